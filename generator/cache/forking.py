"""Work spread over processes that start with everything this one has in memory.

For work whose subject is too large to be sent: a worker is a fork, gets numbers of items and sends answers back.
A worker that dies takes the run with it, and no worker outlives the run.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import threading
from contextlib import contextmanager
from multiprocessing.connection import Connection, Pipe, wait
from typing import TYPE_CHECKING, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

I = TypeVar("I")  # noqa: E741 - an item
A = TypeVar("A")

_AHEAD = 2
"""Items a worker has at a time, so that it never waits for the next."""


_YOUNG = 20_000
"""Objects more than before, at which garbage is looked for among the new ones; Python's own number is 700."""


class LostWorkerError(RuntimeError):
    """A worker ended without an answer: killed, or out of memory."""


def fork_map(work: Callable[[I], A], items: Sequence[I], *, jobs: int) -> Iterator[A]:
    """`work(item)` for every item, in the order in which they are done.

    Raises:
        LostWorkerError: a worker is gone.
        Exception: whatever the work raised, in this process.
    """
    if jobs < 2 or len(items) < 2 or not hasattr(os, "fork"):
        yield from map(work, items)
        return
    with _hired(work, items, jobs) as workers:
        yield from _collect(workers, len(items))


def apart(work: Callable[[I], A], item: I) -> A:
    """`work(item)` in a process of its own, which takes with it whatever memory the work has filled.

    Beside other threads it is done here: what they hold locked would stay locked in the fork.

    Raises:
        LostWorkerError: the process is gone.
        Exception: whatever the work raised.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return work(item)
    with _hired(work, [item], 1) as workers:
        return next(_collect(workers, 1))  # type: ignore[no-any-return]


@contextmanager
def _hired(work: Callable[[I], A], items: Sequence[I], jobs: int) -> Iterator[list[tuple[int, Connection]]]:
    """Workers, until they have done their work or it is given up."""
    sys.stdout.flush()
    sys.stderr.flush()
    gc.freeze()
    workers = [_start(work, items) for _ in range(min(jobs, len(items)))]
    try:
        yield workers
    finally:
        for pid, pipe in workers:
            pipe.close()
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        gc.unfreeze()


@contextmanager
def hurrying() -> Iterator[None]:
    """Garbage is not looked for meanwhile; there will be little, or soon enough an occasion."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def lasting() -> Iterator[None]:
    """What is made meanwhile stays to the end: it is not looked through for garbage again and again as it grows.

    Afterwards there is little garbage that does not go by itself. What an earlier run in this process froze may go.
    """
    gc.unfreeze()
    gc.disable()
    gc.set_threshold(_YOUNG)
    try:
        yield
    finally:
        gc.enable()
        gc.freeze()


def _collect(workers: list[tuple[int, Connection]], count: int) -> Iterator:  # type: ignore[type-arg]
    todo = iter(range(count))
    owed = {pipe: 0 for _, pipe in workers}
    try:
        for pipe in [pipe for _ in range(_AHEAD) for pipe in owed]:
            _give(pipe, todo, owed)
        while busy := [pipe for pipe, left in owed.items() if left]:
            for pipe in (pipe for pipe in wait(busy) if isinstance(pipe, Connection)):
                is_right, answer = pickle.loads(pipe.recv_bytes())
                if not is_right:
                    raise answer
                owed[pipe] -= 1
                _give(pipe, todo, owed)
                yield answer
    except (EOFError, ConnectionError):
        raise LostWorkerError from None


def _give(pipe: Connection, todo: Iterator[int], owed: dict[Connection, int]) -> None:
    """The next item, if there is one."""
    number = next(todo, None)
    if number is not None:
        pipe.send(number)
        owed[pipe] += 1


def _start(work: Callable[[I], A], items: Sequence[I]) -> tuple[int, Connection]:
    ours, theirs = Pipe()
    pid = os.fork()
    if pid:
        theirs.close()
        return pid, ours
    ours.close()
    return _serve(work, items, theirs)


def _serve(work: Callable[[I], A], items: Sequence[I], pipe: Connection) -> NoReturn:
    """The worker's whole life; it ends when nobody listens any more."""
    parent = os.getppid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.enable()
    status = 1
    try:
        while os.getppid() == parent:
            try:
                answer: tuple[bool, object] = (True, work(items[pipe.recv()]))
            except (EOFError, ConnectionError):
                break
            except Exception as error:
                answer = (False, error)
            pipe.send_bytes(_pack(answer))
        status = 0
    finally:
        os._exit(status)


def _pack(answer: tuple[bool, object]) -> bytes:
    try:
        return pickle.dumps(answer, protocol=5)
    except Exception as error:
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")), protocol=5)
