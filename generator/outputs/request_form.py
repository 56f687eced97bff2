"""政府信息公开申请表 to fill in by hand or on a computer, for a portal that has no form of its own."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from generator.model.address import REQUEST_FORM
from generator.model.request_form import FORM_PARTS, FORM_TITLE
from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.model.request_form import FormField

_EPOCH = (1980, 1, 1, 0, 0, 0)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" \
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" \
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
_RELATIONS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" \
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
Target="word/document.xml"/></Relationships>"""
_BORDER = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_PAPER = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1300" w:right="1450" w:bottom="1300" w:left="1450"/>'
_WIDTHS = (2600, 6400)
_LINE = 480
_LONG = 1800
_CLOSING = ("申请人签名（盖章）：", "申请日期：　　　　年　　月　　日")


def render_request_form(library: Library) -> Iterator[OutputFile]:
    """`request-form.docx` and `.txt`, where requests are described and no form of one's own is offered."""
    application = library.application
    if application is None or application.form:
        return
    desk = library.unit_by_id[application.desks[0].unit].full_name
    notes = ("提交时附上身份证明。", *application.advice)
    yield OutputFile(path=f"{REQUEST_FORM}.docx", content=_render_docx(desk, notes))
    text = "\r\n".join(_lines(desk, notes))
    yield OutputFile(path=f"{REQUEST_FORM}.txt", content=f"\ufeff{text}\r\n".encode())


def _lines(desk: str, notes: tuple[str, ...]) -> Iterator[str]:
    yield from (FORM_TITLE, "", f"受理机构：{desk}")
    for number, part in zip("一二三四", FORM_PARTS, strict=False):
        yield from ("", f"{number}、{part.title}")
        for field in part.fields:
            yield f"{field.label}：{_print_options(field)}{_hint(field)}"
            if field.is_long:
                yield from ("", "", "")
    yield from ("", *_CLOSING, "", "填写说明")
    yield from (f"{number}. {note}" for number, note in enumerate(notes, start=1))


def _print_options(field: FormField) -> str:
    return "　".join(f"□{option}" for option in field.options)


def _hint(field: FormField) -> str:
    return f"　　（{field.hint}）" if field.hint else ""


def _render_docx(desk: str, notes: tuple[str, ...]) -> bytes:
    """A package of three parts; the same bytes for the same words."""
    target = io.BytesIO()
    parts = (
        ("[Content_Types].xml", _TYPES),
        ("_rels/.rels", _RELATIONS),
        ("word/document.xml", "".join(_document(desk, notes))),
    )
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _document(desk: str, notes: tuple[str, ...]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    yield f'<w:document xmlns:w="{_WORD}"><w:body>'
    yield _paragraph(FORM_TITLE, size=36, bold=True, centred=True)
    yield _paragraph(f"受理机构：{desk}")
    for part in FORM_PARTS:
        yield _paragraph(part.title, bold=True)
        yield _table(part.fields)
    yield from (_paragraph(line) for line in ("", *_CLOSING, ""))
    yield from (_paragraph(f"{number}. {note}", size=20) for number, note in enumerate(notes, start=1))
    yield f"<w:sectPr>{_PAPER}</w:sectPr></w:body></w:document>"


def _paragraph(text: str, *, size: int = 24, bold: bool = False, centred: bool = False) -> str:
    """`size` in half points."""
    look = f'<w:rPr><w:rFonts w:ascii="SimSun" w:hAnsi="SimSun" w:eastAsia="SimSun"/>{"<w:b/>" if bold else ""}'
    look += f'<w:sz w:val="{size}"/></w:rPr>'
    place = '<w:pPr><w:jc w:val="center"/></w:pPr>' if centred else ""
    return f'<w:p>{place}<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(fields: tuple[FormField, ...]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
    rows = "".join(_row(field) for field in fields)
    look = f"<w:tblPr><w:tblBorders>{_BORDER}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def _row(field: FormField) -> str:
    height = f'<w:trPr><w:trHeight w:val="{_LONG if field.is_long else _LINE}"/></w:trPr>'
    answer = _print_options(field) or (f"（{field.hint}）" if field.hint else "")
    texts = zip((field.label, answer), (24, 24 if field.options else 18), _WIDTHS, strict=True)
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(text, size=size)}</w:tc>'
        for text, size, width in texts
    )
    return f"<w:tr>{height}{''.join(cells)}</w:tr>"
