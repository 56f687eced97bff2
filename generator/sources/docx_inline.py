"""What stands in a paragraph of Word: its printed text, and what hangs on it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.sources.docx_styles import is_vanished
from generator.sources.docx_xml import R, local, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_CONTAINERS = frozenset(
    {"r", "hyperlink", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "fldSimple", "customXml", "dir", "bdo"}
    | {"Choice", "ruby", "rubyBase"}
)
_FORMULAS = frozenset({"oMath", "oMathPara"})
_DELETED = frozenset({"del", "moveFrom"})
_PICTURES = frozenset({"drawing", "pict", "object"})
_FIXED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
_SYMBOLS = {
    "wingdings": dict(zip(b"lnoqruvw\x9f\xa1\xa7\xa8\xab\xd8\xe0\xfb\xfc\xfd\xfe", "●■□❑❒◆❖◆•○▪□★➢→✗✓☒☑", strict=True)),
    "wingdings 2": dict(zip(b"OPQRST\x97\xa3", "✗✓☒☑☒☒●□", strict=True)),
    "symbol": dict(zip(b"Wm\xa3\xae\xb0\xb1\xb3\xb4\xb7", "Ωμ≤→°±≥×•", strict=True)),
}
"""Lower byte of a character in a symbol font → the character that looks like it."""
_UNKNOWN = "\ufffd"
_MACHINE_ALT = re.compile(
    r"^(?:[a-z]+://|[A-Za-z]:\\|/|.*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf)$|IMG_|图片\s*\d*$)", re.I
)


@dataclass(slots=True)
class Inline:
    """A paragraph's content."""

    text: str = ""
    """With a line feed for every manual line break."""
    hidden: str = ""
    pictures: list[tuple[str, str]] = field(default_factory=list)
    """Relation id and description."""
    boxes: list[tuple[bool, _Element]] = field(default_factory=list)
    """Text boxes (`w:txbxContent`), and whether text of the paragraph stands before them."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind (footnote, endnote) and id of the notes it refers to."""
    readings: str = ""
    """Readings printed over characters (`w:rt`)."""
    starts_page: bool = False


@dataclass(slots=True)
class InlineReader:
    """Reads one paragraph after another: a field may begin in one and end in another."""

    fields: list[bool] = field(default_factory=list)
    """Open fields, innermost last; True once the result has begun."""
    changes: int = 0
    """Deleted or moved passages that were left out."""
    unknown_symbols: int = 0
    embedded: int = 0
    """Embedded files."""

    def read(self, paragraph: _Element) -> Inline:
        """The content of a `w:p`."""
        content = Inline()
        self._read_children(paragraph, content)
        return content

    def _read_children(self, element: _Element, content: Inline) -> None:
        """Everything in an element."""
        if local(element) == "r" and is_vanished(element):
            apart = Inline()
            self._read_parts(element, apart)
            content.hidden += apart.text
            return
        self._read_parts(element, content)

    def _read_parts(self, element: _Element, content: Inline) -> None:
        """Children one by one."""
        for part in element:
            name = local(part)
            if name in _DELETED:
                self.changes += 1
            elif name == "AlternateContent":
                self._read_alternatives(part, content)
            elif name in _CONTAINERS:
                self.changes += name in ("ins", "moveTo")
                self._read_children(part, content)
            elif name in _PICTURES:
                self._read_picture(part, content)
            elif name == "rt":
                apart = Inline()
                self._read_parts(part, apart)
                content.readings += apart.text
            elif name == "fldChar":
                self._turn_field(value(part, "fldCharType") or "")
            elif name in _FORMULAS:
                content.text += "".join(str(text) for entry in part.iter("{*}t") for text in entry.itertext())
            else:
                self._read_leaf(part, name, content)

    def _read_leaf(self, part: _Element, name: str, content: Inline) -> None:
        """Text, a break, a symbol, a reference."""
        if name in ("footnoteReference", "endnoteReference"):
            content.notes.append((name.removesuffix("Reference"), value(part, "id") or ""))
        if not all(self.fields):
            return
        if name == "t":
            content.text += (part.text or "") + "".join(entry.tail or "" for entry in part)
        elif name in _FIXED:
            content.text += _FIXED[name]
        elif name == "br":
            is_page = value(part, "type") in ("page", "column")
            content.starts_page = content.starts_page or (is_page and not content.text.strip())
            content.text += "\n"
        elif name == "sym":
            content.text += self._symbol(part)

    def _read_alternatives(self, part: _Element, content: Inline) -> None:
        """The first choice; the fallback only where there is none."""
        choice = next((entry for entry in part if local(entry) == "Choice"), None)
        chosen = choice if choice is not None else next((entry for entry in part if local(entry) == "Fallback"), None)
        if chosen is not None:
            self._read_children(chosen, content)

    def _read_picture(self, part: _Element, content: Inline) -> None:
        """Pictures and text boxes of a drawing, each once."""
        todo = [part]
        description = ""
        while todo:
            element = todo.pop()
            name = local(element)
            if name == "txbxContent":
                content.boxes.append((bool(content.text.strip()), element))
                continue
            if name == "docPr":
                description = element.get("descr") or ""
            elif name in ("blip", "imagedata"):
                target = element.get(f"{R}embed") or element.get(f"{R}id") or element.get(f"{R}link") or ""
                alt = "" if _MACHINE_ALT.match(description) else " ".join(description.split())
                content.pictures.append((target, alt))
            elif name == "OLEObject":
                self.embedded += 1
            if name == "AlternateContent":
                chosen = [entry for entry in element if local(entry) == "Choice"] or list(element)
                todo.extend(chosen[:1])
            else:
                todo.extend(reversed(element))

    def _turn_field(self, kind: str) -> None:
        """Begin a field, its result, or end it."""
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _symbol(self, part: _Element) -> str:
        """A character of a symbol font, as the character that looks like it."""
        font = (value(part, "font") or "").lower()
        try:
            code = int(value(part, "char") or "", 16)
        except ValueError:
            return ""
        known = _SYMBOLS.get(font, {}).get(code & 0xFF)
        if known is not None:
            return known
        if not 0xE000 <= code <= 0xF8FF and 0x20 <= code < 0xD800:
            return chr(code)
        self.unknown_symbols += 1
        return _UNKNOWN
