"""Sources made on the spot, the same every time: plans of any length in every format, folders of many mixed files.

`python -m tests.written_sources FOLDER [COUNT]` writes such a folder.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.docx_builder import cell, package, paragraph, table
from tests.pdf_writer import Sheet, office, write_pdf

ROOT = Path(__file__).parents[1]
ORIGINALS = ROOT / "content" / "originals"
PAGES = ROOT / "tests" / "fixtures" / "html"
CHINESE = "一二三四五六七八九十"
OFFICES = ("区民政局", "区发展改革委", "区教育局", "区卫生健康委", "区数据局", "各街道办事处", "各镇人民政府")
ACTIONS = ("完善", "公开", "健全", "推进", "规范", "定期更新", "主动回应", "核对")
MATTERS = (
    "助餐服务点位",
    "托育机构名录",
    "惠企资金清单",
    "养老补贴标准",
    "道路养护计划",
    "人居环境整治进展",
    "招生入学范围",
)
REASONS = (
    "方便群众查询和办理",
    "让企业看得懂、找得到",
    "接受社会各方面监督",
    "保证数据准确、来源清楚",
    "及时回应群众关心的问题",
)
LIMITS = ("3月底前完成。", "年内更新不少于4次。", "每季度公布一次。", "长期坚持。", "12月20日前报送总结。")
CHARACTERS_PER_PAGE = 560
"""22 lines of 28 characters (GB/T 9704), some of them short."""


def numeral(number: int) -> str:
    """一 … 九千九百九十九."""
    digits = [int(digit) for digit in str(number)]
    parts = []
    for place, digit in enumerate(digits):
        unit = ("", "十", "百", "千")[len(digits) - place - 1]
        parts.append(CHINESE[digit - 1] + unit if digit else "零")
    shown = re.sub("零+", "零", "".join(parts)).rstrip("零")
    return shown.removeprefix("一") if shown.startswith("一十") else shown


def plan(characters: int, *, serial: int = 12, year: int = 2026) -> list[str]:
    """The paragraphs of an annual plan of about so many characters, with head, notes, time limits and signature."""
    title = f"青禾区{year}年第{serial}号公共服务信息公开工作要点"
    head = [f"青府办〔{year}〕{serial}号", title, "各街道办事处，各镇人民政府，区政府各委、办、局："]
    body = [f"为做好{year}年公共服务信息公开工作，结合本区实际，制定本工作要点。"]
    length, chapter = 0, 0
    while length < characters:
        chapter += 1
        added = list(_chapter(chapter, serial))
        body += added
        length += sum(map(len, added))
    return [*head, *body, "青禾区人民政府办公室", f"{year}年3月1日", "（此件公开发布）"]


def _chapter(chapter: int, serial: int) -> Iterator[str]:
    yield f"{numeral(chapter)}、{ACTIONS[chapter % 8]}{MATTERS[(chapter + serial) % 7]}信息"
    for item in range(1, 6):
        seed = chapter * 5 + item + serial
        matter, other = MATTERS[seed % 7], MATTERS[(seed + 3) % 7]
        yield (
            f"（{numeral(item)}）{ACTIONS[seed % 8]}{matter}。围绕{matter}和{other}，按照谁制作、谁公开的要求，"
            f"{ACTIONS[(seed + 2) % 8]}目录、流程和结果，{REASONS[seed % 5]}，{REASONS[(seed + 2) % 5]}。"
            f"{LIMITS[seed % 5]}（责任单位：{OFFICES[seed % 7]}、{OFFICES[(seed + 2) % 7]}）"
        )
        yield f"1.{ACTIONS[(seed + 1) % 8]}{other}的台账，做到账实相符。"
        yield f"2.对照上年度第{seed}项问题逐项整改，整改情况随年度总结一并公布。"


def write_text(paragraphs: list[str], encoding: str = "utf-8") -> bytes:
    """One paragraph a line."""
    return ("\n".join(paragraphs) + "\n").encode(encoding)


def write_html(paragraphs: list[str]) -> bytes:
    """A page with navigation, metadata and footer around the text."""
    shown = "\n".join(f"<p>{html.escape(text)}</p>" for text in paragraphs)
    title = html.escape(paragraphs[1])
    return (
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/zc/">政策</a></li></ul></div>'
        f'<div class="content">\n{shown}\n</div><div class="footer">版权所有　网站地图</div></body></html>'
    ).encode()


def write_docx(paragraphs: list[str], rows: int = 0) -> bytes:
    """A Word file, with a table of so many rows at its end."""
    body = "".join(paragraph(html.escape(text)) for text in paragraphs)
    cells = [cell("序号") + cell("任务") + cell("责任单位")] if rows else []
    cells += [cell(str(n)) + cell(MATTERS[n % 7]) + cell(OFFICES[n % 7]) for n in range(1, rows + 1)]
    return package(body + (table(*cells) if cells else ""))


def write_print(paragraphs: list[str], *, pages: int = 0, tables: int = 0) -> bytes:
    """A PDF as an office prints it; cut to `pages` where given, with a ruled page of tasks behind every so many."""
    sheets = office(paragraphs)
    for number in range(tables):
        sheets.insert((number + 1) * max(len(sheets) // (tables + 1), 1), _ruled(number))
    return write_pdf(*sheets[:pages] if pages else sheets)


def _ruled(number: int) -> Sheet:
    """A page with a ruled table of 18 rows."""
    sheet = Sheet()
    xs, ys = [73.0, 123.0, 373.0, 523.0], [120.0 + 36 * n for n in range(19)]
    sheet.lattice(xs, ys)
    for row, y in enumerate(ys[:-1]):
        texts = (str(row), MATTERS[(row + number) % 7], OFFICES[row % 7]) if row else ("序号", "任务内容", "责任单位")
        for x, text in zip(xs, texts, strict=False):
            sheet.text(x + 6, y + 24, text, 12)
    return sheet


BROKEN: tuple[tuple[str, bytes], ...] = (
    (".doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    (".pdf", b"%PDF-1.7\nnothing behind the head"),
    (".docx", b"PK\x03\x04 cut off"),
    (".txt", b""),
)
"""Files that must be refused."""


def write_folder(folder: Path, count: int) -> None:
    """So many files: every format, copies, light variations, other versions of one number, and broken ones."""
    folder.mkdir(parents=True, exist_ok=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted(ORIGINALS.glob("*.txt"))]
    pages = sorted(PAGES.glob("*.html"))
    for number in range(count):
        name = f"{number // 100:02}/source-{number:04}"
        place = folder / name
        place.parent.mkdir(exist_ok=True)
        suffix, data = _mixed(number, texts, pages)
        if data is None:
            shutil.copyfile(next(folder.glob(f"{(number - 7) // 100:02}/source-{number - 7:04}.*")), f"{place}{suffix}")
        else:
            Path(f"{place}{suffix}").write_bytes(data)


def _mixed(number: int, texts: list[str], pages: list[Path]) -> tuple[str, bytes | None]:
    """Suffix and bytes of one of the many; None for a copy of the file seven before it."""
    varied = texts[number % len(texts)].replace("工作要点", f"第{number}次工作要点", 1)
    lines = [line.strip() for line in varied.splitlines() if line.strip()]
    kind = number % 20
    if kind == 19 and number % 3 == 0:
        return BROKEN[number // 60 % len(BROKEN)]
    if kind == 11:
        return ".txt", None if number % 40 == 11 else write_text(lines[: number % 30 + 8])
    written = {
        0: (".html", write_html),
        1: (".docx", write_docx),
        2: (".html", write_html),
        3: (".docx", write_docx),
        4: (".txt", lambda text: write_text(text, "gb18030")),
    }
    if kind in written:
        suffix, write = written[kind]
        return suffix, write(lines)
    if kind == 5:
        return ".html", pages[number % len(pages)].read_bytes()
    if kind in (6, 16):
        return ".pdf", write_print(plan(1500 + number % 900, serial=number), tables=1)
    if kind in (7, 17):
        return ".docx", write_docx(plan(3000, serial=number), rows=12)
    if kind in (8, 18):
        return ".html", write_html(plan(4000, serial=number - kind % 2))
    if kind == 9:
        return ".md", write_text([f"# {lines[0]}", *lines[1:]])
    return ".txt", varied.encode()


if __name__ == "__main__":
    write_folder(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
