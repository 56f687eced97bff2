"""The arrays in which the index is made: the same lists however the work is cut, codes and hashes as specified."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from generator.chinese.bigrams import pairs, run_keys, shard_of
from generator.chinese.normal_form import normal_form
from generator.outputs import search_codes, search_lists
from generator.outputs.search_codes import encode
from generator.outputs.search_entries import read_entries
from generator.outputs.search_shards import hash_keys
from generator.outputs.search_units import UnitReader
from tests.search_library import sample_library

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
ENTRIES = tuple(read_entries(sample_library(documents=12)))


def read_units(step: int):
    reader = UnitReader((0, 1, 2, 3))
    for first in range(0, len(ENTRIES), step):
        reader.read(list(ENTRIES[first : first + step]))
    return reader.finish(range(len(ENTRIES)))


def by_key(parts) -> dict[str, bytes]:
    return {
        key: part.content[begin:end]
        for part in parts
        for key, begin, end in zip(part.keys, part.begins[:-1], part.begins[1:], strict=True)
    }


def of_kind(kind, units, numbers):
    return [part for its_kind, part in search_lists.build_lists(units, numbers) if its_kind == kind]


def decode(coded: bytes) -> list[int]:
    numbers, number, shift = [], 0, 0
    for digit in coded.decode("ascii"):
        value = DIGITS.index(digit)
        number |= (value & 31) << shift
        shift += 5
        if value < 32:
            numbers.append(number)
            number = shift = 0
    return numbers


@given(st.lists(st.integers(0, 2**40)))
def test_codes_are_read_back(numbers):
    coded, begins = encode(np.array(numbers, dtype=np.int64))
    assert decode(coded) == numbers
    assert [decode(coded[a:b]) for a, b in pairwise(begins)] == [[one] for one in numbers]
    assert search_codes.decode(coded).tolist() == numbers
    ends = [end for number, end in zip(numbers, begins.tolist()[1:], strict=True) if number % 2 == 0]
    assert search_codes.find_even(coded).tolist() == ends


@given(st.lists(st.text(min_size=1)))
def test_hashes_are_those_of_the_client(keys):
    keys = [key.encode("utf-8", "ignore").decode("utf-8") for key in keys]
    assert (hash_keys(keys) % 4093).tolist() == [shard_of(key, 4093) for key in keys]


def test_lists_hold_every_key_of_every_page():
    found = by_key(of_kind("lists", read_units(5), {}))
    expected: dict[str, dict[int, int]] = {}
    for page, entry in enumerate(ENTRIES):
        for field, text in entry.passages():
            normal = normal_form(text)
            for key in (*pairs(normal), *run_keys(normal)):
                pages = expected.setdefault(key, {})
                pages[page] = max(pages.get(page, 0), int(field))
    assert found.keys() == expected.keys()
    for key, pages in expected.items():
        gaps = [(page - before - 1) * 4 + pages[page] for before, page in zip([-1, *pages], pages, strict=False)]
        assert decode(found[key]) == gaps, key


def test_the_same_lists_however_the_work_is_cut():
    number = {0: "青府办〔2024〕1号"}
    lists, places = (by_key(of_kind(kind, read_units(1000), number)) for kind in ("lists", "places"))
    others = list(search_lists.build_others(read_units(3), number, chunk=50))
    cut = list(search_lists.build_pairs(read_units(3), chunk=100))
    assert len(cut) > 10
    assert len(others) > 10
    assert by_key(of_places for _, of_places in cut) == places
    assert by_key([*(of_lists for of_lists, _ in cut), *others]) == lists
