"""A parsed source → the draft that a person will check: front matter and body of `content/documents/**/*.md`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.document import Category
from generator.model.document_number import DocumentNumber
from generator.model.suggestions import Suggestions
from generator.records.body import write_body
from generator.records.draft_ids import draft_id
from generator.records.unit_phrases import unit_names
from generator.records.yaml_writing import entry, entry_list, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.elements import Elements
    from generator.model.parsed import Parsed
    from generator.model.portal_files import PortalFiles

_TAGS = "tags: {audience: [], industry: [], matter: []}"
_PROPOSAL = re.compile(rf"^(subject_category:|topics: \[\]|{re.escape(_TAGS)})  # 建议：.*$", re.M)
NONE_SUGGESTED = Suggestions()
_GENRES = {"公告": Category.ANNOUNCEMENT, "通告": Category.ANNOUNCEMENT, "通报": Category.ANNOUNCEMENT}


def write_draft(
    parsed: Parsed,
    *,
    known: PortalFiles | None = None,
    document: str | None = None,
    source_file: str | None = None,
    suggestions: Suggestions = NONE_SUGGESTED,
) -> str:
    """The whole text of a draft.

    Guarantees: every key of the front matter's contract, in its order, empty where the source says nothing;
    `disclosure` and `reviewed` empty, so that nothing is published before a person filled them; the body reads back as
    the outline. `document` is the id, by default `draft_id`; `source_file` the source's copy, under `content/`.
    `suggestions` stand as comments behind the empty keys that a person will fill, never as values.
    """
    name = document or draft_id(parsed, known=known)
    front = "\n".join(_front_matter(parsed, name, known, source_file, suggestions))
    body = write_body(parsed.structure.outline, title=parsed.elements.title)
    return f"---\n{front}\n---\n{body}"


def name_draft(draft: str, *, document: str, source_file: str | None) -> str:
    """The same draft under another id: for whoever may give ids only when many drafts are there."""
    front, separator, body = draft.partition("\n---\n")
    lines = front.split("\n")
    lines[1] = entry("id", document)
    lines[-3] = "  " + entry("file", source_file)
    return "\n".join(lines) + separator + body


def _front_matter(
    parsed: Parsed, name: str, known: PortalFiles | None, source_file: str | None, suggestions: Suggestions
) -> Iterator[str]:
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
    categories = () if elements.subject_category else suggestions.subject_category
    yield entry("subject_category", elements.subject_category) + _proposal("；".join(categories))
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
    yield "topics: []" + _proposal("；".join(f"{topic}（{name}）" for topic, name in suggestions.topics))
    yield _TAGS + _proposal("；".join(_tags(suggestions)))
    yield "services: []"
    yield entry("summary", None)
    yield "source:"
    yield "  " + entry("file", source_file)
    yield "  " + entry("sha256", parsed.source.sha256)
    yield "  " + entry("url", None)


def without_suggestions(draft: str) -> str:
    """The draft without the comments that propose something."""
    front, separator, body = draft.partition("\n---\n")
    return _PROPOSAL.sub(r"\1", front) + separator + body


def _proposal(words: str) -> str:
    """A comment behind a key; "" where there is nothing to propose."""
    return f"  # 建议：{' '.join(words.split())}" if words else ""


def _tags(suggestions: Suggestions) -> Iterator[str]:
    """「audience 老年人、困难家庭」."""
    for kind in ("audience", "industry", "matter", "stage"):
        tags = getattr(suggestions, kind)
        if tags:
            yield f"{kind} {'、'.join(tags)}"


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
