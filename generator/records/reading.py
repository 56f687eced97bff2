"""The folders `content/` and `site_data/` → records; one broken file never hides the others."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from generator.model.annual_report import AnnualReportRecord
from generator.model.application import Application
from generator.model.benefit import Benefits
from generator.model.consultation import Consultation
from generator.model.decision import Decision
from generator.model.disclosure_rule import DisclosureRule
from generator.model.document import DocumentRecord, OriginalFile
from generator.model.event import Event
from generator.model.gazette import Gazette
from generator.model.guide import Guide
from generator.model.holidays import HolidayYear
from generator.model.interpretation import Faq, Interpretation, OpenQuestion
from generator.model.link_patrol import LinkPatrol
from generator.model.matter import Matter
from generator.model.message import MessageBoard
from generator.model.participation import ParticipationGoals
from generator.model.personal_data import PrivacyException
from generator.model.portal_files import PortalFiles
from generator.model.publication import Redirect
from generator.model.record import Prose
from generator.model.search_order import SearchOrder
from generator.model.self_audit import AuditGoals, WordingRule
from generator.model.service import Service
from generator.model.site import Channel, FreePage, Site, TagVocabulary
from generator.model.standard_catalogue import CatalogueField
from generator.model.topic import Topic
from generator.model.unit import Unit
from generator.records import rules
from generator.records.annual_report_checks import check_annual_report, check_annual_reports
from generator.records.catalogue_reading import read_catalogue
from generator.records.column_checks import check_column
from generator.records.content_checks import check_contents
from generator.records.disclosure_checks import check_disclosure
from generator.records.eligibility_checks import check_eligibility, read_eligibility
from generator.records.file_reading import find_markdown, read_file
from generator.records.gazette_checks import check_gazette
from generator.records.interpretation_checks import check_interpretation
from generator.records.known_ids import known_ids
from generator.records.message_checks import check_benefits, check_messages
from generator.records.participation_checks import check_participation
from generator.records.picture_sizes import PICTURES, read_pixels
from generator.records.privacy import TEXT_FILES, check_exceptions, find_in_file
from generator.records.question_checks import check_open_questions
from generator.records.register_checks import check_registers
from generator.records.registers import Registers
from generator.records.relations import check_relations
from generator.records.report import Report, in_order
from generator.records.search_checks import check_search_order
from generator.records.topic_checks import check_topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.errors import Finding
    from generator.records.recollection import Recollection
    from generator.settings import Settings

P = TypeVar("P", bound=Prose)

_FOLDERS = (
    *("documents", "interpretations", "faqs", "pages", "decisions", "consultations", "events", "guides"),
    "annual_reports",
)
_CHECKS: dict[type[Prose], Callable[..., object]] = {
    AnnualReportRecord: check_annual_report,
    Interpretation: check_interpretation,
}
"""What else is looked at in a file of that kind alone."""
_BEGINNING = 16
"""Bytes of a file by which its format is known."""
OFFERED = ("originals", "attachments", "gazette")
"""Folders of `content/` whose files may be offered for download."""


def read(settings: Settings, recollection: Recollection | None = None) -> PortalFiles:
    """Every record of the portal, drafts included, and all that is wrong as far as bodies need not be parsed.

    With a `recollection` a file that was read before is not read again.

    Guarantees: never raises for what a file says; the same order whatever the file system; `*.new.md` and hidden files
    are passed over.
    """
    registers = Registers(settings.site_data, recollection)
    texts = _Texts(settings, recollection)
    files = PortalFiles(
        site=registers.one("site", Site),
        units=registers.many("units", Unit),
        services=registers.many("services", Service),
        channels=registers.many("channels", Channel),
        tags=registers.one("tags", TagVocabulary) or TagVocabulary(),
        topics=registers.many("topics", Topic),
        synonyms=registers.word_groups("synonyms"),
        documents=texts.all("documents", DocumentRecord),
        interpretations=texts.all("interpretations", Interpretation),
        faqs=texts.all("faqs", Faq),
        pages=texts.all("pages", FreePage),
        originals=_originals(settings.content),
        decisions=texts.all("decisions", Decision),
        consultations=texts.all("consultations", Consultation),
        events=texts.all("events", Event),
        participation=registers.one("participation", ParticipationGoals),
        guides=texts.all("guides", Guide),
        application=registers.one("application", Application),
        disclosure_rules=registers.many("disclosure_rules", DisclosureRule),
        holidays=registers.many("holidays", HolidayYear),
        annual_reports=texts.all("annual_reports", AnnualReportRecord),
    )
    files = replace(
        files,
        search_order=registers.one("search", SearchOrder) or SearchOrder(),
        gazette=registers.one("gazette", Gazette),
        patrol=registers.one("link_patrol", LinkPatrol),
        matters=registers.many("matters", Matter),
        privacy_exceptions=registers.many("privacy_exceptions", PrivacyException),
        message_board=registers.one("messages", MessageBoard),
        benefits=registers.one("benefits", Benefits),
        open_questions=registers.many("open_questions", OpenQuestion),
        catalogue_fields=registers.many("standard_catalogue", CatalogueField),
        redirects=registers.many("redirects", Redirect),
        published=registers.published(),
        audit_goals=registers.one("audit", AuditGoals),
        wording=registers.many("wording", WordingRule),
    )
    if recollection is not None:
        files = replace(files, read_body=partial(recollection.read_body, settings.root))
    registers.find_strays()
    texts.find_strays()
    reports = [*registers.reports, *texts.reports]
    files = replace(files, unread=frozenset(chain.from_iterable(report.unread for report in reports)))
    items, catalogue_reports = read_catalogue(settings, files)
    files = replace(files, catalogue_items=items)
    eligibility, eligibility_reports = read_eligibility(settings, recollection)
    files = replace(files, eligibility=eligibility)
    reports += [*catalogue_reports, *eligibility_reports]
    files = replace(files, personal_data=tuple(chain.from_iterable(report.personal_data for report in reports)))
    return replace(
        files, findings=in_order([*chain.from_iterable(report.findings for report in reports), *_cross(files)])
    )


def _cross(files: PortalFiles) -> Iterator[Finding]:
    """What records contradict in each other."""
    known = known_ids(files)
    yield from check_registers(files, known)
    yield from check_contents(files, known)
    yield from check_column(files, known)
    yield from check_relations(files.documents, known)
    yield from check_participation(files, known)
    yield from check_disclosure(files, known)
    yield from check_annual_reports(files.annual_reports, known)
    yield from check_gazette(files, known)
    yield from check_exceptions(files.privacy_exceptions)
    yield from check_eligibility(files, known)
    yield from check_messages(files, known)
    yield from check_benefits(files, known)
    yield from check_search_order(files.search_order)
    yield from check_topics(files, known)
    yield from check_open_questions(files, known)


class _Texts:
    """Reads the Markdown files of `content/` and keeps what is wrong in them."""

    def __init__(self, settings: Settings, recollection: Recollection | None) -> None:
        self.root = settings.root
        self.recollection = recollection
        self.content = settings.content
        self.reports: list[Report] = []

    def all(self, folder: str, kind: type[P]) -> tuple[P, ...]:
        """Every record below a folder, by path."""
        found = (self._one(path, kind) for path in find_markdown(self.content / folder))
        return tuple(record for record in found if record is not None)

    def find_strays(self) -> None:
        """Markdown that stands in no folder that is read: it would silently never be published."""
        for path in find_markdown(self.content, without=(*_FOLDERS, *OFFERED)):
            if path != self.content / "index.md":
                message = "这个文件不在会被读取的文件夹里，不会发布。"
                self._report(path).add(
                    rules.STRAY_FILE, None, message, f"移到 content/ 下的 {'、'.join(_FOLDERS)} 之一。"
                )

    def _one(self, path: Path, kind: type[P]) -> P | None:
        read = partial(read_file, path, kind, self.root, _CHECKS.get(kind))
        record, report = read() if self.recollection is None else self.recollection.read(path, kind, read)
        self.reports.append(report)
        return record

    def _report(self, path: Path) -> Report:
        report = Report(path.relative_to(self.root).as_posix())
        self.reports.append(report)
        return report


def _originals(content: Path) -> tuple[OriginalFile, ...]:
    """Every file that may be offered, with its digest."""
    paths = [path for name in OFFERED for path in (content / name).rglob("*") if path.is_file()]
    shown = [path for path in paths if not path.name.startswith(".")]
    files = [_original(path, path.relative_to(content).as_posix()) for path in shown]
    return tuple(sorted(files, key=lambda file: file.path))


def _original(path: Path, name: str) -> OriginalFile:
    with path.open("rb") as stream:
        beginning = stream.read(_BEGINNING)
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    personal_data = find_in_file(name, path.read_bytes()) if name.endswith(TEXT_FILES) else ()
    return OriginalFile(
        path=name,
        sha256=digest,
        size=path.stat().st_size,
        beginning=beginning,
        personal_data=personal_data,
        pixels=read_pixels(path.read_bytes()) if name.lower().endswith(PICTURES) else None,
    )
