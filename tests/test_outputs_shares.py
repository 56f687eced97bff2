"""Runs of documents and ZIP files of parts: nothing is lost, and little is another where little has changed."""

from __future__ import annotations

import io
import zipfile
from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from generator.outputs.output_file import share_out
from generator.outputs.zip_package import pack_part, write_package
from tests.sample_documents import plan

DOCUMENTS = tuple(plan(2000 + number) for number in range(120))


@given(st.sets(st.integers(0, 119), min_size=1), st.integers(1, 20))
def test_runs_hold_every_document_in_its_order(chosen: set[int], size: int) -> None:
    documents = [DOCUMENTS[number] for number in sorted(chosen)]
    runs = list(share_out(documents, size))
    assert list(chain.from_iterable(runs)) == documents
    assert all(runs)


@given(st.integers(0, 119))
def test_one_document_less_alters_no_run_but_its_own(number: int) -> None:
    before = {tuple(one.id for one in run) for run in share_out(DOCUMENTS)}
    left = (*DOCUMENTS[:number], *DOCUMENTS[number + 1 :])
    after = {tuple(one.id for one in run) for run in share_out(left)}
    assert len(before) > 3
    assert 1 <= len(before - after) <= 2
    assert len(after - before) <= 1


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}(/[a-z_\[\].]{1,8})?", fullmatch=True), st.binary(max_size=300)))
def test_a_package_is_read_as_it_was_written(contents: dict[str, bytes]) -> None:
    package = write_package(pack_part(name, content) for name, content in contents.items())
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == contents
