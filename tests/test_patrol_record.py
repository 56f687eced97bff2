"""The record of the link patrol: what is asked, what is remembered from one time to the next, how it is written."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from generator import pipeline
from generator.audits.external_links import Means
from generator.audits.link_answers import Answer, Judgement, judge
from generator.audits.link_record import renew
from generator.audits.link_walk import Manners
from generator.errors import PortalError
from generator.model.document import SourceFile
from generator.model.link_patrol import LinkCause, LinkPatrol, LinkState, link_key
from generator.model.outside_links import find_outside_links
from generator.patrolling import find_site_links, patrol_portal
from generator.records.patrol_writing import write_patrol
from generator.settings import Settings
from tests.conftest import ROOT
from tests.patrol_server import misbehaving
from tests.test_patrol_network import Clock

URL = "https://a.example/x"
WORKS = Judgement(state=LinkState.OK, status=200)
FAILS = Judgement(state=LinkState.BROKEN, cause=LinkCause.SERVER_ERROR, status=500)
GONE = Judgement(state=LinkState.BROKEN, cause=LinkCause.NOT_FOUND, status=404)


def at(day: int, hour: int = 6) -> datetime:
    return datetime(2026, 11, day, hour)  # noqa: DTZ001 - as records are written, without a zone


def test_a_passing_fault_kills_no_link_before_it_was_seen_on_two_days() -> None:
    record = None
    dead = []
    steps = ((1, 6, WORKS), (2, 6, FAILS), (2, 18, FAILS), (3, 6, FAILS), (4, 6, WORKS), (5, 6, GONE))
    for day, hour, found in steps:
        record = renew(record, [URL], {URL: found}, when=at(day, hour))
        link = record.links[0]
        dead.append((link.failures, link.is_dead, str(link.last_ok)))
    assert dead == [
        (0, False, "2026-11-01"),
        (1, False, "2026-11-01"),
        (1, False, "2026-11-01"),
        (2, True, "2026-11-01"),
        (0, False, "2026-11-04"),
        (1, True, "2026-11-04"),
    ]
    assert link.first_seen == date(2026, 11, 1)
    assert [found.broken for found in record.history] == [1, 0, 1, 1, 1, 0]


def test_what_there_was_no_time_for_keeps_what_was_known() -> None:
    first = renew(None, [URL, "https://b.example/"], {URL: WORKS}, when=at(1))
    assert [(link.state, link.checked_on) for link in first.links] == [
        ("ok", date(2026, 11, 1)),
        ("unchecked", None),
    ]
    second = renew(first, [URL], {}, when=at(2))
    assert second.links == (first.links[0],)
    assert (second.last.total, second.last.unchecked, second.last.ok) == (1, 1, 0)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("HTTPS://A.Example/X#part", "https://a.example/X"),
        ("//a.example", "https://a.example/"),
        (" http://a.example/?q=1 ", "http://a.example/?q=1"),
        ("http://[::1", "http://[::1"),
    ],
)
def test_one_address_has_one_form(written: str, key: str) -> None:
    assert link_key(written) == key


@pytest.mark.parametrize(
    ("body", "charset", "state"),
    [
        ("<title>您访问的页面不存在</title>", "gbk", "broken"),
        ("<title>页面不存在怎么办？网站使用帮助和常见问题的解答大全</title>", "utf-8", "ok"),
        ("<title>404号公路改造工程</title>", "utf-8", "ok"),
        ("<title>出错</title><p>找不到您要的页面</p>", "utf-8", "broken"),
        ("<title>政府信息不存在告知书</title>", "utf-8", "ok"),
        ("<script>var x='页面不存在'</script><p>正常</p>", "utf-8", "ok"),
    ],
)
def test_a_page_is_believed_when_it_says_that_it_is_none(body: str, charset: str, state: str) -> None:
    answer = Answer(url=URL, status=200, content_type=f"text/html; charset={charset}", body=body.encode(charset))
    assert judge((answer,)).state == state
    assert judge((replace(answer, content_type="text/html", body=body.encode("gb18030")),)).state == state


def test_every_kind_of_published_record_is_looked_through() -> None:
    library = pipeline.load(Settings(root=ROOT, today=date(2026, 11, 22)))
    newest = library.documents[0]
    source = newest.record.model_copy(update={"source": SourceFile(url="https://original.example/1")})
    library = replace(library, documents=(replace(newest, record=source), *library.documents[1:]))
    links = find_outside_links(library)
    kinds = {(link.place.address or "").partition("/")[0] for link in links}
    assert {"services", "decisions", "documents"} <= kinds
    urls = {link.url for link in links}
    assert {service.url for service in library.services} <= urls
    assert {service.mobile_url for service in library.services if service.mobile_url} <= urls
    assert not any(url.startswith(library.site.url) for url in urls)
    assert all(link.place.title and (ROOT / link.location.path).is_file() for link in links)
    named = {link.url for link in links if link.place.unit is not None}
    assert {service.url for service in library.services} <= named


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The small portal of the tests, where it may be changed."""
    shutil.copytree(ROOT / "tests" / "site", tmp_path / "portal")
    return tmp_path / "portal"


def point_at(portal: Path, port: int) -> None:
    """Let its links lead to the server of the test."""
    for name in ("site_data/services.yml", "content/pages/guide.md"):
        text = (portal / name).read_text(encoding="utf-8")
        for old, new in (
            ("https://ywtb.qinghe.example/items/mz-002", f"http://do.example:{port}/missing"),
            ("https://ywtb.qinghe.example/items/jt-001", f"http://do.example:{port}/forbidden"),
            ("https://www.example.org/", f"http://city.example:{port}/moved"),
        ):
            text = text.replace(old, new)
        (portal / name).write_text(text, encoding="utf-8")


def means(clock: Clock) -> Means:
    return Means(
        resolve=lambda host, port: ("127.0.0.1",),
        clock=clock,
        manners=Manners(timeout=2.0),
        allow_private=True,
    )


def test_a_portal_is_patrolled_and_the_record_replaced_as_a_whole(portal: Path, tmp_path: Path) -> None:
    clock, settings = Clock(), Settings(root=portal, today=date(2026, 11, 22))
    record = portal / "site_data" / "link_patrol.yml"
    with misbehaving(clock.now) as (port, visits):
        point_at(portal, port)
        first = patrol_portal(settings, means(clock), when=at(21))
        os.link(record, tmp_path / "kept.yml")
        before = record.read_text(encoding="utf-8")
        second = patrol_portal(settings, means(clock), when=at(22))
    assert len(visits.seen) == 2 * (2 + 2 + 3)
    assert (tmp_path / "kept.yml").read_text(encoding="utf-8") == before, "a reader of the old record is not disturbed"
    assert sorted(path.name for path in record.parent.iterdir() if "patrol" in path.name) == ["link_patrol.yml"]
    assert record.read_text(encoding="utf-8") == write_patrol(second.patrol) != before
    library = pipeline.load(settings)
    assert library.patrol is not None
    assert write_patrol(library.patrol) == write_patrol(second.patrol)
    assert [found.code for found in second.findings if found.code.startswith("L3")] == ["L302", "L301", "L303"]
    broken = next(found for found in second.findings if found.code == "L301")
    assert str(broken.location) == "site_data/services.yml:5"
    assert "页面不存在（404），还没有正常过" in broken.message
    assert (len(first.patrol.history), len(second.patrol.history)) == (1, 2)


def test_without_a_network_nothing_is_recorded(portal: Path) -> None:
    def nobody(host: str, port: int) -> tuple[str, ...]:
        raise OSError(host)

    settings = Settings(root=portal, today=date(2026, 11, 22))
    with pytest.raises(PortalError, match="L305 no-network"):
        patrol_portal(settings, replace(means(Clock()), resolve=nobody), when=at(22))
    assert not (portal / "site_data" / "link_patrol.yml").exists()


def test_links_of_built_pages_are_found(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "index.html").write_text(
        '<link href="https://no.example/"><a class="x" href="https://out.example/?a=1&amp;b=2">x</a>'
        '<a href="https://own.example/a/">own</a>',
        encoding="utf-8",
    )
    found = list(find_site_links(tmp_path, "https://own.example/"))
    assert [(link.url, link.place.address) for link in found] == [("https://out.example/?a=1&b=2", "a/")]


def test_the_record_reads_back() -> None:
    found = Judgement(
        state=LinkState.REDIRECTED, cause=LinkCause.MOVED, status=301, moved_to="https://b.example/?x=[1]: #2"
    )
    record = renew(None, [URL, "https://c.example/a b"], {URL: found}, when=at(3))
    text = write_patrol(record)
    import yaml

    assert LinkPatrol.model_validate(yaml.safe_load(text)) == record
    assert write_patrol(LinkPatrol()).endswith("history:\nlinks: []\n")
