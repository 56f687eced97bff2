"""`sitemap.xml` and `robots.txt`: what crawlers read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.model.address import (
    DOCUMENTS,
    FAQS,
    HOME,
    INTERPRETATIONS,
    LEDGERS,
    SERVICES,
    SITE_MAP,
    SUBSCRIPTIONS,
    UNITS,
    document_address,
    interpretation_address,
    ledger_address,
    page_address,
    service_address,
    unit_address,
)
from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from generator.model.library import Library

_LIMIT = 50_000
"""Addresses in one file, by the sitemap protocol."""
_OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n<{} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def render_crawler_files(library: Library) -> Iterator[OutputFile]:
    """One sitemap, or an index of several where one cannot hold all."""
    url = library.site.url
    entries = [_render_entry(url + address, day) for address, day in _find_addresses(library)]
    parts = [entries[start : start + _LIMIT] for start in range(0, len(entries), _LIMIT)]
    if len(parts) == 1:
        yield OutputFile(path="sitemap.xml", content=_render_part(parts[0]))
    else:
        for number, part in enumerate(parts, start=1):
            yield OutputFile(path=f"sitemap-{number}.xml", content=_render_part(part))
        lines = (f"<sitemap><loc>{escape(url)}sitemap-{n}.xml</loc></sitemap>\n" for n in range(1, len(parts) + 1))
        index = _OPEN.format("sitemapindex") + "".join(lines) + "</sitemapindex>\n"
        yield OutputFile(path="sitemap.xml", content=index.encode())
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"
    yield OutputFile(path="robots.txt", content=robots.encode())


def _find_addresses(library: Library) -> Iterator[tuple[str, date | None]]:
    for address in (HOME, DOCUMENTS, INTERPRETATIONS, FAQS, SERVICES, UNITS, LEDGERS, SITE_MAP, SUBSCRIPTIONS):
        yield address, None
    for page in library.pages:
        yield page_address(page.id), page.revised_on
    for document in library.documents:
        day = document.record.published_on or document.record.dated_on
        yield document_address(document.id), day
        if document.tasks:
            yield ledger_address(document.id), day
    for interpretation in library.interpretations:
        yield interpretation_address(interpretation.id), interpretation.published_on
    for service in library.services:
        yield service_address(service.id), None
    for unit in library.units:
        yield unit_address(unit.id), None


def _render_entry(url: str, day: date | None) -> str:
    last_changed = f"<lastmod>{day:%Y-%m-%d}</lastmod>" if day else ""
    return f"<url><loc>{escape(url)}</loc>{last_changed}</url>\n"


def _render_part(entries: list[str]) -> bytes:
    return (_OPEN.format("urlset") + "".join(entries) + "</urlset>\n").encode()
