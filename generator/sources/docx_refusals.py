"""Formats of office programs that must be converted first, and how."""

from __future__ import annotations

from typing import NoReturn

from generator.errors import Location, UnreadableSourceError
from generator.sources.docx_rules import UNSUPPORTED

_SAVE_AS = "请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”后再读入。"
_KINDS: dict[str, tuple[str, str]] = {
    ".doc": ("旧版 Word 文件", _SAVE_AS),
    ".dot": ("旧版 Word 模板", _SAVE_AS),
    ".wps": ("WPS 文字文件", _SAVE_AS),
    ".wpt": ("WPS 文字模板", _SAVE_AS),
    ".rtf": ("RTF 文件", _SAVE_AS),
    ".odt": ("OpenDocument 文件", _SAVE_AS),
    ".uot": ("UOF 文件", _SAVE_AS),
    ".docm": ("带宏的 Word 文件", _SAVE_AS),
    ".ofd": ("OFD 版式文件", "请用 OFD 阅读器导出为 PDF，或向拟稿单位索取 docx 原稿后再读入。"),
    ".ceb": ("CEB 版式文件", "请用阅读器导出为 PDF，或向拟稿单位索取 docx 原稿后再读入。"),
    ".gd": ("书生版式文件", "请用阅读器导出为 PDF，或向拟稿单位索取 docx 原稿后再读入。"),
    ".gw": ("书生版式文件", "请用阅读器导出为 PDF，或向拟稿单位索取 docx 原稿后再读入。"),
    ".xls": ("电子表格", "请把表格贴进 Word 文件，另存为 docx 后再读入。"),
    ".xlsx": ("电子表格", "请把表格贴进 Word 文件，另存为 docx 后再读入。"),
    ".et": ("电子表格", "请把表格贴进 Word 文件，另存为 docx 后再读入。"),
    ".mht": ("单个文件网页", "请用浏览器打开，另存为“网页，仅 HTML”后再读入。"),
    ".mhtml": ("单个文件网页", "请用浏览器打开，另存为“网页，仅 HTML”后再读入。"),
    ".zip": ("压缩包", "请先解压，再读入其中的文件。"),
    ".rar": ("压缩包", "请先解压，再读入其中的文件。"),
    ".jpg": ("图片", "请提供文字版原件。"),
    ".png": ("图片", "请提供文字版原件。"),
    ".tif": ("图片", "请提供文字版原件。"),
}
CONVERTIBLE = frozenset(_KINDS)
"""Suffixes, lower case with dot, that `refuse_unsupported` knows."""


def refuse_unsupported(suffix: str, name: str) -> NoReturn:
    """Say what a file is and how it can be converted.

    Raises:
        UnreadableSourceError: always.
    """
    kind, hint = _KINDS.get(suffix.lower(), (f"{suffix} 文件", "请另存为 docx、PDF、网页或文本文件后再读入。"))
    raise UnreadableSourceError(UNSUPPORTED.at(Location(name), f"{kind}不能直接读入。", hint))
