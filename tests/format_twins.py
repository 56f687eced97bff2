"""The same document in another format: what a text says, written again as a Word file, a web page and a PDF.

A twin is derived from the parse of the text (elements, outline, tables), so that paragraphs which the text's pages
have cut stand in it whole.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Any

from generator.model.outline import Paragraph, Section, Table
from generator.model.parsed import Parsed

INDENT = "\u3000\u3000"
SITE = "青溪网上办事大厅"
CENTRED = frozenset({"issuer_mark", "document_number", "title", "annex_title"})
_FOLDED = str.maketrans("()[]:,;", "（）［］：，；")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A printed paragraph and what it is: the writers set it accordingly."""

    kind: str
    """paragraph, heading, table, title, annex_title, issuer_mark, residue, or the name of an element."""
    text: str = ""
    table: Table | None = None


def pieces_of(parsed: Parsed) -> tuple[Piece, ...]:
    """Everything a document prints, in order."""
    placed: list[tuple[int, int, Piece]] = []
    for entry in parsed.elements.printed:
        mark = entry.element == "issuers" and entry.text.endswith("文件")
        placed.append((entry.line, 0, Piece(kind="issuer_mark" if mark else entry.element, text=entry.text)))
    placed += [(entry.line, 0, Piece(kind="residue", text=entry.text)) for entry in parsed.residue]
    for section in parsed.structure.outline.walk():
        placed += [(line, 1, piece) for line, piece in _section(section)]
    unique = dict.fromkeys(sorted(placed, key=lambda entry: entry[:2]))
    return tuple(piece for _, _, piece in unique)


def _section(section: Section) -> list[tuple[int, Piece]]:
    """The paragraphs of one node, its children's not included."""
    head = (section.label or "") + section.heading
    content = list(section.content)
    is_open = section.run_in or not section.heading
    if head and is_open and content and isinstance(content[0], Paragraph):
        first = content.pop(0)
        pieces = [(section.line, Piece(kind="paragraph", text=head + first.text))]
    elif head:
        pieces = [(section.line, Piece(kind="annex_title" if section.role == "annex" else "heading", text=head))]
    else:
        pieces = []
    for block in content:
        if isinstance(block, Paragraph):
            pieces.append((block.line, Piece(kind="paragraph", text=block.text)))
        elif isinstance(block, Table):
            pieces += [(block.line, Piece(kind="title", text=block.caption))] if block.caption else []
            pieces.append((block.line, Piece(kind="table", table=block)))
    return pieces


def merged_rows(table: Table) -> list[list[tuple[str, int]]]:
    """Rows of (text, rowspan): a blank second cell (the label of many rows) belongs to the cell above it."""
    rows = [*([table.header] if table.header else []), *table.rows]
    result: list[list[tuple[str, int]]] = []
    for number, row in enumerate(rows):
        cells = []
        for column, text in enumerate(row):
            if not text and column == 1 and number:
                continue
            below = rows[number + 1 :] if column == 1 and number >= bool(table.header) else []
            span = 1 + next((count for count, other in enumerate(below) if other[1]), len(below))
            cells.append((text, span))
        result.append(cells)
    return result


def _table_html(table: Table) -> str:
    rows = []
    for cells in merged_rows(table):
        shown = [f"<td{f' rowspan={span!s}' if span > 1 else ''}>{html.escape(text)}</td>" for text, span in cells]
        rows.append(f"<tr>{''.join(shown)}</tr>")
    return f'<table border="1" cellspacing="0">{"".join(rows)}</table>'


def write_page(parsed: Parsed) -> str:
    """A page as sites publish it: the text between navigation, metadata, sharing, related links and a footer."""
    elements = parsed.elements
    title = elements.notice_title or elements.title or ""
    facts = {
        "索引号": "QX-0001",
        "主题分类": "综合政务/政务公开",
        "公文名称": title,
        "发文字号": elements.document_number or "",
        "成文日期": elements.dated_on.isoformat() if elements.dated_on else "",
        "发布日期": elements.published_on.isoformat() if elements.published_on else "",
    }
    cells = "".join(f"<tr><th>{name}</th><td>{html.escape(value)}</td></tr>" for name, value in facts.items() if value)
    body = "\n".join(_page_piece(piece) for piece in pieces_of(parsed) if piece.kind not in ("residue", "facts"))
    menu = "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in ("首页", "政务公开", "办事服务", "互动交流"))
    near = "".join(f'<li><a href="/zc/{n}.html">关于做好第{n}季度档案整理的通知</a></li>' for n in "一二三四")
    source = elements.content_source
    origin = f"<span>来源：{html.escape(source)}</span>" if source else ""
    return f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{html.escape(title)}_{SITE}</title>
<meta name="keywords" content="政务公开"><style>.nav li {{ float: left }}</style>
<script>window.dataLayer = ["页面统计"];</script></head>
<body><div class="header"><ul class="nav">{menu}</ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zc/">政策文件</a> &gt; 正文</div>
<table class="metadata">{cells}</table>
<div class="info">{origin}<span>字号：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a></span></div>
<div class="content" id="zoom">
{body}
</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> <a href="#">打印本页</a></div>
<div class="related"><h3>相关文件</h3><ul>{near}</ul></div>
<div class="footer"><p>主办：{SITE}</p><p>网站标识码：0000000000　<a href="/map/">网站地图</a></p></div>
</body></html>"""


def _page_piece(piece: Piece) -> str:
    if piece.table is not None:
        return _table_html(piece.table)
    text = html.escape(piece.text)
    if piece.kind in CENTRED:
        return f'<p style="text-align: center"><strong>{text}</strong></p>'
    if piece.kind in ("issuers", "dated_on"):
        return f'<p style="text-align: right">{text}</p>'
    return f"<p>{text if piece.kind == 'addressees' else INDENT + text}</p>"


STYLE = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm }
body { font: 16pt/28pt "Noto Serif CJK SC", serif; text-align: justify; margin: 0 }
p { margin: 0; text-indent: 2em }
p.flush { text-indent: 0 } p.right { text-align: right; text-indent: 0; padding-right: 2em }
p.issuer_mark { color: #c00; font-size: 30pt; line-height: 48pt }
p.title, p.annex_title { font-size: 22pt; line-height: 34pt; margin: 28pt 0 }
p.centred { text-align: center; text-indent: 0 }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt; line-height: 16pt }
table.ruled td { border: 0.75pt solid #000; padding: 2pt 4pt } tr { break-inside: avoid }
table.imprint { border-top: 1pt solid #000; border-bottom: 1pt solid #000; font-size: 14pt; line-height: 28pt }
"""


def typeset(parsed: Parsed) -> str:
    """The printed form: A4, 16 pt, first lines indented by two characters, ruled tables, the imprint in two columns."""
    body: list[str] = []
    pieces = list(pieces_of(parsed))
    for piece in pieces:
        text = html.escape(piece.text)
        if piece.table is not None:
            body.append(_table_html(piece.table).replace("<table", '<table class="ruled"', 1))
        elif piece.kind in CENTRED:
            body.append(f'<p class="centred {piece.kind}">{text}</p>')
        elif piece.kind in ("issuers", "dated_on"):
            body.append(f'<p class="right">{text}</p>')
        elif piece.kind == "printed_on" and "印发" not in text:
            body.append(f'<table class="imprint"><tr><td>{text}</td>')
        elif piece.kind == "printed_on":
            body.append(f'<td style="text-align: right">{text}</td></tr></table>')
        else:
            body.append(f'<p class="{"flush" if piece.kind == "addressees" else piece.kind}">{text}</p>')
    return f'<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><style>{STYLE}</style>{"".join(body)}</html>'


def print_pdf(browser: Any, page: str) -> bytes:
    """A PDF by Chromium, with page numbers as GB/T 9704 sets them."""
    tab = browser.new_page()
    try:
        tab.set_content(page)
        number = (
            '<div style="font-size: 14pt; width: 100%; text-align: center">— <span class="pageNumber"></span> —</div>'
        )
        return tab.pdf(
            prefer_css_page_size=True, display_header_footer=True, header_template="<i></i>", footer_template=number
        )
    finally:
        tab.close()


def fold(text: str | None) -> str | None:
    """Without white space; brackets and punctuation of one width."""
    return None if text is None else re.sub(r"\s+", "", text).translate(_FOLDED)


def _folded(texts: tuple[str, ...]) -> tuple[str | None, ...]:
    return tuple(map(fold, texts))


def elements_of(parsed: Parsed) -> dict[str, object]:
    """The elements a twin must share."""
    found = parsed.elements
    names = ("title", "notice_title", "document_number", "annotation", "genre", "cited_as")
    days = ("dated_on", "printed_on", "published_on", "effective_on", "expires_on")
    lists = ("issuers", "addressees", "copied_to", "attachments")
    return {
        **{name: fold(getattr(found, name)) for name in names},
        **{name: getattr(found, name) for name in days},
        **{name: _folded(getattr(found, name)) for name in lists},
    }


def outline_of(parsed: Parsed) -> list[tuple[object, ...]]:
    """Every node in order: id, mark, label, role, heading, its paragraphs."""
    return [
        (node.id, node.mark, fold(node.label), node.role, fold(node.heading), [fold(p.text) for p in node.paragraphs])
        for node in parsed.structure.outline.walk()
    ]


def notes_of(parsed: Parsed) -> list[tuple[object, ...]]:
    """责任分工 in order."""
    found = parsed.structure.responsibilities
    return [(note.section, note.role, _folded(note.units), note.open_ended, fold(note.raw)) for note in found]


def deadlines_of(parsed: Parsed) -> list[tuple[object, ...]]:
    """Time limits in order."""
    found = parsed.structure.deadlines
    return [(limit.section, fold(limit.raw), limit.kind, limit.due_on, limit.at_least, limit.unit) for limit in found]


def tables_of(parsed: Parsed) -> list[tuple[object, ...]]:
    """Tables as rectangles."""
    return [
        (section, fold(table.caption), _folded(table.header), [_folded(row) for row in table.rows])
        for section, table in parsed.structure.tables()
    ]


def tasks_of(parsed: Parsed) -> list[tuple[object, ...]]:
    """Tasks in order."""
    return [
        (task.id, task.source, task.row, fold(task.title), fold(task.text), task.responsible, task.lead, task.due_on)
        for task in parsed.structure.tasks
    ]
