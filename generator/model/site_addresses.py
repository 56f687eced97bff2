"""Every page that a Library makes, with what can be linked on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model import address, page_anchors
from generator.model.collected import find_collections
from generator.model.comparison import find_comparisons
from generator.model.consultation import ConsultationState
from generator.model.data_set import DATA_SETS
from generator.model.decision import DecisionStep
from generator.model.document_facets import find_facets
from generator.model.duties import PLANS_IN_FULL, UnitDuties
from generator.model.feed import TAG_SUBJECTS
from generator.model.gazette import GazettePart
from generator.model.guide import GuidePart
from generator.model.interpretation import INTERPRETATION_LISTS
from generator.model.link_target import LinkTarget, TargetKind
from generator.model.message import PAGE_SIZE, order_messages
from generator.model.relay import is_relayed
from generator.model.site import ChannelKind
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from generator.model.library import Library
    from generator.model.site import Channel

_GENERATED = ("api/", "feeds/", "calendars/", "assets/")
"""Folders whose files are made by outputs: taken on trust here, checked in the built site."""
_FILES_AT_ROOT = frozenset({"sitemap.xml", "robots.txt", "manifest.json"})
_LIST_PAGE = re.compile(r"page/[1-9][0-9]*/$")
_LISTS = (address.DOCUMENTS, address.STATUTORY, address.LEDGERS, address.TAGS, address.MESSAGES)
_ANCHOR_IN_MARKDOWN = re.compile(r"""\{:?[^{}]*#([\w-]+)[^{}]*\}|\bid\s*=\s*["']([^"']+)["']""")


@value_class
class SiteAddresses:
    """Where links may lead."""

    anchors: Mapping[str, Collection[str]]
    """Address of a page → ids on it that may be linked."""
    markdown: Mapping[str, str]
    """Path of a Markdown file under `content/` → address."""
    names: Mapping[str, str]
    """Id of a document, service, unit or page → address; of two that share an id the first of these."""
    files: frozenset[str]
    """Paths under `content/` that are offered."""
    moved: frozenset[str] = frozenset()
    """Addresses of pages that only lead on."""

    def find(self, target: LinkTarget) -> str | None:
        """Address of a target inside the site, with its anchor; None where there is none. The anchor is not checked."""
        page = self.page_of(target)
        if page is None:
            return None
        if target.kind is TargetKind.FILE:
            return address.source_file_address(page)
        own, _, built_in = page.partition("#")
        anchor = target.anchor or built_in
        return f"{own}#{anchor}" if anchor else own

    def page_of(self, target: LinkTarget) -> str | None:
        """The page (or file) a target means; None where it does not exist."""
        if target.kind is TargetKind.NAME:
            return self.names.get(target.path)
        if target.kind is TargetKind.MARKDOWN:
            return self.markdown.get(target.path)
        if target.kind is TargetKind.FILE:
            return target.path if target.path in self.files else None
        is_known = target.path in self.anchors or self._is_generated(target.path)
        return target.path if is_known else None

    def has_anchor(self, target: LinkTarget) -> bool:
        """Whether the id is on the page; pages that are taken on trust have every id."""
        page = self.page_of(target)
        known = None if page is None else self.anchors.get(page.partition("#")[0])
        return not target.anchor or known is None or target.anchor in known

    def _is_generated(self, path: str) -> bool:
        base = _LIST_PAGE.sub("", path)
        is_list = base != path and base.startswith(_LISTS) and base in self.anchors
        return is_list or path.startswith(_GENERATED) or path in _FILES_AT_ROOT


def addresses_of(library: Library) -> SiteAddresses:
    """The addresses of everything that is published."""
    anchors: dict[str, Collection[str]] = dict.fromkeys([address.HOME, *address.TOP_LEVEL, "404.html"], frozenset())
    anchors |= dict(_pages(library)) | dict(_lists(library)) | dict(_ledgers(library)) | dict(_comparisons(library))
    for optional in (address.GAZETTE, address.ELIGIBILITY, address.BENEFITS, address.MESSAGES):
        del anchors[optional]
    anchors |= dict(_sheets(library)) | dict(_participation(library)) | dict(_disclosure(library))
    anchors |= dict(_annual_reports(library)) | dict(_column(library)) | dict(_registers(library))
    anchors |= dict(_topics(library))
    anchors[address.VALIDITY] = page_anchors.VALIDITY
    anchors[address.OPEN_DATA] = frozenset(data_set.name for data_set in DATA_SETS)
    anchors[address.AUDIT] = page_anchors.AUDIT
    anchors[address.DOWNLOADS] = frozenset({"offline", "relays"})
    anchors[address.FAQS] = frozenset(faq.id for faq in library.faqs)
    anchors |= {address.faq_export_address(format_): frozenset() for format_ in ("csv", "json", "xlsx")}
    anchors[address.UNITS] = frozenset(phrase for unit in library.units for phrase in unit.groups) | {"groups"}
    names = {page.id: address.page_address(page.id) for page in library.pages}
    names |= {unit.id: address.unit_address(unit.id) for unit in library.units}
    names |= {service.id: address.service_address(service.id) for service in library.services}
    names |= {topic.id: address.topic_address(topic.id) for topic in library.topics if topic.id not in names}
    names |= {event.id: address.event_address(event.id) for event in library.events}
    names |= {found.id: address.consultation_address(found.id) for found in library.consultations}
    names |= {decision.id: address.decision_address(decision.id) for decision in library.decisions}
    names |= {guide.id: address.guide_address(guide.unit) for guide in library.guides}
    names |= {document.id: address.document_address(document.id) for document in library.documents}
    moved = frozenset(redirect.old for redirect in library.redirects if redirect.is_page) - anchors.keys()
    return SiteAddresses(
        anchors=anchors | dict.fromkeys(moved, frozenset[str]()),
        moved=moved,
        markdown={path.removeprefix("content/"): page for path, page in _markdown(library)},
        names=names,
        files=frozenset(file.path for file in library.files),
    )


def _markdown(library: Library) -> Iterator[tuple[str, str]]:
    """Files of published records, with the addresses that are made of them."""
    for document in library.documents:
        yield document.record.location.path, address.document_address(document.id)
    for entry in library.interpretations:
        yield entry.location.path, address.interpretation_address(entry.id)
    for faq in library.faqs:
        yield faq.location.path, address.faq_address(faq.id)
    for page in library.pages:
        yield page.location.path, address.page_address(page.id)
    for guide in library.guides:
        yield guide.location.path, address.guide_address(guide.unit)
    for decision in library.decisions:
        yield decision.location.path, address.decision_address(decision.id)
    for consultation in library.consultations:
        yield consultation.location.path, address.consultation_address(consultation.id)
    for event in library.events:
        yield event.location.path, address.event_address(event.id)
    for report in library.annual_reports:
        yield report.record.location.path, address.annual_report_address(report.id)


def _pages(library: Library) -> Iterator[tuple[str, Collection[str]]]:
    """Pages of single records, with the ids on them."""
    moved: dict[str, set[str]] = {}
    for redirect in (one for one in library.redirects if not one.is_page):
        moved.setdefault(redirect.old_document, set()).add(redirect.old_section)
    yield from ((address.document_address(old), frozenset(sections)) for old, sections in moved.items())
    for document in library.documents:
        own = page_anchors.OwnAnchors(page_anchors.DOCUMENT, document.card.section_ids)
        gone = moved.get(document.id)
        yield address.document_address(document.id), frozenset({*own, *gone}) if gone else own
    for entry in library.interpretations:
        notes = {address.note_anchor(note.section) for note in entry.notes}
        yield address.interpretation_address(entry.id), _written_ids(entry.body) | notes
    for page in library.pages:
        yield address.page_address(page.id), _written_ids(page.body)
    for service in library.services:
        yield address.service_address(service.id), frozenset()
    for unit in library.units:
        yield address.unit_address(unit.id), page_anchors.UNIT
        if len(library.duties.get(unit.id, UnitDuties()).plans) > PLANS_IN_FULL:
            yield address.unit_plans_address(unit.id), frozenset()
    for channel in _channels(library.channels):
        if channel.kind is ChannelKind.GROUP:
            yield address.channel_address(channel.id), frozenset()


def _participation(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """Pages of decisions, consultations and events."""
    years = {f"year-{decision.year}" for decision in library.decisions}
    yield address.DECISIONS, frozenset({"attendance", *years})
    states = {state.value for state in ConsultationState}
    yield address.CONSULTATIONS, frozenset(states)
    months = {f"month-{event.day:%Y-%m}" for event in library.events}
    yield address.EVENTS, frozenset({"coming", "goals", *months})
    for decision in library.decisions:
        anchors = {*page_anchors.DECISION, *(step.value for step in DecisionStep), *_written_ids(decision.body)}
        yield address.decision_address(decision.id), frozenset(anchors)
    for consultation in library.consultations:
        anchors = {*page_anchors.CONSULTATION, *_written_ids(consultation.body)}
        yield address.consultation_address(consultation.id), frozenset(anchors)
    for event in library.events:
        yield address.event_address(event.id), frozenset({*page_anchors.EVENT, *_written_ids(event.body)})


def _disclosure(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """指南, 制度, 依申请公开."""
    for guide in library.guides:
        parts = (part.value.replace("_", "-") for part in GuidePart)
        yield address.guide_address(guide.unit), frozenset({*parts, "revisions", *_written_ids(guide.body)})
    if library.disclosure_rules:
        yield address.DISCLOSURE_RULES, frozenset(rule.id for rule in library.disclosure_rules)
    if library.application is not None:
        yield address.APPLICATION, page_anchors.APPLICATION
        yield address.ASSISTANT, page_anchors.ASSISTANT


def _sheets(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """海报 and 公报; without a register there is no page of the gazette."""
    if library.gazette is not None:
        yield address.GAZETTE, frozenset({"points", "subscribe"})
    for document in library.documents:
        if is_relayed(document, library):
            yield address.poster_address(document.id), frozenset()
    for issue in library.gazette.issues if library.gazette else ():
        yield address.gazette_issue_address(issue.id), frozenset(part.value for part in GazettePart)
        yield address.gazette_edition_address(issue.id), frozenset()


def _channels(channels: Iterable[Channel]) -> Iterator[Channel]:
    for channel in channels:
        yield channel
        yield from _channels(channel.children)


def _lists(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """First pages of the lists of documents, and the lists of interpretations."""
    yield from ((address.interpretations_address(facet, value), frozenset()) for facet, value in INTERPRETATION_LISTS)
    for facet in find_facets(library):
        for value in facet.names:
            yield address.documents_address(facet.kind.value, value), frozenset()


def _column(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """First pages of 法定主动公开事项, and the lists of 标准目录."""
    yield address.MATTER_MATRIX, frozenset(unit.id for unit in library.units)
    for matter in library.matters:
        yield address.matter_address(matter.id), frozenset({"entries", *(unit.id for unit in library.units)})
    values = [("field", field.id) for field in library.catalogue_fields]
    for item in library.catalogue_items:
        values += [*(("unit", unit) for unit in item.units), *(("level", level.value) for level in item.levels)]
    for facet, value in values:
        yield address.catalogue_address(facet, value), frozenset()


def _ledgers(library: Library) -> Iterator[tuple[str, Collection[str]]]:
    """Ledgers of documents that have tasks."""
    for document in library.documents:
        keys = document.task_keys
        if keys:
            yield address.ledger_address(document.id), page_anchors.OwnAnchors(page_anchors.LEDGER, keys, "task-")


def _topics(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """专题, long lists of their documents and of those of services, 标签."""
    for topic in library.topics:
        yield address.topic_address(topic.id), frozenset({"services", "others", *(part.id for part in topic.parts)})
    for found in find_collections(library):
        yield address.collected_documents_address(found.address), frozenset()
    for subject in TAG_SUBJECTS:
        for tag in getattr(library.tags, subject.value):
            yield address.tag_address(subject.value, tag), frozenset()
    yield address.TAGS, frozenset(subject.value for subject in TAG_SUBJECTS)


def _comparisons(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    for found in find_comparisons(library):
        yield address.comparison_address(found.newer, found.older), page_anchors.COMPARISON


def _annual_reports(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """The list, which compares the years, and every report with its chapters."""
    yield address.ANNUAL_REPORTS, frozenset({"reports", "years"})
    chapters = {f"chapter-{number}" for number in range(1, 7)}
    for report in library.annual_reports:
        yield address.annual_report_address(report.id), frozenset(chapters | _written_ids(report.record.body))


def _registers(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """政策体检, 申报日历, 政策留言板."""
    if library.eligibility:
        yield address.ELIGIBILITY, frozenset()
    for rule in library.eligibility:
        yield address.eligibility_address(rule.id), frozenset({"check", "conditions", "do"})
    if library.benefits is not None:
        entries = {entry.id for entry in library.benefits.entries}
        yield address.BENEFITS, frozenset({"open", "months", "automatic", *entries})
    messages = order_messages(library.message_board) if library.message_board else ()
    for start in range(0, max(len(messages), 1) if library.message_board else 0, PAGE_SIZE):
        shown = messages[start : start + PAGE_SIZE]
        yield address.messages_address(start // PAGE_SIZE + 1), frozenset({"figures", *(one.id for one in shown)})


def _written_ids(body: str) -> frozenset[str]:
    """Ids that an editor set on a heading (`{#materials}`) or in HTML."""
    return frozenset(first or second for first, second in _ANCHOR_IN_MARKDOWN.findall(body))
