"""发文机关: from the masthead, the signature, the labels, the title or the order, in this order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.widths import fold, squeeze
from generator.parsing.line_kinds import is_organ, split_organs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.parsing.anatomy import Reading

STATE = "中华人民共和国"
_ABOUT = re.compile(r"^(?P<organs>.{2,80}?)(?:关于|印发|转发|批转|公告|通告|令$)")
_ORDER = re.compile(r"(?P<organ>[\u4e00-\u9fff]{2,30})令")
_ADOPTED_ORDER = re.compile(r"(?P<organ>[\u4e00-\u9fff]{2,30})令第?\s*\d+\s*号\s*(?:公布|发布|颁布)")


def find_issuers(reading: Reading, labelled: str | None, title: str | None) -> tuple[str, ...]:
    """Who issued the document; () where it does not say."""
    if reading.carrier.organs:
        return _unique((*reading.carrier.organs, *_from_order(reading)))
    signed = reading.closings[0].organs if reading.closings else []
    if signed and all(is_organ(organ) for organ in signed):
        return _unique(signed)
    if labelled:
        return _unique(re.split(r"[\s\u3000、，,;；]+", labelled.strip()))
    return _from_titles(reading, title) or _from_order(reading)


def _from_titles(reading: Reading, title: str | None) -> tuple[str, ...]:
    """The names before 关于 in a title."""
    titles = [title or "", *reading.carrier.titles, *(reading.inner.titles if reading.inner else ())]
    for text in titles:
        match = _ABOUT.match(text)
        if match is None:
            continue
        organs = split_organs(match["organs"].strip())
        if all(is_organ(organ) for organ in organs) and (len(organs) > 1 or organs[0] != squeeze(text)):
            return _unique(organs)
    return ()


def _from_order(reading: Reading) -> tuple[str, ...]:
    """Who gave the order, named in its first line or in 题注."""
    if reading.carrier.order is not None and (match := _ORDER.match(reading.carrier.order)):
        return _unique([match["organ"]])
    for head in (reading.carrier, reading.inner):
        for text in head.adoption if head is not None else ():
            if match := _ADOPTED_ORDER.search(re.sub(r"\d+\s*年\s*\d+\s*月\s*\d+\s*日", " ", text)):
                return _unique([match["organ"]])
    return ()


def _unique(organs: Iterable[str]) -> tuple[str, ...]:
    """Names without repetition, without the name of the state before an organ of its own."""
    found: dict[str, str] = {}
    for organ in organs:
        plain = squeeze(organ)
        short = plain.removeprefix(STATE)
        name = short if len(short) >= len("国务院") else plain
        if name:
            found.setdefault(fold(name), name)
    return tuple(found.values())
