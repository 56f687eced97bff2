"""The command line, and the only place that prints."""

from __future__ import annotations

import atexit
import gc
import json
import os
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from generator import cli_editors, cli_portal, cli_suggest, cli_topics, console, pipeline
from generator.cli_audit import audit, print_findings
from generator.cli_options import Json, Root, Today, settings_of
from generator.console import UsageError
from generator.errors import InvalidPortalError, PortalError, UnreadableSourceError
from generator.progress import shown_progress
from generator.settings import read_today

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.intake.importing import Outcome
    from generator.settings import Settings

T = TypeVar("T")
FEW = 5
"""Files that are imported without a progress bar."""

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
app.command()(cli_editors.new)
for _command in (cli_portal.init, cli_portal.check, cli_portal.lock, cli_portal.schema, audit):
    app.command()(_command)
app.add_typer(cli_editors.faq, name="faq")
app.add_typer(cli_editors.interpretation, name="interpretation")
app.add_typer(cli_suggest.suggest, name="suggest")
app.add_typer(cli_topics.topic, name="topic")
app.add_typer(cli_topics.tag, name="tag")


def main() -> None:
    """Run the command line; findings of a `PortalError` go to stderr, one message each."""
    atexit.register(gc.freeze)  # what is left goes with the process: nobody need look through it
    try:
        sys.exit(app(standalone_mode=False))
    except UsageError as error:
        print(console.usage_message(error), file=sys.stderr)
        sys.exit(2)
    except (typer.Abort, KeyboardInterrupt):
        sys.exit(130)
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

        print(json.dumps(to_json(parsed), ensure_ascii=False))  # at once: indented it takes ten times as long
    else:
        print(console.inspection_report(parsed, str(file)))


@app.command(name="import")
def import_sources(  # noqa: PLR0913 - the options of one command
    files: Annotated[list[Path], typer.Argument(help="源文件；文件夹则导入其中尚未导入的全部文件。")],
    *,
    into: Annotated[Path | None, typer.Option("--into", help="草稿写到哪里，默认 content/documents/。")] = None,
    root: Root = Path(),
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="同时读几个文件，默认等于处理器数。")] = 0,
    keep_original: Annotated[bool, typer.Option(help="把源文件存入 content/originals/，供公众下载。")] = True,
    review: Annotated[Path | None, typer.Option("--review", help="把源文件与草稿的对照页写到这个文件夹。")] = None,
    as_json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", help="只报告被拒绝的文件。")] = False,
    no_progress: Annotated[bool, typer.Option("--no-progress", help="不显示进度条。")] = False,
) -> None:
    """源文件 → Markdown 草稿；不覆盖人工修改，草稿审定前不会发布。"""
    from generator import records  # noqa: PLC0415 - inspecting one file must not wait for the schema
    from generator.intake import importing, source_search  # noqa: PLC0415 - as above

    settings = settings_of(root, None)
    known = records.read(settings)
    found = source_search.find_sources(files, imported=importing.imported_digests(known))
    taken = importing.import_all(
        found, settings, known, into=into, jobs=jobs or os.cpu_count() or 1, keep_original=keep_original
    )
    outcomes: list[Outcome] = []
    try:
        with closing(taken):
            for outcome in _with_progress(taken, total=len(found.paths), hidden=quiet or no_progress, label="导入"):
                outcomes.append(outcome)  # noqa: PERF402 - what is done when someone interrupts is kept
    except KeyboardInterrupt:
        print(f"已中断。已处理的 {len(outcomes)} 个文件都已写好；再运行同一条命令，只处理其余的。", file=sys.stderr)
        raise typer.Exit(130) from None
    if as_json:
        json.dump([console.outcome_to_json(outcome) for outcome in outcomes], sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        refused = [outcome for outcome in outcomes if outcome.action is None]
        for line in console.import_report(refused if quiet else outcomes, passed=found.passed):
            print(line)
    if review is not None:
        _write_review(files, settings, into=review, jobs=jobs, hidden=quiet or no_progress)
    if any(outcome.action is None for outcome in outcomes):
        raise typer.Exit(1)


@app.command()
def review(
    files: Annotated[list[Path], typer.Argument(help="源文件或文件夹。")],
    *,
    into: Annotated[Path, typer.Option("--into", help="对照页写到哪个文件夹。")],
    root: Root = Path(),
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="同时读几个文件，默认等于处理器数。")] = 0,
    no_progress: Annotated[bool, typer.Option("--no-progress", help="不显示进度条。")] = False,
) -> None:
    """源文件与草稿左右对照的页面，每个文件一页，供审核人通读；不改动门户。"""
    _write_review(files, settings_of(root, None), into=into, jobs=jobs, hidden=no_progress)


@app.command()
def build(
    *,
    root: Root = Path(),
    site_dir: Annotated[Path | None, typer.Option("--site-dir", help="站点写到哪里，默认 site/。")] = None,
    today: Today = None,
    clean: Annotated[bool, typer.Option("--clean", help="不用上次的结果，全部重新生成。")] = False,
    without_search: Annotated[bool, typer.Option("--without-search", help="不生成检索数据。")] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="同时用几个处理器，默认全部。")] = 0,
    quiet: Annotated[bool, typer.Option("--quiet", help="只报告错误。")] = False,
    no_progress: Annotated[bool, typer.Option("--no-progress", help="不显示进度条。")] = False,
) -> None:
    """生成整个站点，只重做有变化的；有错误时逐条列出，不写任何文件。"""
    from generator.mkdocs_adapter import building  # noqa: PLC0415 - only who builds pays for MkDocs

    begun = time.monotonic()
    gc.disable()  # the process ends with the build
    with shown_progress(hidden=quiet or no_progress) as tell:
        done = building.build(
            settings_of(root, today),
            site_dir=site_dir,
            with_search=not without_search,
            jobs=jobs,
            is_clean=clean,
            tell=tell,
        )
    if quiet:
        return
    print_findings(done.findings)
    for line in console.build_report(done, seconds=time.monotonic() - begun):
        print(line)


@app.command()
def serve(
    *,
    root: Root = Path(),
    address: Annotated[str, typer.Option("--address", help="预览地址。")] = "127.0.0.1:8000",
    poll: Annotated[bool, typer.Option("--poll", help="不断查看全部文件：用于网络盘上的门户。")] = False,
) -> None:
    """实时预览：改了文件，页面自动更新。"""
    from generator.mkdocs_adapter import previewing  # noqa: PLC0415 - as above

    print(f"预览：http://{address}/　改了文件会自动更新，按 Ctrl+C 结束。", flush=True)
    previewing.serve(
        settings_of(root, None), address=address, is_polling=poll, tell=lambda done: print(console.preview_line(done))
    )


@app.command()
def export(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="opensearch：OpenSearch 或 Elasticsearch 的批量导入。")],
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="写到哪个文件夹。")],
    *,
    root: Root = Path(),
    today: Today = None,
) -> None:
    """把已公开的内容写成别的程序能导入的文件；不属于网站。"""
    try:
        written = pipeline.export(settings_of(root, today), name, folder)
    except KeyError:
        raise typer.BadParameter(f"不认识“{name}”，现有 opensearch", param_hint="FORMAT") from None
    print(f"已写好 {len(written)} 个文件：{console.shown_path(folder)}")


@app.command()
def verify(site_dir: Path) -> None:
    """按站点里的 manifest.json 逐个核对文件。"""
    from generator.mkdocs_adapter import verification  # noqa: PLC0415 - as above

    differences = verification.verify(site_dir)
    for difference in differences:
        print(f"{site_dir / difference.path}: {console.DIFFERENCES[difference.kind]}")
    if differences:
        raise typer.Exit(1)
    print("全部文件与 manifest.json 一致。")


@app.command()
def offline(
    site_dir: Path,
    *,
    output: Annotated[Path, typer.Option("--output", "-o", help="写到哪个 ZIP 文件。")] = Path("column.zip"),
    today: Today = None,
) -> None:
    """把生成好的站点打包成离线版：解压后不用网络，直接用浏览器打开。"""
    from generator.mkdocs_adapter import site_writer, verification  # noqa: PLC0415 - as above

    verification.require_site(site_dir)
    count = site_writer.pack_offline(site_dir, output, today=read_today(today.date() if today else None))
    print(f"已打包 {count} 个文件，共 {output.stat().st_size / 1e6:.1f} MB：{console.shown_path(output.resolve())}")


@app.command()
def pdf(
    site_dir: Path,
    *,
    issue: Annotated[list[str] | None, typer.Option("--issue", help="只印这一期，例如 2026-1；可以写几次。")] = None,
    into: Annotated[Path, typer.Option("--into", help="PDF 放到哪里。")] = Path("content/gazette"),
    again: Annotated[bool, typer.Option("--again", help="已有的也重新印。")] = False,
) -> None:
    """用本机的 Chromium 把公报各期的全文页印成 PDF；下次生成时网站就提供下载。"""
    from generator import press  # noqa: PLC0415 - as above

    wanted = tuple(issue) if issue else press.find_editions(site_dir)
    absent = tuple(name for name in wanted if again or not (into / f"{name}.pdf").is_file())
    for path in press.print_editions(site_dir, into, absent, browser=press.find_browser()) if absent else ():
        print(f"已印好：{console.shown_path(path.resolve())}")
    print(f"新印 {len(absent)} 期，原有 {len(wanted) - len(absent)} 期。")


@app.command()
def package(
    site_dir: Path,
    *,
    into: Annotated[Path, typer.Option("--into", help="版本放在哪个文件夹。")],
    as_archive: Annotated[bool, typer.Option("--tar", help="打成一个 tar 文件，便于上传。")] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="同时用几个处理器，默认全部。")] = 0,
) -> None:
    """把站点打成可以部署的版本：压缩好的副本、服务器配置样例、一步切换和退回。"""
    from generator.mkdocs_adapter import packaging  # noqa: PLC0415 - as above

    done = packaging.package(site_dir, into, as_archive=as_archive, jobs=jobs)
    print(f"版本 {done.id}：{done.files} 个文件，{done.size / 1e6:.1f} MB，压缩后传送 {done.compressed / 1e6:.1f} MB。")
    print(f"已放好：{console.shown_path(done.place.resolve())}；部署见 docs/hosting.md。")


def _write_review(files: list[Path], settings: Settings, *, into: Path, jobs: int, hidden: bool) -> None:
    """Pages for all the sources, those imported before too; says on stderr where they are."""
    from generator import records  # noqa: PLC0415 - as above
    from generator.intake import review_desk, source_search  # noqa: PLC0415 - as above

    paths = source_search.find_sources(files).paths
    written = review_desk.review_all(paths, records.read(settings), into, jobs=jobs or os.cpu_count() or 1)
    rows = list(_with_progress(written, total=len(paths), hidden=hidden, label="对照"))
    print(f"对照页 {len(rows)} 份：{console.shown_path(into.resolve() / review_desk.INDEX)}", file=sys.stderr)


def _with_progress(items: Iterable[T], *, total: int, hidden: bool, label: str) -> Iterator[T]:
    """The same items; a bar on stderr where a person looks at more than a few files."""
    if hidden or total < FEW or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415 - only who imports many files pays for the bar
    from rich.progress import track  # noqa: PLC0415

    yield from track(items, description=label, total=total, console=Console(stderr=True))
