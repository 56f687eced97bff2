"""依申请公开, 指南 and 制度 as their templates may read them: fees, forms, calendars, parts, what rests on what."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from generator.model.application import SupplementEffect
from generator.model.document import OriginalFile
from generator.model.holidays import HolidayPeriod, HolidayYear
from generator.model.processing_fee import fee_by_pages, fee_by_requests
from generator.model.request_form import FORM_PARTS
from generator.outputs.request_form import render_request_form
from generator.outputs.search_disclosure import read_application, read_disclosure_rules, read_guides
from generator.pages import application, assistant, disclosure_rules, guide
from generator.pages.term_calendar import present_example, present_holidays
from tests.sample_library import make_library
from tests.sample_requests import GUIDE, PROCEDURE, RULES, UNIT_GUIDE

FEES = Path(__file__).parent / "fixtures" / "requests" / "fees.md"


def portal(**more: object):
    return make_library(**{"application": PROCEDURE, "guides": (GUIDE,), "disclosure_rules": RULES, **more})


def read_fees() -> list[tuple[str, str]]:
    parts = FEES.read_text(encoding="utf-8").split("\n.\n")[:-1]
    return list(zip(parts[1::3], parts[2::3], strict=True))


@pytest.mark.parametrize(("given", "expected"), read_fees())
def test_fees_are_those_worked_out_by_hand(given: str, expected: str) -> None:
    count, unit = int(given[:-1]), given[-1]
    parts = fee_by_requests(count) if unit == "件" else fee_by_pages(count)
    charged = " + ".join(f"{part.count}{unit}×{part.tier.price}" for part in parts if part.tier.price)
    amount = sum(part.amount for part in parts)
    assert (f"{charged} = {amount}" if charged else str(amount)) == expected
    assert sum(part.count for part in parts) == count


def test_what_a_channel_does_not_say_is_the_units() -> None:
    page = application.present(PROCEDURE, portal())
    cards = {card.name: {fact.name: fact.value for fact in card.facts} for card in page.desk.channels}
    assert cards == {
        "当面申请": {
            "地址": "青禾区穗行大道2号",
            "办公时间": "周一至周五",
            "电话": "000-0000 0111",
            "收到之日": "提交申请的当天",
        },
        "信函申请": {"地址": "青禾区穗行大道2号", "收件人": "公开科", "邮政编码": "000000"},
        "网上申请": {},
    }
    assert page.desk.answers_for == ("青禾区人民政府办公室",)
    assert page.desk.post == "青禾区穗行大道2号 000000"
    assert [desk.answers_for for desk in page.others] == [("穗安街道办事处",)]


def test_limits_that_the_district_does_not_state_are_not_printed() -> None:
    assert [row.name for row in application.present(PROCEDURE, portal()).limits] == ["告知补正", "答复", "延长答复"]


def test_a_portal_without_data_of_requests_has_no_such_page() -> None:
    library = portal(application=None, guides=(), disclosure_rules=())
    for kind in (application, assistant, guide, disclosure_rules):
        assert list(kind.addresses(library)) == []
    assert list(render_request_form(library)) == []


def test_a_form_of_ones_own_takes_the_place_of_the_made_one() -> None:
    own = PROCEDURE.model_copy(update={"form": "attachments/form.docx"})
    file = OriginalFile(path="attachments/form.docx", sha256="0" * 64, size=2048)
    library = portal(application=own, files=(file,))
    assert [form.address for form in application.present(own, library).forms] == ["files/attachments/form.docx"]
    assert list(render_request_form(library)) == []


def test_the_made_form_has_every_field_and_opens_in_a_word_processor() -> None:
    word, plain = render_request_form(portal())
    tables = docx.Document(io.BytesIO(word.content)).tables
    labels = [row.cells[0].text for table in tables for row in table.rows]
    wanted = [field.label for part in FORM_PARTS for field in part.fields]
    assert labels == wanted
    text = plain.content.decode("utf-8-sig")
    assert all(f"{label}：" in text for label in wanted)
    assert [file.content for file in render_request_form(portal())] == [word.content, plain.content]


def test_the_example_shows_every_day_and_the_last_one_marked() -> None:
    example = present_example(portal(), days=20)
    cells = [cell for week in example.weeks for cell in week if cell.day]
    assert (example.due, cells[0].text, cells[-1].kind) == ("2026年12月18日", "收到", "working term-end")
    assert [cell.month for cell in cells if cell.month] == ["11月", "12月"]
    assert all(len(week) == 7 for week in example.weeks)


def test_the_table_of_holidays_is_that_of_the_notices() -> None:
    table = present_holidays(portal())
    rows = {(row.name, row.first, row.last, row.length) for row in table.rows}
    assert (table.first, table.last_printed) == ("2024-01-01", "2026年12月31日")
    assert {
        ("春节", "2024-02-10", "2024-02-17", 8),
        ("国庆节", "2025-10-01", "2025-10-05", 5),
        ("中秋节", "2025-10-06", "2025-10-06", 1),
        ("国庆节", "2025-10-07", "2025-10-08", 2),
        ("元旦", "2026-01-01", "2026-01-03", 3),
    } <= rows
    assert {"2024-10-12", "2025-02-08", "2026-01-04"} <= set(table.made_up)


def test_a_year_that_the_portal_adds_is_counted_with() -> None:
    period = HolidayPeriod(
        name="元旦",
        first_day=date(2027, 1, 1),
        last_day=date(2027, 1, 3),
        make_up_days=(date(2027, 1, 9),),
    )
    library = portal(holidays=(HolidayYear(year=2027, notice="通知", holidays=(period,)),))
    assert present_example(library, days=40).due == "2027年1月15日"
    assert present_holidays(library).last == "2027-12-31"
    assert "2027-01-09" in present_holidays(library).made_up


def test_the_guide_has_four_parts_a_date_and_its_history() -> None:
    page = guide.present(GUIDE, portal())
    assert [(part.id, part.heading) for part in page.parts] == [
        ("proactive", "一、主动公开"),
        ("on-request", "二、依申请公开"),
        ("office", "三、工作机构"),
        ("remedies", "四、监督和救济"),
    ]
    assert "不是标题" in page.parts[0].body
    assert "前言" in page.preface
    assert page.revised == "2026年9月15日"
    assert [row.date for row in page.revisions] == ["2026-09-15", "2024-01-01"]
    assert page.desk is not None
    assert page.desk.id == "qh-drc"
    assert {fact.name: fact.value for fact in page.office}["传真"] == "000-0000 0103"
    assert [(row.name, row.contact) for row in page.remedies] == [
        ("投诉举报", "青禾区穗行大道2号，000-0000 0111"),
        ("行政诉讼", None),
    ]


def test_the_guide_of_a_unit_stands_below_the_governments() -> None:
    own = UNIT_GUIDE
    library = portal(guides=(GUIDE, own))
    assert [address for address, _ in guide.addresses(library)] == ["guide/", "guide/suian/"]
    assert [link.address for link in guide.present(own, library).others] == ["guide/"]
    assert guide.head(own, library).trail[0].address == "guide/"
    desk = guide.present(own, library).desk
    assert desk is not None
    assert desk.id == "suian"


def test_rules_say_what_they_rest_on_and_what_is_to_be_aligned() -> None:
    page = disclosure_rules.present(None, portal())
    own = page.groups[0].rows
    assert [group.id for group in page.groups] == ["own", "law"]
    assert (page.own_count, page.aligned_count) == (2, 1)
    assert [[link.address for link in row.rests_on] for row in own] == [["rules/#tiaoli"]] * 2
    assert (own[0].document.address, own[0].dated) == ("documents/qhfg-2025-3/", "2025-06-18")
    assert (own[1].issuer, own[1].badge.text) == ("青禾区人民政府办公室", "正在修订")


def test_search_finds_each_by_its_words() -> None:
    library = portal()
    found = {
        entry.address: " ".join(text for _, text in entry.passages())
        for reader in (read_guides, read_disclosure_rules, read_application)
        for entry in reader(library)
    }
    assert set(found) == {"guide/", "rules/", "application/", "application/assistant/"}
    assert "首次公布" in found["guide/"]
    assert "规范" in found["rules/"]
    assert "公开科" in found["application/"]


def test_how_a_supplement_counts_is_the_districts_to_say() -> None:
    limits = PROCEDURE.limits.model_copy(update={"supplement_effect": SupplementEffect.PAUSE})
    procedure = PROCEDURE.model_copy(update={"limits": limits})
    assert assistant.present(PROCEDURE, portal()).supplement_effect == "restart"
    assert assistant.present(procedure, portal(application=procedure)).supplement_effect == "pause"
