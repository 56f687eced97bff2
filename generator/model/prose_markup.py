"""Which Markdown editors may write: Material's components that need no script, with Chinese names for boxes."""

from __future__ import annotations

import re

MARKDOWN_EXTENSIONS = (
    *("tables", "footnotes", "attr_list", "def_list", "abbr", "sane_lists", "admonition"),
    *("pymdownx.details", "pymdownx.mark", "pymdownx.tasklist"),
)
"""Of Python-Markdown, the same for the page and for its search entries."""

_TAB = re.compile(r'^([ ]*)===[!+]?[ ]+("[^"\n]+")[ ]*$', re.MULTILINE)
_UNTITLED = re.compile(r"^([ ]*(?:!!!|\?\?\?\+?)[ ]+(\w+)(?:[ ]+\w+)*)[ ]*$", re.MULTILINE)
_TITLES = {
    **dict.fromkeys(("note", "info", "seealso"), "说明"),
    **dict.fromkeys(("abstract", "summary", "tldr"), "摘要"),
    **dict.fromkeys(("tip", "hint", "important"), "提示"),
    **dict.fromkeys(("success", "check", "done"), "已完成"),
    **dict.fromkeys(("question", "help", "faq"), "问题"),
    **dict.fromkeys(("warning", "caution", "attention"), "注意"),
    **dict.fromkeys(("failure", "fail", "missing"), "未完成"),
    **dict.fromkeys(("danger", "error", "bug"), "警示"),
    **dict.fromkeys(("example",), "示例"),
    **dict.fromkeys(("quote", "cite"), "引用"),
}
"""Kind of a box → what it is called where its writer gives it no title; Material would print the English kind."""


def prepare_markdown(body: str, *, language: str | None = None) -> str:
    """Markdown as Python-Markdown reads it: tabs as folds that stand open, a name on every box of a Chinese page.

    Tabs of Material need a script, hide all but one of their texts, and print none of these.

    Examples:
        === "个人" -> ???+ tab "个人"
        !!! warning -> !!! warning "注意"
    """
    text = _TAB.sub(r"\1???+ tab \2", body)
    return text if language else _UNTITLED.sub(_entitle, text)


def _entitle(match: re.Match[str]) -> str:
    title = _TITLES.get(match[2].lower())
    return f'{match[1]} "{title}"' if title else match[0]
