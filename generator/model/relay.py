"""转发包: what others pass on of a policy (short text, code, poster, whole text), and for which documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import document_address
from generator.model.document import Category, Validity

if TYPE_CHECKING:
    from datetime import date

    from generator.model.document import Document
    from generator.model.library import Library

_RELAYED = frozenset({Category.RULE, Category.NORMATIVE, Category.APPLICATION_NOTICE, Category.ANNOUNCEMENT})
_ENDED = frozenset({Validity.EXPIRED, Validity.REPEALED})


def is_relayed(document: Document, library: Library) -> bool:
    """Whether the public is told of a document on notice boards and in groups.

    What binds or invites the public, and whatever is explained or can be done; never what has ended.
    """
    record = document.record
    if record.validity_on(library.today) in _ENDED:
        return False
    is_explained = bool(library.interpretations_of.get(document.id) or record.services)
    return record.category in _RELAYED or is_explained


def write_short_text(document: Document, library: Library) -> str:
    """A message of one paragraph, of the record's own words: what it is, from when, for what, where it is done."""
    record, site = document.record, library.site
    title = record.title if record.title.startswith("《") else f"《{record.title}》"
    number = f"（{record.document_number}）" if record.document_number else ""
    dates = [f"自{_print(record.effective_on)}起施行"] if record.effective_on else []
    dates += [f"有效期至{_print(record.expires_on)}"] if record.expires_on else []
    services = list(dict.fromkeys(library.service_by_id[link.service].name for link in record.services))
    parts = [
        f"【{site.name}】{title}{number}" + (f"{'，'.join(dates)}。" if dates else "已公布。"),
        record.summary or "",
        f"可以办理：{'、'.join(services)}。" if services else "",
        f"全文和解读：{site.url}{document_address(document.id)}",
    ]
    return "".join(parts)


def _print(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
