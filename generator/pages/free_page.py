"""An editors' page: 指南, 制度, 依申请公开."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import page_address
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.head import Head, Place, Translation
from generator.pages.prose import render_prose
from generator.pages.shell import root_of
from generator.pages.wording import print_full_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from generator.model.library import Library
    from generator.model.site import FreePage as FreePageRecord

_LANGUAGES = {"zh-CN": "中文", "en": "English", "ja": "日本語", "ko": "한국어", "fr": "Français", "de": "Deutsch"}
"""What languages are called in themselves; another one is shown by its code."""


@value_class
class FreePage:
    """What `portal/free_page.html` may read, as `p`."""

    title: str
    summary: str | None
    revised: str | None
    """修订日期, `2026年11月1日`."""
    language: str | None
    """Where the text is not Chinese."""
    body: Markup


def addresses(library: Library) -> Iterator[tuple[str, FreePageRecord]]:
    """A page for every file of `content/pages/`."""
    return ((page_address(page.id), page) for page in library.pages)


def head(page: FreePageRecord, library: Library) -> Head:
    """Title and summary."""
    return Head(
        title=page.title,
        address=page_address(page.id),
        place=Place(kind=ChannelKind.PAGE, page=page.id),
        description=page.summary or f"{library.site.name}{page.title}",
        translations=tuple(_find_translations(page, library)),
    )


def _find_translations(page: FreePageRecord, library: Library) -> Iterator[Translation]:
    """The original first; a page that nobody translated has none."""
    original = page.translation_of or page.id
    for other in library.pages:
        if other.id != page.id and original in (other.id, other.translation_of):
            language = other.language or "zh-CN"
            address = page_address(other.id)
            name = _LANGUAGES.get(language, language)
            yield Translation(language=language, name=name, address=address, url=library.site.url + address)


def present(page: FreePageRecord, library: Library) -> FreePage:
    """The text as its editor wrote it."""
    return FreePage(
        title=page.title,
        summary=page.summary,
        revised=print_full_date(page.revised_on),
        language=page.language,
        body=render_prose(page, library, root=root_of(page_address(page.id)), language=page.language),
    )
