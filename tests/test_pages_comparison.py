"""新旧对照: hand-made pairs of documents against what a person expects, and what must hold of any two documents."""

from __future__ import annotations

import time
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import parsing, sources
from generator.model.comparison import Comparison, find_comparisons
from generator.model.document import RelationType
from generator.model.library import ResolvedRelation
from generator.model.outline import Mark, Numbering, Outline, Paragraph, Section, SectionRole, Table
from generator.pages.comparison_alignment import ClausePair, PairKind, align
from generator.pages.comparison_clauses import CELL_SEPARATOR, ComparedClause, read_clauses
from generator.pages.comparison_difference import SegmentKind, compare_texts
from generator.pages.comparison_matching import match
from tests.sample_documents import normative, plan
from tests.sample_library import make_library

CASES = Path(__file__).parent / "golden" / "comparisons"


def read(path: Path) -> Outline:
    return parsing.read_structure(sources.read_markdown(path.read_text("utf-8"), name=path.name), year=None).outline


def name(clause: ComparedClause, outline: Outline) -> str:
    """The numbers from the top down; an article stands for itself."""
    found: dict[str, str] = {}

    def walk(section: Section, above: str) -> None:
        own = (section.label or "") if section.mark in {Mark.ARTICLE, Mark.CHAPTER} else above + (section.label or "")
        found[section.id or ""] = own
        for child in section.children:
            walk(child, own)

    for section in outline.sections:
        walk(section, "")
    return "引言" if clause.role is SectionRole.PREAMBLE else found[clause.section or ""]


def print_pairs(old: Outline, new: Outline) -> str:
    """A line a pair; under a rewritten one both texts, what is not common in brackets."""
    lines = []
    for pair in align(old, new):
        places = [name(clause, outline) for clause, outline in ((pair.old, old), (pair.new, new)) if clause]
        label = "移动" if pair.is_moved and pair.kind is PairKind.KEPT else pair.kind.label
        lines.append(f"{label} {' → '.join(places)}")
        if pair.kind is PairKind.REWRITTEN:
            difference = compare_texts(pair.old.text, pair.new.text)
            for sign, side in (("-", difference.old), ("+", difference.new)):
                text = "".join(s.text if s.kind is SegmentKind.SAME else f"[{s.text}]" for s in side)
                lines.append(f"  {sign} {text}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.iterdir()))
def test_pairs_are_those_that_a_person_made(case: str) -> None:
    expected = (CASES / case / "expected.txt").read_text("utf-8")
    assert print_pairs(read(CASES / case / "old.md"), read(CASES / case / "new.md")) == expected


WORDS = st.lists(
    st.sampled_from(["公开", "清单", "每月", "3次", "，", "。", "；", " ", "老年人", "2024", "（"]), max_size=12
)
TEXTS = st.one_of(WORDS.map("".join), st.text(max_size=20))
TABLES = st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(
    lambda rows: Table(
        caption="表", header=("甲", "乙"), rows=tuple(rows), row_lines=(1,) * len(rows), cells=(), line=1
    )
)


@st.composite
def section(draw: st.DrawFn, depth: int = 0) -> Section:
    children = draw(st.lists(section(depth + 1), max_size=3)) if depth < 2 else []
    content = draw(st.lists(st.one_of(TEXTS.map(lambda text: Paragraph(text=text, line=1)), TABLES), max_size=3))
    return Section(
        id=draw(st.sampled_from([None, "s1", "s2"])),
        mark=None,
        label=draw(st.sampled_from([None, "（一）"])),
        heading=draw(TEXTS),
        run_in=draw(st.booleans()),
        role=draw(st.sampled_from(SectionRole)),
        content=tuple(content),
        line=1,
        children=tuple(children),
    )


OUTLINES = st.lists(section(), max_size=5).map(lambda all_: Outline(sections=tuple(all_), numbering=Numbering.RESTART))


def printed(outline: Outline) -> list[str]:
    """Every visible character, sorted."""
    texts = []
    for node in outline.walk():
        texts.append(node.heading)
        for block in node.content:
            whole = (
                [block.caption, *block.header, *(cell for row in block.rows for cell in row)]
                if isinstance(block, Table)
                else [block.text]
            )
            texts += whole
    return sorted("".join("".join(texts).split()))


@given(OUTLINES, OUTLINES)
@settings(deadline=None, max_examples=80)
def test_every_clause_stands_in_exactly_one_pair(old: Outline, new: Outline) -> None:
    pairs = align(old, new)
    assert sorted(pair.old.position for pair in pairs if pair.old) == list(range(len(read_clauses(old))))
    assert [pair.new.position for pair in pairs if pair.new] == list(range(len(read_clauses(new))))
    expected = {PairKind.ADDED: (True, False), PairKind.REMOVED: (False, True)}
    assert all((pair.old is None, pair.new is None) == expected.get(pair.kind, (False, False)) for pair in pairs)
    assert align(old, new) == pairs


@given(OUTLINES)
@settings(deadline=None, max_examples=80)
def test_no_text_is_lost(outline: Outline) -> None:
    clauses = read_clauses(outline)
    text = "".join("".join(clause.text.split()) for clause in clauses)
    separators = text.count(CELL_SEPARATOR) - "".join(printed(outline)).count(CELL_SEPARATOR)
    assert sorted(text) == sorted([*printed(outline), *CELL_SEPARATOR * separators])


@given(OUTLINES)
@settings(deadline=None, max_examples=40)
def test_a_document_beside_itself_is_kept(outline: Outline) -> None:
    assert all(pair.kind is PairKind.KEPT and not pair.is_moved for pair in align(outline, outline))


@given(TEXTS, TEXTS)
@settings(deadline=None)
def test_the_segments_of_a_side_are_its_text(old: str, new: str) -> None:
    difference = compare_texts(old, new)
    assert "".join(segment.text for segment in difference.old) == old
    assert "".join(segment.text for segment in difference.new) == new
    assert all(segment.text for segment in (*difference.old, *difference.new))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("每月12次。", "每月2次。", "每月[12→2]次。"),
        ("公开清单,并说明。", "公开清单，并说明。", "公开清单，并说明。"),
        ("先公开。后说明。", "先公开。另行通知。", "先公开。[后说明。→另行通知。]"),
        ("比例不低于 50%", "比例不低于60%", "比例不低于[50%→60%]"),
        ("", "新增。", "[→新增。]"),
    ],
)
def test_numbers_stay_whole_and_widths_do_not_count(old: str, new: str, expected: str) -> None:
    difference = compare_texts(old, new)
    removed = [segment.text for segment in difference.old if segment.kind is SegmentKind.REMOVED]
    shown = "".join(
        segment.text if segment.kind is SegmentKind.SAME else f"[{removed.pop(0) if removed else ''}→{segment.text}]"
        for segment in difference.new
    )
    assert shown == expected


@given(st.lists(st.lists(st.sampled_from([0, 0, 0.3, 0.5, 0.55, 1]), min_size=4, max_size=4), min_size=1, max_size=5))
def test_the_pairs_gain_as_much_as_any_pairs_could(rows: list[list[float]]) -> None:
    gains = np.array(rows)
    found = match(gains)
    assert len({row for row, _ in found}) == len({column for _, column in found}) == len(found)
    tall = gains if gains.shape[0] >= gains.shape[1] else gains.T
    best = max(
        sum(tall[row, column] for column, row in enumerate(chosen))
        for chosen in permutations(range(tall.shape[0]), tall.shape[1])
    )
    assert sum(gains[pair] for pair in found) == pytest.approx(best)
    assert all(gains[pair] > 0 for pair in found)


def a_long_document(shift: int) -> Outline:
    words = "公开清单标准时限窗口电话流程材料评估培训街镇数据老年企业咨询答复专题解读"
    texts = [
        "".join(words[(index * 7 + step * (3 + shift * (index % 3))) % len(words)] for step in range(90)) + str(index)
        for index in range(100)
    ]
    nodes = (
        Section(
            id=f"a{index}", mark=Mark.ARTICLE, label="第条", heading="", run_in=False, role=SectionRole.NUMBERED,
            content=(Paragraph(text=text, line=1),), line=1,
        )
        for index, text in enumerate(texts)
    )  # fmt: skip
    return Outline(sections=tuple(nodes), numbering=Numbering.RUN_THROUGH)


def test_a_hundred_clauses_are_aligned_at_once() -> None:
    old, new = a_long_document(0), a_long_document(1)
    align(old, new)
    begun = time.process_time()
    pairs: tuple[ClausePair, ...] = align(old, new)
    assert time.process_time() - begun < 0.3
    assert sum(pair.new is not None for pair in pairs) == 100


def test_each_pair_of_related_documents_has_one_comparison() -> None:
    documents = (plan(2026), plan(2025), normative())
    ids = [document.id for document in documents]

    def related(other: str, type_: RelationType, *, inverse: bool) -> ResolvedRelation:
        return ResolvedRelation(type=type_, inverse=inverse, document=other, text=other)

    relations = {
        ids[0]: (
            related(ids[1], RelationType.AMENDS, inverse=False),
            related(ids[1], RelationType.PREVIOUS_YEAR, inverse=False),
            related(ids[2], RelationType.BASIS, inverse=False),
            ResolvedRelation(type=RelationType.SUPERSEDES, inverse=False, document=None, text="青府规〔2001〕1号"),
        ),
        ids[1]: (related(ids[0], RelationType.PREVIOUS_YEAR, inverse=True),),
        ids[2]: (related(ids[2], RelationType.AMENDS, inverse=False),),
    }
    found = find_comparisons(make_library(documents, relations=relations))
    assert found == (Comparison(newer=ids[0], older=ids[1], relation=RelationType.PREVIOUS_YEAR),)
    assert (found[0].label, found[0].inverse_label) == ("与上年度对照", "与下年度对照")
