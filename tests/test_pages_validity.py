"""The life of a normative document, and the overview of all: dates, order, ends that never come, plans left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.model.document import Document, RelationType, Validity
from generator.model.library import ResolvedRelation
from generator.pages import validity
from generator.pages.validity_timeline import present_life
from tests.sample_documents import normative, plan
from tests.sample_library import make_library


def document(id_: str, **more: object) -> Document:
    made = normative(**more)
    return replace(made, record=made.record.model_copy(update={"id": id_}))


def related(type_: RelationType, other: str | None, *, inverse: bool) -> ResolvedRelation:
    return ResolvedRelation(type=type_, inverse=inverse, document=other, text=f"《{other or '另一文件'}》")


def tell(subject: Document, *others: Document, relations: tuple[ResolvedRelation, ...] = ()) -> list[str]:
    library = make_library((subject, *others), relations={subject.id: relations})
    return [
        f"{event.day or '?'} {event.name}{event.link.text if event.link else ''} {event.tone}"
        for event in present_life(subject, library)
    ]


def test_a_life_runs_from_the_date_to_the_end_of_the_term() -> None:
    assert tell(document("a")) == [
        "2025-06-18 成文 past",
        "2025-08-01 施行 past",
        "2030-07-31 有效期届满 future ending",
    ]


def test_an_amendment_stands_at_its_own_day() -> None:
    amending = document("b", dated_on=date(2026, 1, 5), effective_on=date(2026, 12, 1))
    told = tell(document("a"), amending, relations=(related(RelationType.AMENDS, "b", inverse=True),))
    assert told[2:] == ["2026-12-01 修改《b》 future", "2030-07-31 有效期届满 future ending"]


def test_a_repealed_document_does_not_reach_the_end_of_its_term() -> None:
    repealing = document("b", effective_on=date(2026, 3, 1))
    subject = document("a", validity=Validity.REPEALED)
    told = tell(subject, repealing, relations=(related(RelationType.REPEALS, "b", inverse=True),))
    assert told[2:] == ["2026-03-01 废止《b》 past ending"]


def test_a_document_that_replaces_one_outside_the_site_says_so_without_a_link() -> None:
    relations = (related(RelationType.SUPERSEDES, None, inverse=False),)
    library = make_library((document("a"),), relations={"a": relations})
    event = present_life(library.documents[0], library)[2]
    assert (event.name, event.link.text if event.link else "", event.link.address if event.link else None) == (
        "替代原文件",
        "《另一文件》",
        "",
    )


@pytest.mark.parametrize("subject", [plan(2026, validity=Validity.IN_FORCE), normative(validity=None)])
def test_what_has_no_validity_has_no_life(subject: Document) -> None:
    library = make_library((subject,))
    assert present_life(subject, library) == ()
    assert all(group.rows == () for group in validity.present(None, library).groups)


@pytest.mark.parametrize(
    ("expires", "group"),
    [
        (date(2026, 11, 22), "within-30"),
        (date(2026, 12, 22), "within-30"),
        (date(2026, 12, 23), "within-60"),
        (date(2027, 1, 21), "within-60"),
        (date(2027, 5, 21), "within-180"),
        (date(2027, 5, 22), None),
        (date(2026, 11, 21), None),
        (None, None),
    ],
)
def test_the_queue_counts_days_to_the_last_day(expires: date | None, group: str | None) -> None:
    page = validity.present(None, make_library((document("a", expires_on=expires),)))
    assert [found.id for found in page.queue] == ([group] if group else [])


def test_every_document_stands_under_its_state_with_who_drafted_it() -> None:
    states = {
        "in_force": document("a", drafted_by="qh-drc"),
        "not_yet_effective": document("b", effective_on=date(2027, 1, 1)),
        "amended": document("c", validity=Validity.AMENDED),
        "expired": document("d", expires_on=date(2026, 1, 1)),
        "repealed": document("e", validity=Validity.REPEALED),
    }
    page = validity.present(None, make_library((*states.values(), plan(2026))))
    found = {group.id: [row.document.address for row in group.rows] for group in page.groups}
    assert found == {state: [f"documents/{one.id}/"] for state, one in states.items()}
    assert page.groups[0].rows[0].unit == "区发展改革委"
    assert [group.rows[0].days_left for group in page.groups[3:]] == [None, None]
