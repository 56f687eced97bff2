"""A web page → Transcript: the document's text, its metadata as facts, the site around it as residue."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.errors import Location, UnreadableSourceError
from generator.model.transcript import Block, Line, Residue, SourceFormat, Transcript
from generator.sources import html_dom as dom
from generator.sources.html_charset import decode_page
from generator.sources.html_facts import meta_facts, page_titles
from generator.sources.html_regions import find_body, reveal
from generator.sources.html_roles import Role, judge
from generator.sources.html_rules import EMPTY_PAGE, HIDDEN_TEXT, OVERNESTED_PAGE, REVEALED_BODY, UNCERTAIN_BODY
from generator.sources.html_tables import read_table
from generator.sources.html_walk import Walk

if TYPE_CHECKING:
    from generator.errors import Finding
    from generator.sources.html_pieces import Page, Piece
    from generator.sources.html_roles import Roles

_LONG_TEXT = 300
"""Characters in sentences that no furniture holds."""
_LONG_PAGE = 60
"""Pieces from which a page without a recognisable text is worth a warning."""


def read_html(data: bytes, *, name: str, sha256: str) -> Transcript:
    """Read a saved page or the fragment of one.

    Guarantees: every character that a browser could show (scripts, styles, templates and `<title>` excepted) stands in
    exactly one block, visible fact or residue; text that the page hides is residue; rows and columns merged in a table
    are not repeated. `line` is the source line of the element.

    Raises:
        UnreadableSourceError: not a page, an encoding that is not read, or nothing in it.
    """
    text, encoding, findings = decode_page(data, name)
    try:
        root = dom.parse_page(text)
    except RecursionError:
        message = "网页的元素嵌套过深，读不全。"
        raise UnreadableSourceError(
            OVERNESTED_PAGE.at(Location(name), message, "请用浏览器打开，把正文复制到 Word 另存为 docx。")
        ) from None
    page = None if root is None else Walk(dom.hidden_selectors(root), read_table).read(root)
    if root is None or page is None or not any(piece.text or piece.grid for piece in page.pieces):
        message = "网页里没有任何文字。"
        raise UnreadableSourceError(EMPTY_PAGE.at(Location(name), message, "请核对文件，重新保存网页后再读入。"))
    page, noted = _settle(page, name)
    titles = page_titles(root)
    body = find_body(page, titles)
    roles = judge(page.pieces, body, titles)
    if not body.certain and len(page.pieces) > _LONG_PAGE:
        noted = (
            *noted,
            UNCERTAIN_BODY.at(Location(name), "分不清网页的正文和栏目。", "请核对草稿，删去不属于文件的文字。"),
        )
    pairs = list(zip(page.pieces, roles.roles, strict=True))
    return Transcript(
        name=name,
        format=SourceFormat.HTML,
        sha256=sha256,
        blocks=tuple(
            block for piece, role in pairs if role in (Role.BODY, Role.TITLE) for block in _blocks(piece, role)
        ),
        facts=(*roles.facts, *meta_facts(root)),
        residue=_residue(roles),
        findings=(*findings, *noted),
        encoding=encoding,
    )


def _settle(page: Page, name: str) -> tuple[Page, tuple[Finding, ...]]:
    """Undo marks that would hide the document itself, and say what is hidden."""
    sentences = [piece for piece in page.pieces if "。" in piece.text and not piece.hidden]
    inside = sum(len(piece.text) for piece in sentences if piece.furniture)
    if inside > _LONG_TEXT and inside > 3 * sum(len(piece.text) for piece in sentences if not piece.furniture):
        page = replace(page, pieces=tuple(replace(piece, furniture=False) for piece in page.pieces))
    place = Location(name)
    if reveal(page.pieces):
        page = replace(page, pieces=tuple(replace(piece, hidden=False, furniture=False) for piece in page.pieces))
        return page, (REVEALED_BODY.at(place, "网页可见部分没有正文，正文取自隐藏的部分。", "请对照原网页核对。"),)
    unseen = sum(len(piece.text) for piece in page.pieces if piece.hidden)
    return page, (HIDDEN_TEXT.at(place, f"网页里有 {unseen} 字不显示，已列为版面残余。"),) if unseen else ()


def _blocks(piece: Piece, role: Role) -> tuple[Block, ...]:
    """The block that a piece of the document becomes."""
    if piece.grid is not None:
        return (piece.grid,)
    if piece.figure is not None:
        return (piece.figure,)
    line = Line(
        text=piece.text,
        line=piece.line,
        whole=piece.whole,
        heading_level=1 if role is Role.TITLE else piece.level,
        centred=piece.centred or role is Role.TITLE,
        after_gap=piece.gap,
        indented=None if piece.centred else piece.indented,
    )
    return (line,)


def _residue(roles: Roles) -> tuple[Residue, ...]:
    """The site's text, in the order of the page."""
    found = list(roles.leftovers)
    for piece, role in zip(roles.pieces, roles.roles, strict=True):
        if role is not Role.RESIDUE:
            continue
        if piece.grid is not None:
            found += [
                Residue(text=cell.text, line=row.line) for row in piece.grid.rows for cell in row.cells if cell.text
            ]
        elif piece.text:
            found.append(Residue(text=piece.text, line=piece.line))
    return tuple(sorted(found, key=lambda entry: entry.line))
