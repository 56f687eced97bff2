"""The normal form in which texts and queries meet; `theme/assets/search-normal-form.js` is its twin.

Guarantees, held on both sides by `tests/fixtures/search/vectors.json`:

1. Only Han characters and runs are left. A run is a stretch of letters and digits that are not Han (`2024`, `5g`,
   `covid`), in NFKC and lower case; it is one unit and never cut.
2. Brackets, punctuation, white space, symbols and control characters are dropped: 〔2022〕 and [2022] are one.
3. A point between two digits belongs to the run (`7.0`), and so does a comma before exactly three digits (`1,000`).
4. One space stands between two runs that touch once the rest is dropped, and nowhere else: `〔2022〕11` -> `2022 11`.
5. ○ and ◯ become 〇 (二○二四 -> 二〇二四).

The form is made code point by code point, so that the client can map every character back to the printed one.
"""

from __future__ import annotations

import re
import unicodedata

HAN_RANGES = (
    (0x3005, 0x3005),
    (0x3007, 0x3007),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""First and last code points of Han characters."""
HAN = "".join(f"{chr(first)}-{chr(last)}" for first, last in HAN_RANGES)
"""Han characters, as the inside of a regular expression's class."""

_ZEROS = {0x25CB: "〇", 0x25EF: "〇"}
_HAN_CHARACTER = re.compile(f"[{HAN}]")
_LOOSE_POINT = re.compile(r"(?<![0-9])[.,]|[.,](?![0-9])|,(?![0-9]{3}(?![0-9]))")
_LOOSE_SPACE = re.compile(f"^ +| +$| +(?=[{HAN}])|(?<=[{HAN}]) +")
_SPACES = re.compile(" +")


class _Folding(dict[int, str]):
    """A table for `str.translate` that fills itself: what each code point leaves behind."""

    def __missing__(self, code: int) -> str:
        folded = _ZEROS.get(code) or unicodedata.normalize("NFKC", chr(code)).lower()
        kept = "".join(character if _is_kept(character) else " " for character in folded)
        self[code] = kept
        return kept


def _is_kept(character: str) -> bool:
    if character in ".," or _HAN_CHARACTER.match(character):
        return True
    return ord(character) <= 0xFFFF and unicodedata.category(character)[0] in "LN"


FOLDING = _Folding()
"""Code point → what it leaves, spaces for what is dropped; points and commas are dropped later."""


def normal_form(text: str) -> str:
    """The text as it is searched; "" where nothing of it can be searched."""
    folded = text.translate(FOLDING)
    if "." in folded or "," in folded:
        folded = _LOOSE_POINT.sub(" ", folded)
    if " " not in folded:
        return folded
    return _SPACES.sub(" ", _LOOSE_SPACE.sub("", folded))
