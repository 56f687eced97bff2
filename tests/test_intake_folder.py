"""Folders of sources, imported by real processes: the same on any number of cores, after a kill, beside bad files."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from generator.records.importing import LOCK_FILE, digest, read_lock
from tests.conftest import ROOT
from tests.written_sources import plan, write_docx, write_folder, write_text

SITE = ROOT / "tests" / "site"
COUNT = 45
RUN = {"env": {**os.environ, "PYTHONPATH": str(ROOT)}, "cwd": ROOT, "text": True}


def portal(folder: Path) -> Path:
    shutil.copytree(SITE, folder)
    return folder


def command(sources: Path, root: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "generator", "import", str(sources), "--root", str(root), *options]


def imported(sources: Path, root: Path, *options: str) -> list[dict]:
    done = subprocess.run(command(sources, root, "--json", *options), capture_output=True, check=False, **RUN)
    assert done.returncode in (0, 1), done.stderr
    outcomes = json.loads(done.stdout)
    assert done.returncode == any(outcome["action"] == "refused" for outcome in outcomes)
    return outcomes


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture
def heeding_interrupts() -> Iterator[None]:
    """Also where the tests run in the background of a shell, which makes its children deaf to Ctrl+C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mixed") / "sources"
    write_folder(folder, COUNT)
    return folder


@pytest.fixture(scope="module")
def reference(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict]]:
    """The portal after one undisturbed import on two cores, and what was told."""
    root = portal(tmp_path_factory.mktemp("reference") / "portal")
    return root, imported(sources, root, "--jobs", "2")


def test_every_file_is_told_of_in_its_order(sources: Path, reference: tuple[Path, list[dict]]) -> None:
    root, outcomes = reference
    assert [outcome["source"] for outcome in outcomes] == [
        str(path) for path in sorted(sources.rglob("*")) if path.is_file()
    ]
    refused = [outcome for outcome in outcomes if outcome["action"] == "refused"]
    assert [(Path(outcome["source"]).suffix, len(outcome["findings"])) for outcome in refused] == [(".doc", 1)]
    created = [outcome["target"] for outcome in outcomes if outcome["action"] == "created"]
    assert len(set(created)) == len(created)
    assert {outcome["format"] for outcome in outcomes} >= {"txt", "html", "docx", "pdf", "md"}
    twins = [outcome for outcome in outcomes if outcome["action"] == "duplicate"]
    assert twins
    assert {outcome["target"] for outcome in twins} <= {*created}
    lock = read_lock(root / "site_data")
    assert all(lock[target] == digest((root / target).read_text(encoding="utf-8")) for target in created)


def test_the_number_of_workers_changes_nothing(
    sources: Path, reference: tuple[Path, list[dict]], tmp_path: Path
) -> None:
    root = portal(tmp_path / "portal")
    assert imported(sources, root, "--jobs", "1") == reference[1]
    assert tree(root) == tree(reference[0])


@pytest.mark.usefixtures("heeding_interrupts")
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGINT])
def test_an_interrupted_import_goes_on_where_it_ended(
    sent: signal.Signals, sources: Path, reference: tuple[Path, list[dict]], tmp_path: Path
) -> None:
    root = portal(tmp_path / "portal")
    before = len(list(root.rglob("*.md")))
    running = subprocess.Popen(
        command(sources, root, "--jobs", "2"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        **RUN,
    )
    while len(list(root.rglob("*.md"))) < before + 10 and running.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            running.wait(timeout=0.01)
    running.send_signal(sent)
    _, told = running.communicate()
    assert running.returncode == (-signal.SIGKILL if sent is signal.SIGKILL else 130), told
    assert sent is signal.SIGKILL or "已中断" in told
    expected = tree(reference[0])
    for name, data in tree(root).items():
        assert name.endswith((".tmp", LOCK_FILE)) or data == expected[name], name
    rest = imported(sources, root, "--jobs", "2")
    assert 0 < len(rest) <= COUNT - 10
    assert rest[-1]["source"] == reference[1][-1]["source"]
    assert tree(root) == expected


def test_a_second_run_reads_only_what_waits_for_a_person(
    sources: Path, reference: tuple[Path, list[dict]], tmp_path: Path
) -> None:
    """A refused file is told of again, and so is a draft that stands beside an edited one."""
    root = tmp_path / "portal"
    shutil.copytree(reference[0], root)
    waiting = [outcome for outcome in reference[1] if outcome["action"] in ("refused", "beside")]
    done = subprocess.run(command(sources, root), capture_output=True, check=False, **RUN)
    assert done.stdout.count("未导入") == 1
    assert f"另有 {COUNT - len(waiting)} 个文件以前已经导入，没有再读。" in done.stdout
    assert not done.stderr
    assert tree(root) == tree(reference[0])


def test_a_changed_source_updates_its_draft_and_never_an_edit(tmp_path: Path) -> None:
    root, folder = portal(tmp_path / "portal"), tmp_path / "sources"
    folder.mkdir()
    first, second = folder / "first.txt", folder / "second.docx"
    first.write_bytes(write_text(plan(600, serial=41)))
    second.write_bytes(write_docx(["关于旧井普查的通告", "一、普查范围", "全区所有旧井。"]))
    created = imported(folder, root)
    assert [outcome["action"] for outcome in created] == ["created", "created"]
    assert imported(folder, root) == []
    first.write_bytes(write_text(plan(2500, serial=41)))
    second.write_bytes(write_docx(["关于旧井普查的通告", "一、普查范围", "全区所有旧井和枯井。"]))
    updated = imported(folder, root)
    assert [(outcome["action"], outcome["target"]) for outcome in updated] == [
        ("updated", outcome["target"]) for outcome in created
    ]
    assert (root / "content/originals/second.docx").read_bytes() == second.read_bytes()
    draft = root / created[1]["target"]
    draft.write_text(draft.read_text(encoding="utf-8").replace("枯井", "枯水井"), encoding="utf-8")
    edited = draft.read_bytes()
    second.write_bytes(write_docx(["关于旧井普查的通告", "一、普查范围", "全区所有旧井、枯井和机井。"]))
    (outcome,) = imported(folder, root)
    assert (outcome["action"], outcome["written"]) == ("beside", outcome["target"].replace(".md", ".new.md"))
    assert draft.read_bytes() == edited


def test_two_imports_at_once_are_refused(tmp_path: Path) -> None:
    import fcntl

    root = portal(tmp_path / "portal")
    source = tmp_path / "notice.txt"
    source.write_text("关于检修的通告\n一、时间\n今天。\n", encoding="utf-8")
    handle = os.open(root / "site_data", os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    before = tree(root)
    done = subprocess.run(command(source, root), capture_output=True, check=False, **RUN)
    os.close(handle)
    assert done.returncode == 1
    assert "S192 busy-portal 另一次导入正在进行。" in done.stderr
    assert tree(root) == before


def test_owner_files_and_hidden_folders_are_no_sources(tmp_path: Path) -> None:
    root, folder = portal(tmp_path / "portal"), tmp_path / "sources"
    (folder / ".trash").mkdir(parents=True)
    for name in ("~$通告.docx", ".hidden.txt", ".trash/old.txt", "notes.xlsx"):
        (folder / name).write_bytes(b"x")
    done = subprocess.run(command(folder, root), capture_output=True, check=False, **RUN)
    assert (done.returncode, done.stdout) == (0, "没有要导入的文件：文件夹里没有可读的格式。\n")


def test_a_terminal_shows_a_bar_and_a_pipe_does_not(tmp_path: Path) -> None:
    root, folder = portal(tmp_path / "portal"), tmp_path / "sources"
    folder.mkdir()
    for number in range(6):
        (folder / f"notice-{number}.txt").write_bytes(write_text(plan(600, serial=50 + number)))
    ours, theirs = os.openpty()
    running = subprocess.Popen(command(folder, root, "--json"), stdout=subprocess.PIPE, stderr=theirs, **RUN)
    output, _ = running.communicate()
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # the end of a terminal is an error
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    assert "导入".encode() in shown
    assert b"100%" in shown
    assert len(json.loads(output)) == 6
    for number in range(6):
        (folder / f"notice-{number}.txt").write_bytes(write_text(plan(2500, serial=50 + number)))
    piped = subprocess.run(command(folder, root), capture_output=True, check=False, **RUN)
    assert piped.stderr == ""
    assert "结果：已更新草稿 6" in piped.stdout
