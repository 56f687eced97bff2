"""docs/quality.md: the figures and every miss, in a layout that changes only where a figure does."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.quality.measuring import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.quality.files import Weight
    from tests.quality.measuring import Measured

_HEAD = """# The pages, measured

`make quality` builds the demonstration, serves it, and measures the fullest page of every kind, and besides it the
document of middle weight. It wrote the figures below on {today}: {machine}.

| bar | value |
|---|---|
| Lighthouse, mobile | performance ≥ 98, the other three 100; LCP ≤ 1.2 s, TBT ≤ 50 ms, CLS 0 |
| axe | no violation of WCAG 2.2 A and AA or of best practice at 1280, 360 and 320 px, each light, dark and in 大字版 |
| contrast | 7:1 in 大字版 and in high contrast (counted under axe) |
| requests | ≤ 6 on a first view, all to the site's own host; no violation of the policy, no error |
| weight, compressed | HTML ≤ 15 KB, the longest ≤ 60 KB; CSS ≤ 30 KB; scripts ≤ 10 KB on a page to read |
| targets | ≥ 44 px on a phone and in 大字版, links within a sentence apart |
| width and zoom | nothing is cut or needs scrolling sideways, at the three widths and at 200 % |
| keyboard | skip link first; every control reached, in view and marked; menus are buttons or `details` |
| without scripts | text, navigation, no button that does nothing; the search box leads on |
| print | black on white, no navigation, folded parts open, title, address, a document's QR code |
| html-validate | no error on any page |

How it is measured:

* The server (`tests/quality/server.py`) sends what the shipped nginx example sends: text as gzip, `no-cache`,
  and the content security policy as a header. Plain HTTP/1.1, so that a second stylesheet costs a second connection.
* Lighthouse {lighthouse}, its mobile device and its simulated slow line (150 ms, 1.6 Mbit/s, processor four times
  slower), each page alone in a new browser. A page that misses a bar is measured three times, and the middle counts.
  Seconds depend on the machine and on what else runs on it; every other column is the same on any machine.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeSite:
    """What is read from all files, not from one page of each kind."""

    read: int
    """Pages."""
    markup: Sequence[str]
    leaks: Sequence[str]


def write_report(today: str, pages: Mapping[str, Measured], weights: Mapping[str, Weight], whole: WholeSite) -> str:
    """The whole file."""
    parts = [
        _HEAD.format(today=today, machine=_describe_machine(), lighthouse=_find_version("lighthouse")),
        "## Figures\n",
        *_figures(pages, weights),
        "",
        "## The whole site\n",
        f"* html-validate: {whole.read} pages, {len(whole.markup)} rules broken",
        *(f"  * {one}" for one in whole.markup),
        f"* inline code or other hosts in HTML, CSS and scripts: {len(whole.leaks)}",
        *(f"  * {one}" for one in whole.leaks),
        "",
        "## Misses\n",
        *_misses(pages),
        "",
    ]
    return "\n".join(parts)


def _describe_machine() -> str:
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{os.cpu_count()} processors, {platform.machine()}, average load {load} at the end"


def _find_version(package: str) -> str:
    described = json.loads((Path(__file__).parent / "package.json").read_bytes())
    return str(described["devDependencies"][package])


def _figures(pages: Mapping[str, Measured], weights: Mapping[str, Weight]) -> Iterator[str]:
    yield f"| kind | page | HTML | CSS | JS | requests | LCP s | TBT ms | CLS | Lighthouse | {' | '.join(CHECKS)} |"
    yield f"|---|---|{'---:|' * 7}---|{'---:|' * len(CHECKS)}"
    for kind, one in pages.items():
        weight = weights[kind]
        sizes = " | ".join(f"{size / 1000:.1f}" for size in (weight.html, weight.css, weight.js))
        times = f"{one.lcp / 1000:.2f} | {one.tbt:.0f} | {one.cls:.3f}" if one.scores else "– | – | –"
        counts = " | ".join(str(one.count(check)) for check in CHECKS)
        scores = "/".join(map(str, one.scores)) or "–"
        yield f"| {kind} | `/{one.address}` | {sizes} | {one.requests} | {times} | {scores} | {counts} |"
    yield "\nLighthouse: performance, accessibility, best practices, search engines. HTML, CSS, JS: kilobytes as gzip;"
    yield "the last columns count misses."


def _misses(pages: Mapping[str, Measured]) -> Iterator[str]:
    found = [(kind, check, miss) for kind, one in pages.items() for check in one.misses for miss in one.misses[check]]
    if not found:
        yield "None."
    for kind, check, miss in found:
        yield f"* {kind}, {check}: {' '.join(miss.split()).replace('<', '&lt;')}"
