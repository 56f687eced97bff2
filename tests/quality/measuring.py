"""Every bar that a browser can judge, on one page, gathered for the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error, sync_playwright

from tests.conftest import CHROMIUM_FLAGS
from tests.quality import browsing, using
from tests.quality.kinds import MODES

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTHS = (1280, 360, 320)
CHECKS = ("axe", "targets", "width and zoom", "keyboard", "no scripts", "print", "markup")
"""Columns of the report that count misses."""
_PATIENCE = 30_000
"""Milliseconds until a step in the browser counts as failed."""


@dataclass(slots=True, kw_only=True)
class Measured:
    """One page; misses by the check that found them."""

    address: str
    requests: int = 0
    misses: dict[str, list[str]] = field(default_factory=dict)
    scores: tuple[int, ...] = ()
    lcp: float = 0
    """Milliseconds, as `tbt`."""
    tbt: float = 0
    cls: float = 0

    def note(self, check: str, found: Iterable[str], where: str = "") -> None:
        """Misses of a check, each once."""
        for one in found:
            miss = f"{where}: {one}" if where else one
            noted = self.misses.setdefault(check, [])
            if miss not in noted:
                noted.append(miss)

    def count(self, check: str) -> int:
        """Misses of one check."""
        return len(self.misses.get(check, ()))


def measure_page(site: str, kind: str, address: str) -> Measured:
    """All that a browser of its own can tell of one page; a page that breaks the measurement misses."""
    measured = Measured(address=address)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsing.find_chromium(), args=CHROMIUM_FLAGS)
        for step in (_look, _look_in_contrast, _zoom, _press_keys, _go_without_scripts, _print):
            try:
                step(browser, site, kind, measured)
            except Error as error:
                measured.note("requests", [f"{step.__name__} broke off: {error.message.splitlines()[0]}"])
        browser.close()
    return measured


def _open(page: Any, site: str, measured: Measured) -> None:
    page.set_default_timeout(_PATIENCE)
    page.goto(site + measured.address)


def _look(browser: Any, site: str, _kind: str, measured: Measured) -> None:
    for mode in MODES:
        with browsing.opened(browser, mode=mode) as page:
            _open(page, site, measured)
            page.wait_for_load_state("networkidle")
            measured.requests = max(measured.requests, len(page.asked))
            measured.note("requests", browsing.find_request_misses(page, site), mode)
            for width in WIDTHS:
                where = f"{width} px {mode}"
                page.set_viewport_size({"width": width, "height": 800})
                measured.note("axe", browsing.run_axe(page, enhanced=mode == "large"), where)
                measured.note("width and zoom", browsing.find_loss(page), where)
                if mode == "large" or (width, mode) == (360, "light"):
                    measured.note("targets", using.find_small_targets(page), where)


def _look_in_contrast(browser: Any, site: str, _kind: str, measured: Measured) -> None:
    with browsing.opened(browser, mode="contrast") as page:
        _open(page, site, measured)
        measured.note("axe", browsing.run_axe(page, enhanced=True), "high contrast")


def _zoom(browser: Any, site: str, _kind: str, measured: Measured) -> None:
    with browsing.opened(browser, width=640, device_scale_factor=2) as page:
        _open(page, site, measured)
        measured.note("width and zoom", browsing.find_loss(page), "200 %")


def _press_keys(browser: Any, site: str, _kind: str, measured: Measured) -> None:
    with browsing.opened(browser) as page:
        _open(page, site, measured)
        measured.note("keyboard", using.find_keyboard_misses(page))


def _go_without_scripts(browser: Any, site: str, _kind: str, measured: Measured) -> None:
    with browsing.opened(browser, java_script_enabled=False) as page:
        _open(page, site, measured)
        measured.note("no scripts", using.find_scriptless_misses(page))


def _print(browser: Any, site: str, kind: str, measured: Measured) -> None:
    with browsing.opened(browser, mode="dark") as page:
        _open(page, site, measured)
        measured.note("print", using.find_print_misses(page, kind))
