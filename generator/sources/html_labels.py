"""Labels of a page's metadata, as the columns of Chinese governments print them (国办发〔2017〕47号 and practice)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.sources.html_words import COMMON_WORDS, LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator

_ALONE = LABELS - COMMON_WORDS
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_COLON = re.compile(r"[:：]")
_BEFORE = frozenset("|｜丨[【（(")
"""What a label may stand after, besides a blank."""
_WIDEST = 60
"""Characters that a letter-spaced label (索　引　号) may take."""
META_NAMES = {
    "articletitle": "标题",
    "pubdate": "发布日期",
    "publishdate": "发布日期",
    "contentsource": "来源",
    "source": "来源",
    "keywords": "关键词",
    "author": "作者",
    "columnname": "栏目",
    "sitename": "网站名称",
    "description": "摘要",
    "og:title": "标题",
    "article:published_time": "发布日期",
}
"""`<meta name>` (国办发〔2017〕47号, annex 2) → the printed label that means the same."""


def find_labelled(text: str) -> Iterator[tuple[int, int]]:
    """Begin and end of every known label with its colon, at the beginning of the text or after a blank."""
    place = 0
    for colon in _COLON.finditer(text):
        start = _find_start(text, max(place, colon.start() - _WIDEST), colon.start())
        if start is not None:
            yield start, colon.end()
            place = colon.end()


def _find_start(text: str, first: int, colon: int) -> int | None:
    """The leftmost place from which all up to the colon is a known label."""
    for at in range(first, colon):
        can_begin = at == 0 or text[at - 1].isspace() or text[at - 1] in _BEFORE
        if can_begin and not text[at].isspace() and "".join(text[at:colon].split()) in LABELS:
            return at
    return None


def bare(text: str) -> str:
    """A label without white space and colon, brackets half-width."""
    return _COLON.sub("", _SPACE.sub("", text)).translate(str.maketrans("（）", "()")).strip("[]【】*·•")


def is_label(text: str) -> bool:
    """Whether a text is a known label and nothing else; a short common word needs its colon."""
    stripped = text.strip()
    if len(stripped) > 24:
        return False
    name = bare(stripped)
    return name in LABELS and (stripped.endswith((":", "：")) or name in _ALONE)


def is_any_label(text: str) -> bool:
    """Whether a text is a known label, with or without its colon."""
    return len(text) <= 24 and bare(text) in LABELS
