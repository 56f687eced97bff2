"""Commands by which editors begin records and keep interpretations and answers true; part of the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from generator import console, pipeline
from generator.cli_options import Json, Root, Today, settings_of

faq = typer.Typer(no_args_is_help=True, help="问答：确认、待办。")
interpretation = typer.Typer(no_args_is_help=True, help="解读：要素评分。")


def new(
    kind: Annotated[str, typer.Argument(metavar="KIND", help=console.KINDS_HELP)],
    record_id: Annotated[str, typer.Argument(metavar="ID", help="小写字母、数字和短横，以后不再改。")],
    *,
    document: Annotated[str, typer.Option("--for", help="针对的文件 id：解读、问答、政策体检、申报都要写。")] = "",
    policy_class: Annotated[
        str, typer.Option("--class", help="解读的政策类别：enterprise、livelihood、enforcement、plan 或 internal。")
    ] = "",
    unit: Annotated[str, typer.Option("--unit", help="单位 id。")] = "",
    url: Annotated[str, typer.Option("--url", help="服务的网址。")] = "",
    root: Root = Path(),
    today: Today = None,
) -> None:
    """新建一份样张：文件、解读、问答、服务、专题、政策体检、留言……"""
    path = pipeline.begin(
        settings_of(root, today),
        kind=kind,
        record_id=record_id,
        document=document,
        unit=unit,
        url=url,
        policy_class=policy_class,
    )
    print(f"已写好样张：{console.shown_path(path)}")


@faq.command()
def confirm(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="问答的文件；不写就是全部未确认的。")
    ] = None,
    *,
    root: Root = Path(),
    today: Today = None,
) -> None:
    """对照条款核对过以后记下来：条款以后改了，答复自动标为待复核。"""
    written = pipeline.confirm_answers(settings_of(root, today), files or ())
    for path in written:
        print(f"已确认：{console.shown_path(path)}")
    print(f"共确认 {len(written)} 条。")


@faq.command()
def todo(*, root: Root = Path(), today: Today = None, as_json: Json = False) -> None:
    """待复核、没有确认的问答，以及问的人多还没有答的条款；不改动任何文件。"""
    from generator import console_answers  # noqa: PLC0415 - the other commands must not wait for the schema

    work = pipeline.find_answer_work(settings_of(root, today))
    if as_json:
        json.dump(console_answers.work_to_json(work), sys.stdout, ensure_ascii=False, indent=1)
        print()
        return
    for line in console_answers.work_report(work):
        print(line)


@interpretation.command()
def score(*, root: Root = Path(), today: Today = None) -> None:
    """逐篇列出发布时的文字解读写了几项要素、缺哪些；不改动任何文件。"""
    from generator import console_answers  # noqa: PLC0415 - as above

    library = pipeline.load(settings_of(root, today))
    for line in console_answers.score_report(library.interpretations):
        print(line)
