"""转发包: the files of a policy that others pass on - its code as SVG and PNG, its whole text without any markup."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator.model.address import document_address, relay_file_address
from generator.model.outline import Paragraph, Table
from generator.model.qr_code import render_png, render_svg
from generator.model.relay import is_relayed, write_short_text
from generator.outputs.output_file import Bundle, OutputFile, share_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.document import Document
    from generator.model.library import Library
    from generator.model.outline import Content, Section


def render_relays(library: Library) -> Iterator[Bundle]:
    """Three files for every document that is passed on."""
    for run in share_out(library.documents):
        yield Bundle(run[-1].id, partial(_render, library), run)


def _render(library: Library, *documents: Document) -> Iterator[OutputFile]:
    for document in documents:
        if is_relayed(document, library):
            url = library.site.url + document_address(document.id)
            yield OutputFile(path=relay_file_address(document.id, "svg"), content=render_svg(url))
            yield OutputFile(path=relay_file_address(document.id, "png"), content=render_png(url))
            yield OutputFile(path=relay_file_address(document.id, "txt"), content=_write_text(document, library))


def _write_text(document: Document, library: Library) -> bytes:
    """UTF-8 with a byte order mark and the line ends that every editor of plain text knows."""
    lines = [write_short_text(document, library), "", *read_lines(document)]
    return b"\xef\xbb\xbf" + "".join(f"{line}\r\n" for line in lines).encode()


def read_lines(document: Document) -> Iterator[str]:
    """The document's text, a paragraph a line; cells of a table are kept apart by |."""
    record = document.record
    yield record.notice_title or record.title
    if record.document_number:
        yield record.document_number
    yield ""
    for section in document.structure.outline.walk():
        yield from _read_section(section)
    if record.annotation:
        yield f"（{record.annotation}）"


def _read_section(section: Section) -> Iterator[str]:
    opening = (section.label or "") + section.heading
    blocks = section.content
    first = blocks[0] if blocks and (section.run_in or not section.heading) else None
    if isinstance(first, Paragraph):
        opening, blocks = opening + first.text, blocks[1:]
    if opening:
        yield opening
    for block in blocks:
        yield from _read_block(block)


def _read_block(block: Content) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Table):
        yield from (caption for caption in (block.caption,) if caption)
        for row in ((block.header,) if block.header else ()) + block.rows:
            yield " | ".join(cell.replace("\n", " ") for cell in row)
    elif block.alt:
        yield f"［图：{block.alt}］"
