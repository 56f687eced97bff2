"""`lantai suggest`: what the program proposes and only a person decides; part of the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from generator import pipeline
from generator.cli_options import Json, Root, Today, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.service_coverage import ServiceCoverage
    from generator.model.service_mentions import ServiceMention

suggest = typer.Typer(no_args_is_help=True, help="建议：程序提出，由人决定。")


@suggest.callback()
def main() -> None:
    """建议：程序提出，由人决定。"""


@suggest.command()
def services(*, root: Root = Path(), today: Today = None, as_json: Json = False) -> None:
    """列出写到办事事项、还没有“办”字入口的条款；不改动任何文件。"""
    from generator.model.service_coverage import measure_coverage  # noqa: PLC0415 - only who asks reads the texts
    from generator.model.service_mentions import suggest_services  # noqa: PLC0415 - as above

    library = pipeline.load(settings_of(root, today))
    mentions, coverage = tuple(suggest_services(library)), measure_coverage(library)
    if as_json:
        typer.echo(json.dumps([mention_to_json(mention) for mention in mentions], ensure_ascii=False, indent=1))
        return
    for line in mention_report(mentions, coverage):
        typer.echo(line)


def mention_report(mentions: Iterable[ServiceMention], coverage: ServiceCoverage) -> Iterator[str]:
    """By document: where, which words, and the line to copy."""
    count = 0
    place = None
    for mention in mentions:
        if place != mention.location:
            place = mention.location
            yield f"{place} {mention.title}"
        section = f", section: {mention.section}" if mention.section else ""
        yield f"    写到“{mention.words}”（{mention.name}）。是办这件事的，在 services 里加一行："
        yield f"      - {{service: {mention.service}{section}}}"
        count += 1
    yield f"共 {count} 处建议；只是顺带提到的，不用加。"
    yield f"现行文件中写到办事事项的 {coverage.naming} 件，入口齐全的 {coverage.complete} 件。"


def mention_to_json(mention: ServiceMention) -> dict[str, Any]:
    """A suggestion as data."""
    return {
        "document": mention.document,
        "path": mention.location.path,
        "line": mention.location.line,
        "service": mention.service,
        "section": mention.section,
        "words": mention.words,
    }
