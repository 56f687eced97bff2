"""被引: a clause says how many documents name it, on the page as it is built, and leads to them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from lxml import html

from generator.mkdocs_adapter import building
from generator.settings import Settings
from tests.conftest import ROOT

HERE = Path(__file__).parent
HEAD = """\
---
id: {id}
title: {title}
genre: {genre}
category: {category}
document_number: {number}
issuers: [qh-civil]
disclosure: proactive
reviewed: {{by: 审核岗, on: 2024-05-06}}
dated_on: {day}
published_on: {day}
validity: {validity}
---
"""
CITED = """\
第一条　为了做好助餐服务，制定本规定。

第二条　六十周岁以上的老年人可以登记。

第三条　每餐补贴三元。
"""
FIRST = """\
按照《青禾区老年助餐规定》（青民规〔2024〕1号）第二条，登记对象放宽到五十五周岁。

再次说明：《青禾区老年助餐规定》第二条不变。
"""
SECOND = "根据《青禾区老年助餐规定》第二条、第三条，开展核查。\n"
DOCUMENTS = (
    ("qhmzg-2024-1", "青禾区老年助餐规定", "规定", "normative", "青民规〔2024〕1号", "2024-05-06", "in_force", CITED),
    (
        "qhmz-2024-8",
        "关于放宽助餐登记的通知",
        "通知",
        "other",
        "青民〔2024〕8号",
        "2024-06-03",
        "not_applicable",
        FIRST,
    ),
    (
        "qhmz-2024-9",
        "关于核查助餐补贴的通知",
        "通知",
        "other",
        "青民〔2024〕9号",
        "2024-07-01",
        "not_applicable",
        SECOND,
    ),
)


def test_a_clause_says_how_many_documents_name_it_and_leads_to_them(tmp_path: Path) -> None:
    root = Path(shutil.copytree(HERE / "site", tmp_path / "portal"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "theme").symlink_to(ROOT / "theme")
    keys = ("id", "title", "genre", "category", "number", "day", "validity")
    for *values, body in DOCUMENTS:
        text = HEAD.format(**dict(zip(keys, values, strict=True))) + body
        (root / f"content/documents/2024/{values[0]}.md").write_text(text, encoding="utf-8")
    site = tmp_path / "site"
    settings = Settings(root=root, today=date(2026, 11, 22))
    building.build(settings, site_dir=site, with_search=False, jobs=1, is_clean=True)

    page = html.parse(site / "documents/qhmzg-2024-1/index.html").getroot()
    marks = {
        clause: [mark.text for mark in page.xpath(f"//*[@id='{clause}']//a[@href='#cited']")] or None
        for clause in ("a1", "a2", "a3")
    }
    assert marks == {"a1": None, "a2": ["被引2"], "a3": ["被引1"]}, "a document that names a clause twice counts once"
    heading = page.get_element_by_id("cited")
    assert heading.text_content() == "被引用（2件）"
    listed = {link.get("href") for link in heading.getparent().xpath(".//a")}
    assert {"../../documents/qhmz-2024-8/", "../../documents/qhmz-2024-9/"} <= listed

    citing = html.parse(site / "documents/qhmz-2024-9/index.html").getroot()
    linked = {link.get("href"): link.text for link in citing.xpath("//article//a | //main//a")}
    assert linked.get("../../documents/qhmzg-2024-1/#a2") == "第二条"
    assert linked.get("../../documents/qhmzg-2024-1/#a3") == "第三条"
