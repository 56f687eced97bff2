"""Opening a PDF: what is none, is locked or broken is refused; what is too large is read in part, and told."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.errors import Location, UnreadableSourceError
from generator.sources.pdf_pages import PageContent, read_page
from generator.sources.pdf_rules import BROKEN_PDF, LIMIT_REACHED, UNREADABLE_PAGE

if TYPE_CHECKING:
    from generator.errors import Finding
    from generator.sources.pdf_glyphs import Pdfium

MAX_PAGES = 600
MAX_GLYPHS_IN_ALL = 300_000
MAX_SECONDS = 5.0
"""Processor time after which no further page is begun: far beyond what any honest document of that size takes."""
MAX_BYTES = 300_000_000
MAGIC = b"%PDF-"
MAGIC_WITHIN = 1024
MAX_BROKEN = 20
"""Broken pages one after the other after which the rest is given up."""


@dataclass(slots=True, kw_only=True)
class Pages:
    """The pages that could be read."""

    count: int
    """Pages the document has."""
    pages: list[PageContent] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def _refuse(name: str, message: str, hint: str) -> UnreadableSourceError:
    return UnreadableSourceError(BROKEN_PDF.at(Location(name), message, hint))


def read_pages(data: bytes, name: str) -> Pages:
    """Read every page of a PDF.

    Raises:
        UnreadableSourceError: no PDF, too large, locked by a password, or without a readable page.
    """
    if MAGIC not in data[:MAGIC_WITHIN]:
        raise _refuse(name, "文件名是 .pdf，内容却不是 PDF。", "请核对文件是否选错，或用原软件重新导出为 PDF。")
    if len(data) > MAX_BYTES:
        raise _refuse(name, f"文件超过 {MAX_BYTES // 1_000_000} MB，不予读取。", "请压缩或拆分后重新导入。")
    import pypdfium2  # noqa: PLC0415 - loaded only where there is a PDF
    from pypdfium2 import raw  # noqa: PLC0415

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise _refuse(name, "PDF 加了打开密码，无法读取。", "请用密码打开后另存为不加密的 PDF，再导入。") from error
        raise _refuse(name, "PDF 已损坏，无法打开。", "请重新下载或用原软件重新导出为 PDF。") from error
    try:
        return _read_all(document, raw, name)
    finally:
        document.close()


def _read_all(document: Pdfium, raw: Pdfium, name: str) -> Pages:
    """The pages in order, up to the limits."""
    count = len(document)
    result = Pages(count=max(0, count))
    broken: list[int] = []
    in_a_row = glyphs = 0
    begun = time.process_time()
    for index in range(min(count, MAX_PAGES)):
        content = _read_one(document, raw, index)
        if content is None:
            broken.append(index + 1)
            in_a_row += 1
            if in_a_row >= MAX_BROKEN:
                break
            continue
        in_a_row = 0
        result.pages.append(content)
        glyphs += content.glyphs + sum(map(len, content.unseen))
        if glyphs > MAX_GLYPHS_IN_ALL or time.process_time() - begun > MAX_SECONDS:
            break
    if not result.pages:
        raise _refuse(name, "PDF 没有一页可以读取，文件已损坏。", "请重新下载或用原软件重新导出为 PDF。")
    if broken:
        shown = "、".join(map(str, broken[:MAX_BROKEN]))
        place = Location(name, page=broken[0])
        result.findings.append(UNREADABLE_PAGE.at(place, f"第 {shown} 页已损坏，没有读入。", "请换用完好的文件。"))
    reached = result.pages[-1].number
    if reached + (len(broken) if broken and broken[-1] > reached else 0) < count:
        place = Location(name, page=reached)
        message = f"PDF 共 {count} 页，只读到第 {reached} 页。"
        result.findings.append(LIMIT_REACHED.at(place, message, "请拆分文件后分别导入。"))
    return result


def _read_one(document: Pdfium, raw: Pdfium, index: int) -> PageContent | None:
    """A page; None where pdfium cannot load it."""
    from pypdfium2 import PdfiumError  # noqa: PLC0415

    try:
        page = document[index]
    except PdfiumError:
        return None
    try:
        return read_page(page, raw, index + 1)
    except PdfiumError:
        return None
    finally:
        page.close()
