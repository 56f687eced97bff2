"""Small damage: bytes flipped, slices removed, repeated or moved, words and markup put in."""

from __future__ import annotations

import io
import random
import re
import zipfile

from tests.fuzz_hostile import TRAPS

MARKUP = tuple(
    token.encode()
    for token in (
        *("<p>", "</p>", "<table>", "</table>", "<tr>", "<td rowspan=99999>", '<td colspan="-1">', "</td>", "<th>"),
        *("<pre>", "<br>", "<div style='display:none'>", "</div>", "<script>", "<!--", "-->", "<![CDATA[", "]]>"),
        *("<w:p>", "</w:p>", "<w:r>", "<w:t>", "</w:t>", "<w:tbl>", "<w:tc>", "<w:vMerge/>", "<w:del>", "<w:ins>"),
        *('<w:gridSpan w:val="70000"/>', '<w:gridSpan w:val="x"/>', '<w:numId w:val="9"/>', "<w:txbxContent>"),
        *(
            '<w:ilvl w:val="-3"/>',
            "<mc:AlternateContent>",
            '<w:fldChar w:fldCharType="begin"/>',
            "<w:footnoteReference/>",
        ),
        *(
            "&#0;",
            "&#xD800;",
            "&#x110000;",
            "&nbsp",
            "&x;",
            "<?xml version='1.0'?>",
            "| --- |",
            "```",
            "---",
            "# ",
            "**",
        ),
        *("endobj", "stream", "<< /Length -1 >>", "/Kids [1 0 R]", "0 0 0 rg", "1e99", "-2147483649", "BT", "ET", "Tj"),
        *("NaN", "99999999999999999999", "-1", "0", "q " * 50, "\x00", "\ufeff", "\x0c", "\x1b", "\u2028"),
    )
)
_ELEMENT = re.compile(rb"<[^<>]{1,200}>")


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A few changes, often one, seldom many."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8, 40))):
        if changed:
            chance.choice(CHANGES)(changed, chance)
    return bytes(changed)


def _flip(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def _replace(data: bytearray, chance: random.Random) -> None:
    data[chance.randrange(len(data))] = chance.choice((0, 10, 32, 34, 38, 60, 62, 127, 128, 255))


def _slice(data: bytearray, chance: random.Random) -> slice:
    start = chance.randrange(len(data))
    return slice(start, start + chance.choice((1, 2, 3, 10, 100, 1000)))


def _remove(data: bytearray, chance: random.Random) -> None:
    del data[_slice(data, chance)]


def _repeat(data: bytearray, chance: random.Random) -> None:
    part = _slice(data, chance)
    data[part] = data[part] * chance.choice((2, 2, 3, 50))


def _move(data: bytearray, chance: random.Random) -> None:
    part = _slice(data, chance)
    moved = bytes(data[part])
    del data[part]
    place = chance.randrange(len(data) + 1)
    data[place:place] = moved


def _put_word(data: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(data) + 1)
    data[place:place] = chance.choice(TRAPS).encode("utf-8", "surrogatepass")


def _put_word_between_lines(data: bytearray, chance: random.Random) -> None:
    ends = [place for place, byte in enumerate(data) if byte in b"\n>"]
    place = chance.choice(ends) + 1 if ends else 0
    data[place:place] = chance.choice(TRAPS).encode("utf-8", "surrogatepass")


def _put_markup(data: bytearray, chance: random.Random) -> None:
    ends = [place for place, byte in enumerate(data) if byte in b"\n>"]
    place = chance.choice(ends) + 1 if ends and chance.random() < 0.8 else chance.randrange(len(data) + 1)
    data[place:place] = chance.choice(MARKUP)


def _drop_element(data: bytearray, chance: random.Random) -> None:
    found = list(_ELEMENT.finditer(bytes(data)))
    if found:
        start, end = chance.choice(found).span()
        del data[start:end]


def _repeat_element(data: bytearray, chance: random.Random) -> None:
    found = list(_ELEMENT.finditer(bytes(data)))
    if found:
        match = chance.choice(found)
        data[match.start() : match.start()] = match[0] * chance.choice((1, 2, 300))


def _change_digits(data: bytearray, chance: random.Random) -> None:
    found = list(re.finditer(rb"\d+", bytes(data)))
    if found:
        start, end = chance.choice(found).span()
        data[start:end] = chance.choice((b"0", b"-1", b"13", b"99999", b"18446744073709551616", b""))


CHANGES = (
    *(_flip, _replace, _remove, _repeat, _move, _put_word, _put_word_between_lines, _put_markup),
    *(_drop_element, _repeat_element, _change_digits),
)


def repack(data: bytes, members: dict[str, bytes]) -> bytes:
    """A zip of the members (those of `data` where there are none), all of one date."""
    if not members:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
