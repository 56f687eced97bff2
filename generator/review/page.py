"""What the review templates may read: `p` of a source's page, `rows` of the index."""

from __future__ import annotations

from generator.model.value import value_class


@value_class
class Remark:
    """A finding."""

    number: int
    """From 1, in the order of the list on top; its mark stands at the line too."""
    severity: str
    """info, warning, error: for the style."""
    severity_label: str
    code: str
    name: str
    place: str
    """「第 12 行」, 「第 3 页第 4 行」, 「全文」."""
    anchor: str
    """Id of the row it belongs to; "" where it has no line."""
    message: str
    hint: str


@value_class
class SourceLine:
    """What the source prints at one place."""

    place: str
    """「12」, 「3-4」 (page and line)."""
    text: str
    kind: str
    """line, fact, table, figure, residue."""
    rows: tuple[tuple[str, ...], ...] = ()
    """Of a table."""


@value_class
class TableCell:
    """A cell with its spans."""

    text: str
    rowspan: int
    colspan: int


@value_class
class DraftItem:
    """What the draft has from that place."""

    kind: str
    """element, heading, paragraph, table, figure, residue."""
    id: str = ""
    """Of the section; only where the section begins."""
    label: str = ""
    """Printed number, or the name of an element."""
    heading: str = ""
    text: str = ""
    note: str = ""
    """What the section is besides being numbered: 附件, 通知正文, 段后文字."""
    depth: int = 0
    table: tuple[tuple[TableCell, ...], ...] = ()
    has_header: bool = False
    duties: tuple[str, ...] = ()
    """「牵头单位：区发展改革委」, 「时限：年底前 → 2026-12-31」."""


@value_class
class Row:
    """Source and draft of one place, side by side."""

    anchor: str
    source: tuple[SourceLine, ...]
    draft: tuple[DraftItem, ...]
    remarks: tuple[Remark, ...]

    @property
    def is_residue(self) -> bool:
        """Nothing of it goes into the draft."""
        return bool(self.draft) and all(item.kind == "residue" for item in self.draft)


@value_class
class Entry:
    """A name and what was read for it."""

    label: str
    value: str
    """"" where the source does not say it."""


@value_class
class ReviewPage:
    """One source and its draft."""

    title: str
    source: str
    """Path of the source."""
    target: str
    """Path of the draft; "" where none was written."""
    facts: tuple[Entry, ...]
    """Format, pages, encoding, digest."""
    elements: tuple[Entry, ...]
    counts: tuple[Entry, ...]
    account: str
    is_balanced: bool
    tallies: tuple[Entry, ...]
    """Findings by severity."""
    remarks: tuple[Remark, ...]
    rows: tuple[Row, ...]
    suggestions: tuple[Entry, ...]
    questions: tuple[str, ...]
    """What a person must look at before releasing."""
    front_matter: tuple[str, ...]
    """The lines to be filled in."""


@value_class
class IndexRow:
    """A source in the index."""

    address: str
    """Of its page; "" for a source that was refused."""
    title: str
    source: str
    target: str
    format: str
    errors: int
    warnings: int
    infos: int
    note: str
    """Why it was refused, or that its account does not balance."""
