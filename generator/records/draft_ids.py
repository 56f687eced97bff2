"""Ids of drafts: the one a source has already, else from its document number, else from its file's name.

An import that was interrupted must give the same ids as one that was not. So a register counts every draft of the run,
whether it was written a moment ago or by the run before, as made from its own source and from no other.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator.model.document_number import DocumentNumber
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.model.parsed import Parsed
    from generator.model.portal_files import PortalFiles

_LONGEST_ID = 60


@value_class
class SourceKey:
    """What a source is recognised by."""

    name: str
    """Of the file, without folders."""
    sha256: str
    number: str | None
    """发文字号, canonical."""
    title: str | None


def source_key(parsed: Parsed) -> SourceKey:
    """The key of a source that was read."""
    elements = parsed.elements
    return SourceKey(
        name=parsed.source.name, sha256=parsed.source.sha256, number=elements.document_number, title=elements.title
    )


def draft_id(parsed: Parsed, *, known: PortalFiles | None = None) -> str:
    """The id for one source; the register's rules stand at `DraftIds.give`."""
    return DraftIds(known).give(source_key(parsed))


class DraftIds:
    """Gives ids to the sources of one run, in their order."""

    def __init__(self, known: PortalFiles | None, *, sources: Iterable[str] = ()) -> None:
        """`sources` holds the sha256 of every source that the run was pointed at, those imported earlier included."""
        present = frozenset(sources)
        self._known = known
        self._by_digest: dict[str, str] = {}
        self._by_number: dict[str, list[str]] = {}
        self._by_title: dict[str, list[str]] = {}
        self._taken = set(known.unread) if known else set()
        self._own: set[str] = set()
        """Ids of documents that were made from a source of this run: no other source is a new version of them."""
        for record in known.documents if known else ():
            self._enter(record.id, record.source.sha256, record.document_number, record.title)
            if record.source.sha256 in present:
                self._own.add(record.id)
        self._prefixes = self._learn_prefixes()

    def give(self, key: SourceKey) -> str:
        """The id for a source.

        A document made from these bytes keeps its id; so does one with the same number, and one without number that has
        the same title and the name of this file: the source is taken for its new version, unless that document has
        its own source in this run. A number's prefix is the one that documents of this 机关代字 have (`qhfb` in
        `qhfb-2024-12`), else the id of the unit whose code it is. An id that is taken gets a counter.
        """
        name = self._by_digest.get(key.sha256)
        if name is None:
            twins = sorted(self._twins(key), key=lambda twin: (len(twin), twin))
            base = twins[0] if twins else self._base(key)
            name = next((twin for twin in twins if twin not in self._own), None) or self._free(base)
        self._enter(name, key.sha256, key.number, key.title)
        self._own.add(name)
        return name

    def _enter(self, name: str, digest: str | None, number: str | None, title: str | None) -> None:
        self._taken.add(name)
        if digest:
            self._by_digest.setdefault(digest, name)
        if number:
            self._by_number.setdefault(number, []).append(name)
        elif title:
            self._by_title.setdefault(title, []).append(name)

    def _twins(self, key: SourceKey) -> set[str]:
        """Documents of which this may be a new version."""
        if key.number:
            return set(self._by_number.get(key.number, ()))
        family = re.compile(rf"{re.escape(_id_from_file(key))}(-\d+)?")
        return {name for name in self._by_title.get(key.title or "", ()) if family.fullmatch(name)}

    def _base(self, key: SourceKey) -> str:
        number = DocumentNumber.parse(key.number or "")
        prefix = self._prefixes.get(number.issuer_code) if number else None
        return f"{prefix}-{number.year}-{number.serial}" if number and prefix else _id_from_file(key)

    def _free(self, base: str) -> str:
        """The id, or the first with a counter that is free."""
        free = (f"{base}-{counter}" if counter > 1 else base for counter in range(1, len(self._taken) + 2))
        return next(candidate for candidate in free if candidate not in self._taken)

    def _learn_prefixes(self) -> dict[str, str]:
        """机关代字 → what ids of its documents begin with; drafts of this run teach nothing."""
        prefixes: dict[str, str] = {}
        for record in self._known.documents if self._known else ():
            number = DocumentNumber.parse(record.document_number or "")
            end = f"-{number.year}-{number.serial}" if number else ""
            if number and record.id.endswith(end) and record.id not in self._own:
                prefixes.setdefault(number.issuer_code, record.id.removesuffix(end))
        for unit in self._known.units if self._known else ():
            if unit.issuer_code:
                prefixes.setdefault(unit.issuer_code, unit.id)
        return prefixes


def _id_from_file(key: SourceKey) -> str:
    """ASCII letters and digits of the file's name; a name without any gets the start of the source's digest."""
    stem = PurePath(key.name).stem.lower()
    name = re.sub(r"[^a-z0-9]+", "-", stem)[:_LONGEST_ID].strip("-")
    if name == "page" or name.startswith("by-") or not re.search("[a-z]", name):
        name = f"document-{name or key.sha256[:8]}"
    return name
