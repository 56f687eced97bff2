"""Commands by which lead units keep topics whole and documents tagged; part of the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from generator import console
from generator.cli_options import Root, Today, settings_of

topic = typer.Typer(no_args_is_help=True, help="专题：补充入库清单。")
tag = typer.Typer(no_args_is_help=True, help="标签：建议。")
Csv = Annotated[Path | None, typer.Option("--csv", help="写成这个 CSV 文件，不写就印在屏幕上。")]


@topic.callback()
def _topics() -> None:
    """专题：补充入库清单。"""


@tag.callback()
def _tags() -> None:
    """标签：建议。"""


@topic.command()
def missing(*, csv: Csv = None, root: Root = Path(), today: Today = None) -> None:
    """列出按规则应当收入专题、还没有收入的文件，和确认不收入的文件。"""
    from generator import curation  # noqa: PLC0415 - the other commands must not wait for the schema

    _give(curation.MISSING_HEADER, tuple(curation.list_missing(settings_of(root, today))), csv)


@tag.command()
def suggest(*, csv: Csv = None, root: Root = Path(), today: Today = None) -> None:
    """给还没有某类标签的文件建议标签；填进文件的 tags 才算数。"""
    from generator import curation  # noqa: PLC0415 - as above

    _give(curation.SUGGESTED_HEADER, tuple(curation.suggest_tags(settings_of(root, today))), csv)


def _give(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...], csv: Path | None) -> None:
    from generator import curation  # noqa: PLC0415 - as above

    if csv is not None:
        csv.write_bytes(curation.write_csv(header, rows))
        print(f"已写好 {len(rows)} 行：{console.shown_path(csv.resolve())}")
        return
    for row in (header, *rows):
        print("\t".join(row))
    print(f"共 {len(rows)} 条。")
