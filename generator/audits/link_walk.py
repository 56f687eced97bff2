"""From a link to its last answer: redirects, retries, and turns that no host has to grant more often than it should."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from generator.audits.link_answers import REDIRECTS, Answer
from generator.model.link_patrol import LinkCause, link_key
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LONGEST_WAIT = 60.0
"""Seconds that a server may ask to be left alone for before it is asked again."""


class Clock(Protocol):
    """Time as a patrol knows it, in seconds from any beginning."""

    def now(self) -> float:
        """The present."""

    def sleep(self, seconds: float) -> None:
        """Wait."""


@value_class
class Request:
    """One question to a host."""

    method: str
    """`HEAD`, or `GET` for the beginning of a page."""
    url: str
    cookies: tuple[str, ...] = ()


@value_class
class Manners:
    """How a patrol behaves."""

    pause: float = 1.0
    """Seconds between the end of one request to a host and the beginning of the next."""
    timeout: float = 15.0
    """Seconds that a request may take as a whole."""
    retries: int = 2
    """After a fault that may pass."""
    back_off: float = 2.0
    """Seconds before the first retry; doubled for each further one."""
    redirects: int = 8
    budget: float = 1800.0
    """Seconds for the whole patrol."""
    workers: int = 8
    """Hosts that are asked at the same time."""


class OutOfTimeError(Exception):
    """The patrol's time is over: nothing more is asked."""


@dataclass(slots=True)
class Turns:
    """Who may ask which host when: one at a time, and never sooner than the pause after the last answer."""

    clock: Clock
    manners: Manners
    until: float
    """When the patrol ends."""
    _free: dict[str, float] = field(default_factory=dict)
    _locks: dict[str, threading.Lock] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait for the host.

        Raises:
            OutOfTimeError: the wait would last longer than the patrol.
        """
        with self._guard:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            self.wait(self._free.get(host, 0.0) - self.clock.now())
            try:
                yield
            finally:
                self._free[host] = self.clock.now() + self.manners.pause

    def wait(self, seconds: float) -> None:
        """Wait, where there is anything to wait for.

        Raises:
            OutOfTimeError: the patrol would be over.
        """
        if self.clock.now() + max(seconds, 0.0) >= self.until:
            raise OutOfTimeError
        if seconds > 0:
            self.clock.sleep(seconds)


@value_class
class Walker:
    """Follows links by asking `ask`, which never raises."""

    ask: Callable[[Request], Answer]
    turns: Turns
    manners: Manners

    def walk(self, url: str) -> tuple[Answer, ...]:
        """Answers hop by hop; the last one is final, or says that there is no end.

        Raises:
            OutOfTimeError: before the end was reached.
        """
        trail: list[Answer] = []
        jar: dict[str, tuple[str, ...]] = {}
        seen: set[tuple[str, tuple[str, ...]]] = set()
        while True:
            host = _host(url)
            cookies = jar.get(host, ())
            if (url, cookies) in seen:
                return (*trail, Answer(url=url, trouble=LinkCause.LOOP))
            if len(trail) > self.manners.redirects:
                return (*trail, Answer(url=url, trouble=LinkCause.TOO_MANY_REDIRECTS))
            seen.add((url, cookies))
            answer = self._visit(url, cookies)
            trail.append(answer)
            if answer.status not in REDIRECTS or not answer.location:
                return tuple(trail)
            kept = {cookie.partition("=")[0]: cookie for cookie in (*cookies, *answer.cookies)}
            jar[host] = tuple(kept.values())
            url = link_key(answer.location)

    def _visit(self, url: str, cookies: tuple[str, ...]) -> Answer:
        """HEAD; then GET for whatever a header alone cannot tell, again where the fault may pass."""
        answer = self._ask(Request(method="HEAD", url=url, cookies=cookies))
        is_told = answer.status in REDIRECTS or (answer.is_fine and not answer.is_html)
        if is_told or not (answer.trouble is None or answer.trouble.passes):
            return answer
        for attempt in range(self.manners.retries + 1):
            if attempt or answer.trouble is not None:
                self.turns.wait(self._pause_before(attempt, answer))
            answer = self._ask(Request(method="GET", url=url, cookies=cookies))
            if not _may_pass(answer):
                break
        return answer

    def _ask(self, request: Request) -> Answer:
        with self.turns.turn(_host(request.url)):
            answer = self.ask(request)
        return replace(answer, body=b"") if request.method == "HEAD" else answer

    def _pause_before(self, attempt: int, answer: Answer) -> float:
        """Longer each time; as long as the server asks for, within reason."""
        return float(max(self.manners.back_off * 2**attempt, min(answer.retry_after or 0.0, _LONGEST_WAIT)))


def _may_pass(answer: Answer) -> bool:
    if answer.trouble is not None:
        return answer.trouble.passes
    return answer.status in (500, 502, 503, 504)


def _host(url: str) -> str:
    """Whom politeness is owed, whatever the port."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
