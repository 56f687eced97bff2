"""From a page's bytes to its text: BOM, then what decodes, then what the page says of itself."""

from __future__ import annotations

import re

from generator.errors import Finding, Location, UnreadableSourceError
from generator.sources.encoding import looks_like_big5
from generator.sources.html_rules import GUESSED_CHARSET, NOT_HTML, OVERSIZED_PAGE, UNSUPPORTED_CHARSET

LARGEST = 16_000_000
"""Bytes of a page that is still read."""
_MOST_TAGS = 400_000

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF 文件", "请把扩展名改为 .pdf 再读入。"),
    (b"PK\x03\x04", "压缩包或 Word（docx）文件", "如果是 Word 文件，请把扩展名改为 .docx；如果是压缩包，请先解压。"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "旧版 Word（doc）或 WPS 文件",
        "请用 Word 或 WPS 打开，另存为 .docx 后再读入。",
    ),
    (b"{\\rtf", "RTF 文件", "请用 Word 或 WPS 打开，另存为 .docx 后再读入。"),
    (b"\x89PNG", "图片", "请提供网页或文字版原件。"),
    (b"\xff\xd8\xff", "图片", "请提供网页或文字版原件。"),
    (b"GIF8", "图片", "请提供网页或文字版原件。"),
    (b"\x1f\x8b", "压缩包", "请先解压，再读入其中的网页。"),
    (b"7z\xbc\xaf", "压缩包", "请先解压，再读入其中的网页。"),
    (b"Rar!", "压缩包", "请先解压，再读入其中的网页。"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_DECLARED = re.compile(rb"""<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_CHINESE = frozenset({"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "hz-gb-2312"})
_CONVERT = "请用浏览器打开后另存为 UTF-8 编码的网页，或用文本编辑器转换为 UTF-8，再读入。"


def decode_page(data: bytes, name: str) -> tuple[str, str, tuple[Finding, ...]]:
    """Text, encoding and findings of a page.

    A page that is valid UTF-8 is UTF-8 whatever it says; otherwise GB18030 (a superset of GBK and GB2312).

    Raises:
        UnreadableSourceError: another format's bytes, too many bytes, or an encoding that is not read (Big5 …).
    """
    place = Location(name)
    _refuse_foreign(data, place)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, ()
    match = _DECLARED.search(data[:8192])
    declared = match[1].decode("ascii", "replace").lower() if match else None
    if b"\x00" in data[:4096]:
        raise UnreadableSourceError(
            NOT_HTML.at(place, "文件内容是二进制数据，不是网页。", "请核对文件，重新下载后再读入。")
        )
    try:
        text, encoding = data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        text, encoding = _decode_other(data, declared, place)
    said = "gb18030" if declared in _CHINESE else (declared or "").replace("utf8", "utf-8")
    if said == encoding or text.isascii() or (not said and encoding == "utf-8"):
        return text, encoding, ()
    message = f"网页{f'自称编码为 {declared}' if declared else '没有写明编码'}，已按 {encoding} 读出。"
    return text, encoding, (GUESSED_CHARSET.at(place, message, "请核对有无乱码。"),)


def _decode_other(data: bytes, declared: str | None, place: Location) -> tuple[str, str]:
    """Bytes that are not valid UTF-8."""
    if (
        declared is not None
        and declared not in _CHINESE
        and not declared.startswith(("utf", "iso-8859", "windows-1252"))
    ):
        message = f"网页编码为 {declared}，本程序只读 UTF-8 和 GB18030（GBK、GB2312）。"
        raise UnreadableSourceError(UNSUPPORTED_CHARSET.at(place, message, _CONVERT))
    damaged = data.decode("utf-8", "replace")
    if damaged.count("\ufffd") * 200 < len(damaged):
        return damaged, "utf-8"
    text = data.decode("gb18030", "replace")
    if text.count("\ufffd") * 50 > len(text) or looks_like_big5(data, text):
        message = "网页既不是 UTF-8 也不是 GB18030 编码（可能是 Big5）。"
        raise UnreadableSourceError(UNSUPPORTED_CHARSET.at(place, message, _CONVERT))
    return text, "gb18030"


def _refuse_foreign(data: bytes, place: Location) -> None:
    """Stop at bytes that are no page.

    Raises:
        UnreadableSourceError: always where the bytes are another format's or too many.
    """
    if len(data) > LARGEST:
        message = f"网页有 {len(data) // 1_000_000} MB，超过 {LARGEST // 1_000_000} MB 的上限。"
        raise UnreadableSourceError(OVERSIZED_PAGE.at(place, message, "请核对文件，或只保存正文部分。"))
    head = data[:16].lstrip()
    for mark, kind, hint in _SIGNATURES:
        if head.startswith(mark):
            raise UnreadableSourceError(NOT_HTML.at(place, f"文件名是网页，内容却是{kind}。", hint))
    if data.count(b"<") > _MOST_TAGS:
        message = f"网页有 {data.count(b'<')} 个标签，超过 {_MOST_TAGS} 个的上限。"
        raise UnreadableSourceError(OVERSIZED_PAGE.at(place, message, "请核对文件，或只保存正文部分。"))
    if not data.strip():
        raise UnreadableSourceError(NOT_HTML.at(place, "文件是空的。", "请核对文件，重新下载后再读入。"))
