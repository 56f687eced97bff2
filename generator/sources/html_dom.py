"""What a page's markup says of an element: block or inline, shown or hidden, aligned, furniture by tag or name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml import etree

from generator.sources.html_words import BLOCK_TAGS, FURNITURE_NAMES, FURNITURE_TAGS

if TYPE_CHECKING:
    from lxml.etree import _Element

SILENT = frozenset({"script", "style", "template", "title", "noscript", "head"})
"""Never shown; `head` is walked for text that a broken page has put there."""
PRINTING = frozenset({"pre", "xmp", "listing", "plaintext"})
"""White space is shown as it stands."""

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_BODY_NAMES = re.compile(
    r"content|article|zoom|editor|neirong|zhengwen|wenzhang|detail|xilan|maintext|newstext|conTxt|\btext\b|view", re.I
)
_TITLE_NAMES = re.compile(r"title|biaoti|headline|\btit\b|(?:^|[_-])bt(?:$|[_-])", re.I)
_HIDING_NAMES = frozenset(
    {"hidden", "hide", "ng-hide", "d-none", "visually-hidden", "sr-only", "invisible", "is-hidden"}
)
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
_SHOWING_STYLE = re.compile(r"display\s*:\s*(?!none)\w", re.I)
_NO_ROOM = re.compile(r"(?:^|;)\s*height\s*:\s*0(?:px)?\s*(?:;|$)", re.I)
_ALIGN = re.compile(r"text-align\s*:\s*(\w+)", re.I)
_INDENT = re.compile(r"text-indent\s*:\s*(-?[\d.]+)", re.I)
_BLOCK_STYLE = re.compile(r"display\s*:\s*(?:block|flex|grid|table|list-item)", re.I)
_MEDIA = re.compile(r"@media[^{]{0,200}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.I)
_SELECTOR = re.compile(r"[\w-]*([.#][\w-]+)")
_LONGEST_STYLE = 200_000
_LONG_TAG = re.compile(r"<([a-zA-Z]\w*)[^<>]{20000,}")
_MOST_ATTRIBUTES = 1000


def parse_page(text: str) -> _Element | None:
    """The tree of a page, without comments; None where there is nothing in it.

    Raises:
        RecursionError: elements are nested so deeply that text would be lost.
    """
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    data = _LONG_TAG.sub(_shortened, text.replace("\x00", "")).encode("utf-8", "surrogatepass")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if any("Excessive depth" in entry.message for entry in parser.error_log):
        raise RecursionError
    return root


def _shortened(match: re.Match[str]) -> str:
    """A tag without its attributes where they are so many that reading them would take minutes."""
    return match[0] if match[0].count("=") < _MOST_ATTRIBUTES else f"<{match[1]}"


def tag_of(element: _Element) -> str:
    """The element's name in lower case, "" for what is no element."""
    tag = cast("object", element.tag)
    return tag.lower() if isinstance(tag, str) else ""


def line_of(element: _Element, otherwise: int = 1) -> int:
    """The source line of an element."""
    return cast("int | None", element.sourceline) or otherwise


def names_of(element: _Element) -> str:
    """Class and id."""
    return f"{element.get('class', '')} {element.get('id', '')}".strip()


def hidden_selectors(root: _Element) -> frozenset[str]:
    """`.class` and `#id` that the page's own style sheets do not show, on a screen."""
    found: set[str] = set()
    for style in root.iter("style"):
        css = _MEDIA.sub("", (style.text or "")[:_LONGEST_STYLE])
        for rule in css.split("}")[:-1]:
            *_, selectors, body = ["", "", *rule.split("{")]
            if _HIDING_STYLE.search(body):
                matches = (_SELECTOR.fullmatch(selector.strip()) for selector in selectors.split(","))
                found.update(match[1] for match in matches if match)
    return frozenset(found)


def is_hidden(element: _Element, selectors: frozenset[str]) -> bool:
    """Whether the element says of itself that it is not shown."""
    attributes = element.attrib
    if not attributes:
        return False
    if "hidden" in attributes or (attributes.get("type") or "").lower() == "hidden":
        return True
    style = attributes.get("style") or ""
    if style and (_HIDING_STYLE.search(style) or (_NO_ROOM.search(style) and "hidden" in style)):
        return True
    if _SHOWING_STYLE.search(style):
        return False
    classes = (attributes.get("class") or "").split()
    if any(name in _HIDING_NAMES or f".{name}" in selectors for name in classes):
        return True
    return f"#{attributes.get('id')}" in selectors


def is_furniture(element: _Element, tag: str) -> bool:
    """Whether tag, role or a word of class and id say that the element is the site's, not the document's."""
    if tag in FURNITURE_TAGS or element.get("role") in ("navigation", "search", "contentinfo", "banner", "menu"):
        return True
    names = names_of(element)
    return bool(names) and any(word.lower() in FURNITURE_NAMES for word in _WORDS.findall(names))


def is_body_name(element: _Element, tag: str) -> bool:
    """Whether tag, class or id say that the document's text is inside."""
    return tag in ("article", "main") or bool(_BODY_NAMES.search(names_of(element)))


def is_title_name(element: _Element, tag: str) -> bool:
    """Whether tag, class or id say that a title is inside."""
    return tag in ("h1", "h2") or bool(_TITLE_NAMES.search(names_of(element)))


def alignment(element: _Element, tag: str) -> str | None:
    """Alignment of text that the element sets: left, center, right, justify; None where it says nothing."""
    if tag == "center":
        return "center"
    if tag == "table":
        return "left"
    match = _ALIGN.search(element.get("style") or "")
    value = match[1] if match else element.get("align")
    return value.lower() if value else None


def indent(element: _Element) -> bool | None:
    """Whether the element indents its first line; None where it says nothing."""
    match = _INDENT.search(element.get("style") or "")
    return None if match is None else match[1].strip("0.-") != "" and not match[1].startswith("-")


def is_block(element: _Element, tag: str) -> bool:
    """Whether the element begins and ends a paragraph."""
    return tag in BLOCK_TAGS or bool(_BLOCK_STYLE.search(element.get("style") or ""))
