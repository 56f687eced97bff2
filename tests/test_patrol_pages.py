"""What readers see of the link patrol and of 阅办联动: no dead button, no pretence, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from generator.chinese.widths import fold
from generator.cli import app
from generator.errors import Location
from generator.model.link_patrol import LinkCause, LinkPatrol, LinkState, PatrolledLink, PatrolRound, find_patrolled
from generator.model.service import Service
from generator.model.service_coverage import measure_coverage
from generator.model.service_mentions import suggest_services
from generator.pages import patrol, service
from tests.conftest import ROOT, TODAY
from tests.sample_library import make_library

SEEN = date(2026, 11, 1)
DEAD = {"state": LinkState.BROKEN, "cause": LinkCause.NOT_FOUND, "checked_on": date(2026, 11, 20), "failures": 1}
FAINT = {"state": LinkState.BROKEN, "cause": LinkCause.SLOW, "checked_on": date(2026, 11, 20), "failures": 1}
FINE = {"state": LinkState.OK, "checked_on": date(2026, 11, 20), "last_ok": date(2026, 11, 20)}
ROUND = PatrolRound(checked_at=datetime(2026, 11, 20, 6, 12), total=2)  # noqa: DTZ001 - as records are written
URL, MOBILE = "https://do.example/x", "https://m.do.example/x"


def present(**found: dict[str, object]) -> service.ServicePage:
    """The page of a service of two addresses of which a patrol found what is given by key."""
    library = make_library()
    subject = library.services[0].model_copy(update={"url": URL, "mobile_url": MOBILE})
    urls = {"url": URL, "mobile_url": MOBILE}
    links = tuple(PatrolledLink(url=urls[key], first_seen=SEEN, **more) for key, more in found.items())
    library = replace(library, services=(subject,), patrol=LinkPatrol(history=(ROUND,), links=links))
    return service.present(subject, library)


def told(page: service.ServicePage) -> tuple[str | None, str | None, bool | None]:
    return page.url, page.mobile_url, page.notice.is_closed if page.notice else None


def test_a_dead_address_is_not_offered_and_a_doubtful_one_is() -> None:
    assert told(present()) == (URL, MOBILE, None)
    assert told(present(url=FINE, mobile_url=FINE)) == (URL, MOBILE, None)
    assert told(present(url=DEAD)) == (None, MOBILE, False)
    assert told(present(url=DEAD, mobile_url=DEAD)) == (None, None, True)
    assert told(present(url=FAINT, mobile_url=FINE)) == (URL, MOBILE, False)
    assert told(present(url={**FAINT, "failures": 2}, mobile_url=FINE)) == (None, MOBILE, False)
    refused = {"state": LinkState.REVIEW, "cause": LinkCause.FORBIDDEN, "status": 403}
    assert told(present(url=refused)) == (URL, MOBILE, None)


def test_a_portal_that_never_patrolled_says_so() -> None:
    library = replace(make_library(), patrol=None)
    page = patrol.present(None, library)
    assert page.checked_at is None
    assert page.total > 0
    assert {row.state for group in page.groups for row in group.rows} == {LinkState.UNCHECKED}
    assert not page.to_mend
    assert not page.history
    assert find_patrolled(library, URL) is None


def test_suggestions_take_the_longest_name_and_leave_what_is_offered() -> None:
    library = make_library()
    document = library.documents[0]
    sections = document.structure.outline.walk()
    text = max((fold(paragraph.text) for section in sections for paragraph in section.paragraphs), key=len)
    long, short = text[:8], text[:5]
    common = {"unit": library.units[0].id, "url": URL, "location": Location("?")}
    services = (
        Service(id="whole", name=long, **common),
        Service(id="part", name=short, **common),
        Service(id="brief", name=text[:3], **common),
    )
    bare = replace(document, record=document.record.model_copy(update={"services": ()}))
    made = {entry.id: entry for entry in services}
    alone = replace(library, documents=(bare,), services=services, service_by_id=made)
    found = list(suggest_services(alone))
    assert [(mention.service, mention.words) for mention in found] == [("whole", long)]


def test_the_command_writes_lines_to_copy() -> None:
    done = CliRunner().invoke(app, ["suggest", "services", "--root", str(ROOT), "--today", TODAY])
    assert done.exit_code == 0
    assert "      - {service: jujia-yanglao-butie, section: a9}" in done.output.splitlines()
    assert "qhfg-2025-3.md" not in done.output, "what is offered already is not proposed"


def test_coverage_counts_what_is_not_ended() -> None:
    from generator import pipeline
    from generator.settings import Settings

    library = pipeline.load(Settings(root=ROOT, today=date.fromisoformat(TODAY)))
    coverage = measure_coverage(library)
    assert coverage.naming == coverage.complete + len(coverage.missing)
    assert coverage.naming_this_year < coverage.naming
    ids = {entry.id for entry in coverage.missing}
    assert {"qhfg-2023-2", "qhfbg-2022-5"}.isdisjoint(ids), "expired documents need no way in"
    named = {mention.document for mention in suggest_services(library)}
    assert ids < named, "what is only mentioned is proposed to editors, and told to nobody else"
    assert ids == {"qhfg-2026-3"}


def page_of(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_text(encoding="utf-8"), "lxml")


def test_the_demonstration_shows_a_dead_a_moved_and_a_doubtful_link(demonstration: Path) -> None:
    page = page_of(demonstration, "patrol")
    counts = {item["data-state"]: int(item.get_text()) for item in page.select(".overview [data-state]")}
    assert all(counts[state] for state in ("broken", "redirected", "review"))
    dead = [
        row
        for row in page.select("table.patrol tr")
        if row.select_one('[data-state="broken"]') and "页面不存在" in row.get_text()
    ]
    assert dead
    assert not any(link["href"].startswith("http") for row in dead for link in row.select("a"))
    guide = page_of(demonstration, "services/shenong-butie")
    assert not guide.select(".do-now, .action[href^=http]")
    box = guide.select_one(".out-of-order")
    assert box is not None
    assert all(name in box.get_text() for name in ("办理地点", "办理时间", "联系电话"))


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360])
def test_from_the_mark_to_what_can_be_done(
    browser: object, served: Callable[[Path], AbstractContextManager[str]], demonstration: Path, width: int
) -> None:
    """办 leads to the guide; where the address is dead a telephone stands there; nothing scrolls sideways."""
    with served(demonstration) as address:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{address}documents/qhnw-2026-7/")
        page.locator('.clause a[data-service="shenong-butie"], .title-services a[data-service]').first.click()
        page.wait_for_url("**/services/shenong-butie/")
        assert page.locator(".out-of-order").is_visible()
        assert page.locator("a.do-now").count() == 0
        page.locator(".out-of-order a").click()
        page.wait_for_url("**/patrol/")
        page.locator("details.patrol-unit summary").first.click()
        assert page.locator("details.patrol-unit table").first.is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.close()
