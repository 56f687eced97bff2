"""`lantai audit`: everything that is wrong, in the files, in what is published and in a built site."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import cli_patrol, console
from generator.cli_options import Json, Root, Today, settings_of
from generator.errors import InvalidPortalError, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.errors import Finding
    from generator.settings import Settings


def audit(  # noqa: PLR0913 - the options of one command
    *,
    root: Root = Path(),
    today: Today = None,
    external: Annotated[bool, typer.Option("--external", help="还到网上逐个打开站外链接，写下巡检记录。")] = False,
    site_dir: Annotated[
        Path | None, typer.Option("--site-dir", help="连同这个生成好的站点：链接、标签、清单。")
    ] = None,
    pause: cli_patrol.Pause = 1.0,
    minutes: cli_patrol.Minutes = 30.0,
    allow_private: cli_patrol.AllowPrivate = False,
    with_all: Annotated[bool, typer.Option("--all", help="连同公开体检的每一处不足。")] = False,
    as_json: Json = False,
) -> None:
    """检查整个门户：链接、要素、时限……有阻断性问题时退出码为 1。"""
    settings = settings_of(root, today)
    try:
        if external:
            means = cli_patrol.means_of(pause=pause, minutes=minutes, allow_private=allow_private)
            findings = cli_patrol.patrol(settings, means, site=site_dir)
        else:
            findings = find_all(settings, site_dir, with_self_audit=with_all or as_json)
    except InvalidPortalError as error:
        findings = error.findings
    if as_json:
        json.dump([console.finding_to_json(finding) for finding in findings], sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        print_findings(findings)
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(1)


def find_all(settings: Settings, site: Path | None, *, with_self_audit: bool) -> tuple[Finding, ...]:
    """What an audit finds: in the portal's files, in what is published if asked, and in a built site.

    Raises:
        InvalidPortalError: with every error of every file.
    """
    from generator import pipeline  # noqa: PLC0415 - as above

    portal = pipeline.open_portal(settings)
    audit = portal.library.self_audit
    own = audit.findings() if audit is not None and with_self_audit else ()
    found = [*portal.findings, *own]
    if site is not None:
        from generator import site_checks  # noqa: PLC0415 - as above

        found += site_checks.check_site(site)
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def print_findings(findings: Iterable[Finding]) -> None:
    """Every finding, then a line that counts them."""
    listed = list(findings)
    print("\n".join([*map(str, listed), console.count_line(listed)]))
