"""A small PDF writer for tests: text at places, rulings, pictures; in the Chinese font that every reader supplies."""

from __future__ import annotations

from dataclasses import dataclass, field

A4 = (595.0, 842.0)
TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
    b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    b"1 beginbfrange <0000> <FFFF> <0000> endbfrange\nendcmap end end"
)


@dataclass
class Sheet:
    """A page being written; places are in points from the upper left corner."""

    size: tuple[float, float] = A4
    rotation: int = 0
    operators: list[str] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, size: float = 16, *, matrix: str = "1 0 0 1", before: str = ""
    ) -> None:
        """Print a string with its baseline at `y` from the top; Latin takes half an em, all other characters one."""
        codes = text.encode("utf-16-be").hex()
        self.operators.append(
            f"q {before} BT /F {size} Tf {matrix} {x:.2f} {self.size[1] - y:.2f} Tm <{codes}> Tj ET Q"
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Stroke a line."""
        height = self.size[1]
        self.operators.append(f"0.5 w {x0} {height - y0} m {x1} {height - y1} l S")

    def fill(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0) -> None:
        """Fill a box."""
        self.operators.append(f"q {grey} g {x0} {self.size[1] - y1} {x1 - x0} {y1 - y0} re f Q")

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """Place a small picture."""
        self.operators.append(f"q {x1 - x0} 0 0 {y1 - y0} {x0} {self.size[1] - y1} cm /I Do Q")

    def lattice(self, xs: list[float], ys: list[float]) -> None:
        """Rule a table with every line drawn."""
        for x in xs:
            self.line(x, ys[0], x, ys[-1])
        for y in ys:
            self.line(xs[0], y, xs[-1], y)


def write_pdf(*sheets: Sheet) -> bytes:
    """The file."""
    objects: list[bytes] = [b"", b""]

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(head: str, body: bytes) -> int:
        return add(f"<< {head} /Length {len(body)} >>\nstream\n".encode() + body + b"\nendstream")

    unicode_map = stream("", TO_UNICODE)
    descriptor = add(
        b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0"
        b" /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>"
    )
    cid = add(
        f"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe)"
        f" /Ordering (GB1) /Supplement 4 >> /FontDescriptor {descriptor} 0 R"
        " /DW 1000 /W [1 95 500] >>".encode()
    )
    font = add(
        f"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [{cid} 0 R]"
        f" /ToUnicode {unicode_map} 0 R >>".encode()
    )
    image = stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", b"\x80"
    )
    pages = []
    for sheet in sheets:
        content = stream("", "\n".join(sheet.operators).encode())
        pages.append(
            add(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sheet.size[0]} {sheet.size[1]}] /Rotate {sheet.rotation}"
                f" /Contents {content} 0 R /Resources << /Font << /F {font} 0 R >>"
                f" /XObject << /I {image} 0 R >> >> >>".encode()
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    return assemble(objects)


def assemble(objects: list[bytes], trailer: str = "") -> bytes:
    """Numbered objects with their table; the first is the catalogue."""
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    data += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(data)


LEFT, TOP, EM, PITCH = 73.0, 120.0, 16.0, 28.0


def width_of(text: str, size: float = EM) -> float:
    """Points that a string takes."""
    return sum(size / 2 if " " <= char <= "ÿ" else size for char in text)


def broken(text: str, columns: int, indent: int) -> list[str]:
    """The lines of a paragraph: no line begins with a mark, and the first leaves room for the indent."""
    lines, line, room = [], "", (columns - indent) * EM
    for char in text:
        if width_of(line + char) > room and char not in "，。；、：）》”":
            lines.append(line)
            line, room = "", columns * EM
        line += char
    return [*lines, line]


def office(
    paragraphs: list[str], *, columns: int = 28, rows: int = 22, indent: int = 2, shift: float = 0, left: float = LEFT
) -> list[Sheet]:
    """Pages set as an office sets them: 22 lines of 28 characters, indented, numbered; `shift` moves even pages."""
    sheets: list[Sheet] = []
    at = rows
    for paragraph in paragraphs:
        flush = paragraph.endswith("：")
        for number, line in enumerate(broken(paragraph, columns, 0 if flush else indent)):
            if at >= rows:
                sheets.append(Sheet())
                at = 0
            x = left + (shift if len(sheets) % 2 == 0 else 0)
            x += 0 if number or flush else indent * EM
            sheets[-1].text(x, TOP + at * PITCH, line)
            at += 1
    for number, sheet in enumerate(sheets, 1):
        sheet.text(270 + shift * (number % 2), 790, f"— {number} —", 14)
    return sheets
