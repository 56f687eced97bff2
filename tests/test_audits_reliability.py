"""公开体检: numbers of persons, pictures, links to other sites, replies to messages, and matters without 办."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from generator.audits.checks import CHECKS
from generator.audits.evidence import Evidence
from generator.audits.text_facts import read_facts
from generator.chinese.personal_data import PersonalDataKind
from generator.errors import Location
from generator.model.holidays import working_calendar
from generator.model.library import Library
from generator.model.link import Link
from generator.model.link_patrol import LinkCause, LinkPatrol, LinkState, PatrolledLink, PatrolRound
from generator.model.message import Message, MessageBoard
from generator.model.personal_data import PersonalDatum, PrivacyException
from generator.model.self_audit import AuditFault, AuditGoals
from tests.sample_library import make_library

URL = "https://banshi.qinghe.example/zhucan"
NOTHING = read_facts("", 1, (), ())


def run(code: str, library: Library, **goals: object) -> tuple[int, list[AuditFault]]:
    """How much one check looked at, and what fell short."""
    evidence = Evidence(
        library=library,
        facts={document.id: NOTHING for document in library.documents},
        goals=AuditGoals(**goals),
        wording=(),
        calendar=working_calendar(()),
    )
    verdicts = list(next(check for check in CHECKS if check.rule.code == code).find(evidence))
    return len(verdicts), [found for found in verdicts if found]


def patrolled(library: Library, days: int = 3, **found: object) -> Library:
    """The library with a service whose address a patrol looked at."""
    service = library.services[0].model_copy(update={"url": URL})
    link = PatrolledLink(url=URL, first_seen=date(2026, 1, 5), **found)
    when = datetime.combine(library.today - timedelta(days=days), datetime.min.time())
    record = LinkPatrol(history=(PatrolRound(checked_at=when, total=1),), links=(link,))
    return replace(library, services=(service, *library.services[1:]), patrol=record)


def test_a_number_is_a_fault_until_an_exception_allows_it() -> None:
    place = Location("content/faqs/who.md", 9)
    datum = PersonalDatum(location=place, kind=PersonalDataKind.MOBILE_NUMBER, masked="138****8000", digest="a" * 64)
    library = replace(make_library(), personal_data=(datum,))
    checked, faults = run("A112", library)
    assert [found.message for found in faults] == ["手机号码没有遮盖：138****8000"]
    allowed = PrivacyException(digest="a" * 64, reason="本人同意公开")
    assert run("A112", replace(library, privacy_exceptions=(allowed,))) == (checked, [])


def test_pictures_are_counted_and_those_without_words_told() -> None:
    links = tuple(
        Link(target="tu.png", text=text, is_image=is_image, page="pages/x/", location=Location("content/pages/x.md", 3))
        for text, is_image in (("三步流程", True), (" ", True), ("", False))
    )
    checked, faults = run("A113", replace(make_library(), links=links))
    assert (checked, [found.message for found in faults]) == (2, ["图片没有文字说明：tu.png"])


@pytest.mark.parametrize(
    ("state", "more", "checked", "told"),
    [
        (LinkState.OK, {}, 1, []),
        (LinkState.REVIEW, {"cause": LinkCause.FORBIDDEN}, 1, []),
        (LinkState.UNCHECKED, {}, 0, []),
        (LinkState.BROKEN, {"cause": LinkCause.SLOW, "failures": 1}, 1, []),
        (LinkState.BROKEN, {"cause": LinkCause.SLOW, "failures": 2}, 1, [f"站外链接打不开：{URL}，等待超时。"]),
        (
            LinkState.BROKEN,
            {"cause": LinkCause.NOT_FOUND, "failures": 1, "last_ok": date(2026, 2, 2)},
            1,
            [f"站外链接打不开：{URL}，页面不存在，最近一次正常是2026-02-02。"],
        ),
    ],
)
def test_only_what_readers_cannot_follow_counts_as_dead(
    state: LinkState, more: dict[str, object], checked: int, told: list[str]
) -> None:
    count, faults = run("A312", patrolled(make_library(), state=state, **more))
    assert (count, [found.message for found in faults]) == (checked, told)
    assert all(found.address == f"services/{make_library().services[0].id}/" for found in faults)


@pytest.mark.parametrize(("days", "limit", "count"), [(3, None, 0), (3, 7, 0), (7, 7, 0), (8, 7, 1)])
def test_a_patrol_is_asked_for_where_the_portal_says_how_often(days: int, limit: int | None, count: int) -> None:
    library = patrolled(make_library(), days=days, state=LinkState.OK)
    assert len(run("A212", library, patrol_days=limit)[1]) == count
    assert len(run("A212", replace(library, patrol=None), patrol_days=limit)[1]) == (limit is not None)


@pytest.mark.parametrize(
    ("replied", "told"),
    [
        (date(2024, 3, 8), []),
        (date(2024, 3, 11), ["6个工作日才答复，承诺5个工作日。"]),
        (None, ["23个工作日还没有答复，承诺5个工作日。"]),
    ],
)
def test_replies_are_counted_in_working_days(replied: date | None, told: list[str]) -> None:
    library = replace(make_library(), today=date(2024, 4, 3))
    text = None if replied is None else "已经答复。"
    message = Message(
        id="m1", subject="助餐点", text="几点开门？", left_on=date(2024, 3, 1), unit=library.units[0].id,
        replied_on=replied, reply=text,
    )  # fmt: skip
    board = MessageBoard(privacy_statement="不公布姓名。", reply_limit=5, messages=(message,))
    assert [found.message for found in run("A211", replace(library, message_board=board))[1]] == told


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("符合条件的老人到居委会申请老年助餐补贴。", ("老年助餐补贴",)),
        ("老年助餐补贴惠及老人一万名。", ()),
        ("依据《青禾区老年助餐补贴申请办法》，补贴继续发放。", ()),
        ("| 老年助餐补贴 | 到窗口办理 |", ()),
        ("| 老年助餐补贴申领 | 1 |", ("老年助餐补贴",)),
        ("公布老年助餐补贴。需要办理的，另行通知。", ()),
        ("办理经营主体登记后开业。", ("经营主体登记",)),
        ("经营主体登记增长一成。", ()),
    ],
)
def test_a_service_is_offered_where_one_is_told_to_use_it(body: str, names: tuple[str, ...]) -> None:
    assert read_facts(body, 1, (), ("经营主体登记", "老年助餐", "老年助餐补贴")).names == names
