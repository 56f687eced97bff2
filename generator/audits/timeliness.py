"""Checks of when things were published, renewed and answered."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from generator.audits.channels import content_of, day_of_channel, days_of_channel, walk_channels
from generator.audits.evidence import day_of, fault_of, judge
from generator.chinese.working_days import UnknownYearError, working_days_between
from generator.model.address import (
    ANNUAL_REPORTS,
    HOME,
    consultation_address,
    interpretation_address,
    service_address,
)
from generator.model.consultation import ConsultationState
from generator.model.document import Category, Validity
from generator.model.interpretation import InterpretationStage
from generator.model.self_audit import AuditFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.audits.evidence import Evidence, Verdict

LIMIT = 20
"""Working days from formation to publication: 条例 art. 26."""
HOME_DAYS = 14
POLICY_DAYS = 183
EMPTY_CHANNELS, STALE_CHANNELS = 5, 10
"""How many of them are a veto."""
NOTICE_DAYS = (30, 60, 180)


def find_late_publications(evidence: Evidence) -> Iterator[Verdict]:
    """DATE-001: published within 20 working days of its date (条例 art. 26), counted by the State Council's holidays.

    Documents without one of the two dates, or of years whose holidays are not known, are not counted.
    """
    for document in evidence.library.documents:
        record = document.record
        when = record.published_on
        day = when.date() if isinstance(when, datetime) else when
        if day is None or record.dated_on is None:
            continue
        days = (day - record.dated_on).days
        try:
            days = working_days_between(record.dated_on, day, evidence.calendar) if days > LIMIT else 0
        except UnknownYearError:
            continue
        message = f"成文后{days}个工作日才发布，超过{LIMIT}个工作日。"
        hint = "对照原件核对成文日期和发布日期；确实晚了的，查明原因，今后按时发布。"
        yield fault_of(document, record.at("published_on"), message, hint) if days > LIMIT else None


def find_stale_home(evidence: Evidence) -> Iterator[Verdict]:
    """国办秘函〔2019〕19号, veto: the home page shows something new every two weeks."""
    library, newest = evidence.library, evidence.newest
    if newest and (library.today - newest).days <= HOME_DAYS:
        yield None
        return
    message = f"最近一次更新是{newest}，已经超过两周。" if newest else "没有任何带日期的内容。"
    place = library.site.location
    yield AuditFault(message=message, hint="发布新的文件、解读或者问答。", location=place, title="首页", address=HOME)


def find_stale_channels(evidence: Evidence) -> Iterator[Verdict]:
    """A channel with 更新要求 (`update_days`) shows something that is no older; empty ones are another check's."""
    library = evidence.library
    for channel in walk_channels(library.channels):
        day = day_of_channel(channel, evidence)
        if channel.update_days is None or day is None:
            continue
        age = (library.today - day).days
        message = f"最近一次更新是{day}，已经{age}天，要求{channel.update_days}天内更新。"
        yield (None if age <= channel.update_days else content_of(channel, message, "发布应当公开的内容。"))


def find_stale_policies(evidence: Evidence) -> Iterator[Verdict]:
    """国办秘函〔2019〕19号: a channel of policy documents on the first level is renewed within six months."""
    library = evidence.library
    for channel in library.channels:
        day = day_of_channel(channel, evidence)
        if channel.column_type == "政策文件" and day is not None:
            message = f"最近一份文件是{day}发布的，超过6个月。"
            is_stale = (library.today - day).days > POLICY_DAYS
            yield content_of(channel, message, "核对是否有文件漏发。") if is_stale else None


def find_stale_column(evidence: Evidence) -> Iterator[Verdict]:
    """国办秘函〔2019〕19号, veto: fewer than 5 blank channels, and fewer than 10 that should have been renewed."""
    counts = (
        ("空白栏目", EMPTY_CHANNELS, sum(found is not None for found in find_empty_channels(evidence))),
        ("应更新未更新的栏目", STALE_CHANNELS, sum(found is not None for found in find_stale_channels(evidence))),
    )
    for name, limit, count in counts:
        yield judge(
            count < limit,
            message=f"{name}有{count}个，达到{limit}个就是单项否决。",
            hint="先补最容易补的栏目；不需要的栏目从 site_data/channels.yml 删去。",
            location=evidence.library.site.location,
            title="全部栏目",
            address=HOME,
        )


def find_empty_channels(evidence: Evidence) -> Iterator[Verdict]:
    """国办秘函〔2019〕19号: no channel that lists something is blank."""
    for channel in walk_channels(evidence.library.channels):
        days = days_of_channel(channel, evidence)
        if days is not None:
            hint = "发布应当公开的内容，或者从 site_data/channels.yml 删去这个栏目。"
            yield None if days else content_of(channel, "栏目里没有内容。", hint)


def find_late_interpretations(evidence: Evidence) -> Iterator[Verdict]:
    """三同步: the first interpretation of a document is published on the same day or before it."""
    library = evidence.library
    for document in library.documents:
        entries = [
            entry
            for entry in library.interpretations_of.get(document.id, ())
            if entry.stage is InterpretationStage.RELEASE
        ]
        day = day_of(document)
        if not entries or day is None:
            continue
        first = min(entries, key=lambda entry: entry.published_on)
        gap = (first.published_on - day).days
        yield judge(
            gap <= 0,
            message=f"文件{day}发布，解读{first.published_on}才发布，晚{gap}天。",
            hint="解读与文件同步起草、同步审签、同步发布。",
            location=first.at("published_on"),
            title=first.title,
            address=interpretation_address(first.id),
        )


def find_expiring_documents(evidence: Evidence) -> Iterator[Verdict]:
    """Normative documents in force whose term ends within 180, 60 or 30 days: a queue, so that nobody is surprised."""
    today = evidence.library.today
    for document in evidence.library.documents:
        record = document.record
        if record.category is Category.NORMATIVE and record.validity_on(today) in (Validity.IN_FORCE, Validity.AMENDED):
            left = (record.expires_on - today).days if record.expires_on else None
            span = next((days for days in NOTICE_DAYS if left is not None and 0 <= left <= days), None)
            message = f"有效期至{record.expires_on}，还有{left}天，进入{span}日提醒。"
            hint = "起草单位评估实施情况，提出继续有效、修改或者废止的意见。"
            yield fault_of(document, record.at("expires_on"), message, hint) if span else None


def find_late_reports(evidence: Evidence) -> Iterator[Verdict]:
    """The report on the year before stands on the site by the day that the portal sets (`annual_report_due`)."""
    library, due_on = evidence.library, evidence.goals.annual_report_due
    if due_on is None:
        return
    month, day = map(int, due_on.split("-"))
    this_year = date(library.today.year, month, day)
    year = library.today.year - (1 if library.today > this_year else 2)
    due = date(year + 1, month, day)
    published = min((report.published_on for report in library.annual_reports if report.year == year), default=None)
    message = f"{year}年度报告{published}才发布，应在{due}前发布。" if published else f"没有{year}年度报告。"
    yield judge(
        published and published <= due,
        message=message,
        hint="用 lantai new annual-report 写好样张，填写后发布。",
        location=library.site.location,
        title="政府信息公开年报",
        address=ANNUAL_REPORTS,
    )


def find_unanswered_consultations(evidence: Evidence) -> Iterator[Verdict]:
    """A consultation that has closed says what was adopted and why the rest was not, within the days set."""
    library, limit = evidence.library, evidence.goals.outcome_days
    for entry in library.consultations if limit else ():
        if limit and entry.closes_on + timedelta(days=limit) < library.today:
            is_answered = entry.state_on(library.today) is ConsultationState.ANSWERED
            yield judge(
                is_answered,
                message=f"{entry.closes_on}截止，至今没有公布采纳情况。",
                hint="填写 outcome：收到多少条、采纳多少条、未采纳的理由。",
                location=entry.at("closes_on"),
                title=entry.title,
                address=consultation_address(entry.id),
            )


def find_unchecked_services(evidence: Evidence) -> Iterator[Verdict]:
    """A person followed a service's link within the days that the portal asks for; not asked where it sets none."""
    limit, today = evidence.goals.service_check_days, evidence.library.today
    for service in evidence.library.services if limit else ():
        age = (today - service.checked_on).days if service.checked_on else None
        right = age is not None and limit is not None and age <= limit
        message = f"办事链接{age}天没有人核对。" if age is not None else "办事链接没有核对记录。"
        yield judge(
            right,
            message=message,
            hint="打开链接看一遍，更新 checked_on。",
            location=service.at("checked_on"),
            title=service.name,
            address=service_address(service.id),
        )
