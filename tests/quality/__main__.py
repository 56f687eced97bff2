"""`make quality`: the demonstration built, served, measured; the report written into docs/quality.md.

Ends with 1 where a bar is missed. `--only` and `--no-lighthouse` measure a part and print it instead of writing.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.conftest import ROOT, TODAY
from tests.quality.files import find_leaks, weigh_all
from tests.quality.kinds import file_of, find_pages
from tests.quality.lighthouse import add_lighthouse
from tests.quality.measuring import Measured, measure_page
from tests.quality.report import WholeSite, write_report
from tests.quality.server import serve
from tests.quality.validating import find_markup_errors, sum_up

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORT = ROOT / "docs" / "quality.md"
_STARTED = time.monotonic()


def main() -> int:
    """Measure, report, judge."""
    chosen = _read_arguments()
    with _opened_site(chosen.site) as site:
        pages = find_pages(ROOT, site, date.fromisoformat(TODAY))
        if unknown := set(chosen.only) - set(pages):
            sys.exit(f"no such kinds: {', '.join(sorted(unknown))}; there are {', '.join(pages)}")
        if chosen.only:
            pages = {kind: address for kind, address in pages.items() if kind in chosen.only}
        measured = _measure(site, pages, with_lighthouse=not chosen.no_lighthouse)
        weights = weigh_all(site, pages)
        for kind, weight in weights.items():
            measured[kind].note("weight", weight.find_misses(kind))
        whole = _read_whole_site(site, measured)
    text = write_report(datetime.now().astimezone().date().isoformat(), measured, weights, whole)
    if chosen.only or chosen.no_lighthouse:
        sys.stdout.write(text)
    else:
        REPORT.write_text(text, encoding="utf-8")
    return int(bool(whole.markup or whole.leaks or any(one.misses for one in measured.values())))


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, help="a site built before, instead of building one")
    parser.add_argument("--only", nargs="*", default=(), help="kinds to measure; nothing is written then")
    parser.add_argument("--no-lighthouse", action="store_true")
    return parser.parse_args()


@contextmanager
def _opened_site(given: Path | None) -> Iterator[Path]:
    if given:
        yield given.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "site"
        command = [sys.executable, "-m", "generator", "build", "--root", str(ROOT), "--site-dir", str(target)]
        subprocess.run([*command, "--today", TODAY], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
        _say("built")
        yield target


def _measure(site: Path, pages: dict[str, str], *, with_lighthouse: bool) -> dict[str, Measured]:
    """Lighthouse alone on the machine, everything else on all its processors."""
    measured: dict[str, Measured] = {}
    with serve(site) as address:
        fresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(max_workers=os.cpu_count(), mp_context=fresh) as workers:
            asked = {workers.submit(measure_page, address, kind, page): kind for kind, page in pages.items()}
            for done in as_completed(asked):
                measured[asked[done]] = done.result()
                _say(f"browser {len(measured)}/{len(pages)}", asked[done], measured[asked[done]])
        measured = {kind: measured[kind] for kind in pages}
        if with_lighthouse:
            for number, (kind, one) in enumerate(measured.items(), 1):
                add_lighthouse(one, address)
                _say(f"Lighthouse {number}/{len(pages)}", kind, one)
    return measured


def _read_whole_site(site: Path, measured: dict[str, Measured]) -> WholeSite:
    files = sorted(path for path in site.rglob("*.html") if path.is_file())
    errors = find_markup_errors(files)
    _say(f"html-validate: {len(files)} pages")
    for one in measured.values():
        one.note("markup", errors[file_of(site, one.address)])
    return WholeSite(read=len(files), markup=sum_up(errors, site), leaks=list(find_leaks(site)))


def _say(what: str, kind: str = "", measured: Measured | None = None) -> None:
    line = f"{time.monotonic() - _STARTED:6.0f} s  {what}  {kind}".rstrip()
    found = [f"  {check}: {one}" for check, misses in measured.misses.items() for one in misses] if measured else []
    sys.stderr.write("\n".join([line, *found, ""]))
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
