"""Labels of a page's metadata, as the columns of Chinese governments print them (国办发〔2017〕47号 and practice)."""

from __future__ import annotations

import re

from generator.sources.html_words import COMMON_WORDS, LABELS

_ALONE = LABELS - COMMON_WORDS
_SPACE = re.compile(r"[\s\u200b\ufeff]+")
_COLON = re.compile(r"[:：]")
_LETTER_SPACED = r"[\s\u3000\u00a0\u2002\u2003]*"
_KNOWN = "|".join(_LETTER_SPACED.join(map(re.escape, name)) for name in sorted(LABELS, key=len, reverse=True))
LABELLED = re.compile(rf"(?:^|(?<=[\s\u3000\u00a0|｜丨\[【（(]))({_KNOWN}){_LETTER_SPACED}[:：]")
"""A known label with its colon, at the beginning or after a blank."""
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
