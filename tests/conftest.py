"""What many tests need: golden files, the shared material, a browser, a served folder, the demonstration built once."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TODAY = "2026-11-22"
CHROMIUM_FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="accept the present results as the expected ones")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """`golden(path, text)`: the text must equal the file; with --golden the file is rewritten."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path}: no such golden file; `make golden` writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the repository."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("real documents (../shared) are not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of a Chromium."""
    found = os.environ.get("LANTAI_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("no Chromium: apt-get install chromium fonts-noto-cjk, or set LANTAI_CHROMIUM")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    """A headless Chromium driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_FLAGS)
        yield launched
        launched.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """The plain static server, without its log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served() -> Callable[[Path], AbstractContextManager[str]]:
    """`with served(folder) as address:` serves a folder like any static host."""

    @contextmanager
    def serve(folder: Path) -> Iterator[str]:
        handler = functools.partial(_Quiet, directory=str(folder))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_port}/"
            finally:
                server.shutdown()

    return serve


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration district's site, built once for all workers."""
    return build_once(tmp_path_factory, "demonstration", ROOT)


def run_folder(factory: pytest.TempPathFactory) -> Path:
    """A folder of this test run, the same for all its workers."""
    folder = factory.getbasetemp()
    return folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder


def build_once(factory: pytest.TempPathFactory, name: str, root: Path) -> Path:
    """A built site shared by the test workers: the first one builds, the others wait for it."""
    folder = run_folder(factory)
    target, lock = folder / name, folder / f"{name}.lock"
    with exclusive(lock):
        if not target.is_dir():
            command = [sys.executable, "-m", "generator", "build", "--root", str(root), "--site-dir", str(target)]
            done = subprocess.run([*command, "--today", TODAY], capture_output=True, text=True, cwd=ROOT, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    return target


@contextmanager
def exclusive(lock: Path) -> Iterator[None]:
    """One process at a time."""
    import fcntl

    with lock.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
