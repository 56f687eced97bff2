"""The code of an address: a reader of codes reads the address back, whatever it is, and it is drawn the same again."""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.qr_code import QUIET, draw_code, render_png, render_svg

URL = "https://www.qinghe.example/documents/qhfb-2024-12/"
LONGEST = 2331
STROKE = re.compile(r"m(-?\d+) (-?\d+)h(\d+)")
READ_PICTURE = """async (source) => {
    const picture = new Image();
    picture.src = source;
    await picture.decode();
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext("2d");
    context.drawImage(picture, 0, 0);
    const pixels = context.getImageData(0, 0, picture.width, picture.height).data;
    return [picture.width, Array.from(pixels.filter((_, index) => index % 4 === 1))];
}"""


def drawn(address: str) -> np.ndarray:
    """What the path covers, a pixel a module."""
    code = draw_code(address)
    begin, path = code.path[: len(f"M{QUIET} {QUIET}.5")], code.path[len(f"M{QUIET} {QUIET}.5") :]
    assert begin == f"M{QUIET} {QUIET}.5"
    assert "".join(found[0] for found in STROKE.finditer(path)) == path
    picture = np.full((code.size, code.size), 255, np.uint8)
    x = y = QUIET
    for right, down, length in STROKE.findall(path):
        x, y = x + int(right), y + int(down)
        assert picture[y, x : x + int(length)].all()
        picture[y, x : x + int(length)] = 0
        x += int(length)
    return picture


def read(picture: np.ndarray) -> str:
    found = zxingcpp.read_barcode(np.kron(picture, np.ones((3, 3), np.uint8)))
    assert found is not None
    assert found.ec_level == "M"
    return found.text


@given(st.from_regex(r"https://[a-z]{3,12}\.example/documents/[A-Za-z0-9%?&=#.~_-]{0,300}/", fullmatch=True))
@settings(max_examples=60, deadline=None)
def test_what_is_drawn_is_read_back(url: str) -> None:
    assert read(drawn(url)) == url


@given(st.text(st.characters(min_codepoint=0x21, exclude_categories=("Cs",)), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_letters_of_any_writing_are_read_back(words: str) -> None:
    address = f"https://www.qinghe.example/{words}"
    found = read(drawn(address))
    assert found.isascii()
    assert found == address if address.isascii() else unquote(found) == unquote(address)


def test_chinese_is_written_as_an_address_has_it() -> None:
    assert read(drawn("https://www.qinghe.example/文?q=一#s1")) == "https://www.qinghe.example/%E6%96%87?q=%E4%B8%80#s1"


def test_the_longest_address() -> None:
    assert read(drawn("x" * LONGEST)) == "x" * LONGEST


@pytest.mark.parametrize("address", ["", "x" * (LONGEST + 1)])
def test_what_no_code_can_hold(address: str) -> None:
    with pytest.raises(ValueError, match=r"empty|too long"):
        draw_code(address)


@pytest.mark.parametrize(("render", "begins"), [(render_svg, b"<svg "), (render_png, b"\x89PNG")])
def test_files_are_the_same_again(render, begins: bytes) -> None:
    assert render(URL) == render(URL)
    assert render(URL).startswith(begins)
    assert render(URL) != render(URL + "x")


@pytest.mark.browser
@pytest.mark.parametrize(("render", "media_type"), [(render_svg, "svg+xml"), (render_png, "png")])
def test_a_browser_shows_the_files(browser, render, media_type: str) -> None:
    page = browser.new_page()
    source = f"data:image/{media_type};base64,{base64.b64encode(render(URL)).decode()}"
    width, greens = page.evaluate(READ_PICTURE, source)
    page.close()
    assert read(np.array(greens, np.uint8).reshape(-1, width)) == URL


def test_a_page_pays_little_for_its_code() -> None:
    assert len(draw_code(URL).path) < 2200
