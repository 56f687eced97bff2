"""拼音: syllables of a normal form without tones, by which titles are found from a keyboard without an input method."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

_REMEMBERED = 1 << 16
"""Words, of which titles have few."""


def syllables(normal: str) -> tuple[str, ...]:
    """A syllable for each Han character, as words make it likely; runs of letters and digits as they are.

    「政务公开2024年」 -> `zheng wu gong kai 2024 nian`; ü is v, as it is typed.
    """
    from pypinyin.seg.simpleseg import seg  # noqa: PLC0415 - its dictionary takes half a second, which few edits need

    return tuple(chain.from_iterable(map(_spell, seg(normal)))) if normal else ()


@lru_cache(_REMEMBERED)
def _spell(word: str) -> tuple[str, ...]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - as above

    found = lazy_pinyin(word, errors=str, v_to_u=False)
    return tuple(syllable for text in found for syllable in text.split())
