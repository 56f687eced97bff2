"""schema.org as JSON-LD: what search engines and other programs may read of a page without guessing.

A class is a type of schema.org, a field its property (`date_published` → `datePublished`); None and () are left out.
The block is data, not a script: the site's policy against inline scripts does not forbid it.
"""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterable

_ESCAPED = tuple((sign, f"\\u{ord(sign):04x}") for sign in "<>&\u2028\u2029")
"""Nothing in a string may end the block or begin a comment in it."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@value_class
class GovernmentOrganization:
    """An organ."""

    name: str
    alternate_name: tuple[str, ...] = ()
    url: str | None = None
    address: str | None = None
    telephone: str | None = None
    description: str | None = None


@value_class
class WebSite:
    """The column."""

    name: str
    url: str
    in_language: str
    publisher: GovernmentOrganization


@value_class
class CreativeWork:
    """Another document, as far as it is known here."""

    name: str
    url: str | None = None


@value_class
class MediaObject:
    """原件."""

    content_url: str
    content_size: str
    sha256: str


@value_class
class Legislation:
    """规章 or 行政规范性文件."""

    name: str
    url: str
    identifier: str
    in_language: str
    genre: str
    alternate_name: str | None
    legislation_identifier: str | None
    """发文字号."""
    legislation_type: str
    legislation_date: str | None
    """成文日期."""
    legislation_date_of_applicability: str | None
    """施行日期."""
    legislation_legal_force: str | None
    """`https://schema.org/InForce` and its like; None where validity does not apply."""
    legislation_passed_by: tuple[GovernmentOrganization, ...]
    legislation_jurisdiction: str
    legislation_changes: tuple[CreativeWork, ...]
    """What it amends, repeals or replaces."""
    date_published: str | None
    expires: str | None
    abstract: str | None
    keywords: tuple[str, ...]
    is_based_on: tuple[CreativeWork, ...]
    encoding: MediaObject | None


@value_class
class DigitalDocument:
    """A document that is no law: plans, announcements, notices."""

    name: str
    url: str
    identifier: str
    in_language: str
    genre: str
    alternate_name: str | None
    author: tuple[GovernmentOrganization, ...]
    date_created: str | None
    date_published: str | None
    expires: str | None
    abstract: str | None
    keywords: tuple[str, ...]
    is_based_on: tuple[CreativeWork, ...]
    encoding: MediaObject | None


@value_class
class Article:
    """政策解读."""

    headline: str
    url: str
    in_language: str
    date_published: str
    author: GovernmentOrganization
    about: CreativeWork


@value_class
class ServiceChannel:
    """Where a matter is done."""

    service_url: str
    service_phone: str | None
    service_location: str | None


@value_class
class Audience:
    """服务对象."""

    audience_type: str


@value_class
class GovernmentService:
    """办事服务."""

    name: str
    url: str
    identifier: str | None
    alternate_name: tuple[str, ...]
    audience: tuple[Audience, ...]
    area_served: str
    service_operator: GovernmentOrganization
    available_channel: ServiceChannel


@value_class
class Place:
    """Where an event takes place."""

    name: str


@value_class
class Event:
    """政府开放月 and other public events."""

    name: str
    url: str
    in_language: str
    start_date: str
    end_date: str | None
    event_status: str
    event_attendance_mode: str
    is_accessible_for_free: bool
    location: Place
    organizer: GovernmentOrganization
    description: str


@value_class
class Answer:
    """解答, as plain text."""

    text: str
    author: GovernmentOrganization
    date_created: str | None


@value_class
class Question:
    """A question with the one answer that counts."""

    name: str
    accepted_answer: Answer


@value_class
class FAQPage:
    """政策问答."""

    main_entity: tuple[Question, ...]


@value_class
class Report:
    """政府信息公开工作年度报告."""

    headline: str
    url: str
    in_language: str
    date_published: str
    author: GovernmentOrganization
    temporal_coverage: str
    """The year, `2025-01-01/2025-12-31`."""


@value_class
class DataDownload:
    """A file of a data set."""

    name: str
    content_url: str
    encoding_format: str


@value_class
class Dataset:
    """Statistical tables."""

    name: str
    description: str
    url: str
    creator: GovernmentOrganization
    temporal_coverage: str
    distribution: tuple[DataDownload, ...]


@value_class
class ListItem:
    """A step of 当前位置."""

    position: int
    name: str
    item: str


@value_class
class BreadcrumbList:
    """当前位置, the page itself included."""

    item_list_element: tuple[ListItem, ...]


Node = (
    WebSite | GovernmentOrganization | Legislation | DigitalDocument | Article | GovernmentService | FAQPage | Event
    | BreadcrumbList
    | Report | Dataset
)  # fmt: skip


def render_linked_data(nodes: Iterable[Node]) -> Markup | None:
    """What stands between the tags; None where there is nothing to say. The one place that makes markup of data."""
    graph = [_dump(node) for node in nodes]
    if not graph:
        return None
    text = _ENCODER.encode({"@context": "https://schema.org", "@graph": graph})
    for sign, written in _ESCAPED:
        text = text.replace(sign, written)
    return Markup(text)


def _dump(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    if isinstance(value, (str, int)):
        return value
    if isinstance(value, tuple):
        return [_dump(found) for found in value]
    type_: type = type(value)
    written = {"@type": type_.__name__}
    for field, own in _read_properties(type_):
        found = getattr(value, field)
        if found is not None and found != ():
            written[own] = found if type(found) is str else _dump(found)
    return written


@cache
def _read_properties(type_: type) -> tuple[tuple[str, str], ...]:
    """Field and property of a class."""
    return tuple((field.name, _name_property(field.name)) for field in fields(type_))


def _name_property(field: str) -> str:
    first, *rest = field.split("_")
    return first + "".join(word.capitalize() for word in rest)
