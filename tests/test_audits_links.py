"""Links in Markdown: found with their lines, resolved against the Library."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import audits, pipeline
from generator.audits.links import outside_links
from generator.errors import InvalidPortalError, Location
from generator.model.link import Link
from generator.model.link_target import TargetKind, read_target
from generator.model.site import FreePage
from generator.model.site_addresses import addresses_of
from generator.pages import PAGE_KINDS
from generator.records.body_links import find_links
from generator.settings import Settings

SITE = Path(__file__).parent / "site"
TODAY = date(2026, 11, 22)
PLACE = Location("content/pages/guide.md", 1)


def links_of(body: str) -> list[tuple[str, str, int | None]]:
    page = FreePage(id="guide", title="指南", location=PLACE, body=body, body_line=5)
    return [(link.text, link.target, link.location.line) for link in find_links(page, "guide/")]


def target_of(target: str) -> tuple[str, str, str]:
    link = Link(target=target, text="", is_image=False, page="guide/", location=PLACE)
    read = read_target(link, site_url="https://www.qinghe.example/")
    return read.kind.value, read.path, read.anchor


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("见[甲](/a/)和[乙](b#s1 '题').", [("甲", "/a/", 5), ("乙", "b#s1", 5)]),
        ("一\n\n二[丙](<有 空格.pdf>)", [("丙", "有 空格.pdf", 7)]),
        ("[甲（乙）](/a_(b)/)", [("甲（乙）", "/a_(b)/", 5)]),
        ("[[内]外](/a/)", [("[内]外", "/a/", 5)]),
        ("![图](x.png)", [("图", "x.png", 5)]),
        ("[甲][1]\n\n[1]: /a/ '题'", [("1", "/a/", 7)]),
        ("<https://a.example/>", [("", "https://a.example/", 5)]),
        ("<a class='x' href='/a/'>甲</a><img src=\"b.png\">", [("", "/a/", 5), ("", "b.png", 5)]),
        ("`[甲](/a/)` ``[`乙](/b/)``", []),
        ("```\n[甲](/a/)\n```\n[乙](/b/)", [("乙", "/b/", 8)]),
        ("~~~~\n```\n[甲](/a/)\n~~~~\n[乙](/b/)", [("乙", "/b/", 9)]),
        ("\\[甲](/a/)", []),
        ("<!-- [甲](/a/)\n -->[乙](/b/)", [("乙", "/b/", 6)]),
        ("[空]()", [("空", "", 5)]),
        ("（[甲](/a/)）[注]后", [("甲", "/a/", 5)]),
    ],
)
def test_links_are_found(body: str, expected: list[tuple[str, str, int]]) -> None:
    assert links_of(body) == expected


@given(st.text(alphabet="[]()<>!`~\\# \n/a.:'\"-=", max_size=80))
@settings(max_examples=300, deadline=500)
def test_any_body_is_searched(body: str) -> None:
    for text, target, line in links_of(body):
        assert line is not None
        assert 5 <= line <= 5 + body.count("\n")
        target_of(target)
        assert isinstance(text, str)


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("/documents/x/#s3-2", ("page", "documents/x/", "s3-2")),
        ("/documents/x", ("page", "documents/x/", "")),
        ("/documents/x/index.html", ("page", "documents/x/", "")),
        ("/", ("page", "", "")),
        ("/search/?q=%E5%85%AC", ("page", "search/", "")),
        ("#channels", ("page", "guide/", "channels")),
        ("x-1#a2", ("name", "x-1", "a2")),
        ("../documents/2024/x.md#s1", ("markdown", "documents/2024/x.md", "s1")),
        ("faq.md", ("markdown", "pages/faq.md", "")),
        ("../attachments/%E8%A1%A8.csv", ("file", "attachments/表.csv", "")),
        ("/files/originals/x.pdf", ("file", "originals/x.pdf", "")),
        ("https://www.qinghe.example/units/qh-drc/", ("page", "units/qh-drc/", "")),
        ("https://other.example/", ("outside", "https://other.example/", "")),
        ("//other.example/", ("outside", "//other.example/", "")),
        ("mailto:a@b.example", ("outside", "mailto:a@b.example", "")),
        ("JavaScript:alert(1)", ("unsafe", "JavaScript:alert(1)", "")),
        ("file:///etc/passwd", ("unsafe", "file:///etc/passwd", "")),
    ],
)
def test_targets_are_read(target: str, expected: tuple[str, str, str]) -> None:
    assert target_of(target) == expected


def test_a_path_never_leaves_the_portal() -> None:
    assert target_of("/../../etc/passwd") == ("page", "etc/passwd/", "")
    assert target_of("../../../etc/passwd.txt")[0] == TargetKind.FILE


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("qhfb-2024-12#s2-1", "documents/qhfb-2024-12/#s2-1"),
        ("laonian-zhucan", "services/laonian-zhucan/"),
        ("qh-civil", "units/qh-civil/"),
        ("../faqs/zhucan-duixiang.md", "faqs/#zhucan-duixiang"),
        ("../attachments/qhfb-2024-12-tasks.csv", "files/attachments/qhfb-2024-12-tasks.csv"),
        ("/documents/by-year/2024/", "documents/by-year/2024/"),
        ("/documents/by-unit/qh-office/page/2/", "documents/by-unit/qh-office/page/2/"),
        ("/documents/by-year/1999/", None),
        ("/ledgers/qhfb-2024-12/#task-s2-1", "ledgers/qhfb-2024-12/#task-s2-1"),
        ("/ledgers/qhfb-2023-9/", None),
        ("/channels/policy/", "channels/policy/"),
        ("/units/#各街道", "units/#各街道"),
        ("/feeds/all.xml", "feeds/all.xml"),
        ("qhfb-2024-30", None),
        ("../documents/2024/qhfb-2024-31.md", None),
    ],
)
def test_addresses_of_the_small_site(target: str, address: str | None) -> None:
    addresses = addresses_of(pipeline.load(Settings(root=SITE, today=TODAY)))
    link = Link(target=target, text="", is_image=False, page="guide/", location=PLACE)
    assert addresses.find(read_target(link, site_url="https://www.qinghe.example/")) == address


@pytest.mark.parametrize("root", [SITE, SITE.parents[1]], ids=["small", "demonstration"])
def test_links_may_lead_to_every_page_and_to_nothing_else(root: Path) -> None:
    library = pipeline.load(Settings(root=root, today=TODAY))
    made = {address for kind in PAGE_KINDS for address, _ in kind.addresses(library)}
    may_be_linked = set(addresses_of(library).anchors)
    lists = {address for address in made | may_be_linked if "/page/" in address}
    files = {address for address in may_be_linked if Path(address).suffix in (".csv", ".xlsx", ".json")}
    assert made - lists == may_be_linked - lists - files


def test_every_page_kind_may_hold_a_broken_link(tmp_path: Path) -> None:
    root = tmp_path / "portal"
    shutil.copytree(SITE, root)
    bodies = (
        *("documents/2024/qhmz-2024-3.md", "interpretations/qhfb-2024-12-jiedu.md"),
        *("faqs/zhucan-duixiang.md", "pages/guide.md", "documents/2024/qhfb-2024-31.md"),
    )
    expected = []
    for name in bodies:
        path = root / "content" / name
        text = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n[断](/nowhere/)\n"
        path.write_text(text, encoding="utf-8")
        expected.append((f"content/{name}", text.count("\n")))
    with pytest.raises(InvalidPortalError) as told:
        pipeline.load(Settings(root=root, today=TODAY))
    found = [(finding.location.path, finding.location.line) for finding in told.value.findings]
    assert sorted(found) == sorted(expected[:-1]), "a draft's links are not looked at"


def test_outside_links_are_only_listed() -> None:
    library = pipeline.load(Settings(root=SITE, today=TODAY))
    assert [link.target for link in outside_links(library)] == ["https://www.example.org/"]
    assert list(audits.find_all(library)) == []
