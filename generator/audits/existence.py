"""Checks of what must be there, and linked to what it belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.audits.evidence import day_of, fault_of, judge
from generator.audits.links import find_broken_links
from generator.model.address import APPLICATION, HOME, VALIDITY, interpretation_address, unit_address
from generator.model.application import Means
from generator.model.document import PLAN_GENRES, Category, Validity
from generator.model.self_audit import AuditFault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.audits.evidence import Evidence, Verdict
    from generator.model.document import Document

_ENDED = frozenset({Validity.EXPIRED, Validity.REPEALED})
_REPEAL_LIST = re.compile(r"(?:清理|失效|废止|继续有效).*(?:目录|清单|决定|结果|公告|通知)")


def find_uninterpreted(evidence: Evidence) -> Iterator[Verdict]:
    """应解读尽解读: every document of the categories that must be interpreted has an interpretation.

    Normative documents unless `site_data/audit.yml` says otherwise; those that ended are not asked any more.
    """
    for document in _to_interpret(evidence):
        right = evidence.library.interpretations_of.get(document.id)
        hint = f"用 lantai new interpretation 编号 --for {document.id} 写好样张。"
        yield None if right else fault_of(document, document.record.at("id"), "应当解读，还没有解读材料。", hint)


def find_without_questions(evidence: Evidence) -> Iterator[Verdict]:
    """A document that is interpreted has a few plain questions and answers too (简明问答)."""
    for document in _to_interpret(evidence):
        if evidence.library.interpretations_of.get(document.id):
            right = evidence.library.faqs_of.get(document.id)
            hint = f"用 lantai new faq 编号 --for {document.id} 写好样张。"
            yield None if right else fault_of(document, document.record.at("id"), "有解读，没有简明问答。", hint)


def find_unlinked_interpretations(evidence: Evidence) -> Iterator[Verdict]:
    """解读与文件互相链接: every interpretation leads to a published document, which leads back.

    The generator makes both links out of `interprets`; the check holds it to that.
    """
    library = evidence.library
    for entry in library.interpretations:
        right = entry.interprets in library.document_by_id and entry in library.interpretations_of[entry.interprets]
        yield judge(
            right,
            message="没有链接到所解读的文件。",
            hint="interprets 写文件的编号。",
            location=entry.at("interprets"),
            title=entry.title,
            address=interpretation_address(entry.id),
        )


def find_unmarked_validity(evidence: Evidence) -> Iterator[Verdict]:
    """规范性文件标明有效性: every normative document says whether it is in force, ended or repealed."""
    for document in evidence.library.documents:
        record = document.record
        if record.category is Category.NORMATIVE:
            right = record.validity not in (None, Validity.NOT_APPLICABLE)
            hint = "填写 validity：in_force、expired、repealed 等。"
            yield None if right else fault_of(document, record.at("validity"), "没有标明有效性。", hint)


def find_absent_repeal_list(evidence: Evidence) -> Iterator[Verdict]:
    """失效文件清单: the result of the regular cleaning-up of documents is public; asked where there are normative ones.

    Any document whose title says so counts (清理结果, 继续有效、废止、失效文件目录); `repeal_list_days` may ask for a
    recent one.
    """
    library, limit = evidence.library, evidence.goals.repeal_list_days
    normative = [document for document in library.documents if document.record.category is Category.NORMATIVE]
    if not normative:
        return
    days = [day_of(document) for document in library.documents if _REPEAL_LIST.search(document.record.title)]
    newest = max((day for day in days if day), default=None)
    right = newest is not None and (limit is None or (library.today - newest).days <= limit)
    message = f"最近一次清理结果是{newest}公布的。" if newest else "没有公布文件清理结果或者失效文件目录。"
    yield judge(
        right,
        message=message,
        hint="清理后把继续有效、修改、废止、失效的文件目录作为一份文件发布。",
        location=library.site.location,
        title="有效性一览",
        address=VALIDITY,
    )


def find_unlinked_services(evidence: Evidence) -> Iterator[Verdict]:
    """阅办联动: a document that says how one applies for a service of the register offers it (办).

    Asked where a sentence names the service and what one does (申请, 办理, 领取, 登记 …), outside 《titles》. A plan
    tells units what to do and nobody how to apply: it is not asked, nor is a document that has ended.
    """
    library = evidence.library
    for document in library.documents:
        record = document.record
        if record.validity_on(library.today) in _ENDED or record.genre.endswith(PLAN_GENRES):
            continue
        names = evidence.facts[document.id].names
        offered = {link.service for link in record.services}
        for service in library.services:
            said = next((name for name in (service.name, *service.aliases) if name in names), None)
            if said is not None:
                message = f"正文写了办理“{said}”，没有办理入口。"
                hint = f"在 services 里加上 {{service: {service.id}, section: 条款号}}；只是顺带提到的不用加。"
                right = service.id in offered
                yield None if right else fault_of(document, document.record.at("services"), message, hint)


def find_unreachable_links(evidence: Evidence) -> Iterator[Verdict]:
    """Every link inside the site leads to a page, a clause or a file that is published; a build refuses others."""
    broken = {(found.location, found.message) for found in find_broken_links(evidence.library)}
    yield from [None] * (len(evidence.library.links) - len(broken))
    for place, message in sorted(broken):
        yield AuditFault(message=message, hint="", location=place, title="站内链接", address=None)


def find_absent_request_channels(evidence: Evidence) -> Iterator[Verdict]:
    """依申请公开: four ways to hand in a request; flow chart and form are made by the site wherever they are told."""
    application = evidence.library.application
    if application is None:
        return
    offered = {channel.means for channel in application.desks[0].channels}
    for means in Means:
        yield judge(
            means in offered,
            message=f"没有写明{means.label}的办法。",
            hint="在 site_data/application.yml 的 desks 里补上；确实没有开通的，不用写。",
            location=application.at("desks"),
            title="依申请公开",
            address=APPLICATION,
        )


def find_absent_site_lines(evidence: Evidence) -> Iterator[Verdict]:
    """The lines that 政府网站发展指引 wants in the footer; record numbers are not asked of a demonstration."""
    site = evidence.library.site
    lines = [
        ("address", "地址", site.address),
        ("telephone", "联系电话", site.telephone),
        ("error_report_url", "我为政府网站找错", site.error_report_url),
    ]
    if not site.is_demonstration:
        lines += [("icp", "ICP备案编号", site.icp), ("police", "公安机关备案号", site.police)]
    for key, name, value in lines:
        yield judge(
            value,
            message=f"没有“{name}”。",
            hint=f"填写 {key}。",
            location=site.at(key),
            title="页面底部",
            address=HOME,
        )


def find_incomplete_units(evidence: Evidence) -> Iterator[Verdict]:
    """机构信息: duties, address, hours and telephone of every unit that is no desk of another."""
    for unit in evidence.library.units:
        if unit.parent is None:
            values = (("职能", unit.duties), ("地址", unit.address), ("办公时间", unit.hours), ("电话", unit.telephone))
            absent = "、".join(name for name, value in values if not value)
            yield judge(
                not absent,
                message=f"缺少{absent}。",
                hint="在 site_data/units.yml 补上。",
                location=unit.at("id"),
                title=unit.full_name,
                address=unit_address(unit.id),
            )


def _to_interpret(evidence: Evidence) -> Iterator[Document]:
    goals, library = evidence.goals, evidence.library
    for document in library.documents:
        day, record = day_of(document), document.record
        is_old = goals.interpreted_since is not None and (day is None or day < goals.interpreted_since)
        if record.category in goals.must_interpret and not is_old and record.validity_on(library.today) not in _ENDED:
            yield document
