"""The manual of findings holds every rule of the program, each once, and is never stale."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter

import pytest

import generator
from generator import manual
from generator.errors import Rule
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "findings.md"
HAN = re.compile(r"[\u4e00-\u9fff]")


def rules_of_the_program() -> set[Rule]:
    """Every `Rule` that is the value of a name in any module."""
    names = [module.name for module in pkgutil.walk_packages(generator.__path__, "generator.")]
    modules = [importlib.import_module(name) for name in names if not name.endswith("__main__")]
    return {value for module in modules for value in vars(module).values() if isinstance(value, Rule)}


def test_the_page_is_what_the_rules_say(golden) -> None:
    golden(PAGE, manual.render_manual())


def test_no_rule_is_left_out() -> None:
    assert {rule.code for rule in rules_of_the_program()} - {rule.code for rule in manual.ALL_RULES} == set()


@pytest.mark.parametrize("key", ["code", "name", "summary"])
def test_nothing_stands_twice(key: str) -> None:
    times = Counter(getattr(rule, key) for rule in manual.ALL_RULES)
    assert [value for value, count in times.items() if count > 1] == []


@pytest.mark.parametrize("chapter", manual.CHAPTERS, ids=lambda chapter: chapter.title)
def test_codes_and_names_have_their_form(chapter: manual.Chapter) -> None:
    assert chapter.rules
    for rule in chapter.rules:
        assert re.fullmatch(rf"{chapter.letter}[1-9]\d\d", rule.code), rule
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name), rule
        assert HAN.search(rule.summary), rule
        assert rule.summary.endswith("。"), rule
