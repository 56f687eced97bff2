"""What pydantic finds wrong in a record, in words an editor can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.records import rules
from generator.records.yaml_tree import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

    from generator.errors import Rule

# Sample that a pattern accepts and a near one refuses → what the pattern wants. Patterns stand in `model/record.py`.
_WANTED = {
    "^[a-z0-9]+(-": ("编号", "编号只能用小写英文字母、数字和中间的连字符，例如 qhfb-2024-12。"),
    "^[a-z]+[0-9]+": ("条款号", "条款号见文件页面每条的链接，例如 s3-5-2、a19、annex1-s2。"),
    "^(0[1-9]|1[0-2])-": ("日期", "写成月-日，例如 03-31。"),
    "^https?://": ("网址", "写完整的网址，以 https:// 开头，例如 https://www.example.gov.example/item/1。"),
    "^https://": ("网址", "写完整的网址，以 https:// 开头。"),
    "^[^@": ("邮箱", "写成 名称@域名。"),
    "^[0-9a-f]{64}": ("校验值", "sha256 是 64 位小写十六进制数。"),
}
_UNIT = "写单位名册 site_data/units.yml 里的 id，不写名称。"
_DOCUMENT = "写文件的 id，就是文件名、网址里的那一段，不写标题和文号。"
_ID_OF = {
    **dict.fromkeys(("unit", "drafted_by", "lead", "parent", "partners", "units"), _UNIT),
    **dict.fromkeys(("document", "interprets", "documents", "draft"), _DOCUMENT),
    **dict.fromkeys(("service", "services"), "写服务名册 site_data/services.yml 里的 id，不写名称。"),
    "topics": "写专题名册 site_data/topics.yml 里的 id，不写名称。",
    "faq": "写问答的 id，就是 content/faqs/ 里的文件名。",
}
"""Keys that name another record, and where its id stands."""


def explain(problem: ErrorDetails, root: Node) -> tuple[Rule, str, str]:
    """Rule, message and hint for one problem."""
    path = tuple(problem["loc"])
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    context = problem.get("ctx", {})
    match problem["type"]:
        case "missing":
            return rules.ABSENT_KEY, *_absent(root, path, key)
        case "string_pattern_mismatch":
            return rules.MALFORMED_VALUE, *_pattern(str(context.get("pattern", "")), key, problem["input"])
        case "string_too_long":
            length, limit = len(str(problem["input"])), context.get("max_length")
            return rules.MALFORMED_VALUE, f"“{key}”太长：现有 {length} 字，最多 {limit} 字。", "压缩文字。"
        case "string_too_short" | "too_short":
            return rules.ABSENT_KEY, f"“{key}”不能为空。", ""
        case "greater_than_equal" | "less_than_equal":
            bound = f"不小于 {context['ge']}" if "ge" in context else f"不大于 {context['le']}"
            return rules.MALFORMED_VALUE, f"“{key}”的值 {problem['input']} 超出范围。", f"写{bound} 的数。"
    return rules.MALFORMED_VALUE, f"“{key}”的值不合规定。", "对照文档核对这个键的写法。"


def _absent(root: Node, path: tuple[int | str, ...], key: str) -> tuple[str, str]:
    """A key that is not there, or has no value."""
    node: Node | None = root
    for step in path[:-1]:
        if isinstance(node, Mapping):
            node = node.values.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int):
            node = node.items[step]
    if isinstance(node, Mapping) and isinstance(node.values.get(key), Scalar):
        return f"“{key}”没有填写。", "这个键必须填写。"
    return f"缺少“{key}”。", f"补上一行“{key}: …”。"


def _pattern(pattern: str, key: str, value: object) -> tuple[str, str]:
    for start, (name, hint) in _WANTED.items():
        if pattern.startswith(start):
            return f"“{key}”：“{value}”不能作{name}。", _ID_OF.get(key, hint) if name == "编号" else hint
    return f"“{key}”：“{value}”的写法不合规定。", ""
