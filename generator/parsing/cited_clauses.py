"""条款 of a cited document, named right behind its title: 《办法》第十九条、第二十条."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.numerals import parse_numeral
from generator.model.parsed import CitedClause

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERAL = "[〇零一二三四五六七八九十百0-9]{1,7}"
_CLAUSE = re.compile(rf"第({_NUMERAL})条")
_PART = rf"(?:第{_NUMERAL}款|第[（(]?{_NUMERAL}[）)]?项)*"
_JOINED = re.compile(rf"第{_NUMERAL}条{_PART}(?:(?:[、和及与至到]|以及|或者|或)第{_NUMERAL}条{_PART})*")
_OWN = re.compile(
    rf"本(?:实施|试行|暂行)?(?:条例|办法|规定|细则|规则|措施|意见|方案|规程|制度|决定|通告)(?=第{_NUMERAL}条)"
)


def clauses_behind(text: str, start: int) -> tuple[CitedClause, ...]:
    """The articles named from `start` on, without a gap; an article that is inserted (第十条之一) has no such id."""
    named = _JOINED.match(text, start)
    return tuple(_read(text, named.start(), named.end())) if named else ()


def own_clauses(text: str) -> Iterator[CitedClause]:
    """Articles of the document itself: 本办法第八条; what is quoted from another document is its own business."""
    for match in _OWN.finditer(text):
        before = text[: match.start()]
        if before.count("“") <= before.count("”"):
            yield from clauses_behind(text, match.end())


def _read(text: str, start: int, end: int) -> Iterator[CitedClause]:
    for match in _CLAUSE.finditer(text, start, end):
        number = parse_numeral(match.group(1))
        if number and not text.startswith("之", match.end()):
            yield CitedClause(id=f"a{number}", raw=match.group(), start=match.start())
