"""`lantai audit --external`; part of the command line."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from generator.progress import shown_progress

if TYPE_CHECKING:
    from pathlib import Path

    from generator.audits.external_links import Means
    from generator.errors import Finding
    from generator.model.link_patrol import PatrolRound
    from generator.settings import Settings

Pause = Annotated[float, typer.Option("--pause", min=1.0, help="同一个网站两次访问之间隔几秒，不少于1秒。")]
Minutes = Annotated[float, typer.Option("--minutes", min=0.1, help="巡检最多用几分钟。")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="也访问内部网络的地址，只在试用时使用。")]


def means_of(*, pause: float, minutes: float, allow_private: bool) -> Means:
    """With what the options say to ask."""
    from generator.audits.external_links import Means  # noqa: PLC0415 - only who asks pays for TLS
    from generator.audits.link_walk import Manners  # noqa: PLC0415 - as above

    return Means(manners=Manners(pause=pause, budget=minutes * 60), allow_private=allow_private)


def patrol(settings: Settings, means: Means, *, site: Path | None) -> tuple[Finding, ...]:
    """Follow the links and say on stderr what was found; findings of the portal and of its links."""
    from generator.patrolling import patrol_portal  # noqa: PLC0415 - as above

    now = datetime.now()  # noqa: DTZ005 - records are in the portal's own time, without a zone
    when = datetime.combine(settings.today, now.time())
    with shown_progress(hidden=False) as tell:
        done = patrol_portal(
            settings, means, when=when, site=site, tell=lambda count, total: tell("巡检链接", count, total)
        )
    if done.patrol.last is not None:
        typer.echo(report(done.patrol.last), err=True)
    return done.findings


def report(last: PatrolRound) -> str:
    """「站外链接 71 个：正常 69……」."""
    figures = (
        ("正常", last.ok),
        ("已改地址", last.redirected),
        ("打不开", last.broken),
        ("要人工核", last.review),
        ("没有检查", last.unchecked),
    )
    told = "，".join(f"{name} {count}" for name, count in figures)
    return f"站外链接 {last.total} 个：{told}。记录在 site_data/link_patrol.yml。"
