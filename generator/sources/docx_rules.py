"""Findings of the Word reader."""

from __future__ import annotations

from generator.errors import Rule, Severity

TRACKED_CHANGES = Rule("S301", "tracked-change", Severity.WARNING, "文件里有修订痕迹，按接受全部修订读出。")
COMMENTS_DROPPED = Rule("S302", "dropped-comment", Severity.INFO, "文件里有批注，没有读入。")
HIDDEN_RUNS = Rule("S303", "hidden-run", Severity.WARNING, "文件里有设为隐藏的文字，列为版面残余。")
DAMAGED_PART = Rule("S304", "damaged-part", Severity.WARNING, "Word 文件的某个部件损坏或缺失，其余部分照常读出。")
FOOTNOTES_APART = Rule("S305", "footnote", Severity.WARNING, "脚注、尾注的文字列为版面残余，要不要写进正文由人决定。")
UNREAD_PART = Rule("S306", "unread-part", Severity.WARNING, "文件里嵌有别的文件，没有读入。")
NO_TEXT = Rule("S307", "document-without-text", Severity.WARNING, "Word 文件里没有文字，可能是扫描图片。")
UNKNOWN_SYMBOL = Rule("S308", "unknown-symbol", Severity.WARNING, "文中有符号字体的字符，无法换成通用文字。")
NOT_DOCX = Rule("S310", "not-docx", Severity.ERROR, "文件名是 docx，内容却不是。")
PROTECTED = Rule("S311", "protected-document", Severity.ERROR, "文件设有打开密码。")
OVERSIZED = Rule("S312", "oversized-document", Severity.ERROR, "文件展开后过大。")
DAMAGED = Rule("S313", "damaged-document", Severity.ERROR, "Word 文件已损坏。")
UNSUPPORTED = Rule("S314", "unsupported-document", Severity.ERROR, "这种文件要先转换才能读入。")

RULES = (
    TRACKED_CHANGES,
    COMMENTS_DROPPED,
    HIDDEN_RUNS,
    DAMAGED_PART,
    FOOTNOTES_APART,
    UNREAD_PART,
    NO_TEXT,
    UNKNOWN_SYMBOL,
    NOT_DOCX,
    PROTECTED,
    OVERSIZED,
    DAMAGED,
    UNSUPPORTED,
)
