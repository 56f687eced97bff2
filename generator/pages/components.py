"""What several page kinds show: each is drawn by one macro of `theme/portal/components/`.

Addresses are from the site's root; templates put `s.root` before them.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.value import value_class


@value_class
class Link:
    """A link inside the site."""

    text: str
    address: str


@value_class
class Fact:
    """A name and its value."""

    name: str
    value: str | None
    """None where the source does not say."""


@value_class
class Badge:
    """The mark above a document's title and in lists."""

    text: str
    tone: str
    """`current`, `ended` or `plain`: how it is coloured; the text says the same."""
    note: str | None = None
    """A sentence that explains it."""
    link: Link | None = None
    """The document that ended or follows it."""


@value_class
class DocumentRow:
    """A document in a list."""

    title: str
    address: str
    number: str | None
    date: str | None
    """发布日期, else 成文日期, `YYYY-MM-DD`."""
    interpreted: bool
    serviceable: bool
    attached: bool
    badge: Badge | None


@value_class
class Row:
    """Anything else in a list: title, a second line, a date."""

    title: str
    address: str
    detail: str | None = None
    date: str | None = None


@value_class
class Mention:
    """A unit or a group of units as printed somewhere."""

    text: str
    address: str | None
    """None where the register does not know the words."""
    unit: str | None
    """Unit id, where one unit is meant."""


@value_class
class Download:
    """A file to download."""

    text: str
    address: str
    format: str
    """PDF, XLSX …"""
    size: str
    sha256: str | None = None


@value_class
class Choice:
    """One value of a filter, as a link to the list that has it."""

    text: str
    address: str
    count: int
    current: bool
    value: str = ""
    """For scripts that combine filters."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Filter:
    """A filter with its values; each is drawn once, however many pages show it."""

    name: str
    choices: tuple[Choice, ...]
    id: str = ""
    """For scripts that combine filters."""


@value_class
class Pager:
    """Links to the pages of a list."""

    number: int
    total: int
    previous: str | None
    next: str | None
    pages: tuple[Choice, ...]
