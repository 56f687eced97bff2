"""PDFs that are none, are broken, locked, scanned or made to harm: a transcript or a clear refusal, soon."""

import random
import zlib

import pytest

from generator.errors import UnreadableSourceError
from generator.model.transcript import Transcript
from generator.sources import pdf_guard
from generator.sources.pdf import read_pdf
from tests.pdf_writer import Sheet, assemble, office, write_pdf

TEXT = ["各街道办事处：", "为进一步规范河道保洁工作，改善沿河居住环境，经区政府同意，现就有关事项通知如下。"]


def read(data: bytes) -> Transcript:
    return read_pdf(data, name="a.pdf", sha256="0")


def refusal(data: bytes) -> str:
    """Why a file is refused; "" where it is read."""
    try:
        read(data)
    except UnreadableSourceError as error:
        return str(error)
    return ""


def page_of(content: bytes, *, kids: bytes = b"3 0 R", box: str = "[0 0 595 842]", form: bytes = b"") -> bytes:
    """A file of one content stream, packed."""
    packed = zlib.compress(content)
    head = "/Type /XObject /Subtype /Form /BBox [0 0 100 100] /Resources << /XObject << /X 6 0 R >> >>"
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [" + kids + b"] /Count 1 >>",
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents 4 0 R"
            " /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>".encode(),
            f"<< /Filter /FlateDecode /Length {len(packed)} >>\nstream\n".encode() + packed + b"\nendstream",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            f"<< {head} /Length {len(form)} >>\nstream\n".encode() + form + b"\nendstream",
        ]
    )


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 a docx by another name",
        "第一条　这是一个文本文件。".encode(),
        b"%PDF-1.7",
        b"%PDF-1.7\n" + bytes(5_000_000),
        page_of(b"", kids=b"2 0 R 2 0 R"),
    ],
    ids=["zip", "text", "head", "zeros", "loop"],
)
def test_what_cannot_be_read_is_refused_in_chinese(data):
    with pytest.raises(UnreadableSourceError) as raised:
        read(data)
    finding = raised.value.findings[0]
    assert finding.code == "S400"
    assert "PDF" in finding.message
    assert finding.hint


def test_a_locked_file_is_refused_by_name():
    whole = write_pdf(*office(TEXT))
    lock = (
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
        f"/O <{'11' * 32}> /U <{'22' * 32}> >> /ID [<{'33' * 16}> <{'33' * 16}>]"
    )
    data = whole.replace(b"/Root 1 0 R", b"/Root 1 0 R " + lock.encode())
    with pytest.raises(UnreadableSourceError, match="密码"):
        read(data)


def test_a_scan_is_told_and_nothing_guessed():
    sheets = [Sheet() for _ in range(2)]
    for number, sheet in enumerate(sheets, 1):
        sheet.picture(0, 0, 595, 842)
        sheet.text(200, 820, f"扫描软件 {number}", 8)
    transcript = read(write_pdf(*sheets))
    assert transcript.blocks == ()
    assert transcript.pages == 2
    assert [finding.name for finding in transcript.findings] == ["scan-without-text"]
    assert {entry.text for entry in transcript.residue} == {"扫描软件 1", "扫描软件 2"}


def test_pages_that_are_pictures_are_named():
    picture = Sheet()
    picture.picture(0, 0, 595, 842)
    transcript = read(write_pdf(*office(TEXT), picture))
    assert [block.text for block in transcript.blocks] == TEXT
    (finding,) = transcript.findings
    assert finding.name == "page-without-text"
    assert finding.location.page == 2


def test_text_recognised_under_a_scan_is_read_with_a_warning():
    sheet = Sheet()
    for number in range(8):
        sheet.text(73, 120 + 28 * number, "扫描件下面的隐藏文字层也要读出来", before="3 Tr")
    sheet.picture(0, 0, 595, 842)
    transcript = read(write_pdf(sheet))
    assert "隐藏文字层" in transcript.blocks[0].text
    assert [finding.name for finding in transcript.findings] == ["recognised-text"]


@pytest.mark.parametrize(
    "data",
    [
        page_of(b"10 10 50 50 re S " * 100_000),
        page_of(b"10 10 m " + b"100 100 l 10 10 l " * 100_000 + b"S"),
        page_of(b"q " * 500_000),
        page_of(b"[" * 500_000),
        page_of(b"BT /F 12 Tf " + b"1 0 0 1 10 10 Tm (a) Tj " * 50_000 + b"ET"),
        page_of(b"BT /F 12 Tf 10 10 Td (hi) Tj ET", box="[-1e30 -1e30 1e30 1e30]"),
        page_of(b"BT /F 12 Tf 10 10 Td (hi) Tj ET", box="[0 0 0 0]"),
        page_of(b"/X Do", form=b"/X Do /X Do"),
    ],
    ids=["boxes", "path", "states", "arrays", "overprint", "vast", "flat", "forms"],
)
def test_a_file_made_to_harm_is_answered_soon(data, monkeypatch):
    monkeypatch.setattr(pdf_guard, "SECONDS", 2)
    told = refusal(data)
    assert "出错（" not in told
    assert not told or "S400" in told


def test_damaged_files_are_read_or_refused():
    """Bytes flipped and cut; an error of the program itself would be told as such."""
    whole = write_pdf(*office(TEXT * 5, rows=6))
    chance = random.Random(20)
    told = []
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 5, 40))):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.3:
            del data[chance.randrange(len(data)) :]
        told.append(refusal(bytes(data)))
    assert "" in told
    assert not any("出错（" in message for message in told)
