"""指南, 制度 and 依申请公开 as search entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import APPLICATION, ASSISTANT, DISCLOSURE_RULES, guide_address
from generator.model.entry_kind import EntryKind
from generator.outputs.search_prose import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.application import Application
    from generator.model.library import Library
    from generator.outputs.search_entry import Entry


def read_guides(library: Library) -> Iterator[Entry]:
    """Every guide, with what its revisions changed."""
    for guide in library.guides:
        yield describe(
            EntryKind.PAGE,
            guide_address(guide.unit),
            guide.title,
            day=guide.revised_on,
            has_year=False,
            units=(guide.unit,) if guide.unit else (),
            summary=guide.summary,
            body=guide.body,
            texts=(*(remedy.detail for remedy in guide.remedies), *(one.changes for one in guide.revisions)),
        )


def read_disclosure_rules(library: Library) -> Iterator[Entry]:
    """The page of all rules: found by the name of any."""
    rules = library.disclosure_rules
    if rules:
        texts = (text for rule in rules for text in (rule.document_number, rule.summary, *rule.points))
        yield describe(
            EntryKind.PAGE,
            DISCLOSURE_RULES,
            "政府信息公开制度",
            texts=(*(rule.name for rule in rules), *texts),
        )


def read_application(library: Library) -> Iterator[Entry]:
    """The procedure, and the assistant."""
    application = library.application
    if application is not None:
        yield describe(
            EntryKind.PAGE,
            APPLICATION,
            "依申请公开",
            names=("政府信息公开申请",),
            day=application.revised_on,
            has_year=False,
            summary=application.summary,
            texts=_texts(application),
        )
        yield describe(
            EntryKind.PAGE,
            ASSISTANT,
            "申请助手",
            names=("依申请公开助手",),
            texts=("查是否已经公开，写申请，算答复日期和工作日，估信息处理费。",),
        )


def _texts(application: Application) -> Iterator[str | None]:
    """What the page says in sentences."""
    for desk in application.desks:
        for channel in desk.channels:
            yield from (channel.address, channel.addressee, channel.note)
    yield from (*application.requirements, *application.advice)
    for step in application.flow:
        yield f"{step.name}：{step.detail}"
        yield step.aside
    yield from (application.fee_note, application.limits.basis, *application.remedies)
