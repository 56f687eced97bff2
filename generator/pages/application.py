"""依申请公开: where and how to ask, what happens, how long it takes, what it costs."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from generator.model.address import APPLICATION, ASSISTANT, REQUEST_FORM, source_file_address
from generator.model.request_form import FORM_TITLE
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Download
from generator.pages.fee_table import present_fees
from generator.pages.head import Head, Place
from generator.pages.linked_data import Audience, GovernmentOrganization, GovernmentService, ServiceChannel
from generator.pages.request_desks import present_desks
from generator.pages.wording import print_full_date, print_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.application import Application, RequestLimits
    from generator.model.library import Library
    from generator.pages.fee_table import FeeTable
    from generator.pages.request_desks import DeskCard


@value_class
class FlowNode:
    """A step of 办理流程."""

    number: int
    name: str
    detail: str
    limit: str | None
    aside: str | None
    """What happens instead, or meanwhile, under a condition."""


@value_class
class LimitRow:
    """A time limit."""

    name: str
    value: str
    note: str


@value_class
class ApplicationPage:
    """What `portal/application.html` may read, as `p`."""

    summary: str
    revised: str
    assistant: str
    desk: DeskCard
    """The government's own."""
    others: tuple[DeskCard, ...]
    requirements: tuple[str, ...]
    advice: tuple[str, ...]
    flow: tuple[FlowNode, ...]
    limits: tuple[LimitRow, ...]
    basis: str
    fees: tuple[FeeTable, ...]
    fee_note: str | None
    forms: tuple[Download, ...]
    remedies: tuple[str, ...]
    has_guide: bool


def addresses(library: Library) -> Iterator[tuple[str, Application]]:
    """One page, where the portal says how requests are made."""
    if library.application is not None:
        yield APPLICATION, library.application


def head(application: Application, library: Library) -> Head:
    """A service with the government's own desk."""
    site = library.site
    desk = library.unit_by_id[application.desks[0].unit]
    online = next((channel.url for channel in application.desks[0].channels if channel.url), None)
    return Head(
        title="依申请公开",
        address=APPLICATION,
        place=Place(kind=ChannelKind.APPLICATION),
        description=application.summary,
        data=(
            GovernmentService(
                name="政府信息公开申请",
                url=site.url + APPLICATION,
                identifier=None,
                alternate_name=("依申请公开",),
                audience=(Audience(audience_type="公民、法人和其他组织"),),
                area_served=site.district,
                service_operator=GovernmentOrganization(name=desk.full_name),
                available_channel=ServiceChannel(
                    service_url=online or site.url + APPLICATION,
                    service_phone=desk.telephone,
                    service_location=desk.address,
                ),
            ),
        ),
    )


def present(application: Application, library: Library) -> ApplicationPage:
    """The procedure as the portal's data say it."""
    desk, *others = present_desks(application, library)
    return ApplicationPage(
        summary=application.summary,
        revised=print_full_date(application.revised_on) or "",
        assistant=ASSISTANT,
        desk=desk,
        others=tuple(others),
        requirements=application.requirements,
        advice=application.advice,
        flow=tuple(
            FlowNode(number=number, name=step.name, detail=step.detail, limit=step.limit, aside=step.aside)
            for number, step in enumerate(application.flow, start=1)
        ),
        limits=tuple(_present_limits(application.limits)),
        basis=application.limits.basis,
        fees=present_fees(),
        fee_note=application.fee_note,
        forms=present_forms(application, library),
        remedies=application.remedies,
        has_guide=any(guide.unit is None for guide in library.guides),
    )


def present_forms(application: Application, library: Library) -> tuple[Download, ...]:
    """The portal's own form, else those the site makes."""
    own = next((file for file in library.files if file.path == application.form), None)
    if own is not None:
        ending = posixpath.splitext(own.path)[1].removeprefix(".").upper() or "文件"
        address = source_file_address(own.path)
        return (Download(text=FORM_TITLE, address=address, format=ending, size=print_size(own.size)),)
    kinds = (("DOCX", "docx", "可以用文字处理软件填写"), ("TXT", "txt", "纯文本"))
    return tuple(
        Download(text=FORM_TITLE, address=f"{REQUEST_FORM}.{ending}", format=name, size=note)
        for name, ending, note in kinds
    )


def _present_limits(limits: RequestLimits) -> Iterator[LimitRow]:
    if limits.supplement_days is not None:
        note = "内容不明确的，一次性告知需要补正的事项"
        yield LimitRow(name="告知补正", value=f"收到申请之日起{limits.supplement_days}个工作日内", note=note)
    yield LimitRow(
        name="答复",
        value=f"收到申请之日起{limits.reply_days}个工作日内",
        note="能够当场答复的，当场答复",
    )
    yield LimitRow(
        name="延长答复",
        value=f"最多再加{limits.extension_days}个工作日",
        note="经负责人同意，并告知申请人",
    )
    if limits.third_party_days is not None:
        note = "征求意见所需时间不计入答复期限"
        yield LimitRow(
            name="第三方提出意见", value=f"收到征求意见书之日起{limits.third_party_days}个工作日内", note=note
        )
