"""Why a YAML text is broken, in words an editor can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

_QUOTE = "值里有冒号、井号或以特殊符号开头时，给整个值加上英文双引号。"
# part of libyaml's problem, part of its context, whether the context's line is the one to show, message, hint
_KNOWN = (
    ("mapping values are not allowed", "", False, "这一行多了一个“冒号加空格”，后半句被当成了另一个键的值。", _QUOTE),
    ("end of stream", "quoted scalar", True, "从这一行开始的引号没有闭合。", "在值的末尾补上同样的引号。"),
    ("", "quoted scalar", True, "引号里的写法有误。", "双引号里的反斜杠要写成 \\\\，或者改用单引号。"),
    ("", "flow sequence", True, "方括号 [ ] 没有闭合，或者各项之间缺少英文逗号。", "写成 [甲, 乙, 丙]。"),
    ("", "flow mapping", True, "花括号 { } 没有闭合，或者各项之间缺少英文逗号。", "写成 {键: 值, 键: 值}。"),
    ("could not find expected ':'", "", True, "这一行没有英文冒号，读不出键。", "键和值之间用英文冒号加一个空格。"),
    ("block sequence entries", "", False, "短横线列表不能接在键的同一行。", "换行后再写“- ”，或者写成 [甲, 乙]。"),
    ("expected '-' indicator", "", False, "列表里混进了不以短横线开头的一行。", "每一项都以“- ”开头，并与上一项对齐。"),
    (
        "expected key",
        "",
        False,
        "这里的缩进或写法与上文对不上，读不出键。",
        "同一级的键要对齐；引号、括号之后不能再有文字。",
    ),
    ("tab character", "", False, "缩进用了制表符（Tab）。", "缩进只能用空格。"),
    ("", "parsing a tag", False, "值不能以感叹号 ! 开头。", _QUOTE),
    ("", "scanning a tag", False, "值不能以感叹号 ! 开头。", _QUOTE),
    ("alias", "", False, "值不能以星号 * 开头。", _QUOTE),
    ("anchor", "", False, "值不能以 & 开头。", _QUOTE),
)


def explain(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str, str]:
    """Line (from 0), message and hint."""
    problem = error.problem or ""
    context = f"{error.context or ''} {problem}"
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    last = max(0, len(text.splitlines()) - 1)
    if "cannot start any token" in problem:
        return (min(line, last), *_bad_start(text, line, mark.column if mark else 0))
    for part, where, at_context, message, hint in _KNOWN:
        if part in problem and where in context:
            if at_context and error.context_mark:
                line = error.context_mark.line
            return min(line, last), message, hint
    return min(line, last), "这里的 YAML 写法有误。", "检查缩进、冒号和引号。"


def _bad_start(text: str, line: int, column: int) -> tuple[str, str]:
    """Message and hint for a character that cannot begin a value."""
    lines = text.splitlines()
    sign = lines[line][column : column + 1] if line < len(lines) else ""
    if sign == "\t":
        return "缩进用了制表符（Tab）。", "缩进只能用空格。"
    return f"值不能以“{sign}”开头。", _QUOTE
