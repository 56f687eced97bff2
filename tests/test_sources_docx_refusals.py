"""What is no Word file, or a damaged one, is refused with advice; nothing outside is ever opened."""

from __future__ import annotations

import io
import random
import re
import zipfile

import pytest

from generator.errors import Finding, UnreadableSourceError
from generator.model.transcript import Line, Transcript
from generator.sources.docx import read_docx, refuse_unsupported
from tests.docx_builder import W, cell, level, numbered, numbering, package, paragraph, table

ENTITIES = "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
BOMB = f"<!DOCTYPE x [<!ENTITY a 'ha'>{ENTITIES}]>"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "rule", "hint"),
    [
        (OLE, "not-docx", "另存为"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected-document", "密码"),
        (b"%PDF-1.4", "not-docx", "扩展名"),
        (b"PK\x03\x04" + b"x" * 99, "damaged-document", "另存"),
        (package(paragraph("&i;"), head=BOMB), "damaged-document", "另存"),
        (package("<w:sdt>" * 9000 + "</w:sdt>" * 9000), "damaged-document", "另存"),
        (package(" " * 70_000_000), "oversized-document", "核对"),
    ],
    ids=["doc", "password", "pdf", "torn", "entities", "deep", "bomb"],
)
def test_what_is_no_word_file_is_refused_with_advice(data: bytes, rule: str, hint: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read_docx(data, name="文件.docx", sha256="0")
    (finding,) = caught.value.findings
    assert finding.name == rule
    assert hint in finding.hint


def test_outside_files_are_never_opened() -> None:
    head = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    transcript = read_docx(package(paragraph("前&e;后"), head=head), name="x.docx", sha256="0")
    assert [block.text for block in transcript.blocks if isinstance(block, Line)] == ["前后"]


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".ofd", ".rtf", ".xyz"])
def test_other_office_formats_are_refused_with_advice(suffix: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        refuse_unsupported(suffix, f"文件{suffix}")
    assert caught.value.findings[0].hint


MERGED = table(cell("一", '<w:vMerge w:val="restart"/>') + cell("二"), cell("", "<w:vMerge/>") + cell("三"))
WHOLE = package(
    numbered("甲") + MERGED + paragraph("乙。"),
    numbering=numbering(level(0, "chineseCounting", "%1、")),
    styles=f"<w:styles {W}/>",
    footer1=f"<w:ftr {W}>{paragraph('1')}</w:ftr>",
)
JUNK = (
    *("<w:p/>", "<w:tbl/>", "<w:tr/>", "<w:tc>", "<w:vMerge/>", "<w:sym/>", "<w:numPr/>", "&x;", "<"),
    '<w:fldChar w:fldCharType="end"/>',
)


@pytest.mark.parametrize("seed", range(80))
def test_damaged_files_are_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as source, zipfile.ZipFile(out, "w") as target:
        for member in source.namelist():
            content = source.read(member).decode()
            for place in sorted((m.start() for m in re.finditer("<", content)), reverse=True):
                if chance.random() < 0.04:
                    content = content[:place] + chance.choice(JUNK) + content[place:]
            if chance.random() < 0.9:
                target.writestr(member, content)
    data = bytearray(out.getvalue())
    for _ in range(chance.randrange(3)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    outcome: object = None
    try:
        outcome = read_docx(bytes(data), name="x.docx", sha256="0")
    except UnreadableSourceError as error:
        outcome = error.findings[0]
    assert isinstance(outcome, (Transcript, Finding))
