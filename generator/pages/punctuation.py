"""Half-width marks between Han characters shown in full width; the stored text is never changed."""

from __future__ import annotations

import re

_WIDE = str.maketrans(",:;()?!", "，：；（）？！")
_HALF_WIDTH = re.compile("[,:;()?!]")
_HAN = r"[\u3400-\u9fff\uff01-\uff5e\u3001-\u301b“”‘’—…]"
_BESIDE_HAN = re.compile(rf"(?<={_HAN})[,:;()?!]+|[,:;()?!]+(?={_HAN})")


def widen(text: str) -> str:
    """The text as long as before, with `, : ; ( ) ? !` in full width where a neighbour is Han.

    Examples:
        公开,解读 -> 公开，解读
        9:00-11:30 -> 9:00-11:30
        要点(2024年) -> 要点（2024年）
    """
    if text.isascii() or not _HALF_WIDTH.search(text):
        return text
    return _BESIDE_HAN.sub(lambda marks: marks[0].translate(_WIDE), text)
