"""Templates and presenters: each reads exactly what the other declares, and nothing gets past the escaping."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment, FileSystemLoader, nodes

from generator.mkdocs_adapter.environment import prepare
from generator.pages import PAGE_KINDS, shell
from generator.pages.shell import SitePage
from tests.sample_documents import normative, plan
from tests.sample_library import make_library

if TYPE_CHECKING:
    from generator.model.library import Library
    from generator.pages.page_kind import PageKind

THEME = Path(__file__).parents[1] / "theme"
TEMPLATES = sorted(path.relative_to(THEME).as_posix() for path in (THEME / "portal").rglob("*.html"))
KINDS = {kind.name: kind for kind in PAGE_KINDS}


@pytest.fixture(scope="module")
def environment() -> Environment:
    return prepare(Environment(loader=FileSystemLoader(THEME)), THEME)


@pytest.fixture(scope="module")
def library() -> Library:
    return make_library()


def names_read(environment: Environment, template: str, variable: str) -> set[str]:
    """Names that a template reads as `variable.name`."""
    source = environment.loader.get_source(environment, template)[0]
    found = environment.parse(source).find_all(nodes.Getattr)
    return {node.attr for node in found if isinstance(node.node, nodes.Name) and node.node.name == variable}


def render(environment: Environment, kind: PageKind, subject: object, library: Library) -> str:
    p = kind.present(subject, library)
    s = shell.present(kind.head(subject, library), shell.read_frame(library))
    return environment.get_template(kind.template).render(p=p, s=s)


@pytest.mark.parametrize("name", KINDS)
def test_a_template_reads_what_its_presenter_declares(name: str, environment: Environment) -> None:
    kind = KINDS[name]
    assert names_read(environment, kind.template, "p") == {field.name for field in fields(kind.page)}


def test_the_shell_reads_what_its_presenter_declares(environment: Environment) -> None:
    read = set().union(*(names_read(environment, template, "s") for template in TEMPLATES))
    assert read == {field.name for field in fields(SitePage)}


def test_every_kind_has_its_own_template() -> None:
    pages = {path.name for path in (THEME / "portal").glob("*.html")} - {"shell.html"}
    assert [kind.template.removeprefix("portal/") for kind in PAGE_KINDS] == [f"{name}.html" for name in KINDS]
    assert {f"{name}.html" for name in KINDS} == pages


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_template_breaks_the_content_security_policy(template: str) -> None:
    source = (THEME / template).read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe|<style|\sstyle=|\son[a-z]+=|javascript:", source)
    assert not re.search(r"""<script(?![^>]*\ssrc=| type="application/ld\+json">)""", source)
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", source)


def test_addresses_are_unique(library: Library) -> None:
    addresses = [address for kind in PAGE_KINDS for address, _ in kind.addresses(library)]
    assert len(addresses) == len(set(addresses)) > 25


@pytest.mark.parametrize("name", KINDS)
def test_every_page_renders_without_an_undefined_name(name: str, environment: Environment, library: Library) -> None:
    kind = KINDS[name]
    if name == "unit_plans":
        library = make_library(tuple(plan(year) for year in range(2026, 1970, -1)))
    if name == "collected_documents":
        library = make_library(tuple(plan(year, topics=("yanglao",)) for year in range(2026, 1970, -1)))
    pages = [render(environment, kind, subject, library) for _, subject in kind.addresses(library)]
    assert pages
    assert all("<main" in page and 'content=""' not in page for page in pages)


@pytest.mark.parametrize("name", ["document", "documents", "home", "ledger", "ledgers"])
def test_markup_in_a_title_reaches_no_page(name: str, environment: Environment) -> None:
    hostile = '"><script>alert(1)</script>'
    library = make_library((normative(title=hostile), plan(2024, title=hostile, notice_title=hostile)))
    kind = KINDS[name]
    for _, subject in kind.addresses(library):
        page = render(environment, kind, subject, library)
        assert "<script>" not in page
        assert "&lt;script&gt;" in page or "alert" not in page
