"""Web pages: what is the document's, what is metadata, what is the site's; nothing lost, nothing invented."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import Finding, UnreadableSourceError
from generator.model.transcript import Cell, Figure, Grid, Line, Transcript
from generator.sources.html import read_html

FIXTURES = Path(__file__).parent / "fixtures" / "html"
PAGES = sorted(FIXTURES.glob("*.html"))


def read(text: str | bytes) -> Transcript:
    data = text if isinstance(text, bytes) else text.encode()
    return read_html(data, name="page.html", sha256="0")


def show_cell(cell: Cell) -> str:
    spans = "" if cell.rowspan == cell.colspan == 1 else f" ({cell.rowspan}×{cell.colspan})"
    return cell.text.replace("\n", "⏎") + spans


def show(transcript: Transcript) -> str:
    """A transcript as prose: one block, fact or residue a line."""
    lines: list[str] = []
    for block in transcript.blocks:
        if isinstance(block, Line):
            marks = [f"h{block.heading_level}"] if block.heading_level else []
            marks += ["centred"] * block.centred + ["part"] * (not block.whole)
            lines.append(f"line{''.join(' ' + mark for mark in marks)}: {block.text}")
        elif isinstance(block, Grid):
            lines.append("table with header:" if block.has_header else "table:")
            for row in block.rows:
                cells = [show_cell(cell) for cell in row.cells]
                lines.append(f"  | {' | '.join(cells)} |")
        elif isinstance(block, Figure):
            lines.append(f"figure: {block.alt} → {block.target}")
    lines += [f"fact{'' if fact.visible else ' unseen'}: {fact.name} = {fact.value}" for fact in transcript.facts]
    lines += [f"residue: {entry.text}" for entry in transcript.residue]
    lines += [f"finding: {finding.code} {finding.name}" for finding in transcript.findings]
    return "\n".join(lines) + "\n"


class Shown(HTMLParser):
    """The characters of a page that a browser may show."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "template", "title", "noscript"):
            self.silent = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""

    def handle_data(self, data: str) -> None:
        self.text += "" if self.silent else data


def count(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s\u200b\ufeff]+", "", text))


def assert_conserved(page: str, transcript: Transcript) -> None:
    shown = Shown()
    shown.feed(page)
    shown.close()
    figures = count("".join(block.alt for block in transcript.blocks if isinstance(block, Figure)))
    kept = count("".join(transcript.strings()))
    assert kept - figures == count(shown.text)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_page_is_read_as_expected(page: Path, golden: Callable[[Path, str], None]) -> None:
    golden(page.with_suffix(".txt"), show(read(page.read_bytes())))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_every_character_of_a_page_stands_somewhere_once(page: Path) -> None:
    assert_conserved(page.read_text("utf-8"), read(page.read_bytes()))


def test_lines_name_the_source_line() -> None:
    transcript = read("<html>\n<body>\n<p>第一段，有标点。</p>\n<p>第二段，\n也有标点。</p></body></html>")
    assert [(block.line, block.text) for block in transcript.blocks if isinstance(block, Line)] == [
        (3, "第一段，有标点。"),
        (4, "第二段，也有标点。"),
    ]


@pytest.mark.parametrize(
    ("encoding", "declared", "read_as"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "gb2312", "utf-8"),
        ("utf-8-sig", "", "utf-8"),
        ("gbk", "gb2312", "gb18030"),
        ("gb18030", "", "gb18030"),
        ("gb18030", "utf-8", "gb18030"),
        ("utf-16", "", "utf-16-le"),
    ],
)
def test_encodings(encoding: str, declared: str, read_as: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = f"<html><head>{meta}</head><body><p>青禾区人民政府关于植树节活动的通知，请各镇认真组织。</p></body></html>"
    transcript = read(page.encode(encoding))
    assert transcript.encoding == read_as
    assert "青禾区人民政府关于植树节活动的通知，请各镇认真组织。" in list(transcript.strings())


TRADITIONAL = "<p>青禾區人民政府關於植樹節活動的通知，請各鎮認真組織，並於三月底前報告。</p>" * 3


@pytest.mark.parametrize(
    ("data", "rule", "hint"),
    [
        (("<meta charset=big5>" + TRADITIONAL).encode("big5"), "unsupported-charset", "UTF-8"),
        (TRADITIONAL.encode("big5"), "unsupported-charset", "UTF-8"),
        (b"%PDF-1.7 ...", "not-html", ".pdf"),
        (b"PK\x03\x04....", "not-html", ".docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "not-html", ".docx"),
        (b"\x89PNG....", "not-html", "文字版"),
        (b"\x00" * 5000, "not-html", "核对"),
        (b"<p>" * 500_000, "oversized-page", "核对"),
        (b"<div>" * 5_000 + "深".encode(), "overnested-page", "docx"),
        (b"<html><body><script>x</script></body></html>", "empty-page", "核对"),
        (b"  \n ", "not-html", "核对"),
    ],
    ids=range(11),
)
def test_what_is_no_page_is_refused_with_advice(data: bytes, rule: str, hint: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read(data)
    (finding,) = caught.value.findings
    assert finding.name == rule
    assert hint in finding.hint


def test_debris_of_entities_is_printed_text() -> None:
    transcript = read("<p>青禾区&nbsp;&amp;sp;&sp; 二〇二四年</p>")
    assert [block.text for block in transcript.blocks if isinstance(block, Line)] == ["青禾区\u00a0&sp;&sp; 二〇二四年"]


def test_a_line_of_code_keeps_its_breaks() -> None:
    transcript = read("<pre>第一行\n  第二行</pre>")
    assert [(block.text, block.whole) for block in transcript.blocks if isinstance(block, Line)] == [
        ("第一行", False),
        ("第二行", False),
    ]


TOKENS = (
    *re.findall(
        r"<[^>]+>",
        "<p></p><div></div><br><span></span><b></b><table><table border=1></table><tr></tr><td></td><td rowspan=2>"
        "<th></th><ul><li></ul><dl><dt><dd></dl><h2></h2><nav></nav><pre></pre><caption></caption><a href=/x>"
        "</a><div style=display:none>",
    ),
    *("&nbsp;", "　　", "一、做好工作，按时完成。", "索引号：", "来源：", "青府〔2024〕1号"),
    *("2024年5月1日", "打印", "首页", "附件：1.表"),
)


@given(st.lists(st.sampled_from(TOKENS), min_size=1, max_size=40))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_any_markup_is_read_and_conserved(tokens: list[str]) -> None:
    page = f"<html><body><div>{''.join(tokens)}</div></body></html>"
    shown = Shown()
    shown.feed(page)
    if count(shown.text):
        assert_conserved(page, read(page))


@pytest.mark.parametrize("seed", range(60))
def test_damaged_pages_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(chance.choice(PAGES).read_bytes())
    for _ in range(chance.randrange(1, 40)):
        place = chance.randrange(len(data))
        if chance.random() < 0.5:
            data[place] = chance.randrange(256)
        else:
            del data[place : place + chance.randrange(30)]
    outcome: object = None
    try:
        outcome = read(bytes(data))
    except UnreadableSourceError as error:
        outcome = error.findings[0]
    assert isinstance(outcome, (Transcript, Finding))
