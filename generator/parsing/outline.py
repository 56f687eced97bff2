"""Parts → the outline: a tree by printed numbers, every paragraph in the node that it belongs to.

The rank of a mark alone decides nesting (编 章 节 条 一、 （一） 1. （1） ①), whichever levels a document uses.
An unnumbered paragraph belongs to the node before it, or to that node's parent where the node is the last of items
that have one paragraph each: then it is a TAIL. In a body kept in `content/` a line `---` says so instead.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.errors import Location
from generator.model.outline import Mark, Outline, Paragraph, Section, SectionRole
from generator.model.transcript import Figure, Grid
from generator.parsing.headings import split_paragraph
from generator.parsing.ids import IdMaker
from generator.parsing.numbering import accept_numbers, describe_numbering, rank
from generator.parsing.pieces import Piece
from generator.parsing.rules import NUMBER_GAP, REPEATED_NUMBER
from generator.parsing.tables import is_caption, to_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.errors import Finding, Rule
    from generator.model.outline import Content
    from generator.parsing.anatomy import Part
    from generator.parsing.marks import PrintedNumber
    from generator.parsing.pieces import Flow

FORMULA = re.compile(
    r"^(?:特此|此复|专此|妥否|以上\S{0,6}(?:妥否|请)|本[\u4e00-\u9fff]{1,8}自.{0,40}(?:施行|实施|执行|印发|公布|下达|发布|生效))"
)
"""Words with which a document closes."""
ITEMS = frozenset({Mark.SECOND, Mark.THIRD, Mark.FOURTH, Mark.FIFTH})
"""Numbers of items below an article: 项, 目."""
STATUTE = frozenset({Mark.BOOK, Mark.CHAPTER, Mark.DIVISION, Mark.ARTICLE})


@dataclass(slots=True)
class _Node:
    """A section while it is gathered."""

    role: SectionRole
    line: int
    page: int | None
    number: PrintedNumber | None = None
    rank: float = -1
    id: str | None = None
    heading: str = ""
    run_in: bool = False
    content: list[Content] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)

    def freeze(self) -> Section:
        return Section(
            id=self.id,
            mark=self.number.mark if self.number else None,
            label=self.number.label if self.number else None,
            heading=self.heading,
            run_in=self.run_in,
            role=self.role,
            content=tuple(self.content),
            line=self.line,
            page=self.page,
            children=tuple(child.freeze() for child in self.children),
        )


@dataclass(slots=True)
class _Builder:
    """The forest, the open nodes, and what was noticed."""

    name: str
    explicit_tails: bool
    ids: IdMaker
    roots: list[_Node] = field(default_factory=list)
    stack: list[_Node] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    base: _Node | None = None
    """The node that holds a part: of a notice or an annex."""
    last: dict[tuple[int, Mark], int] = field(default_factory=dict)

    def put(self, node: _Node) -> None:
        """Hang a node under the innermost open one."""
        above = self.stack[-1] if self.stack else self.base
        (above.children if above is not None else self.roots).append(node)

    def doubt(self, rule: Rule, node: _Node, message: str, hint: str) -> None:
        """Note what is odd about a node."""
        self.findings.append(rule.at(Location(self.name, node.line, node.page), message, hint))


def build_outline(
    parts: Sequence[Part], *, name: str, explicit_tails: bool = False
) -> tuple[Outline, tuple[Finding, ...]]:
    """The outline of a document's parts and what is odd about its numbers.

    `explicit_tails`: a gap before a paragraph says that it is a tail, nothing else does.
    """
    builder = _Builder(name=name, explicit_tails=explicit_tails, ids=IdMaker())
    annexes = 0
    for part in parts:
        annexes += part.role is SectionRole.ANNEX
        builder.stack, builder.base = [], None
        builder.last.clear()
        builder.ids.begin_part("")
        if part.role is not SectionRole.NUMBERED:
            base = _Node(role=part.role, line=part.line, page=part.page, heading=part.heading)
            if part.role is SectionRole.ANNEX:
                base.id = builder.ids.annex(part.number or annexes)
            builder.ids.begin_part(base.id or builder.ids.notice())
            builder.roots.append(base)
            builder.base = base
        _fill(part.flow, builder)
    kept = [node for node in builder.roots if node.role is not SectionRole.NOTICE or node.content or node.children]
    sections = tuple(node.freeze() for node in kept)
    return Outline(sections=sections, numbering=describe_numbering(sections)), tuple(builder.findings)


def _fill(flow: Sequence[Flow], builder: _Builder) -> None:
    """Put the blocks of one part into the tree."""
    numbers = accept_numbers(flow)
    following = _next_numbers(numbers)
    at = 0
    while at < len(flow):
        block, number = flow[at], numbers[at]
        if isinstance(block, Piece) and number is not None:
            _open(block, number, builder, bare=_stands_bare(flow, numbers, at))
        else:
            caption = None
            if (
                isinstance(block, Piece)
                and at + 1 < len(flow)
                and isinstance(flow[at + 1], Grid)
                and (block.strong or is_caption(block.text))
            ):
                caption, at = block.text, at + 1
            _append(flow[at], caption, following[at], builder, gap=isinstance(block, Piece) and block.after_gap)
        at += 1


def _next_numbers(numbers: Sequence[PrintedNumber | None]) -> list[PrintedNumber | None]:
    """For each place the next number that counts after it."""
    found: list[PrintedNumber | None] = [None] * len(numbers)
    upcoming = None
    for at in range(len(numbers) - 1, -1, -1):
        found[at] = upcoming
        upcoming = numbers[at] or upcoming
    return found


def _stands_bare(flow: Sequence[Flow], numbers: Sequence[PrintedNumber | None], at: int) -> bool:
    """Whether something stands below this paragraph that it can be the heading of."""
    if at + 1 >= len(flow):
        return False
    below, here = numbers[at + 1], numbers[at]
    return below is None or (here is not None and rank(below) > rank(here))


def _open(piece: Piece, number: PrintedNumber, builder: _Builder, *, bare: bool) -> None:
    """Begin a numbered node."""
    place = rank(number)
    while builder.stack and builder.stack[-1].rank >= place:
        builder.stack.pop()
    parent = builder.stack[-1] if builder.stack else None
    split = split_paragraph(piece.text, number, bare=bare)
    node = _Node(
        role=SectionRole.NUMBERED,
        line=piece.line,
        page=piece.page,
        number=number,
        rank=place,
        heading=split.heading,
        run_in=split.run_in,
    )
    wanted, node.id = builder.ids.section(number, parent.id if parent else None, parent.number if parent else None)
    if split.rest:
        node.content.append(Paragraph(text=split.rest, line=piece.line, page=piece.page))
    _check_number(node, number, parent, wanted, builder)
    builder.put(node)
    builder.stack.append(node)


def _check_number(node: _Node, number: PrintedNumber, parent: _Node | None, wanted: str, builder: _Builder) -> None:
    """Tell of numbers that repeat or leave a gap; `wanted` is the id that the numbers ask for."""
    if wanted != node.id:
        message = f"编号“{number.label}”在同一级重复出现，标识记为 {node.id}。"
        builder.doubt(REPEATED_NUMBER, node, message, "请核对原件编号。")
    key = (id(parent) if number.mark is not Mark.ARTICLE else 0, number.mark)
    before = builder.last.get(key)
    if before is not None and number.number > before + 1 and number.mark is not Mark.DECIMAL and not number.sub:
        builder.doubt(NUMBER_GAP, node, f"编号从第 {before} 跳到“{number.label}”。", "请核对是否漏段或误排。")
    builder.last[key] = number.numbers[0] if number.sub else number.number


def _append(block: Flow, caption: str | None, upcoming: PrintedNumber | None, builder: _Builder, *, gap: bool) -> None:
    """Put an unnumbered block where it belongs."""
    content: Content
    if isinstance(block, Grid):
        content = to_table(block, caption)
    elif isinstance(block, Figure):
        content = block
    else:
        content = Paragraph(text=block.text, line=block.line, page=block.page)
    current = builder.stack[-1] if builder.stack else None
    if current is None:
        _loose(builder, block).content.append(content)
        return
    if _closes_document(current, block, upcoming, builder):
        current = _begin_tail(_pop_all(builder), block, builder)
    elif current.role is not SectionRole.TAIL and (
        gap if builder.explicit_tails else _is_tail(current, block, upcoming, builder)
    ):
        current = _begin_tail(_pop_to_owner(builder), block, builder)
    current.content.append(content)


def _closes_document(current: _Node, block: Flow, upcoming: PrintedNumber | None, builder: _Builder) -> bool:
    """Whether words such as 特此公告 end the whole document and not only the item before them."""
    if upcoming is not None or not isinstance(block, Piece) or not FORMULA.match(block.text):
        return False
    if current.role is SectionRole.TAIL:
        return len(builder.stack) > 1 and _statute_depth(builder) is None
    is_bare = bool(current.heading) and not current.content and not current.heading.endswith(("。", "；", ";"))
    return not is_bare and _statute_depth(builder) is None


def _statute_depth(builder: _Builder) -> int | None:
    """Place in the stack of the first 编 章 节 条; None where there is none."""
    return next((at for at, node in enumerate(builder.stack) if node.number and node.number.mark in STATUTE), None)


def _begin_tail(closed: _Node, block: Flow, builder: _Builder) -> _Node:
    """A tail beside the node that it closes."""
    tail = _Node(role=SectionRole.TAIL, line=block.line, page=block.page, rank=closed.rank)
    builder.put(tail)
    builder.stack.append(tail)
    return tail


def _article_depth(builder: _Builder) -> int | None:
    """Place in the stack of the article whose items are open; None where there is none."""
    for at in range(len(builder.stack) - 1, -1, -1):
        number = builder.stack[at].number
        if number is not None and number.mark is Mark.ARTICLE:
            return at if at + 1 < len(builder.stack) else None
        if number is not None and number.mark not in ITEMS:
            return None
    return None


def _pop_to_owner(builder: _Builder) -> _Node:
    """Close the nodes that a tail does not belong to: up to the article in statutes, else the innermost one."""
    article = _article_depth(builder)
    depth = len(builder.stack) - 1 if article is None else article + 1
    closed = builder.stack[depth]
    del builder.stack[depth:]
    return closed


def _pop_all(builder: _Builder) -> _Node:
    """Close every open node: the words that close a document belong to the document."""
    closed = builder.stack[0]
    builder.stack.clear()
    return closed


def _loose(builder: _Builder, block: Flow) -> _Node:
    """The node for text before the first number."""
    if builder.base is not None and not builder.base.children:
        return builder.base
    siblings = builder.base.children if builder.base is not None else builder.roots
    if not siblings or siblings[-1].role is not SectionRole.PREAMBLE:
        siblings.append(_Node(role=SectionRole.PREAMBLE, line=block.line, page=block.page))
    return siblings[-1]


def _is_tail(current: _Node, block: Flow, upcoming: PrintedNumber | None, builder: _Builder) -> bool:
    """Whether an unnumbered block goes back to the parent of the last numbered node."""
    number = current.number
    if number is None or number.mark in STATUTE or not isinstance(block, Piece):
        return False
    if _article_depth(builder) is not None:
        return True
    above = builder.stack[-2] if len(builder.stack) > 1 else builder.base
    siblings = [node for node in (above.children if above else builder.roots) if node.number is not None]
    single = current.run_in or not current.heading or current.heading.endswith(("。", "；", ";"))
    if not single or len(current.content) > 1 or current.children:
        return False
    if upcoming is not None and rank(upcoming) > current.rank:
        return False
    if upcoming is not None and upcoming.mark is number.mark and upcoming.number == number.number + 1:
        return False
    same = [node for node in siblings if node.number is not None and node.number.mark is number.mark]
    return len(same) > 1 and all(len(node.content) <= 1 and not node.children for node in same)
