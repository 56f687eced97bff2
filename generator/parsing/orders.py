"""The document's own number: 发文字号, or the name and serial of an order (令)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.widths import fold, squeeze
from generator.errors import Location
from generator.parsing.document_numbers import parse_document_number
from generator.parsing.line_kinds import is_organ, is_without_han
from generator.parsing.rules import NONCANONICAL_NUMBER

if TYPE_CHECKING:
    from generator.errors import Finding
    from generator.parsing.anatomy import Head, Reading

_WHOLE_ORDER = re.compile(r"^(?P<order>[\u4e00-\u9fff]+令)[（(]?(?P<serial>第?.+号)[）)]?$")
_ADOPTED = re.compile(r"(?P<order>[\u4e00-\u9fff]{2,30}令)(?P<serial>第?\d+号)(?:公布|发布|颁布)")
_DATES = re.compile(r"\d+年\d+月\d+日")


def find_number(reading: Reading, labelled: str | None, *, name: str, findings: list[Finding]) -> str | None:
    """Canonical number as printed above the text, else as labelled, else of the order that 题注 names."""
    heads = [reading.carrier, *([reading.inner] if reading.inner is not None else [])]
    for head in heads:
        if (order := _order_number(head)) is not None:
            return order
    for head in heads:
        for text in head.numbers:
            return _canonical(text, name, findings)
        if head.order is None and head.serial:
            return _announcement(head) + head.serial
    if labelled:
        return _canonical(labelled, name, findings)
    for head in heads:
        for text in head.adoption:
            if match := _ADOPTED.search(_DATES.sub(" ", squeeze(text))):
                return match["order"] + match["serial"]
    return None


def _announcement(head: Head) -> str:
    """「青禾省自然资源厅公告」 before 「2024年第5号」; "" for minutes and what else has a serial of its own."""
    for title in map(squeeze, head.titles):
        organ = title.removesuffix("公告")
        if organ != title and (is_organ(organ) or (not organ and len(head.organs) == 1)):
            return f"{organ or head.organs[0]}公告"
    return ""


def _order_number(head: Head) -> str | None:
    """「中华人民共和国国务院令第711号」."""
    if head.order is None:
        return None
    whole = _WHOLE_ORDER.match(head.order)
    if whole is not None:
        return whole["order"] + whole["serial"]
    return head.order + head.serial if head.serial else None


def _canonical(text: str, name: str, findings: list[Finding]) -> str:
    """The number in its canonical form; text that is no such number stays as it is."""
    number = parse_document_number(text)
    if number is None:
        return " ".join(text.split()) if is_without_han(text) else squeeze(text)
    if fold(str(number)) != fold(text) or "（" in text or "(" in text:
        message = f"发文字号“{text}”按规范写法读作“{number}”。"
        findings.append(NONCANONICAL_NUMBER.at(Location(name), message, "请核对原件。"))
    return str(number)
