"""Whatever the text, the duties are read without an error, and every printed form stands in it as printed."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.document_number import DocumentNumber
from generator.model.outline import Mark, Numbering, Outline, Paragraph, Section, SectionRole, Table
from generator.parsing.consistency import check_consistency
from generator.parsing.deadlines import find_deadlines
from generator.parsing.document_numbers import find_document_numbers, parse_document_number
from generator.parsing.references import find_references
from generator.parsing.responsibilities import find_responsibilities
from generator.parsing.task_placement import place_rows
from generator.parsing.task_table import read_task_rows
from generator.parsing.tasks import find_tasks
from generator.parsing.texts import read_texts

WORDS = """
    责任单位： 牵头单位: 配合单位 （ ( ) 〔 】 ； ; 、 ， , 。 区财政局 各街镇 等有关部门 负责 会同 和 牵头
    下同 完成时限 《规定》 以下简称 青府办〔2025〕5号 3月底前 13月 2月30日前 次年第一季度 每季度 不少于 两 2 次 %
    年内 到2027年 印发后30日内 “八月” 序号 任务 全年 0000年13月 0000年3月底前 9999年底前
    本方案印发后99999999999日内 １２月底前
"""
PIECES = (*WORDS.split(), "\u3000")
TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=14).map("".join)
YEARS = st.none() | st.integers(min_value=1, max_value=9998)


def outline_of(texts: list[str], rows: list[tuple[str, ...]]) -> Outline:
    table = Table(
        caption=None,
        header=("序号", "任务名称", "任务内容", "责任单位", "时间节点"),
        rows=tuple(rows),
        row_lines=tuple(range(1, len(rows) + 1)),
        cells=(),
        line=1,
    )
    sections = tuple(
        Section(
            id=f"s{number}",
            mark=Mark.THIRD,
            label=f"{number}.",
            heading=text[:5],
            run_in=True,
            role=SectionRole.NUMBERED,
            content=(Paragraph(text=text, line=number), *((table,) if rows else ())),
            line=number,
        )
        for number, text in enumerate(texts, 1)
    )
    return Outline(sections=sections, numbering=Numbering.RESTART)


@settings(deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=3), st.lists(st.tuples(TEXT, TEXT, TEXT, TEXT, TEXT), max_size=3), YEARS)
def test_everything_is_read(texts: list[str], rows: list[tuple[str, ...]], year: int | None) -> None:
    outline = outline_of(texts, rows)
    notes = find_responsibilities(read_texts(outline))
    for note in notes:
        text = texts[note.line - 1]
        assert note.raw in (text if note.start is not None else text[:5])
        assert note.start is None or text[note.start :].startswith(note.raw)
        assert all(note.units)
    deadlines = find_deadlines(read_texts(outline), year=year, dated_on=date(2025, 1, 2))
    assert all(found.raw in texts[found.line - 1] for found in deadlines)
    references = find_references(read_texts(outline), own="青府办〔2025〕5号")
    assert "青府办〔2025〕5号" not in {found.document_number for found in references}
    rows = place_rows(outline, read_task_rows(outline))
    tasks = find_tasks(outline, rows, notes, deadlines, year=year)
    check_consistency(rows, tasks, dated_on=date(2025, 1, 2))


@given(
    st.sampled_from(["青府办", "青府办字", "青府规", "国办函"]),
    st.integers(min_value=1980, max_value=2060),
    st.integers(min_value=1, max_value=9999),
    st.sampled_from(["〔〕", "[]", "【】", "（）", "()", "﹝﹞", "〈〉", "《》", "［］"]),
    st.sampled_from(["", " ", "\u3000"]),
    st.sampled_from(["", "第", "0", "第0"]),
)
def test_every_bracket_form_is_one_number(
    code: str, year: int, serial: int, brackets: str, space: str, ordinal: str
) -> None:
    printed = f"{code}{space}{brackets[0]}{space}{year}{brackets[1]}{space}{ordinal}{serial}{space}号"
    number = DocumentNumber(code, year, serial)
    assert DocumentNumber.parse(printed) == number
    assert parse_document_number(f"（{printed}）") == number
    assert [found.number for found in find_document_numbers(f"根据{printed}文件精神，")] == [number]
    assert DocumentNumber.parse(str(number)) == number
