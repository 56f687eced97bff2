"""Work spread over processes that survives them: answers in the order of the items, one lost item for a lost process.

A process pool gives up as a whole when one of its processes dies, and waits for ever where one hangs. Here every worker
has one item at a time, so that it is known which item killed or held it; the worker is replaced, the others go on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import signal
import time
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

D = TypeVar("D")
I = TypeVar("I")  # noqa: E741 - an item
A = TypeVar("A")

PATIENCE = 300.0
"""Seconds after which an item is given up."""
_AHEAD = 16
"""Items for each worker that may be ready before the oldest one is: bounds what waits in memory."""
_SPAWN = multiprocessing.get_context("spawn")
"""A fork would copy the locks of the thread that draws the progress bar."""


class Loss(StrEnum):
    """Why there is no answer to an item."""

    DIED = "died"
    LATE = "late"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Lost:
    """In place of an answer."""

    loss: Loss
    reason: str = ""
    """Name of the exception, for `FAILED`."""


def work_all(
    work: Callable[[D, I], A], desk: D, items: Sequence[I], *, jobs: int, patience: float = PATIENCE
) -> Iterator[A | Lost]:
    """`work(desk, item)` for every item, in as many processes as `jobs`; `desk` travels once to each.

    `work` is a function of a module; desk, items and answers can be pickled. Leaving the iterator ends the workers.
    """
    crew = _Crew(work, desk, patience)
    try:
        yield from crew.work(items, jobs=min(jobs, len(items)))
    finally:
        crew.dismiss()


def attempt(work: Callable[[D, I], A], desk: D, item: I) -> A | Lost:
    """One item in this process; whatever the work raises is an answer."""
    try:
        return work(desk, item)
    except Exception as error:
        return Lost(Loss.FAILED, type(error).__name__)


class _Worker(Generic[D, I, A]):
    """A process and the pipe to it."""

    def __init__(self, work: Callable[[D, I], A], desk: D) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.process: SpawnProcess = _SPAWN.Process(target=_serve, args=(work, desk, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.index: int | None = None
        self.since = 0.0

    def give(self, index: int, item: I) -> None:
        """Hand over an item; a worker that is gone is noticed when its answer is awaited."""
        self.index, self.since = index, time.monotonic()
        with contextlib.suppress(OSError):
            self.pipe.send(item)

    def answer(self) -> A | Lost:
        """What came back, when the pipe is ready."""
        try:
            answer: A | Lost = self.pipe.recv()
        except (EOFError, OSError, pickle.UnpicklingError):
            return Lost(Loss.DIED)
        return answer

    def end(self) -> None:
        """End the process at once; it writes nothing, so nothing can be half written."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class _Crew(Generic[D, I, A]):
    """The workers there are."""

    def __init__(self, work: Callable[[D, I], A], desk: D, patience: float) -> None:
        self.task = work
        self.desk = desk
        self.patience = patience
        self.workers: list[_Worker[D, I, A]] = []

    def work(self, items: Sequence[I], *, jobs: int) -> Iterator[A | Lost]:
        """Answers in order."""
        ready: dict[int, A | Lost] = {}
        given = told = 0
        while told < len(items):
            while given < min(len(items), told + _AHEAD * jobs) and (worker := self._idle(jobs)):
                worker.give(given, items[given])
                given += 1
            ready |= self._await()
            while told in ready:
                yield ready.pop(told)
                told += 1

    def dismiss(self) -> None:
        """End all workers."""
        for worker in self.workers:
            worker.end()
        self.workers.clear()

    def _idle(self, jobs: int) -> _Worker[D, I, A] | None:
        """A worker without an item, a new one where there is room."""
        found = next((worker for worker in self.workers if worker.index is None), None)
        if found is None and len(self.workers) < jobs:
            found = _Worker(self.task, self.desk)
            self.workers.append(found)
        return found

    def _await(self) -> dict[int, A | Lost]:
        """Answers that came, by index; waits for the next one or until a worker is overdue."""
        busy = {worker.pipe: worker for worker in self.workers if worker.index is not None}
        if not busy:
            return {}
        oldest = min(worker.since for worker in busy.values())
        wait([*busy], timeout=max(0.0, oldest + self.patience - time.monotonic()))
        found: dict[int, A | Lost] = {}
        for worker in busy.values():
            if worker.pipe.poll():
                self._take(worker, worker.answer(), found)
            elif time.monotonic() - worker.since >= self.patience:
                self._take(worker, Lost(Loss.LATE), found)
        return found

    def _take(self, worker: _Worker[D, I, A], answer: A | Lost, found: dict[int, A | Lost]) -> None:
        """Note an answer; a worker that died or hangs makes room for another."""
        if worker.index is not None:
            found[worker.index] = answer
        worker.index = None
        if isinstance(answer, Lost) and answer.loss is not Loss.FAILED:
            worker.end()
            self.workers.remove(worker)


def _serve(work: Callable[[D, I], A], desk: D, pipe: Connection) -> None:
    """A worker's life: ends with the pipe; an interrupt from the keyboard is for the one who gave the work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            pipe.send(attempt(work, desk, pipe.recv()))
    except (EOFError, OSError):
        return
