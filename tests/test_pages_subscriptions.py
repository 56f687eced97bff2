"""订阅服务清单, and the feeds that pages offer."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

ALTERNATES = 'link[rel="alternate"][type="application/atom+xml"], link[rel="alternate"][type="application/feed+json"]'


def read(site: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((site / address / "index.html").read_bytes(), "lxml")


def test_the_list_names_every_feed_and_calendar_that_is_published(demonstration: Path) -> None:
    page = read(demonstration, "subscriptions")
    listed = {a["href"].removeprefix("../") for a in page.select("main a[href^='../feeds/'], main a[download]")}
    published = {
        path.relative_to(demonstration).as_posix()
        for folder in ("feeds", "calendars")
        for path in (demonstration / folder).rglob("*.*")
    }
    assert listed == published


def test_a_phone_is_given_each_calendar(demonstration: Path) -> None:
    page = read(demonstration, "subscriptions")
    phone = {a["href"] for a in page.select("a[href^='webcal:']")}
    files = {a["href"].removeprefix("../") for a in page.select("a[download]")}
    assert phone == {f"webcal://www.qinghe.example/{path}" for path in files}


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("", "feeds/all"),
        ("documents", "feeds/all"),
        ("documents/by-year/2024", "feeds/all"),
        ("documents/by-category/normative", "feeds/categories/normative"),
        ("documents/by-unit/qh-office", "feeds/units/qh-office"),
        ("interpretations", "feeds/interpretations"),
        ("units/qh-office", "feeds/units/qh-office"),
    ],
)
def test_a_list_offers_its_own_feed(demonstration: Path, address: str, feed: str) -> None:
    page = read(demonstration, address)
    root = "../" * len(address.split("/")) if address else "./"
    assert [link["href"] for link in page.select(ALTERNATES)] == [f"{root}{feed}.xml", f"{root}{feed}.json"]
    row = feed.removeprefix("feeds/").replace("/", "-")
    (link,) = page.select(".subscribe a")
    assert link["href"] == f"{root}subscriptions/#{row}"
    assert read(demonstration, "subscriptions").find(id=row).find("a", href=f"../{feed}.xml")


@pytest.mark.parametrize("address", ["", "documents/qhfb-2024-12", "site-map"])
def test_every_page_leads_to_the_list(demonstration: Path, address: str) -> None:
    assert read(demonstration, address).select_one("footer a[href$='subscriptions/']").get_text() == "订阅服务清单"


def test_the_site_map_says_what_can_be_subscribed_to(demonstration: Path) -> None:
    assert read(demonstration, "site-map").select("main a[href$='subscriptions/']")
