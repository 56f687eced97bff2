"""One change of the portal rewrites those files of the index that hold a key of it; numbers of other pages stay."""

import dataclasses
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.entry_kind import EntryKind
from generator.model.search_order import Criterion, SearchOrder
from generator.outputs.search_entry import Entry
from generator.outputs.search_numbers import number_pages
from generator.outputs.search_shards import hash_keys, step_down
from tests.search_changes import compare, digest, make_changes
from tests.search_corpus import write_library

SIZE = 150
ENTRIES = st.lists(
    st.builds(
        Entry,
        address=st.text("abcdefgh", min_size=1, max_size=6),
        kind=st.just(EntryKind.DOCUMENT),
        title=st.just("标题"),
        day=st.none() | st.dates(date(1988, 3, 1), date(2031, 1, 1)),
        standing=st.integers(0, 2),
        level=st.integers(0, 6),
    ),
    max_size=60,
    unique_by=lambda entry: entry.address,
)
ORDERS = st.lists(st.sampled_from(Criterion), unique=True).map(lambda order: SearchOrder(order=tuple(order)))


@pytest.fixture(scope="module")
def changes():
    library = write_library(SIZE)
    before, _ = digest(library)
    return {
        name: compare(library, before, changed, documents)
        for name, (changed, documents) in make_changes(library).items()
    }


def test_an_edit_rewrites_only_files_that_hold_a_pair_of_the_document(changes):
    edit = changes["a paragraph edited"]
    assert edit.needless == 0
    assert edit.texts == 1
    assert 0 < edit.changed < edit.files * 0.6


def test_a_page_that_comes_goes_or_ends_moves_few_others(changes):
    for name, change in changes.items():
        assert 1 <= change.texts <= 5, name
        assert change.needless <= change.files / 10, name


@given(ENTRIES, ORDERS)
@settings(max_examples=200, deadline=None)
def test_numbers_ascend_in_the_order_that_was_asked_for(entries, order):
    numbered = number_pages(entries, order)
    assert sorted(page for _, page in numbered) == list(range(len(entries)))
    assert all(one < other for (one, _), (other, _) in pairwise(numbered))

    def rank(entry: Entry) -> tuple[int, ...]:
        newest = -entry.day.toordinal() if entry.day else 0
        values = {Criterion.IN_FORCE: entry.standing, Criterion.LEVEL: entry.level, Criterion.DATE: newest}
        return tuple(values[criterion] for criterion in order.order)

    ranks = [rank(entries[page]) for _, page in numbered]
    if Criterion.DATE not in order.order or order.order[-1] is Criterion.DATE:
        assert ranks == sorted(ranks)


def test_numbers_are_the_same_whatever_the_order_of_reading():
    library = write_library(80)
    turned = dataclasses.replace(library, documents=library.documents[::-1])
    assert digest(library)[0] == digest(turned)[0]


def test_files_grow_in_steps():
    steps = [step_down(count) for count in range(1, 3000)]
    assert steps == sorted(steps)
    assert all(step <= count < 1.5 * step + 1 for count, step in enumerate(steps, 1))
    assert len(set(steps)) < 25


def test_hashes_with_another_start_are_others():
    keys = ["公开", "2024年", "^20"]
    assert set(hash_keys(keys)).isdisjoint(hash_keys(keys, start=1))
