"""Prints pages of a built site to PDF with a Chromium that the machine has; a build never needs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import Location, PortalError, Rule, Severity
from generator.model.address import GAZETTE, gazette_edition_address

if TYPE_CHECKING:
    from collections.abc import Iterator

ABSENT_BROWSER = Rule("M111", "absent-browser", Severity.ERROR, "这台机器上没有可以用来打印 PDF 的浏览器。")
ABSENT_EDITION = Rule("M112", "absent-edition", Severity.ERROR, "站点里没有这一期公报的全文页。")
FAILED_PRINT = Rule("M113", "failed-print", Severity.ERROR, "浏览器没有印出 PDF。")
RULES = (ABSENT_BROWSER, ABSENT_EDITION, FAILED_PRINT)

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
_LIMIT = 180
"""Seconds for one issue; an issue of 300 pages takes less than 20."""
_FLAGS = (
    *("--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"),
    *("--no-pdf-header-footer", "--generate-pdf-document-outline"),
)


def find_browser() -> str:
    """The Chromium named by `LANTAI_CHROMIUM`, else one that is installed.

    Raises:
        PortalError: there is none.
    """
    found = os.environ.get("LANTAI_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        hint = "安装 Chromium，或者用环境变量 LANTAI_CHROMIUM 写明它在哪里；也可以在浏览器里打开全文页，打印为 PDF。"
        raise PortalError(ABSENT_BROWSER.at(Location("chromium"), "找不到 Chromium 一类的浏览器。", hint))
    return found


def find_editions(site: Path) -> tuple[str, ...]:
    """Ids of the issues whose whole texts the site has, oldest first."""
    found = (path.parent.parent.name for path in (site / GAZETTE).glob("*/edition/index.html"))
    return tuple(sorted(found, key=lambda issue: [int(part) for part in issue.split("-")]))


def print_editions(site: Path, into: Path, issues: tuple[str, ...], *, browser: str) -> Iterator[Path]:
    """`<issue>.pdf` for every issue, written as a whole or not at all.

    Raises:
        PortalError: an issue is not in the site, or the browser failed; what was printed before stays.
    """
    into.mkdir(parents=True, exist_ok=True)
    for issue in issues:
        page = site / gazette_edition_address(issue) / "index.html"
        if not page.is_file():
            hint = f"站点里有：{'、'.join(find_editions(site)) or '（没有公报）'}。"
            raise PortalError(ABSENT_EDITION.at(Location(str(page)), f"没有{issue}这一期。", hint))
        yield _print(page, into / f"{issue}.pdf", browser)


def _print(page: Path, target: Path, browser: str) -> Path:
    with tempfile.TemporaryDirectory() as folder:
        printed = Path(folder) / target.name
        command = [browser, *_FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={printed}"]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium refuses to run as root otherwise; the page is our own
        try:
            subprocess.run([*command, page.resolve().as_uri()], capture_output=True, timeout=_LIMIT, check=True)
        except (OSError, subprocess.SubprocessError) as error:
            raise _failed(page, str(error)) from error
        if not printed.is_file() or not printed.read_bytes().startswith(b"%PDF"):
            raise _failed(page, "没有得到 PDF。")
        partial = target.with_name(f".{target.name}.part")
        shutil.copyfile(printed, partial)
        partial.replace(target)
    return target


def _failed(page: Path, why: str) -> PortalError:
    hint = "在浏览器里打开这一页，看看能不能打印；或者换一个浏览器，用 LANTAI_CHROMIUM 写明。"
    return PortalError(FAILED_PRINT.at(Location(str(page)), why, hint))
