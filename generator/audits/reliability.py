"""Checks of what readers rely on: numbers of persons stay private, links lead somewhere, messages are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.audits.evidence import judge
from generator.audits.personal_data import find_unmasked
from generator.chinese.working_days import UnknownYearError, working_days_between
from generator.model.address import PATROL, message_address
from generator.model.link_patrol import LinkState
from generator.model.message import PAGE_SIZE, order_messages
from generator.model.outside_links import find_outside_links
from generator.model.self_audit import AuditFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.audits.evidence import Evidence, Verdict
    from generator.model.link_patrol import PatrolledLink
    from generator.model.message import Message
    from generator.model.outside_links import OutsideLink


def find_unmasked_numbers(evidence: Evidence) -> Iterator[Verdict]:
    """No 身份证号, 手机号 or 银行卡号 stands unmasked in a published text, register or text file; a build refuses it.

    One verdict for each published text, message and file; numbers that `site_data/privacy_exceptions.yml` allows with
    a reason are no fault.
    """
    library = evidence.library
    texts = (library.documents, library.interpretations, library.faqs, library.pages, library.files)
    messages = library.message_board.messages if library.message_board else ()
    found = tuple(find_unmasked(library))
    paths = {datum.location.path for datum in found}
    yield from [None] * max(0, sum(map(len, (*texts, messages))) - len(paths))
    for datum in found:
        yield AuditFault(
            message=f"{datum.kind.label}没有遮盖：{datum.masked}",
            hint="删去或者遮盖；确需公开的，在 site_data/privacy_exceptions.yml 写明理由。",
            location=datum.location,
            title="个人信息",
            address=None,
        )


def find_undescribed_pictures(evidence: Evidence) -> Iterator[Verdict]:
    """Every picture in a text says in words what it shows; a build refuses others (L106)."""
    for link in evidence.library.links:
        if link.is_image:
            yield judge(
                link.text.strip(),
                message=f"图片没有文字说明：{link.target}",
                hint="在方括号里写清图上说了什么。",
                location=link.location,
                title="图片",
                address=link.page,
            )


def find_dead_outside_links(evidence: Evidence) -> Iterator[Verdict]:
    """Links to other sites that the last 链接巡检 found dead; one verdict for each link that it could judge.

    A passing fault counts when two patrols in a row met it. What refused the program (403, 429, a captcha) is for a
    person to look at and is no fault.
    """
    patrol = evidence.library.patrol
    judged = [link for link in patrol.links if link.state is not LinkState.UNCHECKED] if patrol else []
    dead = {link.url: link for link in judged if link.is_dead}
    yield from [None] * (len(judged) - len(dead))
    first: dict[str, OutsideLink] = {}
    for place in find_outside_links(evidence.library) if dead else ():
        first.setdefault(place.url, place)
    for url, link in dead.items():
        if url in first:
            place = first[url]
            yield AuditFault(
                message=f"站外链接打不开：{url}，{_cause(link)}。",
                hint="换成能打开的地址，或者删去链接。",
                location=place.location,
                title=place.place.title,
                address=place.place.address,
            )


def find_old_patrol(evidence: Evidence) -> Iterator[Verdict]:
    """The links to other sites were patrolled within `patrol_days`; not asked where the portal sets none."""
    library, limit = evidence.library, evidence.goals.patrol_days
    if limit is None:
        return
    last = library.patrol.last if library.patrol else None
    age = (library.today - last.checked_at.date()).days if last else None
    message = f"最近一次巡检是{age}天以前，要求{limit}天内巡检一次。" if age is not None else "还没有巡检过站外链接。"
    yield judge(
        age is not None and age <= limit,
        message=message,
        hint="运行 lantai audit --external，把 site_data/link_patrol.yml 一起提交。",
        location=library.site.location,
        title="链接巡检",
        address=PATROL,
    )


def find_late_replies(evidence: Evidence) -> Iterator[Verdict]:
    """A published message was answered, or still waits, within the working days that the board promises."""
    board = evidence.library.message_board
    for index, message in enumerate(order_messages(board) if board else ()):
        days = _waited(message, evidence)
        if board is None or days is None:
            continue
        said = "才答复" if message.replied_on else "还没有答复"
        yield judge(
            days <= board.reply_limit,
            message=f"{days}个工作日{said}，承诺{board.reply_limit}个工作日。",
            hint="答复后填写 replied_on 和 reply。" if message.replied_on is None else "查明原因，今后按时答复。",
            location=message.at("replied_on"),
            title=message.subject,
            address=message_address(message.id, index // PAGE_SIZE + 1),
        )


def _waited(message: Message, evidence: Evidence) -> int | None:
    """Working days until the reply, or until today; None where nobody knows the holidays."""
    until = message.replied_on or evidence.library.today
    try:
        return working_days_between(message.left_on, until, evidence.calendar) if until > message.left_on else 0
    except UnknownYearError:
        return None


def _cause(link: PatrolledLink) -> str:
    cause = link.cause.label if link.cause else "没有打开"
    return f"{cause}，最近一次正常是{link.last_ok}" if link.last_ok else cause
