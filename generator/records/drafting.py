"""A parsed source → the draft that a person will check: front matter and body of `content/documents/**/*.md`."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.document import Category
from generator.model.document_number import DocumentNumber
from generator.records.body import write_body
from generator.records.unit_phrases import unit_names
from generator.records.yaml_writing import entry, entry_list, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.elements import Elements
    from generator.model.parsed import Parsed
    from generator.model.portal_files import PortalFiles

_LONGEST_ID = 60
_GENRES = {"公告": Category.ANNOUNCEMENT, "通告": Category.ANNOUNCEMENT, "通报": Category.ANNOUNCEMENT}


def write_draft(
    parsed: Parsed, *, known: PortalFiles | None = None, document: str | None = None, source_file: str | None = None
) -> str:
    """The whole text of a draft.

    Guarantees: every key of the front matter's contract, in its order, empty where the source says nothing;
    `disclosure` and `reviewed` empty, so that nothing is published before a person filled them; the body reads back as
    the outline. `document` is the id, by default `draft_id`; `source_file` the source's copy, under `content/`.
    """
    name = document or draft_id(parsed, known=known)
    front = "\n".join(_front_matter(parsed, name, known, source_file))
    body = write_body(parsed.structure.outline, title=parsed.elements.title)
    return f"---\n{front}\n---\n{body}"


def draft_id(parsed: Parsed, *, known: PortalFiles | None = None) -> str:
    """The id for a source: the one it has already, else from its document number, else from its file's name.

    A document of the portal with the same source or the same number keeps its id. A number's prefix is the one that
    documents of this 机关代字 have (`qhfb` in `qhfb-2024-12`), else the id of the unit whose code it is. An id that is
    taken by another document gets a counter.
    """
    own = _id_of_same(parsed, known)
    if own:
        return own
    number = DocumentNumber.parse(parsed.elements.document_number or "")
    prefix = _prefix(number, known) if number else None
    name = f"{prefix}-{number.year}-{number.serial}" if number and prefix else _id_from_file(parsed)
    taken = {record.id for record in known.documents} | known.unread if known else frozenset[str]()
    free = (f"{name}-{counter}" if counter > 1 else name for counter in range(1, len(taken) + 2))
    return next(candidate for candidate in free if candidate not in taken)


def _front_matter(parsed: Parsed, name: str, known: PortalFiles | None, source_file: str | None) -> Iterator[str]:
    """Lines of the front matter."""
    elements = parsed.elements
    yield entry("id", name)
    yield entry("title", elements.title)
    yield entry("notice_title", elements.notice_title)
    yield entry("genre", elements.genre)
    yield entry("category", _category(elements).value)
    yield entry("document_number", elements.document_number)
    yield entry("index_number", elements.index_number)
    yield entry_list("issuers", _issuers(elements, known))
    yield entry("drafted_by", None)
    yield entry("subject_category", elements.subject_category)
    yield entry("disclosure", None)
    yield entry("reviewed", None)
    for key in ("dated_on", "printed_on", "published_on", "effective_on", "expires_on"):
        yield entry(key, getattr(elements, key))
    yield entry("validity", None)
    yield entry_list("addressees", elements.addressees)
    yield entry_list("copied_to", elements.copied_to)
    yield entry("annotation", elements.annotation)
    for key in ("signatory", "content_source", "cited_as"):
        if getattr(elements, key):
            yield entry(key, getattr(elements, key))
    yield from _attachments(elements)
    yield "relations: []"
    yield "topics: []"
    yield "tags: {audience: [], industry: [], matter: []}"
    yield "services: []"
    yield entry("summary", None)
    yield "source:"
    yield "  " + entry("file", source_file)
    yield "  " + entry("sha256", parsed.source.sha256)
    yield "  " + entry("url", None)


def _attachments(elements: Elements) -> Iterator[str]:
    if not elements.attachments:
        yield "attachments: []"
        return
    yield "attachments:"
    yield from (f"  - title: {scalar(title)}\n    file:" for title in elements.attachments)


def _category(elements: Elements) -> Category:
    """The least that follows from number and genre; the person who reviews decides."""
    number = DocumentNumber.parse(elements.document_number or "")
    if number and number.is_normative:
        return Category.NORMATIVE
    return _GENRES.get(elements.genre or "", Category.OTHER)


def _issuers(elements: Elements, known: PortalFiles | None) -> tuple[str, ...]:
    """Unit ids where the register knows the printed names."""
    if known is None or known.site is None:
        return elements.issuers
    names = unit_names(known.units, known.site.district).names
    return tuple(dict.fromkeys(names.get(fold(issuer), issuer) for issuer in elements.issuers))


def _id_of_same(parsed: Parsed, known: PortalFiles | None) -> str | None:
    """The id of the document that was made of this very source, else of the one that has its number."""
    records = known.documents if known else ()
    for record in records:
        if record.source.sha256 == parsed.source.sha256:
            return record.id
    number = parsed.elements.document_number
    return next((record.id for record in records if number and record.document_number == number), None)


def _prefix(number: DocumentNumber, known: PortalFiles | None) -> str | None:
    """What ids of this 机关代字 begin with."""
    for record in known.documents if known else ():
        other = DocumentNumber.parse(record.document_number or "")
        end = f"-{other.year}-{other.serial}" if other else ""
        if other and other.issuer_code == number.issuer_code and record.id.endswith(end):
            return record.id.removesuffix(end)
    units = known.units if known else ()
    return next((unit.id for unit in units if unit.issuer_code == number.issuer_code), None)


def _id_from_file(parsed: Parsed) -> str:
    """ASCII letters and digits of the file's name; a name without any gets the start of the source's digest."""
    stem = PurePath(parsed.source.name).stem.lower()
    name = re.sub(r"[^a-z0-9]+", "-", stem)[:_LONGEST_ID].strip("-")
    if name == "page" or name.startswith("by-") or not re.search("[a-z]", name):
        name = f"document-{name or parsed.source.sha256[:8]}"
    return name
