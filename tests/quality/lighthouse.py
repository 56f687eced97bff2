"""Lighthouse's mobile measurement of one page at a time, and which bars its figures break."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quality.browsing import find_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.quality.measuring import Measured

_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_SECONDS = 120
"""Until a measurement counts as failed."""
_RUNS = 3


class UnmeasuredError(Exception):
    """Lighthouse gave no figures."""


def add_lighthouse(measured: Measured, site: str) -> None:
    """Figures of one page; where they break a bar it is measured again, and the middle of three counts."""
    try:
        runs = [_measure(site + measured.address)]
        while len(runs) < _RUNS and any(find_lighthouse_misses(runs[0])):
            runs.append(_measure(site + measured.address))
    except UnmeasuredError as error:
        measured.note("Lighthouse", [f"no figures: {error}"])
        return
    figures = find_middle(runs)
    measured.scores = tuple(figures["scores"][name] for name in _CATEGORIES)
    measured.lcp, measured.tbt, measured.cls = figures["lcp"], figures["tbt"], figures["cls"]
    measured.note("Lighthouse", find_lighthouse_misses(figures))


def find_lighthouse_misses(figures: Mapping[str, Any]) -> Iterator[str]:
    """Bars that a measurement breaks."""
    for name in _CATEGORIES:
        wanted = 98 if name == "performance" else 100
        if figures["scores"][name] < wanted:
            yield f"{name} {figures['scores'][name]} {' '.join(figures['failed'])}".rstrip()
    if figures["lcp"] > 1200:
        yield f"LCP {figures['lcp'] / 1000:.2f} s"
    if figures["tbt"] > 50:
        yield f"TBT {figures['tbt']:.0f} ms"
    if figures["cls"] >= 0.0005:
        yield f"CLS {figures['cls']:.3f}"


def find_middle(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """The median of each figure; what failed in any run stays named."""
    merged: dict[str, Any] = {name: statistics.median(one[name] for one in runs) for name in ("lcp", "tbt", "cls")}
    merged["scores"] = {name: statistics.median_low(one["scores"][name] for one in runs) for name in _CATEGORIES}
    merged["failed"] = sorted({audit for one in runs for audit in one["failed"]})
    return merged


def _measure(address: str) -> dict[str, Any]:
    """One measurement; a second try where the browser broke down.

    Raises:
        UnmeasuredError: Twice without figures.
    """
    said = ""
    environment = {**os.environ, "LANTAI_CHROMIUM": find_chromium()}
    for _ in range(2):
        try:
            done = subprocess.run(
                ["node", "lighthouse.mjs", address], capture_output=True, text=True, cwd=Path(__file__).parent,
                check=False, timeout=_SECONDS, env=environment,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            said = f"nothing within {_SECONDS} seconds"
            continue
        if done.returncode == 0:
            figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
            return figures
        said = " ".join(done.stderr.split())[-200:]
    raise UnmeasuredError(said)
