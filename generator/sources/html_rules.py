"""Findings of the HTML reader."""

from __future__ import annotations

from generator.errors import Rule, Severity

GUESSED_CHARSET = Rule("S201", "guessed-charset", Severity.INFO, "网页没有写明或写错了字符编码，程序按内容判断并读出。")
HIDDEN_TEXT = Rule("S202", "hidden-text", Severity.INFO, "网页里有不显示的文字（如供打印的副本），列为版面残余。")
UNCERTAIN_BODY = Rule("S203", "uncertain-body", Severity.WARNING, "分不清网页的正文和栏目，全部文字都当作正文。")
REVEALED_BODY = Rule("S204", "revealed-body", Severity.WARNING, "网页可见部分没有正文，正文取自隐藏的部分。")
NOT_HTML = Rule("S210", "not-html", Severity.ERROR, "文件名是网页，内容却是别的格式。")
UNSUPPORTED_CHARSET = Rule("S211", "unsupported-charset", Severity.ERROR, "网页的字符编码不受支持。")
OVERSIZED_PAGE = Rule("S212", "oversized-page", Severity.ERROR, "网页文件过大。")
EMPTY_PAGE = Rule("S213", "empty-page", Severity.ERROR, "网页里没有任何文字。")
OVERNESTED_PAGE = Rule("S214", "overnested-page", Severity.ERROR, "网页的元素嵌套过深。")

RULES = (
    GUESSED_CHARSET,
    HIDDEN_TEXT,
    UNCERTAIN_BODY,
    REVEALED_BODY,
    NOT_HTML,
    UNSUPPORTED_CHARSET,
    OVERSIZED_PAGE,
    EMPTY_PAGE,
    OVERNESTED_PAGE,
)
