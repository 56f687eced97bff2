"""An index revised after every change is, byte for byte, the one that is made anew of the same Library."""

import dataclasses
import os
from datetime import date, timedelta
from functools import cache, partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.document import Validity
from generator.outputs import search_patch, search_shards
from tests.search_changes import edited, make_changes, replaced, with_record
from tests.search_corpus import write_document, write_library
from tests.search_revisions import Revised, write_clean

SIZE = 26
SCRIPTS = int(os.environ.get("LANTAI_SCRIPTS", "8"))
"""As in `test_build_incremental.py`."""
TITLES = ("青禾区关于印发助餐办法的通知", "二〇二六年重点工作", "A1 2026年11号", "公开公开公开")
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("add", "edit", "delete", "rename", "date", "end", "number", "unit", "page", "word", "nothing")
        ),
        st.integers(0, 10_000),
    ),
    min_size=1,
    max_size=5,
)


def change(library, step: tuple[str, int]):
    """The Library after one step of a script."""
    what, number = step
    documents = library.documents
    old = documents[number % len(documents)]
    if what == "add":
        fresh = with_record(write_document(SIZE + number), id=f"fresh-{number}")
        known = any(one.id == fresh.id for one in documents)
        return library if known else rebuild(library, (*documents, fresh))
    if what in ("unit", "page", "word"):
        return change_beside(library, what, number)
    changed = {
        "edit": lambda: edited(old),
        "delete": lambda: None,
        "rename": lambda: with_record(old, title=TITLES[number % len(TITLES)]),
        "date": lambda: with_record(old, dated_on=date(2014, 1, 1) + timedelta(days=number % 4700)),
        "end": lambda: with_record(old, validity=Validity.REPEALED),
        "number": lambda: with_record(old, document_number=f"青府办〔2026〕{number}号"),
        "nothing": lambda: old,
    }[what]()
    return rebuild(library, replaced(library, old, changed).documents)


def rebuild(library, documents):
    return dataclasses.replace(library, documents=tuple(documents), document_by_id={one.id: one for one in documents})


def change_beside(library, what: str, number: int):
    """A unit's name, an editor's page, a group of synonyms."""
    if what == "word":
        return dataclasses.replace(library, synonyms=(*library.synonyms, (f"词语{number}", "别名")))
    if what == "page":
        return dataclasses.replace(library, pages=library.pages[1:] if number % 2 else library.pages)
    renamed = library.units[0].model_copy(update={"full_name": f"青禾区第{number}局"})
    units = (renamed, *library.units[1:])
    return dataclasses.replace(library, units=units, unit_by_id={unit.id: unit for unit in units})


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Limits that a small library reaches: long lists, files in steps."""
    monkeypatch.setattr(search_shards, "SHORTEST_LONG", 30)
    monkeypatch.setattr(search_patch, "SHORTEST_LONG", 30)
    monkeypatch.setattr(search_shards, "SHARD_SIZES", {"lists": 900, "places": 1500})


make_library = cache(partial(write_library, SIZE))


@pytest.fixture
def library():
    return make_library()


@given(STEPS)
@settings(max_examples=SCRIPTS, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_script_of_changes_ends_with_the_bytes_of_a_clean_index(steps):
    library = make_library()
    revised = Revised()
    revised.revise(library)
    for step in steps:
        library = change(library, step)
        revised.revise(library)
    assert revised.files == write_clean(library)


@pytest.mark.parametrize("most", [5, 1_200])
def test_lists_that_become_long_or_short_change_their_files(library, monkeypatch, most):
    monkeypatch.setattr(search_patch, "find_longest", lambda lengths: search_shards.find_longest(lengths, most=most))
    monkeypatch.setattr(
        "generator.outputs.search_index.find_longest", lambda lengths: search_shards.find_longest(lengths, most=most)
    )
    revised = Revised()
    revised.revise(library)
    patched = 0
    for name, (changed, _) in make_changes(library).items():
        revised.revise(changed)
        patched += revised.was_patched
        assert revised.files == write_clean(changed), name
        revised.revise(library)
    assert revised.files == write_clean(library)
    assert patched >= 2


def test_an_edit_writes_few_files_and_reads_no_other_text(library):
    revised = Revised()
    revised.revise(library)
    changed = change(library, ("edit", 11))
    revised.revise(changed)
    assert revised.was_patched
    assert sum("/texts/" in path for path in revised.written) == 1
    assert not any("/suggest/" in path for path in revised.written)
    assert len(revised.written) < len(revised.files) / 2


def test_what_is_withheld_leaves_every_file(library, monkeypatch):
    """A document taken away: neither its own words nor its number are left anywhere."""
    secret = with_record(
        write_document(9_999), id="secret", title="驼骆峰会筹备方案", document_number="驼府〔2026〕77号"
    )
    monkeypatch.setattr(search_shards, "SHARD_SIZES", {"lists": 7_000, "places": 10_000})
    revised = Revised()
    revised.revise(rebuild(library, (*library.documents, secret)))
    assert any("驼骆".encode() in content for content in revised.files.values())
    revised.revise(library)
    assert revised.was_patched
    own = [pair.encode() for pair in ("驼骆", "骆峰", "峰会筹", "驼府", "#驼", "tlfh")]
    assert not [path for path, content in revised.files.items() if any(pair in content for pair in own)]


@pytest.mark.parametrize("damage", ["lists/1", "texts/", "places/1"])
def test_damaged_files_are_made_anew(library, damage):
    revised = Revised()
    revised.revise(library)
    changed = change(library, ("edit", 11))
    for path in [path for path in revised.files if path.startswith(f"search/{damage}")]:
        revised.files[path] = b"damaged"
    revised.revise(changed)
    assert not revised.was_patched
    assert revised.files == write_clean(changed)
