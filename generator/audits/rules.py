"""What audits find."""

from __future__ import annotations

from generator.errors import Rule, Severity

BROKEN_LINK = Rule("L101", "broken-link", Severity.ERROR, "站内链接指向不存在的页面。")
BROKEN_ANCHOR = Rule("L102", "broken-anchor", Severity.ERROR, "页面存在，但没有链接所指的条款或位置。")
ABSENT_DOWNLOAD = Rule("L103", "absent-download", Severity.ERROR, "链接或图片指向的文件不存在，或者没有公开。")
UNSAFE_LINK = Rule("L104", "unsafe-link", Severity.ERROR, "链接用了网页上不许用的协议。")
EMPTY_LINK = Rule("L105", "empty-link", Severity.ERROR, "链接没有写目标。")
UNDESCRIBED_PICTURE = Rule(
    "L106", "undescribed-picture", Severity.ERROR, "图片没有文字说明，看不见图的人不知道图上有什么。"
)
OVERSIZED_PICTURE = Rule("L107", "oversized-picture", Severity.ERROR, "图片的字节数或者像素超过 site.yml 里设的上限。")

RULES = (
    BROKEN_LINK,
    BROKEN_ANCHOR,
    ABSENT_DOWNLOAD,
    UNSAFE_LINK,
    EMPTY_LINK,
    UNDESCRIBED_PICTURE,
    OVERSIZED_PICTURE,
)
