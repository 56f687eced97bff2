"""链接巡检: asks the network about links that lead out of the site. The only module that touches the network.

Nothing is sent but a plain request for a public page. Only http and https are asked; the address that a name resolves
to is looked at before the connection is made to that very address, so that neither a link nor a redirect nor a name
that changes its mind can reach a private network.
"""

from __future__ import annotations

import http.client
import ipaddress
import queue
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import field, replace
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from generator.audits.link_answers import Answer, Judgement, judge
from generator.audits.link_walk import Manners, OutOfTimeError, Turns, Walker
from generator.model.link_patrol import LinkCause, LinkState
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from generator.audits.link_walk import Clock, Request

MOST = 65536
"""Bytes of a page that are read: enough for its title and for any page that says that there is none."""
AGENT = "Mozilla/5.0 (compatible; lantai-link-patrol; checks once a second)"
_UNKNOWN_ISSUERS = frozenset({2, 19, 20, 21})
"""OpenSSL's codes for a chain that ends at somebody unknown here; others are faults of the certificate itself."""
_PORTS = {"http": 80, "https": 443}
_STEP = 0.05
"""Seconds between two looks at whether all workers are done."""
_QUOTED = "/%:?&=+$,;@!~*'()[]-._"


class SystemClock:
    """The machine's own."""

    def now(self) -> float:
        """Seconds since some moment."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)


def resolve_host(host: str, port: int) -> tuple[str, ...]:
    """Numeric addresses of a host.

    Raises:
        OSError: nobody has that name.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@value_class
class Means:
    """With what a patrol asks."""

    resolve: Callable[[str, int], tuple[str, ...]] = resolve_host
    clock: Clock = field(default_factory=SystemClock)
    manners: Manners = field(default_factory=Manners)
    allow_private: bool = False
    """For a portal that is tried out inside a network."""
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)


def patrol_links(
    urls: Iterable[str], means: Means, tell: Callable[[int, int], None] = lambda done, total: None
) -> dict[str, Judgement]:
    """What became of every link that there was time for; the others are not in the result.

    Guarantees: one request at a time to a host, and a pause after it; returns within the budget and one request's
    timeout, whatever the other side does; never raises for what it answers.
    """
    by_host: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        by_host.setdefault(_host_of(url), []).append(url)
    until = means.clock.now() + means.manners.budget
    walker = Walker(
        ask=lambda request: ask(request, means),
        turns=Turns(means.clock, means.manners, until),
        manners=means.manners,
    )
    waiting: queue.SimpleQueue[list[str]] = queue.SimpleQueue()
    for group in sorted(by_host.values(), key=len, reverse=True):
        waiting.put(group)
    judged: dict[str, Judgement] = {}
    workers = [
        threading.Thread(target=_work, args=(waiting, walker, judged), daemon=True)
        for _ in range(min(means.manners.workers, len(by_host)))
    ]
    for worker in workers:
        worker.start()
    total = sum(map(len, by_host.values()))
    while any(worker.is_alive() for worker in workers):
        if means.clock.now() > until + means.manners.timeout:
            break
        workers[0].join(_STEP)
        workers = [worker for worker in workers if worker.is_alive()]
        tell(len(judged), total)
    return dict(judged)


def reached_nobody(judged: Iterable[Judgement]) -> bool:
    """Whether not a single server answered: then this machine has no network, and nothing is known of any link."""
    listed = tuple(judged)
    return bool(listed) and all(judgement.status is None for judgement in listed)


def _work(waiting: queue.SimpleQueue[list[str]], walker: Walker, judged: dict[str, Judgement]) -> None:
    """Take one host after the other; a host's links are asked by one worker."""
    while True:
        try:
            urls = waiting.get_nowait()
        except queue.Empty:
            return
        for url in urls:
            try:
                judged[url] = judge(walker.walk(url))
            except OutOfTimeError:
                return
            except Exception:  # a worker must not die of one strange answer and leave its host unasked
                judged[url] = Judgement(state=LinkState.REVIEW, cause=LinkCause.GARBLED)


def ask(request: Request, means: Means) -> Answer:
    """One request and the beginning of its answer; troubles are answers too."""
    try:
        parts = urlsplit(request.url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        host = parts.hostname or ""
        host = host if host.isascii() else host.encode("idna").decode()
    except ValueError:
        return Answer(url=request.url, trouble=LinkCause.NOT_WEB)
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
        return Answer(url=request.url, trouble=LinkCause.NOT_WEB)
    try:
        numbers = means.resolve(host, port)
    except (OSError, UnicodeError) as error:
        again = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        return Answer(url=request.url, trouble=LinkCause.SLOW if again else LinkCause.UNKNOWN_HOST)
    if not means.allow_private and not all(_is_public(number) for number in numbers):
        return Answer(url=request.url, trouble=LinkCause.INSIDE)
    connection = _Connection(host, port, number=numbers[0], timeout=means.manners.timeout)
    if parts.scheme == "https":
        connection.secure(means.context)
    target = quote(parts.path or "/", safe=_QUOTED) + (f"?{quote(parts.query, safe=_QUOTED)}" if parts.query else "")
    return _exchange(connection, request, target)


def _exchange(connection: _Connection, request: Request, target: str) -> Answer:
    """Send, and read as much as is wanted; a watch ends what takes longer than the timeout as a whole."""
    watch = threading.Timer(connection.patience, connection.abort)
    watch.daemon = True
    watch.start()
    answer: Answer | None = None
    try:
        headers = {"User-Agent": AGENT, "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
        headers |= {"Cookie": "; ".join(request.cookies)} if request.cookies else {}
        headers |= {"Range": f"bytes=0-{MOST - 1}"} if request.method == "GET" else {}
        connection.request(request.method, target, headers=headers)
        response = connection.getresponse()
        answer = _read_head(request.url, response)
        body = response.read(MOST) if request.method == "GET" and answer.location is None else b""
        return replace(answer, body=body)
    except Exception as error:
        if answer is not None:  # the page began: what was said so far counts
            return answer
        trouble = LinkCause.SLOW if connection.is_aborted else _trouble_of(error)
        return Answer(url=request.url, trouble=trouble)
    finally:
        watch.cancel()
        connection.close()


def _read_head(url: str, response: http.client.HTTPResponse) -> Answer:
    """Status and the headers that matter."""
    location, after = response.getheader("Location"), response.getheader("Retry-After") or ""
    cookies = response.headers.get_all("Set-Cookie") or []
    return Answer(
        url=url,
        status=response.status,
        location=urljoin(url, location.encode("latin-1", "replace").decode("utf-8", "replace")) if location else None,
        content_type=response.getheader("Content-Type") or "",
        retry_after=float(after) if after.isdecimal() else None,
        cookies=tuple(cookie.partition(";")[0].strip() for cookie in cookies),
    )


def _trouble_of(error: Exception) -> LinkCause:
    """What a failure of the connection means."""
    if isinstance(error, ssl.SSLCertVerificationError):
        is_unknown = error.verify_code in _UNKNOWN_ISSUERS
        return LinkCause.UNKNOWN_ISSUER if is_unknown else LinkCause.UNTRUSTED
    kinds: tuple[tuple[type[Exception], LinkCause], ...] = (
        (TimeoutError, LinkCause.SLOW),
        (ssl.SSLEOFError, LinkCause.RESET),
        (ssl.SSLError, LinkCause.UNKNOWN_ISSUER),
        (ConnectionRefusedError, LinkCause.REFUSED),
        (ConnectionError, LinkCause.RESET),
        (http.client.HTTPException, LinkCause.GARBLED),
        (OSError, LinkCause.REFUSED),
    )
    return next((cause for kind, cause in kinds if isinstance(error, kind)), LinkCause.GARBLED)


def _is_public(number: str) -> bool:
    """Whether an address is one of the open network, in whatever dress it comes."""
    found = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        in_nat64 = found in ipaddress.ip_network("64:ff9b::/96")
        inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF) if in_nat64 else inner
        if inner is not None:
            return inner.is_global and not inner.is_multicast
    return found.is_global and not found.is_multicast


def _host_of(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


class _Connection(http.client.HTTPConnection):
    """To an address that was looked at, under the name that was asked for."""

    def __init__(self, host: str, port: int, *, number: str, timeout: float) -> None:
        super().__init__(host, port, timeout=timeout)
        self.patience = timeout
        self.is_aborted = False
        self._number = number
        self._context: ssl.SSLContext | None = None
        self._live: socket.socket | None = None

    def secure(self, context: ssl.SSLContext) -> None:
        """Speak TLS."""
        self._context = context
        self.default_port = _PORTS["https"]

    def connect(self) -> None:
        """To the number, never to what the name means by now."""
        plain = socket.create_connection((self._number, self.port), self.timeout)
        if self._context is None:
            self.sock = self._live = plain
            return
        secured = self._context.wrap_socket(plain, server_hostname=self.host, do_handshake_on_connect=False)
        self.sock = self._live = secured
        secured.do_handshake()

    def abort(self) -> None:
        """End it from another thread: whoever reads gets an error at once."""
        self.is_aborted = True
        if self._live is not None:
            with suppress(OSError):
                self._live.shutdown(socket.SHUT_RDWR)
