"""The command line, and the only place that prints."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import console, pipeline
from generator.errors import InvalidPortalError, PortalError, Severity, UnreadableSourceError
from generator.settings import Settings, read_today

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.errors import Finding

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)

Root = Annotated[Path, typer.Option("--root", help="门户所在文件夹（含 mkdocs.yml、content/、site_data/）。")]
Today = Annotated[datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="按哪一天生成，默认今天。")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]


def main() -> None:
    """Run the command line; findings of a `PortalError` go to stderr, one message each."""
    try:
        app()
    except UnreadableSourceError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except PortalError as error:
        print(error, file=sys.stderr)
        if isinstance(error, InvalidPortalError):
            print(f"共 {len(error.findings)} 处错误，未写入任何文件。", file=sys.stderr)
        sys.exit(1)


@app.command()
def inspect(file: Path, *, as_json: Json = False) -> None:
    """读一个源文件，报告读出的要素、结构和问题；不写任何文件。"""
    parsed = pipeline.inspect(file)
    if as_json:
        from generator.model.inspection import to_json  # noqa: PLC0415

        json.dump(to_json(parsed), sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print(console.inspection_report(parsed, str(file)))


@app.command()
def audit(*, root: Root = Path(), today: Today = None, as_json: Json = False) -> None:
    """检查整个门户：链接、要素、时限……有阻断性问题时退出码为 1。"""
    library = pipeline.load(_settings(root, today))
    findings = pipeline.check(library)
    if as_json:
        json.dump([console.finding_to_json(finding) for finding in findings], sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        _print_findings(findings)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(1)


def _settings(root: Path, today: datetime | None) -> Settings:
    """The run's surroundings; the clock is read here and nowhere else."""
    return Settings(root=root.resolve(), today=read_today(today.date() if today else None))


def _print_findings(findings: Iterable[Finding]) -> None:
    """Every finding, then a line that counts them."""
    listed = list(findings)
    for finding in listed:
        print(finding)
    print(console.count_line(listed))
