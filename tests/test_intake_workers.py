"""Workers that fail, die or hang: the others go on, and answers keep their order."""

from __future__ import annotations

import os
import signal
import threading

from generator.intake.workers import Loss, Lost, work_all


def answer(desk: str, item: str) -> str:
    if item == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if item == "hang":
        threading.Event().wait()
    if item == "fail":
        raise ValueError(item)
    return f"{desk}{item}"


def test_answers_come_in_the_order_of_the_items() -> None:
    items = [str(number) for number in range(100)]
    assert list(work_all(answer, "=", items, jobs=3)) == [f"={item}" for item in items]


def test_a_lost_worker_costs_one_item() -> None:
    items = ["a", "die", "b", "fail", "die", "c", "die"]
    lost = Lost(Loss.DIED)
    assert list(work_all(answer, "", items, jobs=2)) == [
        *("a", lost, "b", Lost(Loss.FAILED, "ValueError"), lost, "c", lost)
    ]


def test_a_hanging_worker_is_given_up() -> None:
    assert list(work_all(answer, "", ["a", "hang", "b"], jobs=2, patience=6)) == ["a", Lost(Loss.LATE), "b"]


def test_leaving_early_ends_the_workers() -> None:
    answers = work_all(answer, "", ["a", "hang", "hang"], jobs=2)
    assert next(answers) == "a"
    answers.close()
    children = threading.active_count(), [child for child in _children() if child]
    assert children == (threading.active_count(), [])


def _children() -> list[str]:
    """Commands of this process's children that are workers."""
    from multiprocessing import active_children

    return [str(child) for child in active_children()]
