"""The page of a document that is no longer published under its id: where it is now, or why it was withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model.address import document_address
from generator.model.site import ChannelKind
from generator.pages.components import Link
from generator.pages.head import Head, Place
from generator.pages.wording import print_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.publication import Redirect


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnPage:
    """What `portal/withdrawn.html` may read, as `p`."""

    id: str
    """Of the document that was here."""
    target: Link | None
    """Where it is now."""
    reason: str | None
    day: str | None


def addresses(library: Library) -> Iterator[tuple[str, Redirect]]:
    """A page for every document that is sent on or was withdrawn."""
    for redirect in library.redirects:
        if not redirect.old_section:
            yield document_address(redirect.old), redirect


def head(redirect: Redirect, library: Library) -> Head:
    """Says no more of what was here than its id."""
    target = redirect.address
    return Head(
        title="文件已改到新的地址" if target else "文件已撤下",
        address=document_address(redirect.old),
        place=Place(kind=ChannelKind.DOCUMENTS),
        description=f"{library.site.name}公布过的编号为{redirect.old}的文件的去向。",
        canonical=target.partition("#")[0] if target else None,
    )


def present(redirect: Redirect, library: Library) -> WithdrawnPage:
    """The way on, or the reason."""
    document = library.document_by_id.get((redirect.to or "").partition("#")[0])
    target = redirect.address
    return WithdrawnPage(
        id=redirect.old,
        target=Link(text=document.record.title, address=target) if document and target else None,
        reason=redirect.reason,
        day=print_date(redirect.withdrawn_on),
    )
