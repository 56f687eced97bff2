"""The mark above a document: 有效性 of normative documents, the year's state of an annual plan.

A 工作要点 is no 行政规范性文件 and carries no validity; what a reader needs to know is whether its year still runs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.address import document_address
from generator.model.document import RelationType, Validity
from generator.pages.components import Badge, Link
from generator.pages.wording import print_full_date

if TYPE_CHECKING:
    from generator.model.document import Document, DocumentRecord
    from generator.model.library import Library, ResolvedRelation

_ANNUAL_GENRES = frozenset({"工作要点", "要点"})
_TITLE_YEAR = re.compile(r"(20\d\d)年")
_ENDED = frozenset({Validity.EXPIRED, Validity.REPEALED})


def present_badge(document: Document, library: Library) -> Badge | None:
    """The document's mark on `library.today`; None where neither validity nor a year's state applies."""
    record = document.record
    if is_annual_plan(document, library):
        return _present_year(document, library)
    validity = record.validity_on(library.today)
    if validity is None or validity is Validity.NOT_APPLICABLE:
        return None
    tone = "ended" if validity in _ENDED else "current" if validity is Validity.IN_FORCE else "plain"
    ending = _find_ending(document, library)
    return Badge(text=validity.label, tone=tone, note=_explain(record, validity), link=ending)


def is_annual_plan(document: Document, library: Library) -> bool:
    """Whether the document is a plan for one year: by its genre, or because it has a neighbour year."""
    if document.record.genre in _ANNUAL_GENRES:
        return True
    return any(relation.type is RelationType.PREVIOUS_YEAR for relation in library.relations.get(document.id, ()))


def _present_year(document: Document, library: Library) -> Badge | None:
    following = _find_relation(document, library, RelationType.PREVIOUS_YEAR)
    if following is not None:
        return Badge(text="已有后续年度", tone="plain", note="已发布下一年度文件。", link=_link(following))
    printed = _TITLE_YEAR.search(document.record.title)
    year = int(printed[1]) if printed else document.record.year
    if year is None:
        return None
    if library.today.year > year:
        return Badge(text="年度已结束", tone="plain", note=f"本文件部署{year}年工作。")
    return Badge(text="执行中", tone="current", note=f"本文件部署{year}年工作。")


def _explain(record: DocumentRecord, validity: Validity) -> str | None:
    if validity is Validity.NOT_YET_EFFECTIVE and record.effective_on:
        return f"自{print_full_date(record.effective_on)}起施行。"
    if validity is Validity.EXPIRED and record.expires_on:
        return f"有效期至{print_full_date(record.expires_on)}，已届满。"
    if validity is Validity.IN_FORCE and record.expires_on:
        return f"有效期至{print_full_date(record.expires_on)}。"
    return None


def _find_ending(document: Document, library: Library) -> Link | None:
    for type_ in (RelationType.REPEALS, RelationType.SUPERSEDES, RelationType.AMENDS):
        found = _find_relation(document, library, type_)
        if found is not None:
            return _link(found)
    return None


def _find_relation(document: Document, library: Library, type_: RelationType) -> ResolvedRelation | None:
    relations = library.relations.get(document.id, ())
    return next((found for found in relations if found.type is type_ and found.inverse and found.document), None)


def _link(relation: ResolvedRelation) -> Link:
    return Link(text=relation.text, address=document_address(relation.document or ""))
