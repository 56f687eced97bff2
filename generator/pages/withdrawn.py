"""The page of what is no longer published under its address: where it is now, or why it was withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Link
from generator.pages.head import Head, Place
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.publication import Redirect


@value_class
class WithdrawnPage:
    """What `portal/withdrawn.html` may read, as `p`."""

    kind: str
    """文件 or 页面."""
    id: str
    """Of the document that was here; the old address of another page."""
    target: Link | None
    """Where it is now."""
    reason: str | None
    day: str | None


def addresses(library: Library) -> Iterator[tuple[str, Redirect]]:
    """A page for everything that is sent on or was withdrawn."""
    for redirect in library.redirects:
        if not redirect.old_section:
            yield redirect.old_address, redirect


def head(redirect: Redirect, library: Library) -> Head:
    """Says no more of what was here than its id."""
    target = redirect.address
    return Head(
        title=f"{_name_kind(redirect)}已改到新的地址" if target else f"{_name_kind(redirect)}已撤下",
        address=redirect.old_address,
        place=None if redirect.is_page else Place(kind=ChannelKind.DOCUMENTS),
        description=f"{library.site.name}公布过的编号为{redirect.old}的{_name_kind(redirect)}的去向。",
        canonical=target.partition("#")[0] if target else None,
    )


def present(redirect: Redirect, library: Library) -> WithdrawnPage:
    """The way on, or the reason."""
    return WithdrawnPage(
        kind=_name_kind(redirect),
        id=redirect.old,
        target=_find_target(redirect, library),
        reason=redirect.reason,
        day=print_date(redirect.withdrawn_on),
    )


def _name_kind(redirect: Redirect) -> str:
    return "页面" if redirect.is_page else "文件"


def _find_target(redirect: Redirect, library: Library) -> Link | None:
    target = redirect.address
    if not target:
        return None
    if redirect.is_page:
        return Link(text=f"{library.site.url}{target}", address=target)
    document = library.document_by_id.get((redirect.to or "").partition("#")[0])
    return Link(text=document.record.title, address=target) if document else None
