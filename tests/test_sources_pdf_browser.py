"""PDFs as a browser prints them: every paragraph and every row comes back, and no character is lost."""

import html
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest

from generator.chinese.widths import squeeze
from generator.model.transcript import Grid, Line, Transcript
from generator.sources.pdf import read_pdf

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
STYLE = """
@page{size:A4;margin:37mm 26mm 35mm 28mm;@bottom-center{content:"— " counter(page) " —"}}
body{font:16pt/28pt "Noto Serif CJK SC";margin:0} p{margin:0;text-indent:2em}
table{border-collapse:collapse;font-size:12pt;line-height:16pt} td{border:1px solid #000;padding:2pt 4pt}
"""
STYLES = {"ragged": "", "justified": "body{text-align:justify;font-size:12pt} p{margin-bottom:6pt}"}
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to print with")


def printed(paragraphs: list[str | list[str]], folder: Path, style: str) -> bytes:
    """A PDF of paragraphs; a list is a table row."""
    parts, rows = [], []
    for entry in [*paragraphs, ""]:
        if isinstance(entry, list):
            rows.append("".join(f"<td>{html.escape(cell)}</td>" for cell in entry))
            continue
        if rows:
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
            rows = []
        parts.append(f"<p>{html.escape(entry)}</p>" if entry else "")
    page, target = folder / "a.html", folder / "a.pdf"
    page.write_text(f"<meta charset=utf-8><style>{STYLE}{style}</style>{''.join(parts)}", encoding="utf-8")
    switches = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
    quiet = ("--disable-background-networking", "--disable-component-update", "--no-pdf-header-footer")
    subprocess.run(
        [str(CHROMIUM), *switches, *quiet, f"--print-to-pdf={target}", str(page)], check=True, capture_output=True
    )
    return target.read_bytes()


def counted(data: bytes) -> Counter[str]:
    """The characters of all pages as pdfium gives their plain text."""
    document = pypdfium2.PdfDocument(data)
    whole = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return Counter(squeeze(whole))


def assert_conserved(transcript: Transcript, data: bytes) -> None:
    assert Counter(squeeze("".join(transcript.strings()))) == counted(data)


def lines_of(transcript: Transcript) -> list[str]:
    return [squeeze(block.text) for block in transcript.blocks if isinstance(block, Line)]


def rows_of(transcript: Transcript) -> list[list[str]]:
    grids = [block for block in transcript.blocks if isinstance(block, Grid)]
    return [[squeeze(cell.text) for cell in row.cells] for grid in grids for row in grid.rows]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_paragraphs_and_a_long_table(tmp_path, style):
    text = "各街道办事处应当把河道保洁纳入日常巡查，对“久治不愈”的点位逐一建档，2024年底前实现动态清零。"
    paragraphs = [f"（{number}）{text * (number % 4 + 1)}" for number in range(1, 30)]
    rows = [["序号", "任务", "内容", "单位", "时限"]]
    rows += [[str(n), f"第{n}项任务", text * (n % 3 + 1), "河长办、街道", "全年"] for n in range(1, 41)]
    data = printed([*paragraphs, *rows, "本方案自印发之日起施行。"], tmp_path, style)
    transcript = read_pdf(data, name="a.pdf", sha256="0")
    assert lines_of(transcript) == [*paragraphs, "本方案自印发之日起施行。"]
    assert rows_of(transcript) == rows
    assert_conserved(transcript, data)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seeds are not here")
@pytest.mark.parametrize("number", range(5))
def test_real_plans_come_back_from_print(tmp_path, number):
    source = sorted(SEEDS.glob("*.txt"))[number].read_text(encoding="utf-8")
    entries = [line.strip(" \u3000\r") for line in source.split("\n") if line.strip()]
    parts = [line.split("\t") if "\t" in line else line for line in source.split("\n") if line.strip()]
    data = printed([part if isinstance(part, list) else part.strip(" \u3000\r") for part in parts], tmp_path, "")
    transcript = read_pdf(data, name="a.pdf", sha256="0")
    assert lines_of(transcript) == [squeeze(line) for line in entries if "\t" not in line]
    assert rows_of(transcript) == [[squeeze(cell) for cell in part] for part in parts if isinstance(part, list)]
    assert_conserved(transcript, data)
