"""`lantai inspect` in the hands of an editor: whatever the file is, one clear answer and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.fuzz_inputs import TEXTS, valid_files

PLAN = TEXTS[0].read_text("utf-8")
WORD = next(data for suffix, data in valid_files() if suffix == ".docx")
PRINT = next(data for suffix, data in valid_files() if suffix == ".pdf")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200)
LOCKED = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\n"
    b"4 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"1f" * 32 + b"> /U <" + b"2e" * 32 + b"> >>\nendobj\n"
    b"trailer << /Root 1 0 R /Size 5 /Encrypt 4 0 R /ID [<00><00>] >>\n%%EOF"
)


def inspect(path: Path, *options: str, seconds: float = 60) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "inspect", str(path), *options]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, timeout=seconds)


REFUSED: dict[str, tuple[bytes | None, str, str]] = {
    "empty.txt": (b"", "文件是空的", "核对"),
    "blank.txt": (b" \r\n\t\n", "文件是空的", "核对"),
    "picture.txt": (PICTURE, "PNG 图片", "原件"),
    "picture.pdf": (PICTURE, "不是 PDF", "核对"),
    "picture.docx": (PICTURE, "内容却是", "扩展名"),
    "word.html": (WORD, "Word", ".docx"),
    "print.docx": (PRINT, "PDF", "扩展名"),
    "plan.doc": (OLE, "旧版 Word", "另存为"),
    "plan.docx": (OLE, "旧版 Word", "另存为"),
    "plan.wps": (OLE, "WPS", "另存为"),
    "plan.ofd": (WORD, "OFD", "PDF"),
    "cut.docx": (WORD[: len(WORD) // 2], "损坏", "Word"),
    "cut.pdf": (PRINT[: len(PRINT) // 3], "损坏", "导出"),
    "locked.pdf": (LOCKED, "密码", "不加密"),
    "big5.txt": ("青溪區人民政府關於植樹節活動的通知，請各鎮認真組織。".encode("big5"), "Big5", "UTF-8"),
    "plan": (PLAN.encode(), "没有扩展名", ".txt"),
    "plan.xyz": (PLAN.encode(), ".xyz", ".txt"),
    "missing.txt": (None, "文件不存在", "路径"),
    "missing": (None, "文件不存在", "路径"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line_with_a_hint(tmp_path: Path, name: str) -> None:
    data, says, advises = REFUSED[name]
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    done = inspect(path)
    assert done.returncode == 2, done.stdout + done.stderr
    assert not done.stdout
    first, hint = done.stderr.rstrip("\n").split("\n")
    assert name in first
    assert says in first
    assert hint.startswith("    提示：")
    assert advises in hint


@pytest.mark.parametrize("name", ["folder", "folder.txt", "folder.docx"])
def test_a_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    done = inspect(tmp_path / name)
    assert (done.returncode, done.stdout) == (2, "")
    assert "文件夹" in done.stderr
    assert "lantai import" in done.stderr


ENCODED: dict[str, Callable[[str], bytes]] = {
    "gb18030": lambda text: text.encode("gb18030"),
    "utf-16-le": lambda text: text.encode("utf-16"),
    "utf-8": lambda text: text.encode("utf-8-sig"),
}


@pytest.mark.parametrize("encoding", ENCODED)
def test_encodings_of_chinese_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "PLAN.TXT"
    path.write_bytes(ENCODED[encoding](PLAN))
    done = inspect(path, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    read = json.loads(done.stdout)
    assert read["source"]["encoding"] == encoding
    assert read["elements"]["document_number"] == "青溪府办〔2025〕7号"
    assert len(read["tables"][0]["rows"]) == 3


def test_text_without_any_heading(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("随手写的一段话，没有标题，也没有编号。", encoding="utf-8")
    done = inspect(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "标题：文中未载明" in done.stdout
    assert "无遗漏，无增添" in done.stdout
    assert "提示：" in done.stdout


def test_a_text_of_five_megabytes_takes_seconds(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(PLAN * (5_000_000 // len(PLAN.encode())), encoding="utf-8")
    done = inspect(path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "无遗漏，无增添" in done.stdout


def test_word_and_print_are_read(tmp_path: Path) -> None:
    for name, data in (("plan.docx", WORD), ("plan.pdf", PRINT)):
        (tmp_path / name).write_bytes(data)
        done = inspect(tmp_path / name, "--json")
        assert (done.returncode, done.stderr) == (0, "")
        assert json.loads(done.stdout)["elements"]["title"] == "青溪区档案进社区工作要点"
