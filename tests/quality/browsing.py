"""One page in a real browser: its requests, its policy, what axe finds, whether it scrolls sideways."""

from __future__ import annotations

import os
import shutil
import sys
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
_RUN = """async ([tags, enhanced]) => {
  document.styleSheets[0]?.insertRule("* { content-visibility: visible !important }");
  const rules = enhanced ? {"color-contrast-enhanced": {enabled: true}} : {};
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, rules, resultTypes: ["violations"]});
  return found.violations.map((one) =>
    `${one.id}: ${one.nodes.length} × ${one.nodes[0].target.join(" ")} ${one.nodes[0].html.slice(0, 120)}`);
}"""
_VIOLATIONS = "addEventListener('securitypolicyviolation', (one) => console.error(`CSP ${one.violatedDirective}`))"


def find_chromium() -> str:
    """The program that all measurements use."""
    found = os.environ.get("LANTAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        sys.exit("no Chromium: apt-get install chromium fonts-noto-cjk, or set LANTAI_CHROMIUM")
    return found


@contextmanager
def opened(browser: Any, *, width: int = 1280, mode: str = "light", **options: Any) -> Iterator[Any]:
    """A page of a fresh reader in a mode; `page.troubles` and `page.asked` fill while it is used."""
    scheme = "dark" if mode == "dark" else "light"
    size = {"width": width, "height": 800}
    context = browser.new_context(viewport=size, color_scheme=scheme, **options)
    if mode in {"large", "contrast"}:
        context.add_init_script(f"localStorage.setItem('lantai-{mode}', 'on')")
    context.add_init_script(_VIOLATIONS)
    page = context.new_page()
    page.troubles, page.asked = [], []
    page.on("pageerror", lambda error: page.troubles.append(str(error)))
    page.on("console", lambda message: page.troubles.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: page.asked.append(request.url))
    try:
        yield page
    finally:
        context.close()


def find_request_misses(page: Any, site: str) -> Iterator[str]:
    """After a first view: too many requests, another host, an error, a violation of the policy."""
    outside = [address for address in page.asked if not address.startswith((site, "data:", "blob:"))]
    own = [address for address in page.asked if address.startswith(site)]
    yield from (f"asks {address}" for address in outside)
    yield from page.troubles
    if len(own) > 6:
        yield f"{len(own)} requests on a first view"


def run_axe(page: Any, *, enhanced: bool = False) -> list[str]:
    """Violations of WCAG 2.2 A and AA and of best practice; with `enhanced` also contrast below 7:1.

    Parts that are laid out when a reader comes near are laid out first: axe passes over what is not.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_AXE)
    found: list[str] = page.evaluate(_RUN, [_TAGS, enhanced])
    return found


def find_loss(page: Any) -> list[str]:
    """A page that scrolls sideways, or text cut off by its own box."""
    found: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.scrollWidth - innerWidth;
          const cut = [...document.querySelectorAll("body *")].filter((one) => {
            const look = getComputedStyle(one);
            return look.overflowX === "hidden" && look.clipPath === "none" && one.scrollWidth > one.clientWidth + 1
              && one.textContent.trim() && one.clientWidth > 1;
          });
          return [...(wide > 0 ? [`${wide} px too wide`] : []),
            ...cut.map((one) => `cut: ${one.className || one.tagName}`)];
        }"""
    )
    return found
