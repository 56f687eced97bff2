"""A Word file → Transcript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Location
from generator.model.transcript import Grid, Line, Residue, SourceFormat, Transcript
from generator.sources import docx_rules as rules
from generator.sources.docx_body import BodyReader, plain_text
from generator.sources.docx_numbering import Numbering, read_numbering
from generator.sources.docx_package import open_package
from generator.sources.docx_refusals import refuse_unsupported
from generator.sources.docx_styles import read_styles
from generator.sources.docx_xml import child, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from generator.errors import Finding
    from generator.sources.docx_package import Package

__all__ = ["read_docx", "refuse_unsupported"]

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_docx(data: bytes, *, name: str, sha256: str) -> Transcript:
    """Read a Word file as it is printed once all tracked changes are accepted.

    Guarantees: text boxes stand once, where they are anchored; automatic numbers are part of the text; of fields only
    the result is read; headers, footers, notes, hidden text and covered cells are residue. `line` is the ordinal of
    the paragraph, counting every paragraph of the main part.

    Raises:
        UnreadableSourceError: no Word file, protected, damaged beyond reading, or too large.
    """
    package = open_package(data, name)
    tree = package.read_main()
    body = child(tree, "body")
    relations = package.relations()
    styles = read_styles(_first(package, "styles", "word/styles.xml"))
    numbering = read_numbering(_first(package, "numbering", "word/numbering.xml"), styles)
    pictures = {identity: target for identity, (kind, target) in relations.items() if kind == "image"}
    reader = BodyReader(styles=styles, numbering=numbering, pictures=pictures)
    blocks = [] if body is None else reader.read(body)
    notes = _read_notes(package, reader)
    residue = (*_read_edges(package, reader), *reader.residue, *notes)
    has_text = any(isinstance(block, (Line, Grid)) for block in blocks)
    return Transcript(
        name=name,
        format=SourceFormat.DOCX,
        sha256=sha256,
        blocks=tuple(blocks),
        residue=tuple(sorted(residue, key=lambda entry: entry.line)),
        findings=(*package.findings, *_findings(package, reader, has_text=has_text, note_count=len(notes))),
    )


def _first(package: Package, kind: str, otherwise: str) -> _Element | None:
    """The tree of the part of a kind."""
    targets = package.targets(kind)
    return package.read_part(targets[0] if targets else otherwise)


def _read_edges(package: Package, reader: BodyReader) -> list[Residue]:
    """Headers and footers, each text once."""
    texts: dict[str, None] = {}
    for kind in ("header", "footer"):
        for target in package.targets(kind):
            tree = package.read_part(target)
            if tree is not None:
                apart = BodyReader(styles=reader.styles, numbering=Numbering(lists={}, style_levels={}), pictures={})
                texts |= dict.fromkeys(plain_text(apart.read(tree)).split("\n"))
    return [Residue(text=text, line=1) for text in texts if text]


def _read_notes(package: Package, reader: BodyReader) -> list[Residue]:
    """Footnotes and endnotes, at the paragraph that refers to them."""
    places = {(kind, identity): line for (kind, identity), line in reversed(reader.notes)}
    found: list[Residue] = []
    for kind in ("footnote", "endnote"):
        tree = _first(package, f"{kind}s", f"word/{kind}s.xml")
        for note in () if tree is None else tree:
            if local(note) != kind or value(note, "type") in _SEPARATORS:
                continue
            apart = BodyReader(styles=reader.styles, numbering=Numbering(lists={}, style_levels={}), pictures={})
            text = plain_text(apart.read(note))
            if text:
                found.append(Residue(text=text, line=places.get((kind, value(note, "id") or ""), 1)))
    return found


def _findings(package: Package, reader: BodyReader, *, has_text: bool, note_count: int) -> list[Finding]:
    """What an editor must know of the file."""
    place = Location(package.name)
    found: list[Finding] = []
    if reader.inline.changes:
        message = f"文件里有修订痕迹（{reader.inline.changes} 处），按接受全部修订读出。"
        found.append(rules.TRACKED_CHANGES.at(place, message, "请在 Word 中接受或拒绝全部修订，定稿后再读入。"))
    if package.targets("comments"):
        found.append(rules.COMMENTS_DROPPED.at(place, "文件里有批注，没有读入。", "请核对批注是否已处理。"))
    if reader.hidden:
        message = f"文件里有 {reader.hidden} 字设为隐藏，列为版面残余。"
        found.append(rules.HIDDEN_RUNS.at(place, message, "请核对原件，公开前删去隐藏文字。"))
    if note_count:
        message = f"文件里有 {note_count} 条脚注或尾注，列为版面残余。"
        found.append(rules.FOOTNOTES_APART.at(place, message, "请核对，需要公开的请写进正文。"))
    if reader.chunks or reader.inline.embedded:
        message = f"文件里嵌有 {reader.chunks + reader.inline.embedded} 个别的文件，没有读入。"
        found.append(rules.UNREAD_PART.at(place, message, "请在 Word 中打开嵌入的文件，把需要公开的内容贴进正文。"))
    if reader.inline.unknown_symbols:
        message = f"文中有 {reader.inline.unknown_symbols} 个符号字体的字符无法换成通用文字，读作“\ufffd”。"
        found.append(rules.UNKNOWN_SYMBOL.at(place, message, "请对照原件改正。"))
    if not has_text:
        found.append(rules.NO_TEXT.at(place, "Word 文件里没有文字，可能是扫描图片。", "请提供文字版原件。"))
    return found
