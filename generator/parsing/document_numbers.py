"""发文字号 in running text: the number is cut free from the words before it.

Joint documents bear the leading organ's number only; 第17号 of an order and 令第711号 are no document numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.document_number import NUMBER, DocumentNumber
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterator

_BEFORE = re.compile(
    r".*(?:另见|参见|详见|根据|依据|依照|按照|参照|对照|遵照|贯彻|落实|执行|印发|转发|废止|修订|以及|关于|文件|通知|意见"
    r"|文号|字号|编号|同时|为|由|的|以|在)"
)
_JOINING = re.compile("^(?:以及|[和与及或见])")
_YEAR = re.compile(r"[〔［\[【（(﹝〈《〖{｛〘‘“「]\s*[0-9０-９]")
"""What every number holds: looked for first, because it is found sooner than the code before it."""
_LONGEST_CODE = 12


@value_class
class FoundNumber:
    """A document number in a text."""

    start: int
    end: int
    number: DocumentNumber


def parse_document_number(text: str) -> DocumentNumber | None:
    """A text that is a document number and nothing else, brackets around it apart; None otherwise."""
    plain = text.strip()
    inner = plain[1:-1] if plain[:1] in "（(" and plain[-1:] in "）)" else plain
    return DocumentNumber.parse(inner)


def may_hold_number(text: str) -> bool:
    """Whether a document number can stand in the text: soon said, and mostly no."""
    return _YEAR.search(text) is not None


def find_document_numbers(text: str) -> Iterator[FoundNumber]:
    """Every document number of a text, in order.

    "根据青府办字〔2025〕5号" -> 青府办字〔2025〕5号
    """
    if not may_hold_number(text):
        return
    for match in NUMBER.finditer(text):
        code = _cut_free(match["code"], before=text[: match.start()][-1:])
        if len(code) > _LONGEST_CODE:
            continue
        number = DocumentNumber.from_match(match, code=code)
        if number is not None:
            start = match.start() + len(match["code"]) - len(code)
            yield FoundNumber(start=start, end=match.end(), number=number)


def _cut_free(code: str, *, before: str) -> str:
    """The code without the words of the sentence that run into it; 和 is cut only after another number or title."""
    bare = _BEFORE.sub("", code, count=1) or code
    return _JOINING.sub("", bare) if before and before in "号》）)〕" else bare
