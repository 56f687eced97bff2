"""`make quality`: the demonstration built, served, measured; the report written into docs/quality.md.

Ends with 1 where a bar is missed. `--no-lighthouse` leaves out what takes most of the time and prints only.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.conftest import CHROMIUM_FLAGS, ROOT, TODAY
from tests.quality.files import find_leaks, weigh_all
from tests.quality.kinds import find_pages
from tests.quality.measuring import Measured, find_lighthouse_misses, measure_page, run_lighthouse, scores_of
from tests.quality.report import write_report
from tests.quality.server import serve
from tests.quality.validating import find_markup_errors

REPORT = ROOT / "docs" / "quality.md"


def main() -> int:
    """Measure, report, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a site built before, instead of building one")
    parser.add_argument("--only", nargs="*", default=(), help="kinds to measure; nothing is written then")
    parser.add_argument("--no-lighthouse", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = chosen.site or _build(Path(folder) / "site")
        pages = find_pages(ROOT, site, date.fromisoformat(TODAY))
        if chosen.only:
            pages = {kind: address for kind, address in pages.items() if kind in chosen.only}
        measured = {kind: Measured(address=address) for kind, address in pages.items()}
        with serve(site) as address:
            if not chosen.no_lighthouse:
                _add_lighthouse(measured, pages, address)
            _browse(measured, address)
        weights = weigh_all(site, pages)
        for kind, weight in weights.items():
            measured[kind].misses += weight.find_misses(kind)
        read, markup = find_markup_errors(site)
        leaks = list(find_leaks(site))
    text = write_report(TODAY, measured, weights, markup, read, leaks)
    if chosen.only or chosen.no_lighthouse:
        sys.stdout.write(text)
    else:
        REPORT.write_text(text, encoding="utf-8")
    return int(bool(markup or leaks or any(one.misses for one in measured.values())))


def _build(target: Path) -> Path:
    command = [sys.executable, "-m", "generator", "build", "--root", str(ROOT), "--site-dir", str(target)]
    subprocess.run([*command, "--today", TODAY], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    return target


def _add_lighthouse(measured: dict[str, Measured], pages: dict[str, str], address: str) -> None:
    for kind, figures in run_lighthouse(pages, address).items():
        one = measured[kind]
        one.scores, one.lcp, one.tbt, one.cls = scores_of(figures), figures["lcp"], figures["tbt"], figures["cls"]
        one.misses += (f"Lighthouse: {miss}" for miss in find_lighthouse_misses(figures))


def _browse(measured: dict[str, Measured], address: str) -> None:
    program = os.environ.get("LANTAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        for kind, one in measured.items():
            measure_page(browser, address, kind, one)
            sys.stderr.write(f"{kind}: {len(one.misses)}\n")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
