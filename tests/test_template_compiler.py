"""Our compiler of templates prints what Jinja's prints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from generator.mkdocs_adapter.template_compiler import use_compiler

PARTS = """
{% macro link(text, address, mark="") %}<a href="{{ address }}">{{ text }}{{ mark }}</a>{% endmacro %}
{% macro framed(content) %}<div>{{ content }}{{ caller() if caller is defined else "" }}</div>{% endmacro %}
{% macro all() %}{% for each in varargs %}[{{ each }}]{% endfor %}{{ kwargs["tail"] }}{% endmacro %}
{% set sign = "<&>" %}
"""
PAGE = """
{% from "parts.html" import all, framed, link as a, sign %}
{% macro own(x) %}{% if x %}{{ a(x[0], x[1:], "<") }}{{ own(x[1:]) }}{% endif %}{% endmacro %}
{{ value }}|{{ value ~ value }}|{{ value | upper }}
{{ a(value, value) }}|{{ a(value, value, value) }}|{{ a(text=value, address=value) }}|{{ a(*[value, value]) }}
{{ framed(a(value, 3, "x") if value else sign) }}{% call framed(sign) %}{{ value }}{% endcall %}
{{ all(value, sign, tail=value) }}|{{ own(words) }}|{{ sign }}{% for a in words %}{{ a }}{% endfor %}
{% set held = a(words, value, "") %}{{ held }}{{ held | length }}{{ none }}{{ 7 }}{{ 1.5 }}{{ true }}
"""
VALUES = st.one_of(st.text(), st.integers(), st.none(), st.builds(Markup, st.text()), st.lists(st.text(), max_size=2))


def make(*, ours: bool) -> Environment:
    """The same templates, compiled by one or the other."""
    loader = DictLoader({"parts.html": PARTS, "page.html": PAGE, "missing.html": "{{ value.there }}"})
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    if ours:
        use_compiler(env)
    return env


OURS, THEIRS = make(ours=True), make(ours=False)


@given(VALUES, st.text(max_size=5))
def test_prints_what_jinja_prints(value: object, words: str) -> None:
    context = {"value": value, "words": words}
    assert OURS.get_template("page.html").render(context) == THEIRS.get_template("page.html").render(context)


def test_undefined_names_are_errors() -> None:
    with pytest.raises(UndefinedError):
        OURS.get_template("missing.html").render()
    with pytest.raises(AttributeError):
        OURS.get_template("missing.html").render(value="x")
    with pytest.raises(UndefinedError):
        OURS.get_template("page.html").render(words="x")
