"""Commands for the portal as a whole: begin one, lock a release, check a file while it is saved."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generator import console
from generator.cli_options import Root, Today, settings_of
from generator.errors import Severity
from generator.settings import read_today

if TYPE_CHECKING:
    from generator.beginning import Identity


def lock(*, root: Root = Path(), today: Today = None) -> None:
    """发布时把已公布的编号记入 site_data/published.lock：以后少一个，就不能生成。"""
    from generator import desk  # noqa: PLC0415 - other commands must not wait for it

    done = desk.lock(settings_of(root, today))
    added = f"新记入 {done.documents} 份文件、{done.sections} 个条款"
    print(f"{added}：{console.shown_path(done.path)}")


def check(
    file: Annotated[Path, typer.Argument(help="content/ 里的 .md 文件，或者 site_data/ 里的 .yml 文件。")],
    *,
    root: Root = Path(),
    today: Today = None,
) -> None:
    """只查一个文件，供保存时用：元数据、提到的编号和条款、图片、个人信息。有错误时退出码为 1。"""
    from generator import desk  # noqa: PLC0415 - as above

    findings = desk.check_file(file, settings_of(root, today))
    for finding in findings:
        print(finding)
    print(console.count_line(findings))
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(1)


def schema(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="写到哪个文件夹。")],
) -> None:
    """写出各种内容和名册的 JSON Schema，供编辑器提示和检查。"""
    from generator.schemas import render_schemas  # noqa: PLC0415 - as above

    folder.mkdir(parents=True, exist_ok=True)
    written = list(render_schemas())
    for name, text in written:
        (folder / name).write_text(text, encoding="utf-8")
    print(f"已写好 {len(written)} 个文件：{console.shown_path(folder.resolve())}")


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="新门户的文件夹，必须不存在或者是空的。")],
    *,
    district: Annotated[str, typer.Option("--district", help="行政区名称，例如 青禾区。")] = "",
    name: Annotated[str, typer.Option("--name", help="网站规范名称，默认是行政区名称加“人民政府”。")] = "",
    url: Annotated[str, typer.Option("--url", help="网站的网址。")] = "",
    sponsor: Annotated[str, typer.Option("--sponsor", help="主办单位。")] = "",
    site_code: Annotated[str, typer.Option("--site-code", help="政府网站标识码；不写就是演示站点。")] = "",
    today: Today = None,
) -> None:
    """新建一个区的门户：生成即可用，各种名册和内容都有一个样例。"""
    from generator import beginning  # noqa: PLC0415 - as above

    identity = _ask(district, name, url, sponsor, site_code)
    path = beginning.begin_portal(folder, identity, today=read_today(today.date() if today else None))
    shown = console.shown_path(path)
    print(f"已建好：{shown}\n生成：lantai build --root {shown}\n接着读 {shown}/README.md。")


def _ask(district: str, name: str, url: str, sponsor: str, site_code: str) -> Identity:
    """What was said on the command line; the rest is asked where somebody sits at a terminal."""
    from generator.beginning import Identity  # noqa: PLC0415 - as above

    if not district and not sys.stdin.isatty():
        raise typer.BadParameter("不在终端里运行时，要用 --district 写明行政区名称", param_hint="--district")
    if not district:
        district = typer.prompt("行政区名称（例如 青禾区）")
        name = name or typer.prompt("网站规范名称", default=f"{district}人民政府")
        url = url or typer.prompt("网址", default="https://www.example.gov.example/")
        sponsor = sponsor or typer.prompt("主办单位", default=f"{district}人民政府办公室")
        site_code = site_code or typer.prompt("政府网站标识码（演示写 0000000000）", default="0000000000")
    return Identity(
        district=district.strip(),
        name=(name or f"{district}人民政府").strip(),
        url=(url or "https://www.example.gov.example/").strip(),
        sponsor=(sponsor or f"{district}人民政府办公室").strip(),
        site_code=(site_code or "0000000000").strip(),
    )
