"""Small rules of the printed text, each fixture a title, what is given and what comes out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.citation import name_clauses
from generator.pages.components import Mention
from generator.pages.content_links import resolve_address
from generator.pages.punctuation import widen
from generator.pages.shell import root_of
from generator.pages.spans import Passage, compile_units, cut, find_units, print_spans
from generator.pages.title_phrases import divide_title
from tests.sample_documents import PLAN, STATUTE
from tests.sample_library import make_library

if TYPE_CHECKING:
    from generator.pages.spans import Span

FIXTURES = Path(__file__).parent / "fixtures" / "pages"
SHOWS = {
    "punctuation": widen,
    "title_phrases": lambda title: "/".join(divide_title(title)),
    "links": lambda target: resolve_address(target, "content/pages/guide.md", make_library()) or "-",
}


def read_cases(name: str) -> list[tuple[str, str, str]]:
    text = (FIXTURES / f"{name}.md").read_text(encoding="utf-8")
    return re.findall(r"^(\S[^\n]*)\n\.\n(.*?)\n\.\n(.*?)\n\.$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    ("name", "title", "given_text", "expected"), [(n, *case) for n in SHOWS for case in read_cases(n)]
)
def test_fixture(name: str, title: str, given_text: str, expected: str) -> None:
    assert SHOWS[name](given_text) == expected, title


def flatten(spans: tuple[Span, ...]) -> str:
    return "".join(span.text for span in spans)


def test_clauses_are_named_by_their_printed_numbers() -> None:
    assert dict(name_clauses(PLAN.outline)) == {
        "s1": "一",
        "s1-1": "一（一）",
        "s1-1-1": "一（一）1",
        "s2": "二",
        "annex1": "附件",
    }
    assert dict(name_clauses(STATUTE.outline)) == {
        "c1": "第一章",
        "a1": "第一条",
        "a2": "第二条",
        "a2-1": "第二条（一）",
    }


def test_the_way_to_the_root() -> None:
    assert [root_of(address) for address in ("", "guide/", "documents/by-year/2024/page/2/", "faqs/#a")] == [
        "./",
        "../",
        "../../../../../",
        "../",
    ]


def test_a_mark_between_two_units_is_judged_by_both() -> None:
    spans = cut(
        "开展。(责任单位:区甲局,区乙局(区丙局))",
        [Passage("(责任单位:区甲局,区乙局(区丙局))", mentions_of("区甲局", "区乙局(区丙局)"))],
    )
    printed = print_spans(spans, widen(flatten(spans)))
    assert flatten(printed) == "开展。（责任单位：区甲局，区乙局（区丙局））"
    assert [span.mention.text for span in printed[1].note if span.mention] == ["区甲局", "区乙局（区丙局）"]


def mentions_of(*names: str) -> tuple[Mention, ...]:
    return tuple(Mention(text=name, address=None, unit=None) for name in names)


words = st.text(alphabet="区政府办各街道、，（）责任单位1", min_size=1, max_size=6)


@settings(derandomize=True, max_examples=300)
@given(text=st.text(alphabet="区政府办各街道、，（）责任单位1 \n", max_size=60), found=st.lists(words, max_size=4))
def test_cutting_loses_and_invents_nothing(text: str, found: list[str]) -> None:
    mentions = {word: Mention(text=word, address="units/a/", unit="a") for word in found}
    passages = [Passage(word, (mentions[word],)) for word in found]
    assert flatten(cut(text, passages)) == text
    assert flatten(find_units(text, mentions, compile_units(mentions))) == text
    for span in cut(text, passages):
        assert not span.note or flatten(span.note) == span.text


@settings(derandomize=True, max_examples=300)
@given(st.text(alphabet="区年的、《》关于印发2024()（）,，:", max_size=40))
def test_printing_keeps_every_character(text: str) -> None:
    assert "".join(divide_title(text)) == text
    assert len(widen(text)) == len(text)
    assert widen(widen(text)) == widen(text)
