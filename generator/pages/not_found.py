"""404: says what may help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.pages.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library

NOT_FOUND = "404.html"


@value_class
class NotFoundPage:
    """What `portal/not_found.html` may read, as `p`."""

    telephone: str | None
    hotline: str | None


def addresses(library: Library) -> Iterator[tuple[str, None]]:
    """One page."""
    del library
    yield NOT_FOUND, None


def head(_: None, library: Library) -> Head:
    """Served at whatever address was asked for."""
    del library
    return Head(
        title="页面不存在",
        address=NOT_FOUND,
        anywhere=True,
        description="地址可能写错了，或者页面已经改名、撤下：可以检索，也可以打电话问。",
    )


def present(_: None, library: Library) -> NotFoundPage:
    """Whom to ask."""
    return NotFoundPage(telephone=library.site.telephone, hotline=library.site.hotline)
