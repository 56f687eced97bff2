"""The numbers of an annual report: a line of text → figures, or a sentence that says which cell is wrong and why."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.annual_report_tables import FIGURE_TABLES
from generator.records import annual_report_rules as rules
from generator.records.scalars import WrongValueError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.errors import Finding, Location
    from generator.model.annual_report import AnnualReportRecord
    from generator.model.annual_report_tables import FigureLine, FigureTable, FigureValue

NOT_APPLICABLE = "不适用"
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")
_DECIMAL = re.compile(r"(0|[1-9][0-9]{0,8})\.[0-9]{1,6}")
_NEGATIVE = re.compile(r"[-\u2212－﹣][0-9.]+")
_EMPTY_SIGNS = frozenset({"-", "--", "—", "——", "－", "/", "\\", "无", "空", "0件", "零", "null", "~", "?", "？", "×"})
_HOW_TO_FILL = f"没有发生的写0，本机关没有这项职能的写“{NOT_APPLICABLE}”，不能空着。"


def read_figures(record: AnnualReportRecord) -> Mapping[str, tuple[FigureValue, ...]]:
    """Key of a line → its figures; only lines in which nothing is wrong."""
    read = {}
    for table, line in _lines():
        text = _text(record, table, line)
        try:
            figures = tuple(read_figure(word, line) for word in (text or "").split())
        except WrongValueError:
            continue
        if len(figures) == len(line.columns):
            read[line.key] = figures
    return read


def find_wrong_figures(record: AnnualReportRecord) -> Iterator[Finding]:
    """Every cell that is missing or is no number, in the tables' order."""
    for table, line in _lines():
        text = _text(record, table, line)
        place = place_of(record, table, line.key)
        words = (text or "").split()
        if len(words) != len(line.columns):
            yield rules.ABSENT_FIGURE.at(place, *_miscounted(table, line, words))
        for word, column in zip(words, line.columns, strict=False):
            try:
                read_figure(word, line)
            except WrongValueError as error:
                message = f"{name_cell(table, line, column)}：{error.message}"
                yield rules.MALFORMED_FIGURE.at(place, message, error.hint)


def read_figure(word: str, line: FigureLine) -> FigureValue:
    """One cell.

    Raises:
        WrongValueError: it is neither a number of the line's kind nor 不适用.
    """
    if word == NOT_APPLICABLE:
        return None
    if _WHOLE.fullmatch(word):
        return int(word)
    if line.fractional and _DECIMAL.fullmatch(word):
        return Decimal(word)
    raise WrongValueError(*_explain(word, fractional=line.fractional))


def place_of(record: AnnualReportRecord, table: FigureTable, key: str) -> Location:
    """Where a line stands; where it is missing, the table it is missing from."""
    figures = getattr(record, table.key)
    return figures.at(key) if any(known == key for known, _ in figures.key_lines) else record.at(table.key)


def name_cell(table: FigureTable, line: FigureLine, column: str) -> str:
    """第三章表“（一）予以公开”行“自然人”列; a line of one number has no column."""
    where = f"{table.place}“{line.name}”行"
    return where if len(line.columns) == 1 else f"{where}“{column}”列"


def _lines() -> Iterator[tuple[FigureTable, FigureLine]]:
    return ((table, line) for table in FIGURE_TABLES for line in table.lines)


def _text(record: AnnualReportRecord, table: FigureTable, line: FigureLine) -> str | None:
    text: str | None = getattr(getattr(record, table.key), line.key)
    return text


def _miscounted(table: FigureTable, line: FigureLine, words: list[str]) -> tuple[str, str]:
    """Message and hint for a line that has too many or too few numbers."""
    where = f"{table.place}“{line.name}”行"
    wanted = len(line.columns)
    if not words:
        return f"{where}没有填写，应有{wanted}个数。", f"写在 {table.key}: 下面的 {line.key}: 之后。{_HOW_TO_FILL}"
    if wanted == 1:
        return f"{where}应只有1个数，现有{len(words)}个。", "只留一个数；千位不加空格和逗号。"
    message = f"{where}应有{wanted}个数，现有{len(words)}个。"
    return message, f"依次为{'、'.join(line.columns)}，中间用空格隔开。{_HOW_TO_FILL}"


def _explain(word: str, *, fractional: bool) -> tuple[str, str]:
    """Message and hint for a word that is no figure."""
    folded = fold(word)
    if _NEGATIVE.fullmatch(word):
        return f"“{word}”是负数。", "件数和金额不会小于0，请核对原表。"
    if word.lower() in _EMPTY_SIGNS:
        return f"“{word}”看不出是0还是不适用。", _HOW_TO_FILL
    if re.search(r"[,，、;；]", word):
        return f"“{word}”里有逗号或者顿号。", "数与数之间只用空格，千位不加逗号。"
    if folded != word and _WHOLE.fullmatch(folded):
        return f"“{word}”不是半角数字。", f"写成 {folded}。"
    if re.fullmatch(r"[0-9]*\.[0-9]*", word) and not fractional:
        return f"“{word}”不是整数。", "件数只能是整数，请核对原表。"
    if re.fullmatch(r"0[0-9]+", word):
        return f"“{word}”前面多了0。", f"写成 {int(word)}。"
    if re.fullmatch(r"[0-9.]+(?:件|个|次|万元|元|宗)", word):
        return f"“{word}”带了单位。", "只写阿拉伯数字。"
    return f"“{word}”不是数。", f"只写阿拉伯数字。{_HOW_TO_FILL}"
