"""Links that lead nowhere, found without a build."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from generator.audits import rules
from generator.model.link_target import LinkTarget, TargetKind, read_target
from generator.model.site_addresses import SiteAddresses, addresses_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.errors import Finding
    from generator.model.library import Library
    from generator.model.link import Link
    from generator.model.publication import Redirect

_HINT = "站内链接写 /documents/编号/#条款号，或者直接写编号；附件写 /files/attachments/文件名。"
_ANCHOR_HINT = "条款号见文件页面每条的链接；在自己写的页面上，先给标题加 {#名称}。"


def find_broken_links(library: Library) -> Iterator[Finding]:
    """Links inside the site whose page, clause or file is not published, and links with a forbidden scheme."""
    moved = [redirect for redirect in library.redirects if redirect.is_page]
    if not library.links and not moved:
        return
    addresses = addresses_of(library)
    for link in library.links:
        yield from _check(link, read_target(link, site_url=library.site.url), addresses)
    for redirect in moved:
        yield from _check_moved(redirect, addresses)


def _check_moved(redirect: Redirect, addresses: SiteAddresses) -> Iterator[Finding]:
    """A page that is said to have moved is gone, and the page it moved to is there."""
    if redirect.old not in addresses.moved:
        message = f"页面“{redirect.old}”还在公布，不能转到别处。"
        yield rules.BROKEN_LINK.at(redirect.at("from"), message, "删去这一条。")
    target = redirect.to
    if target is None:
        return
    page, _, anchor = target.partition("#")
    if page not in addresses.anchors or page in addresses.moved:
        hint = _near(page, addresses.anchors) or "写站内页面的地址，如 annual-reports/。"
        yield rules.BROKEN_LINK.at(redirect.at("to"), f"转到的页面不存在：{target}", hint)
    elif anchor and anchor not in addresses.anchors[page]:
        hint = _near(anchor, addresses.anchors[page], "#") or _ANCHOR_HINT
        yield rules.BROKEN_ANCHOR.at(redirect.at("to"), f"页面上没有这个条款或位置：{target}", hint)


def outside_links(library: Library) -> tuple[Link, ...]:
    """Links to other sites, for a check that may ask the network."""
    read = ((link, read_target(link, site_url=library.site.url)) for link in library.links)
    return tuple(link for link, target in read if target.kind is TargetKind.OUTSIDE)


def _check(link: Link, target: LinkTarget, addresses: SiteAddresses) -> Iterator[Finding]:
    place, written = link.location, link.target
    if not written.strip():
        yield rules.EMPTY_LINK.at(place, f"链接“{link.text}”没有写目标。", _HINT)
    elif target.kind is TargetKind.UNSAFE:
        yield rules.UNSAFE_LINK.at(place, f"不能用这种链接：{written}", "只能用站内地址、https、mailto 或者 tel。")
    elif target.kind is TargetKind.OUTSIDE:
        return
    elif addresses.page_of(target) is None and target.kind is TargetKind.FILE:
        hint = (
            _near(target.path, addresses.files, "/files/") or "把文件放在 content/attachments/ 下；草稿的文件不能链接。"
        )
        yield rules.ABSENT_DOWNLOAD.at(place, f"文件不存在或者没有公开：{written}", hint)
    elif addresses.page_of(target) is None:
        yield rules.BROKEN_LINK.at(place, f"链接目标不存在：{written}", _page_hint(target, addresses))
    elif not addresses.has_anchor(target):
        page = (addresses.page_of(target) or "").partition("#")[0]
        hint = _near(target.anchor, addresses.anchors[page], "#") or _ANCHOR_HINT
        yield rules.BROKEN_ANCHOR.at(place, f"页面上没有这个条款或位置：{written}", hint)


def _page_hint(target: LinkTarget, addresses: SiteAddresses) -> str:
    """The nearest page there is."""
    if target.kind is TargetKind.NAME:
        return _near(target.path, addresses.names) or _HINT
    if target.kind is TargetKind.MARKDOWN:
        near = get_close_matches(target.path, sorted(addresses.markdown), n=1, cutoff=0.7)
        return f"最相近的文件是 content/{near[0]}，按本文件的位置写相对路径。" if near else _HINT
    return _near(target.path, addresses.anchors, "/") or _HINT


def _near(word: str, known: Iterable[str], before: str = "") -> str:
    near = get_close_matches(word, sorted(known), n=1, cutoff=0.7)
    return f"是不是想写 {before}{near[0]} ？" if near else ""
