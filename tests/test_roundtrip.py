"""A draft reads back as the outline that it was made of: `read(write(outline)) == outline`."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator import parsing, sources
from generator.model.outline import Content, Numbering, Outline, Paragraph, Section, SectionRole, Table
from generator.model.transcript import Block, Cell, Grid, Line, Row, SourceFormat, Transcript
from generator.records import write_body

CONTENT = Path(__file__).parents[1] / "content"
WORDS = (
    *(
        "公开助餐点信息。",
        "加强组织领导",
        "各单位要明确专人负责，",
        "（责任单位：区民政局、各街道）",
        "2024年",
        "一二类事项",
    ),
    *("5%以上；", "：", "　", "（一）", "第三条", "①", "一", "、", "附件", "附件1", "任务表"),
    *(
        "*重点*",
        "[附表](x)",
        "a_b_c",
        "<b>",
        "|",
        "\\",
        "`码`",
        "# 井号",
        "> 引",
        "- 横",
        "1. 点",
        "+ 加",
        "~~删~~",
        "&lt;",
    ),
    *("![图](x)", "---", "**粗**", "<!-- 注 -->", "http://a.b/c?d=e&amp;f", "\\*", "}{"),
)
NUMBERS = (
    [f"{n}、" for n in "一二三四"]
    + [f"（{n}）" for n in "一二三四"]
    + [f"{n}." for n in range(1, 5)]
    + [f"{n}. " for n in range(1, 5)]
    + [f"（{n}）" for n in range(1, 4)]
    + [
        "①",
        "②",
        "第一章　",
        "第二章 ",
        "第一条　",
        "第二条　（目的）",
        "第三条 ",
        "1.1 ",
        "1.2 ",
        "2.1 ",
        "（1）",
        "1）",
        "1、",
    ]
)

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join)
lines = st.one_of(words, st.tuples(st.sampled_from(NUMBERS), words).map("".join))
cells = st.one_of(st.just(""), words, st.tuples(words, words).map("\n".join), st.sampled_from(["-", ":-:", "序号"]))


@st.composite
def grids(draw: st.DrawFn) -> tuple[tuple[str, ...], ...]:
    width = draw(st.integers(2, 4))
    row = st.lists(cells, min_size=width, max_size=width).map(tuple)
    return tuple(draw(st.lists(row, min_size=1, max_size=4)))


def shape(outline: Outline) -> list[object]:
    """All that must survive: ids, marks, labels, headings, roles, texts, tables; not lines and spans."""
    return [_section(section) for section in outline.sections]


def _section(section: Section) -> tuple[object, ...]:
    head = (section.id, section.mark, section.label, section.heading, section.run_in, section.role)
    return (*head, *map(_content, section.content), *map(_section, section.children))


def _content(content: Content) -> tuple[object, ...]:
    if isinstance(content, Paragraph):
        return ("text", content.text)
    if isinstance(content, Table):
        return ("table", content.caption, content.header, content.rows)
    return ("figure", content.alt, content.target)


def read_back(outline: Outline, title: str | None) -> tuple[str, Outline]:
    """What is written, and its outline."""
    body = write_body(outline, title=title)
    transcript = sources.read_markdown(body, name="draft.md")
    return body, parsing.read_structure(transcript, year=None).outline


def transcript_of(content: list[str | tuple[tuple[str, ...], ...]]) -> Transcript:
    """Paragraphs and tables as a reader would hand them over."""
    blocks: list[Block] = []
    for number, part in enumerate(content, 1):
        if not isinstance(part, str):
            rows = tuple(Row(cells=tuple(Cell(text=_tidy(cell)) for cell in row), line=number) for row in part)
            blocks.append(Grid(rows=rows, line=number))
        elif part.strip():
            blocks.append(Line(text=part.strip(), line=number, whole=True))
    return Transcript(name="x.txt", format=SourceFormat.TXT, sha256="0" * 64, blocks=tuple(blocks))


def _tidy(cell: str) -> str:
    """A cell as readers give it: no white space around its paragraphs."""
    return "\n".join(part.strip() for part in cell.split("\n") if part.strip())


@given(st.lists(st.one_of(lines, grids()), max_size=14))
@settings(max_examples=400, deadline=None)
def test_any_document_survives_being_drafted(content: list[str | tuple[tuple[str, ...], ...]]) -> None:
    parsed = parsing.parse(transcript_of(content))
    outline = parsed.structure.outline
    body, again = read_back(outline, parsed.elements.title)
    assert shape(again) == shape(outline), body
    assert write_body(again, title=parsed.elements.title) == body


@pytest.mark.parametrize("path", sorted(CONTENT.glob("documents/**/*.md")), ids=lambda path: path.stem)
def test_every_published_body_survives(path: Path) -> None:
    _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
    transcript = sources.read_markdown(body, name=path.name)
    outline = parsing.read_structure(transcript, year=None).outline
    title = next((line[2:] for line in body.splitlines() if line.startswith("# ")), None)
    _, again = read_back(outline, title)
    assert shape(again) == shape(outline)


def test_real_documents_survive(shared: Path) -> None:
    paths = [
        *shared.glob("seeds/*.txt"),
        *(path for suffix in ("html", "txt", "docx") for path in shared.glob(f"corpus/*.{suffix}")),
    ]
    assert paths
    for path in paths:
        parsed = parsing.parse(sources.read(path))
        outline = parsed.structure.outline
        _, again = read_back(outline, parsed.elements.title)
        assert shape(again) == shape(outline), path.name


def _written(texts: list[str], table: tuple[tuple[str, ...], ...] | None = None) -> str:
    """A body that holds just these paragraphs, and a table."""
    paragraphs = [Paragraph(text=text, line=at) for at, text in enumerate(texts)]
    tables = [Table(caption=None, header=table[0], rows=table[1:], row_lines=(), cells=(), line=0)] if table else []
    section = Section(
        id=None, mark=None, label=None, heading="", run_in=False, role=SectionRole.PREAMBLE,
        content=(*paragraphs, *tables), line=0,
    )  # fmt: skip
    return write_body(Outline(sections=(section,), numbering=Numbering.NONE))


@given(st.lists(words.map(str.strip).filter(bool), min_size=1, max_size=4), grids())
@settings(max_examples=200, deadline=None)
def test_another_renderer_shows_the_same_words(texts: list[str], table: tuple[tuple[str, ...], ...]) -> None:
    table = tuple(tuple(_tidy(cell) for cell in row) for row in table)
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(_written(texts, table))
    soup = BeautifulSoup(html.replace("<br>", "\n"), "lxml")
    assert [paragraph.get_text() for paragraph in soup.find_all("p")] == texts
    shown = [[cell.get_text() for cell in row.find_all(["td", "th"])] for row in soup.find_all("tr")]
    assert shown == [list(row) for row in table]


@pytest.mark.parametrize("text", [word for word in WORDS if not re.search("[<&~　]", word)])
def test_python_markdown_shows_the_same_words(text: str) -> None:
    assert BeautifulSoup(markdown.markdown(_written([text])), "lxml").get_text().strip() == text
