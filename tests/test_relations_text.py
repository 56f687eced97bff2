"""引用 in the text: which document a mention means, where the link stands, and where none may stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.model.cross_reference import resolve_references
from generator.model.document import Document
from generator.model.outline import Mark, Numbering, Outline
from generator.pages.document_body import present_body
from generator.pages.document_citations import present_citations
from generator.parsing.references import find_own_references, find_references
from generator.parsing.texts import read_texts
from tests.sample_documents import STATUTE, normative, plan, section
from tests.sample_library import make_library

TITLE = "青禾区助餐办法"
NUMBER = "青府规〔2025〕3号"


def citing(*paragraphs: str, **more: object) -> Document:
    """A plan of 2026 whose articles say this."""
    articles = []
    for number, text in enumerate(paragraphs, start=1):
        made = section(f"a{number}", Mark.ARTICLE, f"第{number}条", "", text)
        articles.append(replace(made, line=number, content=(replace(made.content[0], line=number),)))
    outline = Outline(sections=tuple(articles), numbering=Numbering.RUN_THROUGH)
    structure = replace(
        STATUTE,
        outline=outline,
        references=find_references(read_texts(outline), own=None),
        own_references=find_own_references(read_texts(outline)),
    )
    return plan(2026, structure=structure, **{"document_number": "青府办〔2026〕8号", **more})


def links(document: Document, *others: Document) -> list[tuple[str, str]]:
    """Words that are links, with where they lead."""
    library = make_library((document, *others))
    return [
        (span.text, span.address)
        for clause in present_body(document, library)
        for spans in (clause.heading, *(block.spans for block in clause.blocks))
        for span in spans
        if span.address is not None
    ]


def cited(**more: object) -> Document:
    return normative(**{"title": TITLE, "document_number": NUMBER, **more})


TARGET = f"documents/{cited().id}/"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"按照《{TITLE}》执行。", [(f"《{TITLE}》", TARGET)]),
        (f"按照《{TITLE}》（青府规[2025]3号）执行。", [(f"《{TITLE}》（青府规[2025]3号）", TARGET)]),
        ("按照青府规〔2025〕3号文件执行。", [("青府规〔2025〕3号", TARGET)]),
        (f"《{TITLE}》第二条规定的", [(f"《{TITLE}》", TARGET), ("第二条", f"{TARGET}#a2")]),
        (
            f"《{TITLE}》第一条第一款、第二条",
            [(f"《{TITLE}》", TARGET), ("第一条", f"{TARGET}#a1"), ("第二条", f"{TARGET}#a2")],
        ),
        (f"《{TITLE}》第九十九条", [(f"《{TITLE}》", TARGET)]),
        (f"《{TITLE}》第二条之一", [(f"《{TITLE}》", TARGET)]),
        (
            f"《{TITLE}》（以下简称《办法》）；依《办法》第二条",
            [(f"《{TITLE}》", TARGET), ("《办法》", TARGET), ("第二条", f"{TARGET}#a2")],
        ),
        (f"按照《{TITLE}》（青府规〔2021〕9号）执行。", []),
        (f"按照《{TITLE}（征求意见稿）》执行。", []),
        (f"按照{TITLE}执行。", []),
        ("按照《办法》执行。", []),
    ],
)
def test_a_mention_becomes_a_link(text: str, expected: list[tuple[str, str]]) -> None:
    assert links(citing(text), cited()) == expected


def test_the_words_stay_what_they_were() -> None:
    text = f"按照《{TITLE}》第一条、第二条和本办法第一条执行。"
    document = citing(text)
    (clause,) = present_body(document, make_library((document, cited())))
    assert "".join(span.text for span in clause.blocks[0].spans) == text


def test_a_title_that_two_documents_have_leads_nowhere() -> None:
    other = cited(document_number="青府规〔2021〕9号")
    other = replace(other, record=other.record.model_copy(update={"id": "qhfg-2021-9"}))
    assert links(citing(f"按照《{TITLE}》执行。"), cited(), other) == []
    assert links(citing(f"按照《{TITLE}》（{NUMBER}）执行。"), cited(), other) == [(f"《{TITLE}》（{NUMBER}）", TARGET)]


def test_a_document_of_the_same_title_that_came_later_is_not_meant() -> None:
    assert links(citing(f"按照《{TITLE}》执行。", dated_on=date(2020, 1, 1)), cited()) == []


def test_a_document_does_not_lead_to_itself() -> None:
    assert links(citing(f"《{TITLE}》由区民政局解释。", title=TITLE, document_number=None), cited()) == []


def test_own_articles_are_linked_unless_they_are_quoted() -> None:
    document = citing(
        "按照本办法第二条执行。", "将第八条修改为：“按照本办法第一条执行。”", "本办法第九条、本细则第1条。"
    )
    own = f"documents/{document.id}/#"
    assert links(document) == [("第二条", f"{own}a2"), ("第1条", f"{own}a1")]


def test_the_cited_document_says_where_it_is_cited() -> None:
    text = f"按照《{TITLE}》第二条执行。"
    document, target = citing(text, f"第二条所称《{TITLE}》", f"再按《{TITLE}》"), cited()
    library = make_library((document, target))
    (row,) = present_citations(target, library)
    assert row.document.address == f"documents/{document.id}/"
    assert [place.address.partition("#")[2] for place in row.places] == ["a1", "a2", "a3"]
    assert row.clauses == ("第二条",)
    assert {clause.id: clause.cited for clause in present_body(target, library) if clause.cited} == {"a2": 1}


def test_both_directions_hold_the_same_mentions() -> None:
    documents = (citing(f"《{TITLE}》第二条"), cited(), plan(2024))
    out, back = resolve_references(documents)
    both = [sorted(str(found) for all_ in side.values() for found in all_) for side in (out, back)]
    assert both[0] == both[1] != []
