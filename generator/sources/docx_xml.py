"""Looking at WordprocessingML (ECMA-376 Part 1): names and values without their namespace."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OFF = frozenset({"0", "false", "off", "none"})
_MOST_DIGITS = 9


def local(element: _Element) -> str:
    """The element's name without namespace; "" for what is no element (an entity that is never resolved)."""
    tag = cast("object", element.tag)
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first child of the name, and its first child of the next name, and so on."""
    for name in path:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def children(element: _Element, *names: str) -> Iterator[_Element]:
    """Children of these names."""
    return (entry for entry in element if local(entry) in names)


def value(element: _Element | None, name: str = "val") -> str | None:
    """An attribute; None where the element or the attribute is absent."""
    return None if element is None else element.get(f"{W}{name}")


def number(element: _Element | None, name: str = "val") -> int | None:
    """An attribute that is a whole number; None otherwise."""
    text = (value(element, name) or "").strip()
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else None


def is_on(element: _Element | None) -> bool:
    """Whether a property is there and not switched off."""
    return element is not None and (value(element) or "1") not in _OFF
