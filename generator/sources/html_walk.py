"""The walk over a page's tree: iterative, every shown and hidden character exactly once."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from generator.model.value import value_class
from generator.sources import html_dom as dom
from generator.sources.html_figures import read_figure
from generator.sources.html_furniture import is_date_line
from generator.sources.html_pieces import CLAUSE, EDGES, SENTENCE_END, Cell, Page, Piece, Span, starts_indented, tidy
from generator.sources.html_words import FURNITURE_TAGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from generator.model.transcript import Figure, Grid

_FILE = re.compile(r"\.(?:docx?|wps|pdf|xlsx?|et|ofd|zip|rar|7z|txt|rtf|pptx?|jpg|png)(?:$|[?#&])|download", re.I)
_ADDRESS = re.compile(r"\s*(?:#|javascript:|$)", re.I)
_TAGS = re.compile(r"<[^>]*>")
_RAW = frozenset({"iframe", "noembed", "noframes", "textarea", "xmp"})
"""Elements whose markup a parser leaves as text."""
_DEEPEST_TABLE = 100
_DEEPEST = 400
"""Blocks nested deeper make no ranges of their own."""


@value_class
class TableParts:
    """A true table, with what stands in it and is no cell's text."""

    grid: Grid
    strays: tuple[Piece, ...] = ()
    """Captions, and text that stands in no cell."""
    figures: tuple[Figure, ...] = ()
    hidden: tuple[Piece, ...] = ()


TableReader: TypeAlias = "Callable[[_Element, frozenset[str]], TableParts | None]"


@value_class
class _Context:
    """What an element hands down to its children."""

    line: int = 1
    block: int = 0
    depth: int = 0
    align: str | None = None
    indented: bool | None = None
    level: int | None = None
    link: str | None = None
    cell: Cell | None = None
    hidden: bool = False
    furniture: bool = False
    titled: bool = False
    printing: bool = False
    raw: bool = False


class Walk:
    """One walk; `read_table` decides which tables are true ones, `skip` are elements to leave out."""

    def __init__(
        self, selectors: frozenset[str], read_table: TableReader, skip: frozenset[_Element] = frozenset()
    ) -> None:
        self._skip = skip
        self._selectors = selectors
        self._read_table = read_table
        self._pieces: list[Piece] = []
        self._spans: list[list[int]] = []
        self._named: list[tuple[bool, str]] = []
        self._open: list[int] = []
        self._runs: list[tuple[str, str | None]] = []
        self._parts: list[Piece] = []
        self._figures: list[Piece] = []
        self._gap = False
        self._blocks = 0
        self._tables: list[list[int]] = []
        self._context = _Context()

    def read(self, root: _Element, **context: bool) -> Page:
        """The pieces of an element and all it holds."""
        todo: list[tuple[str, _Element | str, _Context]] = [("open", root, _Context(**context))]  # type: ignore[arg-type]
        while todo:
            step, what, inherited = todo.pop()
            if isinstance(what, str):
                self._add_text(what, inherited)
            elif step == "close":
                self._close(what, inherited)
            else:
                todo.extend(self._enter(what, inherited))
        self._end_block()
        spans = (
            Span(start=start, end=end if end >= 0 else len(self._pieces), parent=parent, is_body_name=named, name=name)
            for (start, end, parent), (named, name) in zip(self._spans, self._named, strict=True)
        )
        return Page(pieces=tuple(self._pieces), spans=tuple(spans))

    def _enter(self, element: _Element, outer: _Context) -> list[tuple[str, _Element | str, _Context]]:
        """Begin an element; returns what is to be done next, last first."""
        tag = dom.tag_of(element)
        if not tag or tag in dom.SILENT - {"head"} or element in self._skip:
            return []
        if tag in ("br", "hr", "img", "wbr", "input"):
            self._add_void(element, tag, outer)
            return []
        context = self._inherit(element, tag, outer)
        if (
            tag == "table"
            and not context.hidden
            and context.depth < _DEEPEST_TABLE
            and self._add_table(element, context)
        ):
            return []
        if dom.is_block(element, tag):
            context = self._begin_block(element, tag, context)
        steps: list[tuple[str, _Element | str, _Context]] = [("close", element, context)]
        for child in reversed(element):
            if child.tail:
                steps.append(("text", child.tail, replace(context, line=dom.line_of(child, context.line))))
            steps.append(("open", child, context))
        if element.text:
            steps.append(("text", element.text, context))
        return steps

    def _inherit(self, element: _Element, tag: str, outer: _Context) -> _Context:
        """The context inside an element."""
        changes: dict[str, object] = {"line": dom.line_of(element, outer.line)}
        if tag == "a" and element.get("href"):
            href = element.get("href") or ""
            changes["link"] = None if _ADDRESS.match(href) else "file" if _FILE.search(href) else "page"
        if tag in dom.PRINTING or "pre-" in (style := element.get("style") or "") or "white-space: pre" in style:
            changes["printing"] = True
        if tag in _RAW:
            changes["raw"] = True
        if element.attrib or tag in FURNITURE_TAGS or tag == "center":
            changes["align"] = dom.alignment(element, tag) or outer.align
            shown = dom.indent(element)
            changes["indented"] = outer.indented if shown is None else shown
            changes["hidden"] = outer.hidden or dom.is_hidden(element, self._selectors)
            changes["furniture"] = outer.furniture or dom.is_furniture(element, tag)
        if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            changes["level"] = int(tag[1])
        return replace(outer, **changes)  # type: ignore[arg-type]

    def _begin_block(self, element: _Element, tag: str, context: _Context) -> _Context:
        """End the paragraph before and open a range."""
        self._end_block()
        self._blocks += 1
        if context.depth < _DEEPEST:
            parent = self._open[-1] if self._open else -1
            self._open.append(len(self._spans))
            self._spans.append([len(self._pieces), -1, parent])
            self._named.append((dom.is_body_name(element, tag), element.get("class") or ""))
        cell = self._place(tag, context.cell)
        titled = dom.is_title_name(element, tag) or (context.titled and tag not in ("td", "div"))
        return replace(context, block=self._blocks, depth=context.depth + 1, cell=cell, titled=titled)

    def _place(self, tag: str, cell: Cell | None) -> Cell | None:
        """The cell that an element of an unwrapped table or a definition list opens."""
        if tag in ("table", "dl"):
            self._tables.append([len(self._tables), 0, 0])
            return Cell(table=len(self._tables) - 1, row=0, column=0)
        if cell is None or tag not in ("tr", "td", "th", "dt", "dd"):
            return cell
        counter = self._tables[cell.table]
        if tag == "tr":
            counter[1:] = [counter[1] + 1, 0]
        else:
            counter[2] += 1
        return Cell(table=cell.table, row=counter[1], column=counter[2])

    def _close(self, element: _Element, context: _Context) -> None:
        """End an element."""
        if not dom.is_block(element, dom.tag_of(element)):
            self._runs.append(("", None))
            return
        self._end_block()
        if context.depth <= _DEEPEST and self._open:
            self._spans[self._open.pop()][1] = len(self._pieces)
        if dom.tag_of(element) == "p":
            self._gap = self._gap or not self._pieces or self._pieces[-1].block != context.block

    def _add_text(self, text: str, context: _Context) -> None:
        """Text of the paragraph in hand."""
        if context.raw:
            text = _TAGS.sub("", text)
        differs = (context.hidden, context.furniture) != (self._context.hidden, self._context.furniture)
        if differs and self._runs and text.strip(EDGES):
            self._end_part(whole=True)
        if text.strip(EDGES) or not self._runs:
            self._context = context
        lines = text.split("\n") if context.printing else [text]
        for number, line in enumerate(lines):
            if number:
                self._end_part(whole=False)
                self._context = context
            self._runs.append((line, context.link))

    def _add_void(self, element: _Element, tag: str, context: _Context) -> None:
        """A line break, rule or picture."""
        if tag in ("br", "hr"):
            had_text = any(text.strip(EDGES) for text, _ in self._runs)
            self._end_part(whole=False)
            self._gap = self._gap or not had_text
            self._context = context
        elif tag == "img" and not context.hidden and not dom.is_hidden(element, self._selectors):
            figure = read_figure(element, context.line)
            if figure is not None:
                self._figures.append(
                    Piece(text="", line=figure.line, block=context.block, furniture=context.furniture, figure=figure)
                )
            if not self._parts and not any(text.strip(EDGES) for text, _ in self._runs):
                self._end_block()

    def _add_table(self, element: _Element, context: _Context) -> bool:
        """Add a true table; False where it only serves layout."""
        parts = self._read_table(element, self._selectors)
        if parts is None:
            return False
        self._end_block()
        shared = {"line": parts.grid.line, "furniture": context.furniture}
        self._pieces += parts.strays
        self._pieces.append(Piece(text="", grid=parts.grid, **shared))  # type: ignore[arg-type]
        self._pieces += [Piece(text="", figure=figure, **shared) for figure in parts.figures]  # type: ignore[arg-type]
        self._pieces += parts.hidden
        return True

    def _end_part(self, *, whole: bool) -> None:
        """End a line of the paragraph in hand."""
        runs, self._runs = self._runs, []
        raw = "".join(text for text, _ in runs)
        text = raw.strip(EDGES) if self._context.printing else tidy(raw)
        if not text:
            return
        context = self._context
        joined = _join_runs(runs)
        piece = Piece(
            text=text,
            line=context.line,
            runs=joined,
            linked=sum(len("".join(run.split())) for run, link in runs if link),
            is_file_link=any(link == "file" for _, link in runs),
            block=context.block,
            cell=context.cell,
            level=context.level,
            centred=context.align == "center",
            indented=True if starts_indented(raw.lstrip(" \t\r\n\f")) else context.indented,
            gap=self._gap,
            whole=whole,
            hidden=context.hidden,
            furniture=context.furniture,
            titled=context.titled,
        )
        self._gap = False
        self._parts.append(piece)

    def _end_block(self) -> None:
        """End the paragraph in hand: its lines become pieces."""
        self._end_part(whole=True)
        parts, self._parts = self._parts, []
        for number, part in enumerate(parts):
            before = parts[number - 1] if number else None
            after = parts[number + 1] if number + 1 < len(parts) else None
            whole = _is_boundary(before, part) and _is_boundary(part, after)
            self._pieces.append(part if part.whole == whole else replace(part, whole=whole))
        self._pieces += self._figures
        self._figures = []


def _is_boundary(before: Piece | None, after: Piece | None) -> bool:
    """Whether a line break between two lines of a block ends a paragraph."""
    if before is None or after is None:
        return True
    if after.gap or CLAUSE.match(after.text) or is_date_line(after.text) or is_date_line(before.text):
        return True
    return (after.indented is True and not before.centred) or before.text[-1] in SENTENCE_END


def _join_runs(runs: list[tuple[str, str | None]]) -> tuple[str, ...]:
    """The texts of inline elements, each tidied, empty ones dropped."""
    return tuple(text for text in (tidy(run) for run, _ in runs) if text)
