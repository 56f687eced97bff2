"""Feeds: what each holds, and that a reader's program can read it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import etree

from generator.model.address import word_key
from generator.model.document import Tags
from generator.model.feed import FEED_LIMIT, FeedSubject, address_feed, find_feeds
from generator.model.site import TagVocabulary
from generator.model.topic import Topic
from generator.outputs.feeds import render_feeds
from tests.sample_documents import normative, plan
from tests.sample_library import SITE, make_library

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(scope="module")
def feeds() -> dict[str, bytes]:
    return {file.path: file.content for file in render_feeds(make_library())}


def read_atom(content: bytes) -> etree._Element:
    return etree.fromstring(content)


def test_everything_stands_in_one_feed_newest_first(feeds: dict[str, bytes]) -> None:
    items = json.loads(feeds["feeds/all.json"])["items"]
    assert {item["_lantai"]["kind"] for item in items} == {"document", "interpretation"}
    moments = [datetime.fromisoformat(item["date_published"]) for item in items]
    assert moments == sorted(moments, reverse=True)
    assert len(items) == len(make_library().documents) + 1
    plan_item = next(item for item in items if item["url"].endswith("/qhfb-2024-12/"))
    assert plan_item["date_published"] == "2024-04-08T09:30:00+08:00"
    assert plan_item["id"] == plan_item["url"] == f"{SITE.url}documents/qhfb-2024-12/"
    assert plan_item["summary"].startswith("政策文件：工作要点，青府办〔2024〕12号，青禾区人民政府办公室。")
    assert plan_item["attachments"][0] == {
        "url": f"{SITE.url}files/originals/plan.txt",
        "mime_type": "text/plain",
        "size_in_bytes": 2048,
        "title": "公文原件",
    }


def test_an_interpretation_says_what_it_is_and_leads_to_its_document(feeds: dict[str, bytes]) -> None:
    atom = read_atom(feeds["feeds/interpretations.xml"])
    (entry,) = atom.findall("a:entry", ATOM)
    assert entry.find("a:category[@term='interpretation']", ATOM).get("label") == "政策解读"
    assert entry.find("a:link[@rel='related']", ATOM).get("href") == f"{SITE.url}documents/qhfb-2024-12/"
    assert entry.findtext("a:updated", namespaces=ATOM) == "2024-04-09T00:00:00+08:00"


def test_both_forms_hold_the_same_entries(feeds: dict[str, bytes]) -> None:
    for path, content in feeds.items():
        if path.endswith(".xml"):
            ids = [element.text for element in read_atom(content).findall("a:entry/a:id", ATOM)]
            assert ids == [item["id"] for item in json.loads(feeds[path[:-4] + ".json"])["items"]], path


def test_a_feed_has_what_its_format_wants(feeds: dict[str, bytes]) -> None:
    for path, content in feeds.items():
        if path.endswith(".json"):
            feed = json.loads(content)
            assert feed["version"] == "https://jsonfeed.org/version/1.1"
            assert feed["feed_url"] == SITE.url + path
            assert feed["title"]
            assert all(item["id"] and item["content_text"] for item in feed["items"])
        else:
            atom = read_atom(content)
            assert atom.findtext("a:id", namespaces=ATOM) == SITE.url + path
            assert atom.find("a:link[@rel='self']", ATOM).get("href") == SITE.url + path
            for element in (atom, *atom.findall("a:entry", ATOM)):
                assert element.findtext("a:title", namespaces=ATOM)
                assert datetime.fromisoformat(element.findtext("a:updated", namespaces=ATOM)).tzinfo
                assert element.findtext("a:author/a:name", namespaces=ATOM)
                assert element.find("a:link[@rel='alternate']", ATOM) is not None


def test_every_unit_topic_tag_category_and_genre_has_a_feed() -> None:
    tagged = normative(tags=Tags(audience=("老年人",)), topics=("yanglao",))
    library = make_library(
        (tagged, plan(2024)),
        topics=(Topic(id="yanglao", name="养老服务"),),
        tags=TagVocabulary(audience=("老年人", "学生"), matter=("助餐/送餐",)),
    )
    found = {feed.address: [entry.id for entry in feed.entries] for feed in find_feeds(library)}
    assert found["feeds/topics/yanglao"] == [tagged.id]
    assert found[f"feeds/tags/audience-{word_key('老年人')}"] == [tagged.id]
    assert found[f"feeds/tags/audience-{word_key('学生')}"] == []
    assert found[f"feeds/tags/matter-{word_key('助餐/送餐')}"] == []
    assert found["feeds/categories/normative"] == [tagged.id]
    assert "qhfb-2024-12" in found[address_feed(FeedSubject.GENRE, "工作要点")]
    assert {f"feeds/units/{unit.id}" for unit in library.units} <= found.keys()
    assert all(address.isascii() for address in found)


def test_a_feed_is_bounded_and_leaves_out_what_has_no_date() -> None:
    many = tuple(plan(year) for year in range(1940, 2020))
    undated = normative(dated_on=None, published_on=None)
    library = make_library((undated, *many))
    entries = next(find_feeds(library)).entries
    assert len(entries) == FEED_LIMIT
    assert undated.id not in {entry.id for entry in entries}


def test_what_xml_cannot_write_stops_no_feed() -> None:
    library = make_library((normative(title="甲\x0b<乙>&\ufffe", source={"url": "https://a.example/?a=1&b=2"}),))
    files = {file.path: file.content for file in render_feeds(library)}
    titles = read_atom(files["feeds/all.xml"]).findall("a:entry/a:title", ATOM)
    assert "甲<乙>&" in [title.text for title in titles]


def test_the_same_library_gives_the_same_bytes(feeds: dict[str, bytes]) -> None:
    assert {file.path: file.content for file in render_feeds(make_library())} == feeds


def test_every_address_in_the_feeds_of_the_demonstration_is_a_page(demonstration: Path) -> None:
    files = sorted(demonstration.glob("feeds/**/*.xml"))
    assert len(files) > 20
    for path in files:
        for link in read_atom(path.read_bytes()).iter("{http://www.w3.org/2005/Atom}link"):
            if link.get("rel") != "via":
                address = unquote(link.get("href")).removeprefix("https://www.qinghe.example/").partition("#")[0]
                target = demonstration / address
                assert (target / "index.html" if target.is_dir() else target).is_file(), (path, address)
