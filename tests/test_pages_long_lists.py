"""Lists of a large portal: a page holds so many rows whatever is published, and nothing is lost between the pages."""

from __future__ import annotations

import dataclasses
from datetime import date

from generator.errors import Location, Severity
from generator.model.document import Tags, Validity
from generator.model.self_audit import AuditClass, AuditFault, AuditResult, SelfAudit
from generator.pages import audit, ledgers, tag, validity
from tests.sample_documents import normative, plan
from tests.sample_library import make_library

YEARS = range(2026, 1906, -1)
TAGGED = Tags(audience=("老年人",))


def document(year: int, state: Validity):
    more = {"title": f"{year}年助餐办法", "tags": TAGGED, "validity": state, "dated_on": date(year, 3, 1)}
    made = normative(**more, document_number=f"青民〔{year}〕1号")
    return dataclasses.replace(made, record=made.record.model_copy(update={"id": f"qhmz-{year}-1"}))


def test_documents_of_a_tag_are_divided_those_in_force_before_those_that_ended() -> None:
    states = {year: Validity.REPEALED if year % 2 else Validity.IN_FORCE for year in YEARS}
    library = make_library(tuple(document(year, state) for year, state in states.items()))
    lists = [found for _, found in tag.addresses(library) if found.word == "老年人"]
    pages = [tag.present(found, library) for found in lists]
    rows = [row.title[:4] for page in pages for row in (*page.current, *page.ended)]
    expected = [*(year for year in YEARS if not year % 2), *(year for year in YEARS if year % 2)]
    assert rows == [str(year) for year in expected]
    assert [len(page.current) + len(page.ended) for page in pages] == [50, 50, 20]
    assert {(page.current_count, page.ended_count) for page in pages} == {(60, 60)}
    assert [found.address for found in lists][1:] == [f"{lists[0].address}page/{number}/" for number in (2, 3)]


def test_validity_lists_the_newest_of_a_state_and_leads_to_all() -> None:
    library = make_library(tuple(document(year, Validity.REPEALED) for year in YEARS))
    groups = {group.id: group for group in validity.present(None, library).groups}
    assert len(groups["repealed"].rows) == validity.MOST
    assert groups["repealed"].count == len(YEARS)
    assert groups["repealed"].all_documents == "documents/by-validity/repealed/"
    assert groups["in_force"].all_documents is None


def test_ledgers_are_divided() -> None:
    library = make_library(tuple(plan(year) for year in YEARS))
    pages = [ledgers.present(found, library) for _, found in ledgers.addresses(library)]
    assert [len(page.rows) for page in pages] == [50, 50, 20]
    assert [row.address for page in pages for row in page.rows] == [f"ledgers/qhfb-{year}-12/" for year in YEARS]
    assert len({page.task_count for page in pages}) == 1


def test_a_check_with_many_faults_lists_the_first_and_counts_all() -> None:
    place = Location("content/documents/a.md", 1)
    faults = tuple(
        AuditFault(message=str(number), hint="", location=place, title="", address=None) for number in range(150)
    )
    result = AuditResult(
        code="A301",
        name="late-publication",
        severity=Severity.WARNING,
        title="发布是否及时",
        audit_class=AuditClass.DISCOVERY_TIMELINESS,
        basis="",
        points=None,
        checked=200,
        faults=faults,
        is_told=False,
    )
    examined = SelfAudit(examined_on=date(2026, 11, 22), results=(result,), unseen=())
    page = audit.present(None, make_library(self_audit=examined))
    row = next(row for group in page.groups for row in group.rows)
    assert [fault.message for fault in row.faults] == [str(number) for number in range(audit.MOST)]
    assert row.fault_count == page.fault_count == len(faults)
