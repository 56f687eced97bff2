"""The manual of the self-audit: every check with its question, its class, its source and its docstring.

`python -m generator.audit_manual > docs/audits.md` writes the page; a test refuses a stale one.
"""

from __future__ import annotations

import inspect
import sys
from typing import TYPE_CHECKING

from generator.audits import AUDITS
from generator.audits.checks import CHECKS, UNSEEN
from generator.model.self_audit import AuditClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_OPENING = """\
# Audits

This page is made of the docstrings (`python -m generator.audit_manual > docs/audits.md`); do not edit it.

An audit of the first list finds what must stop a build. A check of 公开体检 looks at what is published, gives one
verdict for each thing, and never stops a build: its faults stand on the page `audit/` and in `api/audit.json`, and
`lantai audit --all` lists them with path and line. Points are those of a real assessment rule-book of a city's
departments, for comparison only; a portal sets its own, and the terms that national rules leave open, in
`site_data/audit.yml`.

## Audits that stop a build
"""


def render_manual() -> str:
    """The page `docs/audits.md`, in Markdown, with a line feed at the end."""
    lines = [_OPENING, *(f"* `{audit.function_name}`: {_manual(audit.find)}" for audit in AUDITS), ""]
    for audit_class in AuditClass:
        lines += [f"## {audit_class.name}: {audit_class.label}", "", *_class(audit_class)]
    return "\n".join(lines)


def _class(audit_class: AuditClass) -> Iterator[str]:
    if audit_class is AuditClass.NOT_ASSESSABLE:
        yield from (f"* {matter.title}：{matter.reason}" for matter in UNSEEN)
        yield ""
        return
    for check in CHECKS:
        if check.audit_class is audit_class:
            points = f", points {check.points:.1f}" if check.points else ""
            yield from (f"### {check.rule.code} {check.rule.name}", "", f"{check.title}？", "")
            yield from (
                _manual(check.find),
                "",
                f"Source: {check.basis}; severity {check.rule.severity.value}{points}.",
                "",
            )


def _manual(function: Callable[..., object]) -> str:
    return " ".join((inspect.getdoc(function) or "").split())


if __name__ == "__main__":
    sys.stdout.write(render_manual())
