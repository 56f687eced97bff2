"""Findings of the PDF reader."""

from __future__ import annotations

from generator.errors import Rule, Severity

BROKEN_PDF = Rule("S400", "broken-pdf", Severity.ERROR, "文件不是 PDF，或已损坏、加了密码，无法读取。")
SCAN_WITHOUT_TEXT = Rule(
    "S401", "scan-without-text", Severity.WARNING, "PDF 没有文字层（多为扫描件），读不出正文，须先做文字识别。"
)
IMAGE_PAGE = Rule("S402", "page-without-text", Severity.WARNING, "PDF 的个别页是图片，这些页上的文字没有读入。")
RECOGNISED_TEXT = Rule(
    "S403", "recognised-text", Severity.WARNING, "整页是图片，文字来自扫描识别的隐藏文字层，可能有错字。"
)
RADICALS_REPAIRED = Rule("S404", "radical-for-character", Severity.INFO, "部首码或兼容汉字已换成通用汉字（⽤→用）。")
PRIVATE_CHARACTER = Rule(
    "S405", "private-use-character", Severity.WARNING, "文中有自造字或读不出编码的字，已原样保留，须对照原件补正。"
)
HIDDEN_TEXT = Rule(
    "S406", "invisible-text", Severity.WARNING, "PDF 里有页面上看不见的文字（隐藏、白色或在页外），已移出正文。"
)
ROTATED_TEXT = Rule("S407", "rotated-text", Severity.INFO, "页面上有斜置或竖转的文字（如水印），已移出正文。")
UNRULED_TABLE = Rule("S408", "unruled-table", Severity.WARNING, "疑似没有框线的表格，已按文字逐行读入。")
TABLE_CONTINUED = Rule(
    "S409", "table-over-pages", Severity.INFO, "表格跨页，已接成一张；重复的表头和被页面切开的行已合并。"
)
LIMIT_REACHED = Rule("S410", "pdf-limit-reached", Severity.WARNING, "PDF 过大或过于复杂，超出部分没有读入。")
UNREADABLE_PAGE = Rule("S411", "unreadable-page", Severity.WARNING, "PDF 的个别页已损坏，没有读入。")

RULES: tuple[Rule, ...] = (
    BROKEN_PDF,
    SCAN_WITHOUT_TEXT,
    IMAGE_PAGE,
    RECOGNISED_TEXT,
    RADICALS_REPAIRED,
    PRIVATE_CHARACTER,
    HIDDEN_TEXT,
    ROTATED_TEXT,
    UNRULED_TABLE,
    TABLE_CONTINUED,
    LIMIT_REACHED,
    UNREADABLE_PAGE,
)
