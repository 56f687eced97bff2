"""The link patrol against a local server: every way of answering is classified, hosts are left in peace, time ends."""

from __future__ import annotations

import shutil
import ssl
import threading
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from generator.audits.external_links import Means, ask, patrol_links, reached_nobody
from generator.audits.link_answers import Answer, Judgement, judge
from generator.audits.link_walk import Manners, Request, Turns, Walker
from tests.patrol_server import misbehaving, write_certificate

QUICK = Manners(timeout=0.4, retries=2, back_off=2.0, budget=10_000)


class Clock:
    """Passes when somebody sleeps, and at no other time."""

    def __init__(self) -> None:
        self.time = 0.0
        self.lock = threading.Lock()

    def now(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        with self.lock:
            self.time += seconds


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every host of the tests is this machine; one name does not exist."""
    if host.startswith("nowhere"):
        raise OSError(host)
    return (host,) if host[0].isdigit() else ("127.0.0.1",)


def means(clock: Clock, manners: Manners = QUICK, **more: object) -> Means:
    return replace(Means(resolve=resolve, clock=clock, manners=manners, allow_private=True), **more)


EXPECTED = {
    "ok": "ok - 200",
    "mentions": "ok - 200",
    "sign-in": "ok - 200",
    "pdf": "ok - 200",
    "no-head": "ok - 200",
    "once": "ok - 200",
    "cookie": "ok - 200",
    "elsewhere": "ok - 200",
    "": "ok - 200",
    "moved": "redirected moved 301 /ok",
    "moved-twice": "redirected moved 308 /ok",
    "moved-to-nothing": "broken not_found 404",
    "missing": "broken not_found 404",
    "gone": "broken not_found 410",
    "soft": "broken soft_not_found 200",
    "soft-article": "broken soft_not_found 200",
    "soft-english": "broken soft_not_found 200",
    "resources": "ok - 200",
    "soft-title": "broken soft_not_found 200",
    "error-page": "broken not_found 404",
    "home": "broken sent_home 200",
    "loop": "broken loop -",
    "cycle": "broken too_many_redirects -",
    "file": "broken not_web -",
    "forbidden": "review forbidden 403",
    "limited": "review limited 429",
    "captcha": "review captcha 200",
    "guard": "review captcha 412",
    "teapot": "review forbidden 418",
    "bad-request": "review other_status 400",
    "broken": "broken server_error 500",
    "slow": "broken slow -",
    "drip": "broken slow -",
    "reset": "broken reset -",
    "garbled": "review garbled -",
    "huge": "ok - 200",
}


def told(judgement: Judgement, base: str) -> str:
    cause = judgement.cause.value if judgement.cause else "-"
    moved = f" {judgement.moved_to.removeprefix(base)}" if judgement.moved_to else ""
    return f"{judgement.state.value} {cause} {judgement.status or '-'}{moved}"


def test_every_answer_is_what_it_is_and_no_host_is_asked_twice_in_a_second() -> None:
    clock = Clock()
    with misbehaving(clock.now) as (port, visits):
        bases = {kind: f"http://{index % 5}.links.example:{port}" for index, kind in enumerate(EXPECTED)}
        bases = {kind: base.replace("http://", "http://h") for kind, base in bases.items()}
        judged = patrol_links([f"{base}/{kind}" for kind, base in bases.items()], means(clock))
    assert {kind: told(judged[f"{base}/{kind}"], base) for kind, base in bases.items()} == EXPECTED
    for host in {host for host, *_ in visits.seen}:
        times = [time for name, time, *_ in visits.seen if name == host]
        assert len(times) > 3
        assert min(later - earlier for earlier, later in pairwise(times)) >= 1.0, host
    assert visits.sent < 8 * 2**20, "an endless page is not read to its end"
    asked = [path for *_, path in visits.seen]
    assert asked.count("/limited") == asked.count("/forbidden") == 2, "who refuses is not pressed"
    assert asked.count("/broken") == 1 + 1 + QUICK.retries


@pytest.mark.skipif(shutil.which("openssl") is None, reason="certificates are made with openssl")
def test_certificates_are_looked_at(tmp_path: Path) -> None:
    clock = Clock()
    certificate = write_certificate(tmp_path, "right.example")
    trusting = ssl.create_default_context(cafile=str(certificate))
    with misbehaving(clock.now, certificate) as (port, _):
        right, wrong = f"https://right.example:{port}/ok", f"https://wrong.example:{port}/ok"
        distrusted = patrol_links([right], means(clock))[right]
        trusted = patrol_links([right, wrong], means(clock, context=trusting))
        plain = f"http://right.example:{port}/ok"
        assert patrol_links([plain], means(clock))[plain].state != "ok"
    assert told(distrusted, "") == "broken untrusted -"
    assert told(trusted[right], "") == "ok - 200"
    assert told(trusted[wrong], "") == "broken untrusted -"


def test_nothing_inside_a_network_is_asked() -> None:
    clock = Clock()
    with misbehaving(clock.now) as (port, visits):
        private = [f"http://{name}:{port}/ok" for name in ("127.0.0.1", "private.example")]
        numbers = ("10.1.2.3", "169.254.169.254", "0.0.0.0", "[::1]", "[::ffff:10.0.0.1]", "[64:ff9b::a00:1]")
        literal = [f"http://{number}/" for number in numbers]
        strange = ["file:///etc/passwd", "ftp://files.example/x", f"http://user:word@x.example:{port}/", "http://[::1"]
        closed = means(clock, resolve=lambda host, port: (host,) if ":" in host else resolve(host, port))
        judged = patrol_links([*private, *literal, *strange], replace(closed, allow_private=False))
        assert not visits.seen
        assert {told(judged[url], "") for url in (*private, *literal)} == {"review inside -"}
        assert {told(judged[url], "") for url in strange} == {"broken not_web -"}
        assert reached_nobody(judged.values())


def test_nobody_listens_and_nobody_has_the_name() -> None:
    clock = Clock()
    with misbehaving(clock.now) as (port, _):
        pass
    urls = [f"http://closed.example:{port}/", "http://nowhere.example/"]
    judged = patrol_links(urls, means(clock))
    assert [told(judged[url], "") for url in urls] == ["broken refused -", "broken unknown_host -"]


def test_the_patrol_ends_with_its_time_and_says_what_it_did_not_reach() -> None:
    clock = Clock()
    with misbehaving(clock.now) as (port, visits):
        urls = [f"http://a.example:{port}/pdf/{number}" for number in range(50)]
        progress: list[tuple[int, int]] = []
        judged = patrol_links(
            urls, means(clock, Manners(budget=10.5)), lambda done, total: progress.append((done, total))
        )
    assert list(judged) == urls[:11]
    assert len(visits.seen) == 11
    assert progress[-1] == (11, 50)
    assert clock.now() <= 10.5


def test_no_redirect_leads_inside() -> None:
    """The walk asks for every hop anew, and each is looked at before it is asked."""
    asked: list[Request] = []
    closed = Means(resolve=lambda host, port: (host,))

    def answer(request: Request) -> Answer:
        asked.append(request)
        if request.url == "http://front.example/":
            return Answer(url=request.url, status=302, location="http://169.254.169.254/secret")
        return ask(request, closed)

    turns = Turns(Clock(), QUICK, 100.0)
    trail = Walker(ask=answer, turns=turns, manners=QUICK).walk("http://front.example/")
    assert told(judge(trail), "") == "review inside -"
    assert [request.method for request in asked] == ["HEAD", "HEAD"]
