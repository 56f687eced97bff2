"""政策留言板, 申报日历 and 免申即享: what their registers can contradict in themselves and in others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.records import message_rules as rules
from generator.records import rules as general
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.errors import Finding
    from generator.model.benefit import ApplicationWindow, AutomaticBenefit
    from generator.model.message import Message, MessageBoard
    from generator.model.parsed import Structure
    from generator.model.portal_files import PortalFiles
    from generator.records.known_ids import KnownIds


def check_messages(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """The board with its messages and figures."""
    board = files.message_board
    if board is None:
        return
    faqs = {faq.id for faq in files.faqs if faq.is_published}
    yield from _check_repeated(board.messages)
    for message in board.messages:
        yield from _check_message(message)
        yield from _check_names(message, files, known)
        yield from known.check_unit(message.unit, message.at("unit"))
        if message.faq is not None and message.faq not in faqs | files.unread:
            hint = suggest(message.faq, sorted(faqs)) or "编号见 content/faqs/ 下的文件名。"
            yield rules.UNKNOWN_FAQ.at(message.at("faq"), f"没有编号为“{message.faq}”的公开问答。", hint)
    yield from _check_figures(board)


def check_benefits(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """Windows that end before they begin, and what both lists name."""
    register = files.benefits
    if register is None:
        return
    yield from _check_repeated((*register.windows, *register.automatic))
    for window in register.windows:
        yield from _check_names(window, files, known)
        if window.service is not None:
            yield from known.check_service(window.service, window.at("service"))
        if window.closes_on < window.opens_on:
            message = f"截止日期（{window.closes_on}）早于开始日期（{window.opens_on}）。"
            yield rules.IMPOSSIBLE_WINDOW.at(window.at("closes_on"), message, "对照申报通知核对两个日期。")
    for entry in register.automatic:
        yield from _check_names(entry, files, known)
        yield from known.check_unit(entry.unit, entry.at("unit"))


def check_benefit_sections(files: PortalFiles, structures: Mapping[str, Structure]) -> Iterator[Finding]:
    """Clauses that the documents do not have."""
    register = files.benefits
    entries: list[ApplicationWindow | AutomaticBenefit] = [*register.windows, *register.automatic] if register else []
    for entry in entries:
        structure = structures.get(entry.document)
        if structure and entry.section and entry.section not in structure.card.section_ids:
            message = f"文件“{entry.document}”里没有条款“{entry.section}”。"
            hint = suggest(entry.section, structure.card.section_ids) or "条款号见文件页面每条的链接。"
            yield general.UNKNOWN_SECTION.at(entry.at("section"), message, hint)


def _check_names(
    entry: Message | ApplicationWindow | AutomaticBenefit, files: PortalFiles, known: KnownIds
) -> Iterator[Finding]:
    if entry.document is None:
        return
    yield from known.check_document(entry.document, entry.at("document"))
    if any(record.id == entry.document and not record.is_published for record in files.documents):
        message = f"文件“{entry.document}”没有公开。"
        yield rules.HIDDEN_DOCUMENT.at(entry.at("document"), message, "等文件公开后再登记，或者删去 document。")


def _check_repeated(entries: Iterable[Message | ApplicationWindow | AutomaticBenefit]) -> Iterator[Finding]:
    seen: dict[str, object] = {}
    for entry in entries:
        first = seen.setdefault(entry.id, entry)
        if first is not entry:
            yield rules.REPEATED_MESSAGE.at(
                entry.at("id"), f"编号“{entry.id}”写了两次。", "每条用一个编号，发布后不改。"
            )


def _check_message(message: Message) -> Iterator[Finding]:
    if (message.replied_on is None) != (message.reply is None):
        hint = "答复了的，replied_on 和 reply 都要填；还没有答复的，都不填。"
        yield rules.CONTRADICTORY_MESSAGE.at(message.location, "答复时间和答复内容只填了一样。", hint)
    elif message.replied_on is not None and message.replied_on < message.left_on:
        said = f"答复时间（{message.replied_on}）早于留言时间（{message.left_on}）。"
        yield rules.CONTRADICTORY_MESSAGE.at(message.at("replied_on"), said, "核对两个日期。")


def _check_figures(board: MessageBoard) -> Iterator[Finding]:
    months = set()
    for row in board.figures:
        if row.month in months:
            yield rules.REPEATED_MESSAGE.at(row.at("month"), f"{row.month} 的数字写了两次。", "每个月只写一行。")
        months.add(row.month)
        published = [message for message in board.messages if f"{message.left_on:%Y-%m}" == row.month]
        if not 0 <= row.on_time_messages <= row.replied_messages <= row.received_messages:
            message = f"{row.month}：按时办结应不多于办结，办结应不多于收到。"
            yield rules.CONTRADICTORY_FIGURES.at(row.location, message, "核对这个月的三个数。")
        elif row.received_messages < len(published):
            message = f"{row.month} 选登了{len(published)}条，收到的只写{row.received_messages}条。"
            yield rules.CONTRADICTORY_FIGURES.at(row.location, message, "收到数包括没有选登的留言。")
