"""Links that editors write in Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from generator.errors import Location


class Link(NamedTuple):
    """A link or an embedded picture in a published body."""

    target: str
    """As written: `/documents/qhfb-2024-12/#s3-2`, `../documents/2024/qhfb-2024-12.md`, an id, an outside address."""
    text: str
    """The words that are linked, or a picture's alternative text."""
    is_image: bool
    page: str
    """Address of the page on which the body is printed."""
    location: Location
