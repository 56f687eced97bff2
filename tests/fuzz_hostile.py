"""What somebody would send on purpose: bombs, entities, depth, names that climb, and words that trip parsers."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

TRAPS = (
    *(
        "第99999999999999999999条",
        "第〇条",
        "第条 ",
        "第十百千条 文",
        "（十十）",
        "（）",
        "()",
        "一、",
        "一一、",
        "百、千",
    ),
    *("1.", "1.1.1.1.1.1.1.1", "0.", "²、上标", "٣.", "①", "㊿", "⑳⑴", "１．全角", "(一 )", "〇、", "1.1 ", "万、"),
    *(
        "2024年13月45日",
        "0年0月0日",
        "9999年12月31日",
        "二〇二四年二月三十日",
        "次年1月",
        "2月30日前",
        "99999年",
        "年年",
    ),
    *("青府〔0000〕0号", "〔〕号", "青府〔2024〕" + "9" * 400 + "号", "令第0号", "第²号"),
    *(
        "（责任单位：",
        "（责任单位：）",
        "（牵头单位：、、、；配合单位：）",
        "责任单位：：",
        "（（（（",
        "））））",
        "《《》",
        "“”",
    ),
    *(
        "附件：",
        "附件",
        "附件99999999999",
        "附件1 附件2 附件3",
        "抄送：",
        "抄送：，，，。",
        "印发",
        "2024年印发",
        "（此件）",
    ),
    *(
        "有效期至",
        "自起施行",
        "自2025年13月1日起施行",
        "有效期99999999999999年",
        "每季度",
        "不少于" + "9" * 30 + "次",
        "²次",
    ),
    *("发布时间：", "来源：", "索引号：：", "当前位置：", "目录", "……………………12", "第1页", "— 1 —", "责任编辑："),
    *(
        "\t\t\t",
        "序号\t任务名称\t责任单位\t时间节点",
        "1\t\t\t",
        "\u3000",
        "\u200b",
        "\ufeff",
        "\x00",
        "\x1b[31m",
        "\u202e",
    ),
    *(
        "\ud800",
        "\U000e0041",
        "𠮷",
        "e\u0301",
        "ﷺ",
        "⽤⼈",
        "\r",
        "\x85",
        "\u2028",
        "|a|b|\n|---|\n|c",
        "<br>",
        "\\",
        "`",
    ),
    *(
        "好" * 3000,
        "（" * 500,
        "1." * 400,
        "第一条" * 300,
        "、" * 900,
        "a\tb\n" * 60,
        "一、总则\n" * 80,
        "2024年" * 300,
    ),
)
NAMES = (
    *("../../escaped.txt", "/tmp/escaped.txt", "C:\\escaped.txt", "..\\..\\escaped.txt", "word/../../../escaped"),
    *(
        "word/document.xml/",
        "",
        ".",
        "\u202egnp.exe",
        "word/" + "x" * 3000,
        "word\\document.xml",
        "CON",
        "word/documeNt.xml",
    ),
)
MAGIC = (
    *(
        b"PK\x03\x04",
        b"%PDF-1.7\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"<html>",
        b"<?xml version='1.0'?>",
        b"{\\rtf1",
    ),
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"GIF89a",
        b"BM",
        b"PK\x05\x06",
        b"",
    ),
)
BILLION = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
DEPTH = 100_000
SIZE = 100_000_000
MAIN = "word/document.xml"
OPENING = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
Attack = Callable[[random.Random, str, bytes], tuple[str, bytes]]


def with_member(document: bytes, name: str, content: bytes) -> bytes:
    """A Word file with one part replaced or added."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(zipfile.ZipInfo(member, (2025, 1, 1, 0, 0, 0)), old.read(member), zipfile.ZIP_DEFLATED)
        new.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _part(chance: random.Random) -> str:
    parts = (MAIN, MAIN, "word/styles.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", "_rels/.rels")
    return chance.choice((*parts, "word/numbering.xml", "word/header1.xml", "word/footnotes.xml", "docProps/core.xml"))


def _bomb_in_word(chance: random.Random, _: str, document: bytes) -> tuple[str, bytes]:
    """A thousand million times a word, by entities."""
    called = "<w:p><w:r><w:t>&a11;</w:t></w:r></w:p></w:body></w:document>"
    text = f'<!DOCTYPE d [<!ENTITY a0 "炸">{BILLION}]>{OPENING}{called}'
    return ".docx", with_member(document, _part(chance), text.encode())


def _bomb_in_page(chance: random.Random, _: str, __: bytes) -> tuple[str, bytes]:
    """The same in XHTML, Markdown and text."""
    text = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "炸">{BILLION}]><html><body><p>前言。&a11;</p></body></html>'
    )
    return chance.choice((".html", ".htm", ".md", ".txt")), text.encode()


def _entity_in_word(chance: random.Random, canary: str, document: bytes) -> tuple[str, bytes]:
    """A file of this machine called into a part."""
    kind = chance.choice((f'<!ENTITY c SYSTEM "{canary}">', f'<!ENTITY % c SYSTEM "{canary}"> %c;'))
    text = f"<!DOCTYPE d [{kind}]>{OPENING}<w:p><w:r><w:t>前&c;后</w:t></w:r></w:p></w:body></w:document>"
    return ".docx", with_member(document, _part(chance), text.encode())


def _include_in_word(chance: random.Random, canary: str, document: bytes) -> tuple[str, bytes]:
    """Relations and inclusions that point to a file of this machine."""
    types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    text = (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{types}/{chance.choice(("header", "styles"))}" '
        f'Target="{chance.choice((canary, "../../../../../../../../etc/hostname", "/etc/hostname"))}" '
        f'TargetMode="{chance.choice(("External", "Internal"))}"/></Relationships>'
    )
    return ".docx", with_member(document, "word/_rels/document.xml.rels", text.encode())


def _entity_in_page(chance: random.Random, canary: str, _: bytes) -> tuple[str, bytes]:
    """A file of this machine called into a page."""
    text = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY c SYSTEM "{canary}">]><html xmlns:xi="http://www.w3.org/2001/XInclude">'
        f'<body><p>正文。&c;</p><xi:include href="{canary}" parse="text"/><iframe src="{canary}"></iframe>'
        f'<object data="{canary}">无</object><link rel="import" href="{canary}"></body></html>'
    )
    return chance.choice((".html", ".md", ".txt")), text.encode()


def _deep_page(chance: random.Random, _: str, __: bytes) -> tuple[str, bytes]:
    """Elements, tables or quotes inside each other."""
    opening, closing = chance.choice(
        (
            ("<div>", "</div>"),
            ("<b>", ""),
            ("<table><tr><td>", ""),
            ("<ul><li>", ""),
            ("<font>", "</font>"),
            ("<p>", ""),
        )
    )
    depth = chance.choice((100, 250, 300, 2000, DEPTH))
    return ".html", (opening * depth + "深处的文字。" + closing * depth).encode()


def _deep_text(chance: random.Random, _: str, __: bytes) -> tuple[str, bytes]:
    """Brackets, quotes and marks inside each other."""
    mark = chance.choice(
        ("（", "《", "> ", "- ", "[", "**", "\t", "（责任单位：", "第一条　", "1.", "|", "(", "#", "“", "一、\n")
    )
    return chance.choice((".md", ".txt")), (mark * DEPTH + "深。").encode()


def _deep_word(chance: random.Random, _: str, document: bytes) -> tuple[str, bytes]:
    """Elements inside each other in a part."""
    name = chance.choice(("w:p", "w:tbl><w:tr><w:tc", "w:sdt><w:sdtContent", "w:ins", "w:hyperlink"))
    ends = "".join(f"</{part}>" for part in reversed(name.split("><")))
    depth = chance.choice((100, 240, 2000, DEPTH))
    inner = "<w:p><w:r><w:t>深</w:t></w:r></w:p>"
    text = f"{OPENING}{f'<{name}>' * depth}{inner}{ends * depth}</w:body></w:document>"
    return ".docx", with_member(document, MAIN, text.encode())


def _deep_pdf(chance: random.Random, _: str, __: bytes) -> tuple[str, bytes]:
    """Arrays, dictionaries or pages inside each other."""
    from tests.pdf_writer import assemble

    mark, end = chance.choice((("[", "]"), ("<< /A ", " >>"), ("(", ")")))
    nested = (mark * DEPTH + "0" + end * DEPTH).encode()
    pages = chance.choice(
        (b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>", b"<< /Type /Pages /Count 999999999 /Kids [] >>")
    )
    return ".pdf", assemble([b"<< /Type /Catalog /Pages 2 0 R /X " + nested + b" >>", pages, nested])


def _climbing_names(chance: random.Random, _: str, document: bytes) -> tuple[str, bytes]:
    """Members that would be written elsewhere."""
    for name in chance.sample(NAMES, 3):
        document = with_member(document, name, b"escaped")
    return ".docx", document


def _many_spans(chance: random.Random, _: str, document: bytes) -> tuple[str, bytes]:
    """Cells that claim more rows and columns than there is memory."""
    if chance.random() < 0.5:
        cell = (
            f"<td rowspan={chance.choice((1000, 65534, 10**9))} colspan={chance.choice((1000, 10**6, 10**12))}>格</td>"
        )
        return ".html", f"<table border=1>{f'<tr>{cell * 3}<td>尾</td></tr>' * 50}</table>".encode()
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{chance.choice((1000, 10**6, 10**12))}"/></w:tcPr><w:p/></w:tc>'
    text = f"{OPENING}<w:tbl>{f'<w:tr>{cell * 20}</w:tr>' * 20}</w:tbl></w:body></w:document>"
    return ".docx", with_member(document, MAIN, text.encode())


ATTACKS: tuple[Attack, ...] = (
    *(_bomb_in_word, _bomb_in_page, _entity_in_word, _include_in_word, _entity_in_page, _deep_page, _deep_text),
    *(_deep_word, _deep_pdf, _climbing_names, _many_spans),
)


def _zeros(chance: random.Random) -> tuple[str, bytes]:
    """Nothing but zero bytes, some behind a format's first bytes."""
    suffix = chance.choice((".txt", ".md", ".html", ".docx", ".pdf"))
    magic = {".docx": b"PK\x03\x04", ".pdf": b"%PDF-1.7\n", ".html": b"<html>"}.get(suffix, b"")
    return suffix, (magic if chance.random() < 0.5 else b"") + bytes(SIZE)


def _zeros_in_word(chance: random.Random) -> tuple[str, bytes]:
    """A small archive with a hundred megabytes in one part."""
    from tests.fuzz_inputs import valid_files

    content = chance.choice((bytes(SIZE), b" " * SIZE, OPENING.encode() + b"<w:p/>" * 10_000_000))
    return ".docx", with_member(valid_files()[4][1], _part(chance), content)


def _long_text(chance: random.Random) -> tuple[str, bytes]:
    """Megabytes of one line, of empty lines or of short ones."""
    part = chance.choice(("好", "\n", "一、好\n", "\u3000", "（责任单位：甲）", "a\tb\n", "<p>", "2024年"))
    suffix = chance.choice((".txt", ".md", ".html"))
    return suffix, part.encode() * (3_000_000 // len(part.encode()))


GIANTS: tuple[Callable[[random.Random], tuple[str, bytes]], ...] = (_zeros, _zeros_in_word, _long_text)
