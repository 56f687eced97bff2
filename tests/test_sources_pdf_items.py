"""PDFs set without indents: where a full line ends a paragraph, the number of the next one tells."""

import pytest

from generator.model.transcript import Line
from generator.sources.pdf import read_pdf
from tests.pdf_writer import office, write_pdf

WIDTH = 28
FULL = "沿河绿地由管养单位负责日常保洁和设施维护"


def full_lines(start: str, end: str) -> str:
    """A paragraph whose last line is full."""
    room = 2 * WIDTH - len(start) - len(end)
    return start + (FULL * 3)[:room] + end


@pytest.mark.parametrize(
    ("start", "end", "after"),
    [
        ("第十二条（范围）", "。", "第十三条（原则）坚持属地负责。"),
        ("第十二条 ", "（试行）", "第十三条 坚持属地负责。"),
        ("十二、", "（责任单位：区水务局）", "十三、明确责任主体。"),
    ],
)
def test_a_number_begins_a_paragraph_after_a_full_line(start: str, end: str, after: str) -> None:
    paragraphs = [full_lines(start, end), after, FULL + "。"]
    transcript = read_pdf(write_pdf(*office(paragraphs, indent=0)), name="a.pdf", sha256="0")
    assert [block.text for block in transcript.blocks if isinstance(block, Line)] == paragraphs


@pytest.mark.parametrize(
    "rest", ["（二）项的规定办理。", "3.5万元以上的，另行报批。", "第十三条（一）项另有规定的，从其规定。"]
)
def test_numbers_inside_a_sentence_begin_nothing(rest: str) -> None:
    paragraph = full_lines("", "按照第五条第（一）") + rest
    transcript = read_pdf(write_pdf(*office([paragraph, FULL + "。"], indent=0)), name="a.pdf", sha256="0")
    assert next(block.text for block in transcript.blocks if isinstance(block, Line)) == paragraph
