"""`sitemap.xml` and `robots.txt`: what crawlers read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.model.address import (
    ANNUAL_REPORTS,
    APPLICATION,
    ASSISTANT,
    AUDIT,
    BENEFITS,
    CATALOGUE,
    CONSULTATIONS,
    DECISIONS,
    DISCLOSURE_RULES,
    DOCUMENTS,
    DOWNLOADS,
    ELIGIBILITY,
    EVENTS,
    FAQS,
    GAZETTE,
    HOME,
    INTERPRETATIONS,
    LEDGERS,
    MATTER_MATRIX,
    MESSAGES,
    OPEN_DATA,
    PATROL,
    PLATFORMS,
    SENIOR,
    SERVICES,
    SITE_MAP,
    STATUTORY,
    SUBSCRIPTIONS,
    UNITS,
    VALIDITY,
    annual_report_address,
    catalogue_address,
    consultation_address,
    decision_address,
    document_address,
    eligibility_address,
    event_address,
    gazette_issue_address,
    guide_address,
    interpretation_address,
    interpretations_address,
    ledger_address,
    matter_address,
    page_address,
    service_address,
    unit_address,
)
from generator.model.interpretation import INTERPRETATION_LISTS
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
    yield from _find_editions(library)
    for page in library.pages:
        yield page_address(page.id), page.revised_on
    for document in library.documents:
        day = document.record.published_on or document.record.dated_on
        yield document_address(document.id), day
        if document.task_keys:
            yield ledger_address(document.id), day
    yield from ((interpretations_address(facet, value), None) for facet, value in INTERPRETATION_LISTS)
    for interpretation in library.interpretations:
        yield interpretation_address(interpretation.id), interpretation.published_on
    yield ANNUAL_REPORTS, max((report.published_on for report in library.annual_reports), default=None)
    for report in library.annual_reports:
        yield annual_report_address(report.id), report.published_on
    for service in library.services:
        yield service_address(service.id), None
    for unit in library.units:
        yield unit_address(unit.id), None
    yield from _find_participation(library)
    yield from _find_disclosure(library)
    yield from _find_column(library)
    yield from _find_registers(library)


def _find_disclosure(library: Library) -> Iterator[tuple[str, date | None]]:
    """指南, 制度, 依申请公开."""
    for guide in library.guides:
        yield guide_address(guide.unit), guide.revised_on
    if library.disclosure_rules:
        yield DISCLOSURE_RULES, None
    if library.application is not None:
        yield from ((address, library.application.revised_on) for address in (APPLICATION, ASSISTANT))


def _find_participation(library: Library) -> Iterator[tuple[str, date | None]]:
    """重大行政决策, 意见征集 and 公众活动."""
    yield from ((address, None) for address in (DECISIONS, CONSULTATIONS, EVENTS))
    for decision in library.decisions:
        yield decision_address(decision.id), decision.published_on
    for consultation in library.consultations:
        outcome = consultation.outcome
        yield consultation_address(consultation.id), outcome.published_on if outcome else consultation.published_on
    for event in library.events:
        yield event_address(event.id), event.report.published_on if event.report else event.published_on


def _find_editions(library: Library) -> Iterator[tuple[str, date | None]]:
    """下载与转发, 开放数据, 政府公报; posters and whole issues repeat what other pages say and are left out."""
    yield from ((address, None) for address in (DOWNLOADS, OPEN_DATA, AUDIT, PATROL))
    if library.gazette is not None:
        yield GAZETTE, None
        for issue in library.gazette.newest_first():
            yield gazette_issue_address(issue.id), issue.published_on


def _find_column(library: Library) -> Iterator[tuple[str, date | None]]:
    """法定主动公开内容, 标准目录, 各部门平台, 长者版."""
    yield from ((address, None) for address in (STATUTORY, MATTER_MATRIX, CATALOGUE, PLATFORMS, SENIOR, VALIDITY))
    for matter in library.matters:
        yield matter_address(matter.id), None
    for field in library.catalogue_fields:
        yield catalogue_address("field", field.id), field.revised_on


def _find_registers(library: Library) -> Iterator[tuple[str, date | None]]:
    """政策体检, 申报日历, 政策留言板."""
    if library.eligibility:
        yield ELIGIBILITY, None
    for rule in library.eligibility:
        yield eligibility_address(rule.id), None
    if library.benefits is not None:
        yield BENEFITS, None
    if library.message_board is not None:
        yield MESSAGES, max((message.left_on for message in library.message_board.messages), default=None)


def _render_entry(url: str, day: date | None) -> str:
    last_changed = f"<lastmod>{day:%Y-%m-%d}</lastmod>" if day else ""
    return f"<url><loc>{escape(url)}</loc>{last_changed}</url>\n"


def _render_part(entries: list[str]) -> bytes:
    return (_OPEN.format("urlset") + "".join(entries) + "</urlset>\n").encode()
