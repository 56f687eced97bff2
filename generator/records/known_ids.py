"""What may be named: the ids of every register and folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.value import value_class
from generator.records import rules
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.errors import Finding, Location, Rule
    from generator.model.portal_files import PortalFiles


@value_class
class KnownIds:
    """Ids by kind, and those that nobody is to be blamed for."""

    units: frozenset[str]
    services: frozenset[str]
    topics: frozenset[str]
    pages: frozenset[str]
    documents: frozenset[str]
    unread: frozenset[str]

    def check_unit(self, name: str | None, place: Location) -> Iterator[Finding]:
        """A finding where the register has no such unit."""
        return self._check(rules.UNKNOWN_UNIT, "units", name, place, "单位名册 site_data/units.yml 中没有“{}”。")

    def check_service(self, name: str, place: Location) -> Iterator[Finding]:
        """A finding where the register has no such service."""
        return self._check(
            rules.UNKNOWN_SERVICE, "services", name, place, "服务名册 site_data/services.yml 中没有“{}”。"
        )

    def check_topic(self, name: str, place: Location) -> Iterator[Finding]:
        """A finding where the register has no such topic."""
        return self._check(rules.UNKNOWN_TOPIC, "topics", name, place, "专题名册 site_data/topics.yml 中没有“{}”。")

    def check_page(self, name: str | None, place: Location) -> Iterator[Finding]:
        """A finding where `content/pages/` has no such page."""
        return self._check(rules.UNKNOWN_PAGE, "pages", name, place, "content/pages/ 中没有页面“{}”。")

    def check_document(self, name: str, place: Location) -> Iterator[Finding]:
        """A finding where `content/documents/` has no such document."""
        return self._check(rules.UNKNOWN_DOCUMENT, "documents", name, place, "没有编号为“{}”的文件。")

    def _check(self, rule: Rule, kind: str, name: str | None, place: Location, message: str) -> Iterator[Finding]:
        known: frozenset[str] = getattr(self, kind)
        if name is not None and name not in known and not {name, kind} & self.unread:
            yield rule.at(place, message.format(name), suggest(name, sorted(known)) or "核对编号，或者先登记。")


def known_ids(files: PortalFiles) -> KnownIds:
    """The ids that were read."""

    def ids(records: Iterable[object]) -> frozenset[str]:
        return frozenset(str(getattr(record, "id", "")) for record in records)

    return KnownIds(
        units=ids(files.units),
        services=ids(files.services),
        topics=ids(files.topics),
        pages=ids(files.pages),
        documents=ids(files.documents),
        unread=files.unread,
    )
