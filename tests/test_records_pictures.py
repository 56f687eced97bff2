"""Pictures: sizes read from bytes, and what is told of a file while it is saved."""

from __future__ import annotations

import shutil
import struct
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import desk
from generator.errors import Severity
from generator.records.picture_sizes import read_pixels
from generator.settings import Settings

HERE = Path(__file__).parent
JPEG = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xff\xdb\x00\x05abc\xff\xc2\x00\x11\x08" + struct.pack(">HH", 3024, 4032)
BEGINNINGS = {
    "png": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 640, 480), (640, 480)),
    "gif": (b"GIF89a" + struct.pack("<HH", 320, 200), (320, 200)),
    "bmp from the top": (b"BM" + bytes(16) + struct.pack("<ii", 800, -600), (800, 600)),
    "jpeg, size in the third segment": (JPEG, (4032, 3024)),
    "webp, lossy": (b"RIFF\0\0\0\0WEBPVP8 " + bytes(10) + struct.pack("<HH", 1200, 900), (1200, 900)),
    "webp, lossless": (b"RIFF\0\0\0\0WEBPVP8L" + bytes(5) + struct.pack("<I", 1199 | 899 << 14), (1200, 900)),
    "webp, extended": (b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x7f\x02\x00\xdf\x01\x00", (640, 480)),
    "jpeg without a frame": (b"\xff\xd8\xff\xd9", None),
    "text": ("不是图片".encode(), None),
}


@pytest.mark.parametrize("name", BEGINNINGS)
def test_size_is_read_from_the_beginning(name: str) -> None:
    content, expected = BEGINNINGS[name]
    assert read_pixels(content) == expected


@given(st.sampled_from([content for content, _ in BEGINNINGS.values()]), st.integers(0, 60), st.binary(max_size=40))
def test_no_bytes_are_too_broken(content: bytes, kept: int, rest: bytes) -> None:
    size = read_pixels(content[:kept] + rest)
    assert size is None or min(size) >= 0


def test_a_draft_is_told_of_its_pictures_and_persons_while_it_is_written(tmp_path: Path) -> None:
    root = Path(shutil.copytree(HERE / "site", tmp_path / "portal"))
    settings = Settings(root=root, today=date(2026, 11, 22))
    draft = root / "content/interpretations/draft-jiedu.md"
    before = [found.code for found in desk.check_file(draft, settings)]
    draft.write_text(draft.read_text("utf-8") + "\n![](../attachments/tu.png)\n\n找小王，13800138000。\n", "utf-8")
    told = [found for found in desk.check_file(draft, settings) if found.code not in before]
    assert [(found.code, found.severity) for found in told] == [("L106", Severity.INFO), ("L201", Severity.ERROR)]
