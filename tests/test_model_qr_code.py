"""The code of an address: what is drawn is what an encoder of its own says, and always the same."""

from __future__ import annotations

import re

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.qr_code import QUIET, draw_code, render_png, render_svg

URL = "https://www.qinghe.example/documents/qhfb-2024-12/"
STROKE = re.compile(r"m(-?\d+) (-?\d+)h(\d+)")


def drawn(text: str) -> set[tuple[int, int]]:
    """Dark modules that the path covers, counted without the quiet zone."""
    path = draw_code(text).path
    assert path.startswith(f"M{QUIET} {QUIET}.5")
    dark, x, y = set(), 0, 0
    for right, down, length in STROKE.findall(path):
        x, y = x + int(right), y + int(down)
        dark |= {(x + step, y) for step in range(int(length))}
        x += int(length)
    return dark


@given(st.from_regex(r"https://[a-z]{3,12}\.example/documents/[a-z0-9-]{1,80}/", fullmatch=True))
@settings(max_examples=40)
def test_the_path_covers_the_dark_modules(url: str) -> None:
    code = segno.make_qr(url, error="m", boost_error=False, mask=2)
    dark = {(x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module}
    assert drawn(url) == dark
    assert draw_code(url).size == len(code.matrix) + 2 * QUIET


def test_three_corners_are_marked() -> None:
    dark, last = drawn(URL), draw_code(URL).size - 2 * QUIET - 1
    for x, y in ((0, 0), (last - 6, 0), (0, last - 6)):
        assert {(x + step, y) for step in range(7)} <= dark


@pytest.mark.parametrize(("render", "begins"), [(render_svg, b"<svg "), (render_png, b"\x89PNG")])
def test_files_are_the_same_again(render, begins: bytes) -> None:
    assert render(URL) == render(URL)
    assert render(URL).startswith(begins)
    assert render(URL) != render(URL + "x")


def test_a_page_pays_little_for_its_code() -> None:
    assert len(draw_code(URL).path) < 2200
