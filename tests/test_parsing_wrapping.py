"""Text wrapped at a fixed width reads as it did before: whatever the width, with indents or with blank lines."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator import parsing, sources
from generator.model.transcript import Line, SourceFormat, Transcript
from generator.parsing.conservation import account
from generator.sources.text import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.parsed import Parsed

CONTENT = Path(__file__).parents[1] / "content" / "documents"
NOT_AT_HEAD = frozenset("，。、；：！？”’）》〉〕】%％")
INDENT = "　　"


def paragraphs(path: Path) -> list[str]:
    """The paragraphs of a published body, as an unwrapped text would print them."""
    _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
    blocks = sources.read_markdown(body, name=path.name).blocks
    return [block.text for block in blocks if isinstance(block, Line)]


def wrap(text: str, columns: int, *, first: int) -> Iterator[str]:
    """Lines of so many columns, the first shorter by `first`; no line begins with a closing mark."""
    line, room = "", columns - first
    for char in text:
        width = 2 if unicodedata.east_asian_width(char) in "WFA" else 1
        if width > room and char not in NOT_AT_HEAD:
            yield line
            line, room = "", columns
        line += char
        room -= width
    yield line


def shape(parsed: Parsed) -> list[tuple[object, ...]]:
    """Labels, headings and paragraphs of the outline."""
    return [
        (section.label, section.heading, tuple(block.text for block in section.paragraphs))
        for section in parsed.structure.outline.walk()
    ]


def plain(texts: list[str]) -> Parsed:
    blocks = tuple(Line(text=text, line=number, whole=True) for number, text in enumerate(texts, 1))
    return parsing.parse(Transcript(name="a.txt", format=SourceFormat.TXT, sha256="", blocks=blocks))


LONG = [path for path in sorted(CONTENT.rglob("*.md")) if sum(len(text) > 60 for text in paragraphs(path)) > 8]


@pytest.mark.parametrize("columns", [48, 56, 66])
@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_indents_tell_where_paragraphs_begin(path: Path, columns: int) -> None:
    texts = paragraphs(path)
    lines = [line for text in texts for line in wrap(INDENT + text, columns, first=0)]
    parsed = parsing.parse(read_text("\n".join(lines).encode(), name="a.txt", sha256=""))
    assert shape(parsed) == shape(plain(texts))


@pytest.mark.parametrize("columns", [48, 56, 66])
@pytest.mark.parametrize("path", LONG, ids=lambda path: path.stem)
def test_blank_lines_tell_where_paragraphs_begin(path: Path, columns: int) -> None:
    texts = paragraphs(path)
    blocks = ["\n".join(wrap(text, columns, first=4)) for text in texts]
    parsed = parsing.parse(read_text("\n\n".join(blocks).encode(), name="a.txt", sha256=""))
    assert shape(parsed) == shape(plain(texts))


def test_page_numbers_between_lines_are_no_text() -> None:
    path = LONG[0]
    texts = paragraphs(path)
    lines = [line for text in texts for line in wrap(INDENT + text, 56, first=0)]
    paged = [
        part
        for at, line in enumerate(lines, 1)
        for part in ([line, "", f"— {at // 20} —", ""] if at % 20 == 0 else [line])
    ]
    transcript = read_text("\n".join(paged).encode(), name="a.txt", sha256="")
    parsed = parsing.parse(transcript)
    assert shape(parsed) == shape(plain(texts))
    assert [entry.text for entry in parsed.residue] == [f"— {page} —" for page in range(1, len(lines) // 20 + 1)]
    assert not account(transcript, parsed.elements, parsed.structure.outline, parsed.residue).lost
