"""Characters as a PDF codes them → characters as they are printed.

Fonts that reuse one glyph for a radical and for the character of the same shape make a PDF say ⽤ (U+2F64) where 用 is
printed; ligatures stand for several letters. Both are the format's fault and are repaired; the numbers are told.
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = (
    "⺁厂⺂乛⺃乚⺄乙⺅亻⺆冂⺇𠘨⺈刀⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺏尣⺐尢⺑𡯂⺒巳⺓幺⺔彑⺕𫜹⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬"
    "⺧牛⺨犭⺩王⺪𤴔⺫目⺬示⺭礻⺮𥫗⺯糹⺰纟⺱罓⺲罒⺳㓁⺴冗⺵𦉫⺶羊⺷𦍌⺸𦍋⺹耂⺺肀⺻聿⺼肉⺽𦥑⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇𧢲⻈讠⻉贝"
    "⻊𧾷⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻕𨸏⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞𩙿⻟飠⻠饣⻡𩠐⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯"
    "⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
"""CJK radicals supplement and the unified ideograph of each (Unicode, EquivalentUnifiedIdeograph)."""

_RADICALS = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
_FIRST_REPAIRED = "\u2e80"
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}


def is_private(char: str) -> bool:
    """A character of a private-use area, or one the font gives no code for (U+FFFD)."""
    return "\ue000" <= char <= "\uf8ff" or char == "\ufffd" or char >= "\U000f0000"


def is_han(char: str) -> bool:
    """A Chinese character or full-width punctuation: what takes a whole em and is set without spaces."""
    return (
        "\u2e80" <= char <= "\u9fff"
        or "\uf900" <= char <= "\ufaff"
        or "\ufe30" <= char <= "\ufe4f"
        or ("\uff00" <= char <= "\uff60" or "\U00020000" <= char <= "\U0003ffff" or "\u2460" <= char <= "\u24ff")
    )


def repair(char: str) -> str:
    """The printed character for a radical, a compatibility ideograph or a ligature; any other as it is."""
    if char < _FIRST_REPAIRED:
        return char
    if char in _RADICALS:
        return _RADICALS[char]
    if "\u2f00" <= char <= "\u2fdf" or "\uf900" <= char <= "\ufaff" or "\U0002f800" <= char <= "\U0002fa1f":
        return unicodedata.normalize("NFKC", char)
    return _LIGATURES.get(char, char)


def is_radical(char: str) -> bool:
    """Whether `repair` exchanges one ideograph for another."""
    return char >= _FIRST_REPAIRED and char not in _LIGATURES and repair(char) != char
