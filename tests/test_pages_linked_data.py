"""schema.org data and Open Graph: what programs read of a page is what the page says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from generator.model.document import RelationType, Validity
from generator.model.library import ResolvedRelation
from generator.pages import PAGE_KINDS, shell
from generator.pages.document_data import describe_document
from generator.pages.linked_data import CreativeWork, FAQPage, Legislation, render_linked_data
from tests.sample_documents import normative, plan
from tests.sample_library import SITE, make_library

KINDS = {kind.name: kind for kind in PAGE_KINDS}


def read_graph(soup: BeautifulSoup) -> dict[str, dict[str, object]]:
    (block,) = soup.select('script[type="application/ld+json"]')
    data = json.loads(block.string)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def read(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_bytes(), "lxml")


def test_a_law_says_what_it_is() -> None:
    document = normative(expires_on=date(2030, 7, 31))
    basis = ResolvedRelation(type=RelationType.BASIS, inverse=False, document=None, text="《某条例》")
    followed = ResolvedRelation(type=RelationType.BASIS, inverse=True, document=None, text="某细则")
    library = make_library((document,), relations={document.id: (basis, followed)})
    law = describe_document(document, library)
    assert isinstance(law, Legislation)
    assert law.name == document.record.title
    assert law.legislation_identifier == document.record.document_number
    assert law.legislation_date == document.record.dated_on.isoformat()
    assert law.legislation_legal_force == "https://schema.org/InForce"
    assert law.expires == "2030-07-31"
    assert law.is_based_on == (CreativeWork(name="《某条例》"),)


@pytest.mark.parametrize(
    ("more", "force"),
    [
        ({"expires_on": date(2026, 11, 21)}, "https://schema.org/NotInForce"),
        ({"effective_on": date(2026, 12, 1)}, "https://schema.org/NotInForce"),
        ({"validity": Validity.REPEALED}, "https://schema.org/NotInForce"),
        ({"validity": Validity.AMENDED}, "https://schema.org/InForce"),
        ({"validity": None}, None),
    ],
)
def test_legal_force_follows_the_calendar(more: dict[str, object], force: str | None) -> None:
    document = normative(**more)
    assert describe_document(document, make_library((document,))).legislation_legal_force == force


def test_a_plan_is_no_law() -> None:
    library = make_library()
    described = describe_document(library.document_by_id["qhfb-2024-12"], library)
    assert type(described).__name__ == "DigitalDocument"
    assert described.date_published == "2024-04-08T09:30+08:00"
    assert described.encoding.content_url == f"{SITE.url}files/originals/plan.txt"


def test_absent_values_are_left_out_and_no_text_ends_the_block() -> None:
    hostile = "</script><!--\u2028&"
    rendered = render_linked_data((CreativeWork(name=hostile),))
    assert not set("<>&\u2028") & set(rendered)
    assert json.loads(rendered)["@graph"] == [{"@type": "CreativeWork", "name": hostile}]
    assert render_linked_data(()) is None


@pytest.mark.parametrize("name", KINDS)
def test_every_page_has_its_crumbs_as_data(name: str) -> None:
    library = make_library()
    frame = shell.read_frame(library)
    for address, subject in KINDS[name].addresses(library):
        framed = shell.present(KINDS[name].head(subject, library), frame)
        nodes = json.loads(framed.data)["@graph"] if framed.data else []
        steps = [step for node in nodes if node["@type"] == "BreadcrumbList" for step in node["itemListElement"]]
        if name in {"home", "not_found"}:
            assert steps == []
            continue
        assert [step["name"] for step in steps] == [*(link.text for link in framed.crumbs), framed.title]
        assert steps[-1]["item"] == SITE.url + address
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))


@pytest.mark.parametrize(
    ("address", "type_", "property_"),
    [
        ("documents/qhfg-2025-3", "Legislation", "name"),
        ("documents/qhfb-2024-12", "DigitalDocument", "name"),
        ("services/jujia-yanglao-butie", "GovernmentService", "name"),
        ("interpretations/plan-2024-jiedu", "Article", "headline"),
        ("units/qh-drc", "GovernmentOrganization", "name"),
    ],
)
def test_data_and_page_have_one_name(demonstration: Path, address: str, type_: str, property_: str) -> None:
    page = read(demonstration, address)
    node = read_graph(page)[type_]
    assert node[property_] == page.find("h1").get_text().strip()
    assert page.find("meta", property="og:title")["content"] == node[property_]


@pytest.mark.parametrize("address", ["faqs", "documents/qhfg-2025-3"])
def test_questions_are_those_of_the_page(demonstration: Path, address: str) -> None:
    page = read(demonstration, address)
    questions = read_graph(page)[FAQPage.__name__]["mainEntity"]
    shown = [heading.get_text() for heading in page.select(".question summary :is(h3, h4)")]
    assert [question["name"] for question in questions] == shown
    assert all(question["acceptedAnswer"]["text"] for question in questions)
    assert not any("<" in question["acceptedAnswer"]["text"] for question in questions)


def test_all_data_of_the_demonstration_can_be_read(demonstration: Path) -> None:
    pages = [path for path in demonstration.rglob("*.html") if path.name != "404.html"]
    for path in pages:
        assert read_graph(BeautifulSoup(path.read_bytes(), "lxml")), path


def test_a_shared_link_shows_title_summary_and_address(demonstration: Path) -> None:
    page = read(demonstration, "documents/qhfb-2024-12")
    tags = {tag["property"]: tag["content"] for tag in page.select("meta[property]")}
    assert tags["og:type"] == "article"
    assert tags["og:url"] == page.select_one("link[rel=canonical]")["href"]
    assert tags["og:description"] == page.select_one("meta[name=description]")["content"]
    assert tags["article:published_time"] == "2024-04-08T09:30+08:00"
    assert len(page.select("meta[name=theme-color]")) == 2


def test_a_hostile_title_stays_in_its_block() -> None:
    library = make_library((plan(2024, title="</script><script>alert(1)</script>"),))
    head = KINDS["document"].head(library.documents[0], library)
    assert "</script" not in shell.present(head, shell.read_frame(library)).data
