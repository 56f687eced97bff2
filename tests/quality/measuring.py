"""Every bar on every page: what a measurement gives, gathered for the report."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality import browsing, using
from tests.quality.kinds import MODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WIDTHS = (1280, 360, 320)
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(slots=True, kw_only=True)
class Measured:
    """One page."""

    address: str
    requests: int = 0
    misses: list[str] = field(default_factory=list)
    axe: int = 0
    """Violations over all widths and modes."""
    scores: tuple[int, ...] = ()
    lcp: float = 0
    """Milliseconds, as `tbt`."""
    tbt: float = 0
    cls: float = 0


def measure_page(browser: Any, site: str, kind: str, measured: Measured) -> None:
    """All that a browser can tell of one page, Lighthouse's figures apart."""
    page_address = site + measured.address
    for mode in MODES:
        with browsing.opened(browser, mode=mode) as page:
            page.goto(page_address)
            page.wait_for_load_state("networkidle")
            measured.requests = len(page.asked)
            _note(measured, mode, browsing.find_request_misses(page, site))
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 800})
                found = browsing.run_axe(page, enhanced=mode == "large")
                measured.axe += len(found)
                _note(measured, f"{width} {mode}", (*found, *browsing.find_loss(page)))
                if mode == "large" or (width, mode) == (360, "light"):
                    _note(measured, f"{width} {mode}", _group(using.find_small_targets(page)))
    with browsing.opened(browser, mode="contrast") as page:
        page.goto(page_address)
        _note(measured, "high contrast", browsing.run_axe(page, enhanced=True))
    with browsing.opened(browser, width=640, device_scale_factor=2) as page:
        page.goto(page_address)
        _note(measured, "zoom 200 %", browsing.find_loss(page))
    with browsing.opened(browser) as page:
        page.goto(page_address)
        _note(measured, "keyboard", using.find_keyboard_misses(page))
    with browsing.opened(browser, java_script_enabled=False) as page:
        page.goto(page_address)
        _note(measured, "no scripts", using.find_scriptless_misses(page))
    with browsing.opened(browser, mode="dark") as page:
        page.goto(page_address)
        _note(measured, "print", using.find_print_misses(page, kind))


def _note(measured: Measured, where: str, found: Iterable[str]) -> None:
    for one in found:
        if (miss := f"{where}: {one}") not in measured.misses:
            measured.misses.append(miss)


def _group(found: list[str]) -> Iterator[str]:
    """Many small targets are one miss."""
    if found:
        yield f"{len(found)} targets below 44 px, {found[0]}"


def run_lighthouse(pages: Mapping[str, str], site: str, runs: int = 3) -> dict[str, dict[str, Any]]:
    """Kind → figures of the mobile measurement; a page that misses is measured again and its median counts."""
    results: dict[str, list[dict[str, Any]]] = {kind: [] for kind in pages}
    wanted = list(pages)
    for _ in range(runs):
        if not wanted:
            break
        found = _lighthouse([site + pages[kind] for kind in wanted])
        for kind, figures in zip(wanted, found, strict=True):
            results[kind].append(figures)
        wanted = [kind for kind in wanted if any(find_lighthouse_misses(results[kind][-1]))]
    return {kind: _median(figures) for kind, figures in results.items()}


def find_lighthouse_misses(figures: Mapping[str, Any]) -> Iterator[str]:
    """Bars of reader.md that a measurement breaks."""
    for name in _CATEGORIES:
        wanted = 98 if name == "performance" else 100
        if figures["scores"][name] < wanted:
            yield f"{name} {figures['scores'][name]} {' '.join(figures['failed'])}".rstrip()
    if figures["lcp"] > 1200:
        yield f"LCP {figures['lcp'] / 1000:.2f} s"
    if figures["tbt"] > 50:
        yield f"TBT {figures['tbt']:.0f} ms"
    if figures["cls"] > 0.001:
        yield f"CLS {figures['cls']:.3f}"


def scores_of(figures: Mapping[str, Any]) -> tuple[int, ...]:
    """Performance, accessibility, best practices, search engines."""
    return tuple(figures["scores"][name] for name in _CATEGORIES)


def _lighthouse(addresses: list[str]) -> list[dict[str, Any]]:
    here = Path(__file__).parent
    done = subprocess.run(
        ["node", "lighthouse.mjs", *addresses], capture_output=True, text=True, cwd=here, check=True, env=os.environ
    )
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def _median(figures: list[dict[str, Any]]) -> dict[str, Any]:
    if len(figures) == 1:
        return figures[0]
    merged = dict(figures[0])
    for name in ("lcp", "tbt", "cls"):
        merged[name] = statistics.median(one[name] for one in figures)
    merged["scores"] = {name: statistics.median_low(one["scores"][name] for one in figures) for name in _CATEGORIES}
    return merged
