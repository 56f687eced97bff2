"""Which encoding a text file is in, and whether it is a text file at all."""

from __future__ import annotations

import re

from generator.errors import Finding, Location, UnreadableSourceError
from generator.model.value import value_class
from generator.sources.rules import UNDECODABLE_BYTES, UNREADABLE_SOURCE

BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
SIGNATURES = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "压缩包或 Word 文档"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文档"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"BM", "BMP 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"RIFF", "媒体文件"),
    (b"\x1f\x8b", "压缩包"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"{\\rtf", "RTF 文档"),
)
"""First bytes of formats that are met under a text file's suffix."""
ENCODINGS = ("utf-8", "gb18030")
MOST_LINES = 200_000
"""Lines of a text; what has more is a log or a dump, and would keep a desk waiting."""
LARGEST = 16_000_000
"""Bytes of a text that is still read: a hundred times the longest plan."""
TOLERATED = 0.01
"""Share of replaced or control characters from which on a file is no text."""

CONVERT = "请用文本编辑器打开，另存为 UTF-8 编码后再读入。"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_COMMON = re.compile("[，。、：；的一是在有和]")


@value_class
class Decoded:
    """A file's text, without byte order mark."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, *, name: str) -> Decoded:
    """The text of a file: by its byte order mark, else UTF-8, else GB18030.

    Raises:
        UnreadableSourceError: the data is a picture, an archive or anything else that is no text.
    """
    if len(data) > LARGEST:
        raise _unreadable(name, f"文件有 {len(data) // 1_000_000} MB，超过 {LARGEST // 1_000_000} MB 的上限。")
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], (encoding,), name)
    for signature, kind in SIGNATURES:
        if data.startswith(signature) and (len(signature) > len("BM") or b"\x00" in data[:64]):
            raise _unreadable(name, f"内容是{kind}，不是文本。")
    return _tolerant(data, ENCODINGS, name)


def _tolerant(data: bytes, encodings: tuple[str, ...], name: str) -> Decoded:
    """The first encoding that fits, else the one that fits best if it nearly fits."""
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        _check_is_text(text, name)
        if text.count("\n") > MOST_LINES:
            raise _unreadable(name, f"文件超过 {MOST_LINES} 行。", "请分成几个文件后再读入。")
        if encoding == "gb18030" and looks_like_big5(data, text):
            raise _unreadable(name, "是 Big5 编码（繁体），不是 UTF-8、UTF-16 或 GB18030。", CONVERT)
        return Decoded(text=text, encoding=encoding)
    text, encoding = min(
        ((data.decode(encoding, "replace"), encoding) for encoding in encodings),
        key=lambda pair: pair[0].count("\ufffd"),
    )
    replaced = text.count("\ufffd")
    if replaced > TOLERATED * len(text):
        raise _unreadable(name, "不是 UTF-8、带字节序标记的 UTF-16 或 GB18030 编码的文本。", CONVERT)
    _check_is_text(text, name)
    line = text.count("\n", 0, text.index("\ufffd")) + 1
    message = f"有 {replaced} 处字节不属于 {encoding} 编码，读作“\ufffd”。"
    finding = UNDECODABLE_BYTES.at(Location(name, line), message, "请对照原件改正。")
    return Decoded(text=text, encoding=encoding, findings=(finding,))


def looks_like_big5(data: bytes, text: str) -> bool:
    """Whether Big5 explains bytes better than GB18030, which read `text`: by marks and words of every sentence."""
    try:
        other = data.decode("big5")
    except UnicodeDecodeError:
        return False
    return len(_COMMON.findall(other)) > 2 * len(_COMMON.findall(text))


def _check_is_text(text: str, name: str) -> None:
    """Refuse what decodes by chance, and what holds nothing."""
    if len(_CONTROL.findall(text)) > TOLERATED * len(text):
        raise _unreadable(name, "内容是二进制数据，不是文本。")
    if not text.strip("\ufeff\u200b \t\r\n\u3000\xa0"):
        raise _unreadable(name, "文件是空的，没有可读的文字。")


def _unreadable(name: str, message: str, hint: str = "请取得可读的原件，或改正扩展名。") -> UnreadableSourceError:
    return UnreadableSourceError(UNREADABLE_SOURCE.at(Location(name), message, hint))
