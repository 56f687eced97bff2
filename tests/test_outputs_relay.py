"""转发包: for which policies, what the message says, and that the text file holds every word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.model.document import Category, Document, ServiceLink, Validity
from generator.model.relay import is_relayed, write_short_text
from generator.outputs.output_file import list_files
from generator.outputs.relay_files import read_lines, render_relays
from generator.pages import poster
from tests.sample_documents import normative, plan
from tests.sample_library import make_library


def document(**more: object) -> Document:
    return normative(**more)


@pytest.mark.parametrize(
    ("more", "relayed"),
    [
        ({}, True),
        ({"category": Category.APPLICATION_NOTICE}, True),
        ({"category": Category.OTHER}, False),
        ({"category": Category.OTHER, "services": (ServiceLink(service="zhucan"),)}, True),
        ({"category": Category.PERSONNEL}, False),
        ({"validity": Validity.REPEALED}, False),
        ({"expires_on": date(2026, 11, 21)}, False),
        ({"expires_on": date(2026, 11, 22)}, True),
    ],
)
def test_what_the_public_is_told_of(more: dict[str, object], *, relayed: bool) -> None:
    subject = document(**more)
    library = make_library((subject,))
    assert is_relayed(subject, library) is relayed
    assert len(list(poster.addresses(library))) == int(relayed)
    assert len(list(list_files(render_relays, library))) == 3 * relayed


def test_the_message_is_made_of_the_record() -> None:
    subject = document(
        summary="方便老年人就近用餐。", services=(ServiceLink(service="zhucan"), ServiceLink(service="zhucan"))
    )
    assert write_short_text(subject, make_library((subject,))) == (
        "【青禾区人民政府】《青禾区助餐办法》（青府规〔2025〕3号）自2025年8月1日起施行，有效期至2030年7月31日。"
        "方便老年人就近用餐。可以办理：老年助餐登记。全文和解读：https://www.qinghe.example/documents/qhfg-2025-3/"
    )


def test_a_message_without_dates_or_summary_makes_nothing_up() -> None:
    subject = document(effective_on=None, expires_on=None, document_number=None)
    assert write_short_text(subject, make_library((subject,))) == (
        "【青禾区人民政府】《青禾区助餐办法》已公布。全文和解读：https://www.qinghe.example/documents/qhfg-2025-3/"
    )


@pytest.mark.parametrize("subject", [normative(), plan(2024)], ids=["statute", "plan"])
def test_the_text_file_holds_every_character_of_the_outline(subject: Document) -> None:
    text = "".join("".join(read_lines(subject)).split())
    for section in subject.structure.outline.walk():
        for piece in (section.label or "", section.heading, *(paragraph.text for paragraph in section.paragraphs)):
            assert "".join(piece.split()) in text
    for _, table in subject.structure.outline.tables():
        assert all("".join(cell.split()) in text for row in table.rows for cell in row)


def test_a_sheet_has_room_for_three_services() -> None:
    library = make_library()
    services = tuple(library.services[0].model_copy(update={"id": f"s{number}"}) for number in range(5))
    subject = document(services=tuple(ServiceLink(service=service.id) for service in services))
    held = make_library((subject,))
    held = replace(held, service_by_id={service.id: service for service in services})
    page = poster.present(subject, held)
    assert (len(page.services), page.more_services) == (3, 2)
