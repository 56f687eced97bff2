"""docs/quality.md: the figures and every miss, in a layout that changes only where a figure does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tests.quality.files import Weight
    from tests.quality.measuring import Measured

_HEAD = """# The pages, measured

`make quality` builds the demonstration, serves it compressed and with the strict content security policy, and measures
the fullest page of every kind, and besides it the document of middle weight. It wrote the figures below on {today}.

| bar | value |
|---|---|
| Lighthouse, mobile | performance ≥ 98, the other three 100; LCP ≤ 1.2 s, TBT ≤ 50 ms, CLS 0 |
| axe | no violation of WCAG 2.2 A and AA or of best practice at 1280, 360 and 320 px, each light, dark and in 大字版 |
| contrast | 7:1 in 大字版 and in high contrast |
| requests | ≤ 6 on a first view, all to the site's own host; no violation of the policy, no error |
| weight, compressed | HTML ≤ 15 KB, the longest ≤ 60 KB; CSS ≤ 30 KB; scripts ≤ 10 KB on a page to read |
| keyboard | skip link first; every control reached, in view and marked; menus are buttons or `details` |
| without scripts | text, navigation, no button that does nothing; the search box leads on |
| targets | ≥ 44 px on a phone and in 大字版, links within a sentence apart |
| zoom | nothing is cut or needs scrolling sideways at 200 % |
| print | black on white, no navigation, folded parts open, title, address, a document's QR code |
| html-validate | no error on any page |

Lighthouse is measured once; a page that misses a bar is measured three times, and the middle counts. Seconds depend on
the machine and on what else runs on it; every other column is the same on any machine.
"""


def write_report(
    today: str, pages: Mapping[str, Measured], weights: Mapping[str, Weight], markup: Sequence[str], read: int,
    leaks: Sequence[str],
) -> str:  # fmt: skip
    """The whole file."""
    parts = [_HEAD.format(today=today), "## Figures\n", *_figures(pages, weights), ""]
    parts += [
        "## The whole site\n",
        f"* html-validate: {read} pages, {len(markup)} rules broken",
        *(f"  * {one}" for one in markup),
    ]
    parts += [
        f"* inline code or other hosts in HTML, CSS and scripts: {len(leaks)}",
        *(f"  * {one}" for one in leaks),
        "",
    ]
    return "\n".join([*parts, "## Misses\n", *_misses(pages), ""])


def _figures(pages: Mapping[str, Measured], weights: Mapping[str, Weight]) -> Iterator[str]:
    yield "| kind | page | Lighthouse | LCP s | TBT ms | CLS | axe | requests | HTML | CSS | JS | misses |"
    yield "|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    for kind, one in pages.items():
        weight = weights[kind]
        scores = "/".join(map(str, one.scores)) or "–"
        times = f"{one.lcp / 1000:.2f} | {one.tbt:.0f} | {one.cls:.2f}" if one.scores else "– | – | –"
        sizes = " | ".join(f"{size / 1000:.1f}" for size in (weight.html, weight.css, weight.js))
        counts = f"{one.axe} | {one.requests} | {sizes} | {len(one.misses)}"
        yield f"| {kind} | `/{one.address}` | {scores} | {times} | {counts} |"
    yield "\nLighthouse: performance, accessibility, best practices, search engines. Weights: 1000 bytes, compressed."


def _misses(pages: Mapping[str, Measured]) -> Iterator[str]:
    found = [(kind, miss) for kind, one in pages.items() for miss in one.misses]
    if not found:
        yield "None."
    for kind, miss in found:
        yield f"* {kind}: {' '.join(miss.split()).replace('<', '&lt;')}"
