"""The PDF reader: pages → lines → paragraphs and tables, furniture as residue, a scan told as a scan.

Everything is read from places on the page; nothing is guessed where there is no text layer.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.errors import Location
from generator.model.transcript import Residue, SourceFormat, Transcript
from generator.sources import pdf_rules as rules
from generator.sources.pdf_document import read_pages
from generator.sources.pdf_furniture import find_furniture
from generator.sources.pdf_guard import guarded
from generator.sources.pdf_long_tables import LongTable, append, begin, goes_on
from generator.sources.pdf_margins import measure
from generator.sources.pdf_paragraphs import Paragraphs
from generator.sources.pdf_tables import TablePart
from generator.sources.pdf_unruled import unruled_tables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.errors import Finding
    from generator.model.transcript import Block
    from generator.sources.pdf_lines import PrintedLine
    from generator.sources.pdf_margins import Setting
    from generator.sources.pdf_pages import PageContent

SHOWN = 20
"""Characters or page numbers named in a finding."""


def read_pdf(data: bytes, *, name: str, sha256: str) -> Transcript:
    """Read a PDF.

    Args:
        data: the file.
        name: the file's name, without folders.
        sha256: digest of `data`.

    Raises:
        UnreadableSourceError: no PDF, broken beyond reading, or locked by a password.
    """
    import pypdfium2  # noqa: F401, PLC0415 - loaded only where there is a PDF, and once for all children

    return guarded(lambda: _read(data, name, sha256), name)


def _read(data: bytes, name: str, sha256: str) -> Transcript:
    """Read in this process."""
    document = read_pages(data, name)
    pages = document.pages
    findings = [*document.findings, *_findings_of_pages(pages, name)]
    residue = [
        Residue(text=text, line=1, page=page.number)
        for page in pages
        for text in (*page.unseen, *page.turned)
        if text.strip()
    ]
    blocks: list[Block] = []
    if all(page.is_image or page.is_blank for page in pages):
        findings.insert(0, _scan(pages, name))
        residue += _all_text(pages)
    else:
        assembled = _Assembler(pages, name)
        blocks = assembled.blocks
        residue += assembled.residue
        findings += assembled.findings
    residue.sort(key=lambda entry: (entry.page or 0, entry.line))
    return Transcript(
        name=name,
        format=SourceFormat.PDF,
        sha256=sha256,
        blocks=tuple(blocks),
        residue=tuple(residue),
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        pages=document.count,
    )


class _Assembler:
    """Turns the content of all pages into blocks."""

    def __init__(self, pages: Sequence[PageContent], name: str) -> None:
        self.name = name
        self.blocks: list[Block] = []
        self.residue: list[Residue] = []
        self.findings: list[Finding] = []
        furniture = find_furniture([(list(page.lines()), page.height) for page in pages])
        for page in pages:
            for line in page.lines():
                if id(line) in furniture:
                    self.residue.append(Residue(text=line.text, line=line.ordinal, page=line.page))
        items = [item for page in pages for item in page.items if id(item) not in furniture]
        lines = [item for item in items if not isinstance(item, TablePart)]
        self.rows, heads = unruled_tables(lines)
        for head in heads:
            place = Location(name, page=head.page)
            self.findings.append(
                rules.UNRULED_TABLE.at(place, "此处像是没有框线的表格，已按文字逐行读入。", "请对照原件核对各栏。")
            )
        self._put_together(items, measure(lines, {page.number: page.width for page in pages}))

    def _put_together(self, items: Sequence[PrintedLine | TablePart], setting: Setting) -> None:
        """Paragraphs and tables in reading order."""
        paragraphs = Paragraphs(setting)
        table: LongTable | None = None
        for item in items:
            if isinstance(item, TablePart):
                self._add(paragraphs.interrupt())
                if table is not None and goes_on(table, item):
                    append(table, item)
                else:
                    self._close(table)
                    table = begin(item)
                continue
            self._close(table)
            table = None
            self._add(paragraphs.take(item, alone=id(item) in self.rows))
        self._add(paragraphs.close())
        self._close(table)

    def _add(self, block: Block | None) -> None:
        if block is not None:
            self.blocks.append(block)

    def _close(self, table: LongTable | None) -> None:
        """A table is complete."""
        if table is None:
            return
        self.blocks.append(table.grid())
        self.residue += [Residue(text=text, line=line, page=page) for text, line, page in table.repeated]
        if table.pages > 1:
            message = (
                f"表格共跨 {table.pages} 页，已接成一张：略去重复的表头 {len(table.repeated)} 行，"
                f"接回被页面切开的行 {table.joined_rows} 行。"
            )
            place = Location(self.name, page=table.page)
            self.findings.append(rules.TABLE_CONTINUED.at(place, message, "请抽查各页首尾的表格行。"))


def _all_text(pages: Sequence[PageContent]) -> list[Residue]:
    """The few characters of a scan."""
    found = [Residue(text=line.text, line=line.ordinal, page=page.number) for page in pages for line in page.lines()]
    for page in pages:
        parts = [item for item in page.items if isinstance(item, TablePart)]
        found += [
            Residue(text=cell.text, line=1, page=page.number) for part in parts for cell in part.cells if cell.text
        ]
    return found


def _scan(pages: Sequence[PageContent], name: str) -> Finding:
    images = sum(page.is_image for page in pages)
    told = f"{len(pages)} 页中有 {images} 页是图片，没有文字层。" if images else "页面上没有任何文字。"
    return rules.SCAN_WITHOUT_TEXT.at(
        Location(name), f"{told}没有读出正文。", "请先做文字识别（OCR），或索取可复制文字的版本。"
    )


def _findings_of_pages(pages: Sequence[PageContent], name: str) -> list[Finding]:
    """What had to be repaired or left out, once for the document."""
    found: list[Finding] = []
    readable = [page for page in pages if not (page.is_image or page.is_blank)]
    images = [page for page in pages if page.is_image]
    if readable and images:
        place = Location(name, page=images[0].number)
        message = f"第 {_numbers(images)} 页是图片，其上的文字没有读入。"
        found.append(rules.IMAGE_PAGE.at(place, message, "请对照原件；图片上有正文的，须先做文字识别。"))
    if recognised := [page for page in pages if page.is_recognised]:
        message = f"第 {_numbers(recognised)} 页是扫描图片，文字取自识别软件留下的隐藏文字层。"
        found.append(
            rules.RECOGNISED_TEXT.at(
                Location(name, page=recognised[0].number), message, "请逐字核对，识别结果可能有错。"
            )
        )
    if radicals := sum(page.radicals for page in pages):
        first = next(page.number for page in pages if page.radicals)
        message = f"有 {radicals} 个字在文件里写成部首码或兼容汉字，已换成通用汉字。"
        found.append(rules.RADICALS_REPAIRED.at(Location(name, page=first), message))
    found += _unreadable_characters(pages, name)
    for rule, texts, what in (
        (
            rules.HIDDEN_TEXT,
            [(page, page.unseen) for page in pages if page.unseen],
            "看不见的文字（隐藏、白色或在页外）",
        ),
        (rules.ROTATED_TEXT, [(page, page.turned) for page in pages if page.turned], "斜置或竖转的文字"),
    ):
        if texts:
            sample = "".join(texts[0][1])[:SHOWN]
            message = f"第 {_numbers([page for page, _ in texts])} 页有{what}，已移出正文：“{sample}”等。"
            found.append(rule.at(Location(name, page=texts[0][0].number), message, "如属正文，请手工补入。"))
    if cut := [page for page in pages if page.cut]:
        message = f"第 {_numbers(cut)} 页内容过多，没有全部读入。"
        found.append(rules.LIMIT_REACHED.at(Location(name, page=cut[0].number), message, "请拆分文件后重新导入。"))
    return found


def _unreadable_characters(pages: Sequence[PageContent], name: str) -> list[Finding]:
    private = sum((page.private for page in pages), Counter[str]())
    if not private:
        return []
    first = next(page.number for page in pages if page.private)
    shown = "".join(char for char, _ in private.most_common(SHOWN))
    message = f"有 {private.total()} 个字是自造字或读不出编码，已原样保留：{shown}"
    return [rules.PRIVATE_CHARACTER.at(Location(name, page=first), message, "请对照原件补正。")]


def _numbers(pages: Sequence[PageContent]) -> str:
    """Page numbers as they are told."""
    shown = "、".join(str(page.number) for page in pages[:SHOWN])
    return f"{shown}……共 {len(pages)}" if len(pages) > SHOWN else shown
