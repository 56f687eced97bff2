"""What 重大行政决策, 意见征集 and 公众活动 can contradict: themselves, the registers and each other."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from generator.model.decision import StepState
from generator.model.opinion import Verdict
from generator.records import rules
from generator.records.register_checks import check_unique
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.errors import Finding, Location
    from generator.model.consultation import Consultation, ConsultationOutcome
    from generator.model.decision import Decision, DecisionStep, StepDisclosure
    from generator.model.document import Attachment
    from generator.model.event import Event, Photo
    from generator.model.opinion import Opinion
    from generator.model.portal_files import PortalFiles
    from generator.model.record import Record
    from generator.records.known_ids import KnownIds

_NOUNS = {
    "document": "文件",
    "interpretation": "解读",
    "consultation": "意见征集",
    "event": "活动",
    "decision": "重大行政决策",
}


def check_participation(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """Every contradiction of the three kinds."""
    yield from check_unique(files.decisions, "重大行政决策")
    yield from check_unique(files.consultations, "意见征集")
    yield from check_unique(files.events, "活动")
    for decision in files.decisions:
        yield from known.check_unit(decision.unit, decision.at("unit"))
        yield from _check_steps(decision)
    for consultation in files.consultations:
        yield from known.check_unit(consultation.unit, consultation.at("unit"))
        yield from _check_consultation(consultation)
    for event in files.events:
        yield from _check_event(event, known)
    for goal in files.participation.events if files.participation else ():
        for index, unit in enumerate(goal.units):
            yield from known.check_unit(unit, goal.at("units", index))
    yield from _check_targets(files)
    yield from _check_files(files)


def _check_steps(decision: Decision) -> Iterator[Finding]:
    """A step is disclosed, does not apply or is not disclosed: one of the three, with what belongs to it."""
    states: dict[DecisionStep, StepState] = {}
    for said in decision.steps:
        name, place = said.step.label, said.at("step")
        named = [key for key in ("document", "consultation", "interpretation", "event", "url") if getattr(said, key)]
        if said.state is StepState.NOT_APPLICABLE and said.reason is None:
            yield rules.UNEXPLAINED_STEP.at(place, f"“{name}”写了不适用，没有写理由。", "补上 reason: 为什么不适用。")
        if said.state is not StepState.DISCLOSED and named:
            message = f"“{name}”写了{said.state.label}，又写了公开的内容（{named[0]}）。"
            yield rules.CONTRADICTORY_STEP.at(place, message, "已经公开的删去 state，没有公开的删去链接。")
        yield from _check_disclosed(said, named, place)
        earlier = states.setdefault(said.step, said.state)
        if earlier is not said.state or (said.state is not StepState.DISCLOSED and len(_same(decision, said)) > 1):
            message = f"“{name}”写了两次，说法不能并存。"
            yield rules.CONTRADICTORY_STEP.at(place, message, "一个环节只能是已公开、不适用、未公开之一。")


def _check_disclosed(said: StepDisclosure, named: list[str], place: Location) -> Iterator[Finding]:
    """What is disclosed can be opened, by exactly one link; a page outside the site says what it is, and since when."""
    if said.state is not StepState.DISCLOSED:
        return
    if len(named) != 1:
        count = "没有写链接" if not named else f"写了{len(named)}个链接（{'、'.join(named)}）"
        message = f"“{said.step.label}”写了已公开，但{count}。"
        hint = "写 document、consultation、interpretation、event、url 中的一个；有几份就分几条写。"
        yield rules.CONTRADICTORY_STEP.at(place, message, hint)
    elif said.url and (said.text is None or said.on is None):
        message = f"“{said.step.label}”链接到站外，但没有写{'链接文字 text' if said.text is None else '公开日期 on'}。"
        yield rules.CONTRADICTORY_STEP.at(place, message, "补上 text（链接文字）和 on（公开日期）。")


def _same(decision: Decision, said: StepDisclosure) -> list[StepDisclosure]:
    return [other for other in decision.steps if other.step is said.step]


def _check_consultation(record: Consultation) -> Iterator[Finding]:
    if record.closes_on < record.opens_on:
        message = f"{record.closes_on} 截止，早于 {record.opens_on} 开始。"
        yield rules.IMPOSSIBLE_PERIOD.at(record.at("closes_on"), message, "核对开始和截止日期。")
    if not (record.draft or record.draft_text or record.attachments):
        hint = "正文里另起一行写“# 草案标题”，其后是草案全文；或者填写 draft、attachments。"
        yield rules.ABSENT_DRAFT.at(record.at("id"), f"意见征集“{record.id}”没有草案。", hint)
    if not record.explanation_text.strip():
        hint = "正文开头写起草说明：为什么要定、主要内容、想听哪些意见。"
        yield rules.ABSENT_EXPLANATION.at(record.at("id"), f"意见征集“{record.id}”没有起草说明。", hint)
    for group in record.heard:
        if group.smes is not None and group.smes > group.number:
            message = f"听取“{group.audience}”意见共{group.number}家（人），其中中小企业不能有{group.smes}家。"
            yield rules.CONTRADICTORY_COUNT.at(group.at("smes"), message, "核对 number 和 smes。")
    if record.outcome is not None:
        yield from _check_outcome(record.outcome, record)


def _check_outcome(outcome: ConsultationOutcome, record: Consultation) -> Iterator[Finding]:
    """Opinions told one by one may be fewer than those received, never more; what was not adopted has its reason."""
    if outcome.published_on < record.closes_on:
        message = f"采纳情况 {outcome.published_on} 公布，早于 {record.closes_on} 截止。"
        yield rules.IMPOSSIBLE_PERIOD.at(outcome.at("published_on"), message, "征集截止以后才能公布采纳情况。")
    if outcome.adopted > outcome.received:
        message = f"收到意见{outcome.received}条，不能采纳{outcome.adopted}条。"
        yield rules.CONTRADICTORY_COUNT.at(outcome.at("adopted"), message, "核对 received 和 adopted。")
    told = sum(opinion.number for opinion in outcome.opinions)
    taken = sum(opinion.number for opinion in outcome.opinions if opinion.verdict is not Verdict.NOT_ADOPTED)
    refused = told - taken
    for count, limit, name in (
        (told, outcome.received, "收到"),
        (taken, outcome.adopted, "采纳"),
        (refused, max(outcome.received - outcome.adopted, 0), "未采纳"),
    ):
        if count > limit and outcome.adopted <= outcome.received:
            message = f"逐条列出的意见合计{count}条，多于{name}的{limit}条。"
            yield rules.CONTRADICTORY_COUNT.at(outcome.at("opinions"), message, "核对各条的 number。")
            break
    if outcome.adopted < outcome.received and not refused:
        message = f"有{outcome.received - outcome.adopted}条意见没有采纳，但没有写理由。"
        yield rules.UNEXPLAINED_REJECTION.at(outcome.at("adopted"), message, "在 opinions 里归类列出，写明 reply。")
    yield from _check_opinions(outcome.opinions)


def _check_opinions(opinions: Iterable[Opinion]) -> Iterator[Finding]:
    for opinion in opinions:
        if opinion.verdict is not Verdict.ADOPTED and opinion.reply is None:
            message = f"意见“{opinion.opinion}”{opinion.verdict.label}，没有写理由。"
            yield rules.UNEXPLAINED_REJECTION.at(opinion.at("verdict"), message, "补上 reply: 理由或者答复。")


def _check_event(event: Event, known: KnownIds) -> Iterator[Finding]:
    yield from known.check_unit(event.unit, event.at("unit"))
    for index, unit in enumerate(event.partners):
        yield from known.check_unit(unit, event.at("partners", index))
    for question in event.report.questions if event.report else ():
        yield from known.check_unit(question.unit, question.at("unit"))
    ended = event.ends_at
    if ended is not None and str(ended) < str(event.starts_at):
        message = f"{ended:%Y-%m-%d %H:%M} 结束，早于 {str(event.starts_at)[:16]} 开始。"
        yield rules.IMPOSSIBLE_PERIOD.at(event.at("ends_at"), message, "核对开始和结束时间。")
    closing = event.sign_up.closes_on if event.sign_up else None
    if event.sign_up and closing and closing > event.day:
        message = f"报名 {closing} 截止，晚于活动 {event.day}。"
        yield rules.IMPOSSIBLE_PERIOD.at(event.sign_up.at("closes_on"), message, "核对报名截止日期。")
    if event.report and event.report.published_on < event.day:
        message = f"活动 {event.day} 举行，报道不能在 {event.report.published_on} 发布。"
        yield rules.IMPOSSIBLE_PERIOD.at(event.report.at("published_on"), message, "核对活动日期和报道日期。")
    if event.report and event.cancelled:
        message = "活动已经取消，却有活动报道。"
        yield rules.IMPOSSIBLE_PERIOD.at(event.at("report"), message, "删去 cancelled 或者 report。")
    if event.attendance:
        yield from _check_opinions(event.attendance.opinions)


def _check_targets(files: PortalFiles) -> Iterator[Finding]:
    """What is named exists, and what the public reads names nothing that is not public."""
    known, published = _known(files), _known(files, published_only=True)
    for owner, record, key in _named(files):
        kind = key if key in _NOUNS else "document"
        values = getattr(record, key)
        for index, name in enumerate(values if isinstance(values, tuple) else (values,)):
            place = record.at(key, index) if isinstance(values, tuple) else record.at(key)
            if name is None or name in files.unread:
                continue
            if name not in known[kind]:
                hint = suggest(name, sorted(known[kind])) or "核对编号。"
                yield rules.UNKNOWN_TARGET.at(place, f"没有编号为“{name}”的{_NOUNS[kind]}。", hint)
            elif owner.is_published and name not in published[kind]:
                message = f"“{owner.id}”已公开，但它提到的{_NOUNS[kind]}“{name}”没有公开。"
                yield rules.UNPUBLISHED_TARGET.at(place, message, "先公开它，或者删去这一条。")


def _named(files: PortalFiles) -> Iterator[tuple[Decision | Consultation | Event, Record, str]]:
    """Owner, record and key of everything that is named."""
    for decision in files.decisions:
        yield from ((decision, decision, key) for key in ("catalogue", "document"))
        for said in decision.steps:
            yield from ((decision, said, key) for key in ("document", "consultation", "interpretation", "event"))
    for consultation in files.consultations:
        yield from ((consultation, consultation, key) for key in ("draft", "document"))
    for event in files.events:
        yield from ((event, event, key) for key in ("decision", "documents"))


def _known(files: PortalFiles, *, published_only: bool = False) -> dict[str, frozenset[str]]:
    ids: dict[str, set[str]] = defaultdict(set)
    for kind, records in (
        ("document", files.documents),
        ("interpretation", files.interpretations),
        ("consultation", files.consultations),
        ("event", files.events),
        ("decision", files.decisions),
    ):
        ids[kind].update(record.id for record in records if record.is_published or not published_only)
    return {kind: frozenset(ids[kind]) for kind in _NOUNS}


def _check_files(files: PortalFiles) -> Iterator[Finding]:
    """Pictures and drafts that are offered lie where they can be offered."""
    offered = {file.path for file in files.originals}
    named: list[tuple[Attachment | Photo, str]] = [
        (attachment, "附件") for record in files.consultations for attachment in record.attachments
    ]
    photos: list[tuple[Attachment | Photo, str]] = [
        (photo, "照片") for event in files.events if event.report for photo in event.report.photos
    ]
    for record, noun in (*named, *photos):
        if record.file is not None and record.file not in offered:
            hint = suggest(record.file, offered) or "放在 content/attachments/ 下，路径从 content/ 之下写起。"
            yield rules.ABSENT_FILE.at(record.at("file"), f"{noun}“{record.file}”不存在。", hint)
