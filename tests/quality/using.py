"""What a person does with a page: keys alone, a finger, no scripts, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.quality.kinds import SHEETS

if TYPE_CHECKING:
    from collections.abc import Iterator

_CONTROLS = """() => {
  const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
  window.controls = [...all].filter((one) => {
    const seen = one.checkVisibility({visibilityProperty: true});
    if (!seen || one.disabled || one.tabIndex < 0) return false;
    if (one.type !== "radio") return true;
    const group = [...document.querySelectorAll(`input[type=radio][name="${one.name}"]`)];
    return one === (group.find((other) => other.checked) || group[0]);
  });
  return window.controls.length;
}"""
_FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const box = one.getClientRects()[0] || one.getBoundingClientRect();
  const look = getComputedStyle(one);
  const name = `${one.tagName.toLowerCase()} ${(one.textContent || one.name || "").trim().slice(0, 20)}`;
  const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {index: window.controls.indexOf(one), name, inView: inView && box.width > 1 && box.height > 1,
    marked: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2};
}"""
_SMALL = """() => {
  const inText = (one) => {
    const line = one.closest("p, td, th, dd, li, h1, h2, h3, h4, h5, h6, figcaption, caption, label, blockquote, dt");
    if (!line) return false;
    const clone = line.cloneNode(true);
    clone.querySelectorAll("a, button, summary, ul, ol").forEach((part) => part.remove());
    return clone.textContent.replace(/[\\s|·（）]/g, "").length > 0;
  };
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.matches(".skip"))
    .filter((one) => !((one.localName === "a" || one.matches(".cite")) && inText(one)))
    .map((one) => [...(one.labels || []), one].map((box) => [box.getBoundingClientRect().height, one]))
    .map((boxes) => boxes.sort(([one], [other]) => other - one)[0])
    .map(([height, one]) => [Math.round(height), one])
    .filter(([height]) => height < 44)
    .map(([height, one]) => {
      const name = (one.textContent || one.name).trim().slice(0, 12);
      return `${one.localName}.${one.className || one.parentElement.className} ${height} px “${name}”`;
    });
}"""


_DOCUMENTS = frozenset({"document", "document (middle)"})


def find_keyboard_misses(page: Any) -> Iterator[str]:
    """The tabulator alone, from the top of a page to its end: the skip link first, everything reached and seen."""
    wrong = page.evaluate(
        "[...document.querySelectorAll('[aria-expanded], [aria-haspopup], [onclick]')]"
        ".filter((one) => !one.matches('button, summary, input[role=combobox]'))"
        ".map((one) => one.outerHTML.slice(0, 80))"
    )
    yield from (f"menu that is no button: {one}" for one in wrong)
    total = page.evaluate(_CONTROLS)
    reached: dict[int, None] = {}
    for step in range(total + 30):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if step == 0 and (focused is None or "跳到正文" not in focused["name"]):
            yield f"first stop is {focused}"
        if focused is not None and focused["index"] == next(reversed(reached), None):
            continue  # a field of a date has a stop for each of its parts
        if focused is None or focused["index"] in reached:
            break
        if not (focused["inView"] and focused["marked"]):
            yield f"focused out of sight or unmarked: {focused['name']}"
        reached[focused["index"]] = None
    missed = set(range(total)) - set(reached)
    if missed:
        names = page.evaluate(
            "all => all.map((index) => window.controls[index].outerHTML.slice(0, 90))", sorted(missed)[:3]
        )
        yield f"{len(missed)} of {total} controls not reached: {names}"


def find_small_targets(page: Any) -> list[str]:
    """Controls lower than 44 px that do not stand in a line of text (where the line's height is the bar)."""
    found: list[str] = page.evaluate(_SMALL)
    return found


def find_scriptless_misses(page: Any) -> Iterator[str]:
    """With scripts off: text, a navigation that opens, no button that does nothing, a search box that leads on."""
    if len(page.locator("main").inner_text()) < 60:
        yield "no text without scripts"
    dead = page.locator("button[type=button]").evaluate_all(
        "all => all.filter((one) => one.checkVisibility({visibilityProperty: true}))"
        ".map((one) => one.textContent.trim())"
    )
    yield from (f"dead button “{one}”" for one in dead)
    menu = page.locator(".menu summary")
    if menu.count() and not page.locator(".menu nav").is_visible():
        menu.click()
        if not page.locator(".menu nav a").first.is_visible():
            yield "navigation does not open without scripts"
    box = page.locator("form.site-search")
    if box.count() and not box.get_attribute("action").endswith("search/"):
        yield "search box leads nowhere without scripts"


def _find_colour_misses(page: Any) -> Iterator[str]:
    ground, ink = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    if ground not in {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"} or ink != "rgb(0, 0, 0)":
        yield f"printed {ink} on {ground}"
    closed = page.locator("main details:not([open])").evaluate_all("all => all.length")
    if closed:
        yield f"{closed} folded parts are printed closed"


def find_print_misses(page: Any, kind: str) -> Iterator[str]:
    """On paper: no navigation, black on white, the title, and what leads back to the page."""
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    for part in (".menu", ".site-search", ".modes", ".footer-links"):
        if page.locator(part).count() and page.locator(part).first.is_visible():
            yield f"{part} is printed"
    yield from _find_colour_misses(page)
    if kind == "assistant":
        return  # what is printed there is the reader's own request, and nothing else
    if not page.locator("main h1").first.is_visible():
        yield "title is not printed"
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    if kind in SHEETS:
        return
    if canonical not in page.locator("body").inner_text() and kind != "not_found":
        yield "address is not printed"
    if kind in _DOCUMENTS and not page.locator(".colophon .code").is_visible():
        yield "QR code is not printed"
