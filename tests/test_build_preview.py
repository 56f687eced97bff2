"""`lantai serve`: an edit is shown, a mistake is told and the last good page stays."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from watchdog.observers.polling import PollingObserver

from generator.mkdocs_adapter.watching import choose_observer
from tests.conftest import ROOT
from tests.edit_scripts import open_desk

PATIENCE = 90


def fetch(address: str) -> str:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except OSError:
        return ""


def wait_for(address: str, word: str) -> str:
    """The page, when the word stands on it."""
    until = time.monotonic() + PATIENCE
    while word not in (page := fetch(address)) and time.monotonic() < until:
        pass
    return page


@pytest.fixture
def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def test_who_tells_of_changes(tmp_path: Path) -> None:
    assert isinstance(choose_observer([tmp_path], is_polling=True), PollingObserver)
    assert isinstance(choose_observer([tmp_path / "unwatchable"], is_polling=False), PollingObserver)
    assert not isinstance(choose_observer([tmp_path], is_polling=False), PollingObserver)


@pytest.mark.parametrize("options", [(), ("--poll",)])
def test_an_edit_is_shown_and_a_mistake_is_told(tmp_path: Path, free_port: int, options: tuple[str, ...]) -> None:
    desk = open_desk(tmp_path, years=(2023,))
    command = [sys.executable, "-u", "-m", "generator", "serve", "--root", str(desk.root), *options]
    command += ["--address", f"127.0.0.1:{free_port}"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        page = f"http://127.0.0.1:{free_port}/documents/plan-2023/"
        assert "livereload" in wait_for(page, "2023年")
        path = desk.root / "content/documents/plan-2023.md"
        good = path.read_text("utf-8")
        path.write_text(good.replace("2023年政务公开", "2023年全区政务公开"), encoding="utf-8")
        assert "2023年全区政务公开" in wait_for(page, "2023年全区政务公开")
        beside = path.with_name(".plan-2023.md.swp")  # as many editors save
        beside.write_text(good.replace("2023年政务公开", "2023年全市政务公开"), encoding="utf-8")
        beside.replace(path)
        assert "2023年全市政务公开" in wait_for(page, "2023年全市政务公开")
        texts = (desk.root / ".lantai-cache/preview/search/texts").glob("*.js")
        assert any("2023年全市政务公开" in text.read_text("utf-8") for text in texts)
        path.write_text(good.replace("genre:", "gerne:"), encoding="utf-8")
        assert process.stdout is not None
        told = next(line for line in process.stdout if "gerne" in line)
        assert "content/documents/plan-2023.md" in told
        assert "2023年全市政务公开" in fetch(page)
        assert "页面" in fetch(f"http://127.0.0.1:{free_port}/nowhere/")
    finally:
        process.terminate()
        process.wait()
