"""链接巡检 from beginning to end: what is published, asked of the network, recorded in `site_data/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from generator import pipeline
from generator.audits import link_rules
from generator.audits.external_links import patrol_links, reached_nobody
from generator.audits.link_record import find_link_faults, renew
from generator.errors import Location, PortalError
from generator.model.link_patrol import link_key
from generator.model.outside_links import LinkPlace, OutsideLink, find_outside_links
from generator.records.importing import write_atomically
from generator.records.patrol_writing import write_patrol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from generator.audits.external_links import Means
    from generator.errors import Finding
    from generator.model.link_patrol import LinkPatrol
    from generator.settings import Settings

_ANCHOR = re.compile(r"<a\s[^>]*?\bhref\s*=\s*[\"']?(https?://[^\"'\s>]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Patrolled:
    """What a patrol came to."""

    patrol: LinkPatrol
    findings: tuple[Finding, ...]
    """Of the portal and of its outside links, in order of place."""


def patrol_portal(
    settings: Settings,
    means: Means,
    *,
    when: datetime,
    site: Path | None = None,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Patrolled:
    """Follow every outside link of what is published, and of a built `site` where one is given; write the record.

    Raises:
        InvalidPortalError: as `pipeline.open_portal`; nothing was asked.
        PortalError: not a single server answered; the record is as it was.
    """
    portal = pipeline.open_portal(settings)
    library = portal.library
    links = find_outside_links(library)
    known = {link.url for link in links}
    if site is not None:
        links += tuple(link for link in find_site_links(site, library.site.url) if link.url not in known)
    urls = tuple(dict.fromkeys(link.url for link in links))
    judged = patrol_links(urls, means, tell)
    if reached_nobody(judged.values()):
        message = f"{len(judged)}个站外链接没有一个得到回答，巡检没有记录。"
        raise PortalError(link_rules.NO_NETWORK.at(link_rules.RECORD, message, "检查本机的网络，再巡检一次。"))
    patrol = renew(library.patrol, urls, judged, when=when)
    write_atomically(settings.root / link_rules.RECORD.path, write_patrol(patrol))
    findings = {*portal.findings, *find_link_faults(patrol, links)}
    return Patrolled(patrol=patrol, findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)))


def find_site_links(site: Path, own: str) -> Iterator[OutsideLink]:
    """Addresses outside the site that the links of built pages lead to."""
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        page = name.removesuffix("index.html")
        place = LinkPlace(title=page or "首页", address=page, unit=None)
        for found in dict.fromkeys(_ANCHOR.findall(path.read_text(encoding="utf-8", errors="replace"))):
            url = unescape(found)
            if not url.startswith(own):
                yield OutsideLink(url=link_key(url), place=place, location=Location(name))
