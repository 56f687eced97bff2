"""What can be wrong with 政策留言板, 申报日历 and 免申即享."""

from __future__ import annotations

from generator.errors import Rule, Severity

CONTRADICTORY_MESSAGE = Rule(
    "R921", "contradictory-message", Severity.ERROR, "留言的答复时间、答复内容缺一样，或者早于留言时间。"
)
CONTRADICTORY_FIGURES = Rule("R922", "contradictory-message-figures", Severity.ERROR, "留言的月度数字前后对不上。")
REPEATED_MESSAGE = Rule("R923", "repeated-message", Severity.ERROR, "留言、申报事项的编号或者月份写了两次。")
IMPOSSIBLE_WINDOW = Rule("R924", "impossible-window", Severity.ERROR, "申报的截止日期早于开始日期。")
UNKNOWN_FAQ = Rule("R925", "unknown-faq", Severity.ERROR, "留言指向的问答不存在，或者没有公开。")
HIDDEN_DOCUMENT = Rule("R926", "unpublished-message-document", Severity.ERROR, "留言或者申报事项所依据的文件没有公开。")

RULES = (
    CONTRADICTORY_MESSAGE,
    CONTRADICTORY_FIGURES,
    REPEATED_MESSAGE,
    IMPOSSIBLE_WINDOW,
    UNKNOWN_FAQ,
    HIDDEN_DOCUMENT,
)
