"""Checks of a built site, as a visitor would meet it: links and anchors, the national meta tags, the manifest."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from lxml import html

from generator.errors import Location, Rule, Severity
from generator.mkdocs_adapter import verification

if TYPE_CHECKING:
    from pathlib import Path

    from generator.errors import Finding

ALTERED_SITE = Rule("M141", "differing-site", Severity.ERROR, "站点里的文件与 manifest.json 对不上。")
DEAD_SITE_LINK = Rule("M142", "dead-site-link", Severity.ERROR, "网页上的站内链接没有目标。")
ABSENT_META_TAG = Rule("M143", "absent-meta-tag", Severity.ERROR, "网页缺少必选的网站标签，或者标签是空的。")
RULES = (ALTERED_SITE, DEAD_SITE_LINK, ABSENT_META_TAG)

_REQUIRED_TAGS = ("SiteName", "SiteDomain", "SiteIDCode")
"""网站标签, 必选 on every page by 国办发〔2017〕47号."""
_LINKING = {"a": "href", "link": "href", "script": "src", "img": "src"}
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_REBUILD = "重新生成站点；不要手工修改生成的文件。"


def check_site(site: Path) -> tuple[Finding, ...]:
    """Everything that is wrong with it, in order of place.

    Raises:
        UnreadableSourceError: no build has finished in this folder.
    """
    found = [
        ALTERED_SITE.at(Location(str(site / difference.path)), f"文件{_SAID[difference.kind]}。", _REBUILD)
        for difference in verification.verify(site)
    ]
    pages = {path.relative_to(site).as_posix(): _read(path) for path in sorted(site.rglob("*.html"))}
    for name, (ids, links, tags) in pages.items():
        place = Location(str(site / name))
        absent = [tag for tag in _REQUIRED_TAGS if not tags.get(tag)]
        if absent:
            found.append(ABSENT_META_TAG.at(place, f"缺少网站标签 {'、'.join(absent)}。", _REBUILD))
        dead = (link for link in sorted(links) if _is_dead(link, name, ids, site, pages))
        found += [DEAD_SITE_LINK.at(place, f"链接没有目标：{link}", _REBUILD) for link in dead]
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


_SAID = {"altered": "的内容与清单不符", "missing": "在清单里，站点里没有", "foreign": "不在清单里"}
_Page = tuple[frozenset[str], frozenset[str], dict[str, str]]


def _read(path: Path) -> _Page:
    """Ids, links and meta tags of a page."""
    tree = html.fromstring(path.read_bytes() or b"<html></html>")
    elements = list(tree.iter("*"))
    ids = frozenset(value for element in elements if (value := element.get("id")))
    links = frozenset(
        value for element in elements if (value := element.get(_LINKING.get(str(element.tag), "data-none")))
    )
    tags = {tag.get("name", ""): tag.get("content", "").strip() for tag in elements if tag.tag == "meta"}
    return ids, links, tags


def _is_dead(link: str, page: str, ids: frozenset[str], site: Path, pages: dict[str, _Page]) -> bool:
    if _SCHEME.match(link):
        return False
    target = urlsplit(link)
    anchor, path = unquote(target.fragment), unquote(target.path)
    if not path:
        return bool(anchor) and anchor not in ids
    base = "" if path.startswith("/") else posixpath.dirname(page)
    whole = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
    name = posixpath.join(whole, "index.html") if path.endswith("/") or (site / whole).is_dir() else whole
    name = posixpath.normpath(name)
    if not (site / name).is_file():
        return True
    return bool(anchor) and name in pages and anchor not in pages[name][0]
