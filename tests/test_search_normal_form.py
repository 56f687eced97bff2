"""One normal form on both sides: the same vectors in Python and in the client's JavaScript."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.chinese.bigrams import pairs, run_keys, shard_of, units
from generator.chinese.normal_form import normal_form
from tests.search_client import run_client

VECTORS = json.loads((Path(__file__).parent / "fixtures" / "search" / "vectors.json").read_text("utf-8"))
ALPHABET = st.sampled_from("政务公开年〇○09aZ １\uff21.,，．〔〕-\u3000\u200b\U00020bb7😀é①") | st.characters()


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["title"])
def test_python_form(vector):
    assert normal_form(vector["input"]) == vector["normal"]


def test_javascript_form():
    inputs = [vector["input"] for vector in VECTORS]
    forms = run_client("normal-form.js", inputs)
    assert {v["title"]: form["text"] for v, form in zip(VECTORS, forms, strict=True)} == {
        v["title"]: v["normal"] for v in VECTORS
    }


def test_both_sides_agree_on_any_text():
    texts = []

    @settings(max_examples=1500, database=None, derandomize=True)
    @given(st.text(ALPHABET, max_size=24))
    def collect(text):
        texts.append(text)

    collect()
    forms = run_client("normal-form.js", texts)
    for text, form in zip(texts, forms, strict=True):
        normal = normal_form(text)
        assert form["text"] == normal, ascii(text)
        assert form["hashes"] == [shard_of(normal, 4093)]
        assert form["units"] == [normal[start:end] for start, end in units(normal)]


def test_every_unit_leads_back_to_its_printed_character():
    texts = ["〔２０２２〕 １１ 号，\uff21\uff30\uff30", "𠮷祥 20㎡ ①"]
    for form in run_client("normal-form.js", texts):
        assert len(form["origin"]) == len(form["text"].encode("utf-16-le")) // 2
        assert form["origin"] == sorted(form["origin"])
    assert run_client("normal-form.js", ["〔２０〕号"])[0]["origin"] == [1, 2, 4]


@given(st.text(ALPHABET))
def test_normal_form_is_a_fixed_point(text):
    normal = normal_form(text)
    assert normal_form(normal) == normal


def test_keys_of_a_text():
    assert pairs("政务公开") == ["政务", "务公", "公开"]
    assert pairs("办2022 11号") == ["办2022", "2022 11", "11号"]
    assert pairs("年") == []
    assert set(run_keys("办2022 1号")) == {
        *("^20", "^202", "^2022", "^1"),
        *("~办2", "~20", "~02", "~22", "~2 ", "~ 1", "~1号"),
    }
