"""Reads damaged and hostile files by the thousand: `python -m tests.fuzz --count 20000 --seed 1`.

Every input must end as a `Parsed` that conserves its characters or as an `UnreadableSourceError`. Inputs are read in
worker processes with bounded memory and time; a worker that dies names its input and is replaced. `--only N` reads
one input again in this process, so that a debugger can look.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from generator.errors import PortalError
from tests.fuzz_inputs import FuzzInput, make_input, valid_files

MEMORY = 1536 * 1024 * 1024
"""Bytes of address space of a worker."""
SECONDS = 10
"""CPU time of reading one input, and again of showing and drafting it."""
WAIT = 120
"""Seconds without any answer from a worker."""
BATCH = 250
ENOUGH = MEMORY // 3 // 1024
"""KiB after which a worker gives way to a fresh one, so that no input pays for the memory of those before it."""
GIVEN_UP = ("已放弃", "使读取程序出错")
"""Words of a refusal that follows from a limit of time or memory, or from an error that was caught."""
CANARY = "canary-7f3a-must-never-be-read"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(slots=True)
class Report:
    """What became of the inputs."""

    outcomes: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slowest: float = 0.0
    largest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """What is to be read, and where."""

    seed: int
    numbers: range
    sandbox: Path
    also: Path | None = None
    keep: Path | None = None
    """Folder for the inputs that failed."""

    @property
    def canary(self) -> str:
        """Address of the file that nothing may read."""
        return (self.sandbox / "canary.txt").as_uri()

    def make(self, number: int) -> FuzzInput:
        return make_input(self.seed, number, canary=self.canary, also=self.also)


def read_one(made: FuzzInput, folder: Path) -> str:
    """Read an input as inspection and import do; returns how it ended, and raises for what must not be."""
    from generator import console, pipeline
    from generator.errors import UnreadableSourceError
    from generator.model.inspection import to_json
    from generator.records import write_draft

    path = folder / f"input{made.suffix}"
    path.write_bytes(made.data)
    try:
        with _Watch():
            parsed = pipeline.inspect(path)
    except UnreadableSourceError as error:
        return _judge_refusal(error)
    finally:
        path.unlink()
    _wind_up()
    assert not parsed.conservation.lost, f"lost {dict(parsed.conservation.lost)}"
    assert not parsed.conservation.invented, f"invented {dict(parsed.conservation.invented)}"
    with _Watch():
        shown = json.dumps(to_json(parsed), ensure_ascii=False) + console.inspection_report(parsed, str(path))
        shown += write_draft(parsed)
    shown.encode()
    assert CANARY not in shown, "a file of this machine was read"
    return "parsed"


def _wind_up() -> None:
    """Give what comes next its own `SECONDS`, where the process is a worker."""
    if signal.getitimer(signal.ITIMER_PROF)[0]:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)


def _judge_refusal(error: PortalError) -> str:
    """Whether it was refused or given up; every refusal says what is wrong and what to do."""
    str(error).encode()
    assert error.findings, "refused without a finding"
    assert all(finding.message and finding.hint for finding in error.findings), f"no hint: {error}"
    return "given up" if any(mark in str(error) for mark in GIVEN_UP) else "refused"


class _Watch:
    """Notes every file that Python opens for writing, and every connection, while it is on."""

    active: _Watch | None = None
    hooked = False

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __enter__(self) -> None:
        if not _Watch.hooked:
            sys.addaudithook(_Watch.hook)
            _Watch.hooked = True
        _Watch.active = self

    def __exit__(self, *_: object) -> None:
        _Watch.active = None
        assert not self.seen, f"touched {self.seen}"

    @staticmethod
    def hook(event: str, args: tuple[object, ...]) -> None:
        watch = _Watch.active
        if watch is None:
            return
        if event == "open" and isinstance(args[2], int) and args[2] & WRITING and "__pycache__" not in str(args[0]):
            watch.seen.append(f"open {args[0]}")
        elif event in ("socket.connect", "subprocess.Popen", "os.mkdir", "os.rename", "os.remove", "shutil.copyfile"):
            watch.seen.append(event)


def _bound() -> None:
    """Limits of a worker: memory, CPU time by `SIGPROF`, which ends the process wherever it stands."""
    os.nice(10)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGPROF, signal.SIG_DFL)


def _work(campaign: Campaign, numbers: range, answers: Connection, unused: Connection) -> None:
    """A worker: tells each number before and the outcome after; ends early when it has grown."""
    unused.close()  # or it would wait for ever to be read when its parent is gone
    _bound()
    folder = campaign.sandbox / f"worker{os.getpid()}"
    folder.mkdir()
    os.chdir(folder)
    for number in numbers:
        made = campaign.make(number)
        answers.send((number, made.recipe + made.suffix, None, 0.0, 0))
        began = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            outcome = read_one(made, folder)
        except BaseException:
            outcome = "FAILED " + traceback.format_exc()[-4000:]
            if campaign.keep is not None:
                (campaign.keep / f"{campaign.seed}-{number}{made.suffix}").write_bytes(made.data)
        signal.setitimer(signal.ITIMER_PROF, 0)
        peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        answers.send((number, made.recipe + made.suffix, outcome, time.process_time() - began, peak))
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > ENOUGH:
            break
    folder.rmdir()


def _answers(campaign: Campaign, numbers: range) -> Iterator[tuple[int, str, str, float, int]]:
    """Outcomes of the numbers, in order; workers are replaced as they die."""
    context = multiprocessing.get_context("fork")
    rest = numbers
    while rest:
        receiver, sender = context.Pipe(duplex=False)
        batch = rest[:BATCH]
        worker = context.Process(target=_work, args=(campaign, batch, sender, receiver))
        worker.start()
        sender.close()
        number, recipe, begun = batch[0], "worker", False
        done = 0
        try:
            while done < len(batch):
                if not receiver.poll(WAIT):
                    worker.kill()
                number, recipe, outcome, seconds, peak = receiver.recv()
                begun = outcome is None
                if outcome is not None:
                    done += 1
                    yield number, recipe, outcome, seconds, peak
        except EOFError:
            worker.join()
            if begun or not done:
                done += 1
                _keep_last(campaign, number, worker.pid)
                yield number, recipe, f"FAILED worker ended with {worker.exitcode} (time, memory or crash)", 0.0, 0
        worker.join()
        receiver.close()
        rest = rest[done:]


def _keep_last(campaign: Campaign, number: int, worker: int | None) -> None:
    """Keep the input that a worker died of: it stands where it was read."""
    for path in (campaign.sandbox / f"worker{worker}").glob("input.*"):
        if campaign.keep is not None:
            shutil.copy(path, campaign.keep / f"{campaign.seed}-{number}{path.suffix}")


def run(campaign: Campaign) -> Report:
    """Read the numbers of one campaign."""
    report = Report()
    valid_files(campaign.also)  # before the workers part, so that each has them
    (campaign.sandbox / "canary.txt").write_text(CANARY, encoding="utf-8")
    for number, recipe, outcome, seconds, peak in _answers(campaign, campaign.numbers):
        report.slowest, report.largest = max(report.slowest, seconds), max(report.largest, peak)
        if not outcome.startswith("FAILED"):
            report.outcomes[outcome] += 1
            continue
        report.outcomes["failed"] += 1
        report.failures.append(f"--seed {campaign.seed} --only {number} ({recipe}, {seconds:.1f} s): {outcome[7:]}")
    found = [path for path in campaign.sandbox.rglob("*") if path.is_file() and path.stem not in ("canary", "input")]
    report.failures += [f"a file was written: {path}" for path in found]
    return report


def _share(arguments: argparse.Namespace, share: int) -> Report:
    """Every second input, say, in its own sandbox."""
    numbers = range(arguments.first + share, arguments.first + arguments.count, arguments.jobs)
    with tempfile.TemporaryDirectory(prefix="fuzz-") as sandbox:
        return run(
            Campaign(
                seed=arguments.seed,
                numbers=numbers,
                sandbox=Path(sandbox),
                also=arguments.also,
                keep=arguments.keep,
            )
        )


def tell(*lines: str) -> None:
    """Print."""
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    sys.stdout.flush()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--also", type=Path, help="folder of further valid files to damage")
    parser.add_argument("--keep", type=Path, help="folder for the inputs that failed")
    parser.add_argument("--only", type=int, help="read one input in this process")
    arguments = parser.parse_args()
    if arguments.only is not None:
        with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
            campaign = Campaign(seed=arguments.seed, numbers=range(0), sandbox=Path(name), also=arguments.also)
            made = campaign.make(arguments.only)
            tell(f"{made.recipe}{made.suffix}, {len(made.data)} bytes: {made.data[:200]!r}")
            tell(read_one(made, Path(name)))
        return 0
    began = time.monotonic()
    with ProcessPoolExecutor(arguments.jobs) as pool:
        reports = list(pool.map(_share, [arguments] * arguments.jobs, range(arguments.jobs)))
    outcomes = sum((report.outcomes for report in reports), Counter())
    for report in reports:
        tell(*report.failures)
    slowest, largest = max(report.slowest for report in reports), max(report.largest for report in reports)
    took = f"{time.monotonic() - began:.0f} s, slowest {slowest:.1f} s of processor time"
    tell(f"{dict(outcomes)} in {took}, memory up to {largest / 1024:.0f} MiB")
    return 1 if outcomes["failed"] or any(report.failures for report in reports) else 0


if __name__ == "__main__":
    sys.exit(main())
