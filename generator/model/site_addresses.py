"""Every page that a Library makes, with what can be linked on it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.model import address
from generator.model.link_target import LinkTarget, TargetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model.document import Document
    from generator.model.library import Library

_GENERATED = ("api/", "feeds/", "calendars/", "assets/", "topics/", "tags/", "audit/")
"""Folders whose files are made by outputs: taken on trust here, checked in the built site."""
_FILES_AT_ROOT = frozenset({"404.html", "sitemap.xml", "robots.txt", "manifest.json"})
_LIST_PAGE = re.compile(r"page/[1-9][0-9]*/$")
_ANCHOR_IN_MARKDOWN = re.compile(r"""\{:?[^{}]*#([\w-]+)[^{}]*\}|\bid\s*=\s*["']([^"']+)["']""")
_DOCUMENT_ANCHORS = ("elements", "faq")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAddresses:
    """Where links may lead."""

    anchors: Mapping[str, frozenset[str]]
    """Address of a page → ids on it that may be linked."""
    markdown: Mapping[str, str]
    """Path of a Markdown file under `content/` → address."""
    names: Mapping[str, str]
    """Id of a document, service, unit or page → address; of two that share an id the first of these."""
    files: frozenset[str]
    """Paths under `content/` that are offered."""

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
        is_list = base != path and base.startswith(address.DOCUMENTS) and base in self.anchors
        return is_list or path.startswith(_GENERATED) or path in _FILES_AT_ROOT


def addresses_of(library: Library) -> SiteAddresses:
    """The addresses of everything that is published."""
    anchors = dict.fromkeys([address.HOME, *address.TOP_LEVEL], frozenset[str]())
    anchors |= dict(_pages(library)) | dict(_lists(library)) | dict(_ledgers(library))
    anchors[address.FAQS] = frozenset(faq.id for faq in library.faqs)
    names = {page.id: address.page_address(page.id) for page in library.pages}
    names |= {unit.id: address.unit_address(unit.id) for unit in library.units}
    names |= {service.id: address.service_address(service.id) for service in library.services}
    names |= {document.id: address.document_address(document.id) for document in library.documents}
    return SiteAddresses(
        anchors=anchors,
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


def _pages(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """Pages of single records, with the ids on them."""
    for document in library.documents:
        yield address.document_address(document.id), frozenset({*_section_ids(document), *_DOCUMENT_ANCHORS})
    for entry in library.interpretations:
        yield address.interpretation_address(entry.id), _written_ids(entry.body)
    for page in library.pages:
        yield address.page_address(page.id), _written_ids(page.body)
    for service in library.services:
        yield address.service_address(service.id), frozenset()
    for unit in library.units:
        yield address.unit_address(unit.id), frozenset()


def _section_ids(document: Document) -> Iterator[str]:
    return (section.id for section in document.structure.outline.walk() if section.id)


def _lists(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """First pages of the lists of documents."""
    for document in library.documents:
        record = document.record
        when = record.published_on or record.dated_on
        years = {day.year for day in (when, record.dated_on) if day}
        values = [*(("year", str(year)) for year in years), ("category", record.category.value)]
        values += [("unit", issuer) for issuer in record.issuers if issuer in library.unit_by_id]
        for facet, value in values:
            yield address.documents_address(facet, value), frozenset()


def _ledgers(library: Library) -> Iterator[tuple[str, frozenset[str]]]:
    """Ledgers of documents that have tasks; a row's key is its clause's id or its number."""
    for document in library.documents:
        tasks = document.structure.tasks
        keys = {key for task in tasks for key in (task.id, str(task.row) if task.row else None) if key}
        if tasks:
            yield address.ledger_address(document.id), frozenset({"tasks", *(f"task-{key}" for key in keys)})


def _written_ids(body: str) -> frozenset[str]:
    """Ids that an editor set on a heading (`{#materials}`) or in HTML."""
    return frozenset(first or second for first, second in _ANCHOR_IN_MARKDOWN.findall(body))
