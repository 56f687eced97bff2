"""The checks of 公开体检, and the examination they make together.

A check is a function `Evidence -> Iterator[Verdict]`: one verdict for each thing that it looks at, None where it is in
order, so that the page can say how much was looked at. Its docstring is its manual (`docs/audits.md`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.audits import content, elements, existence, reliability, self_rules, timeliness
from generator.model.self_audit import AuditClass, AuditResult, SelfAudit, UnseenMatter
from generator.model.value import value_class

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.audits.evidence import Evidence, Verdict
    from generator.errors import Rule

_PORTAL = "本门户设定"
_REGULATIONS = "《中华人民共和国政府信息公开条例》第二十六条"
_INDICATORS = "政府网站检查指标（国办秘函〔2019〕19号）"
_GUIDELINES = "政府网站发展指引（国办发〔2017〕47号）"
_PRACTICE = "政务公开考核的通行做法"
_HEADER = "文件页面七项信息的通行做法"
_PRIVACY = "《中华人民共和国政府信息公开条例》第十五条"
_ACCESSIBILITY = "网页无障碍的通行要求"
_CORRECTNESS = "公文要素互相印证"
_EXISTENCE = AuditClass.EXISTENCE_STRUCTURE
_TIMELINESS = AuditClass.DISCOVERY_TIMELINESS
_ELEMENTS = AuditClass.QUALITY_ELEMENTS


@value_class
class Check:
    """One line of the examination."""

    rule: Rule
    title: str
    """What is asked, for the public."""
    audit_class: AuditClass
    basis: str
    find: Callable[[Evidence], Iterator[Verdict]]
    points: float | None = None
    """扣分 of a real assessment rule-book, for comparison; a portal may set its own in `site_data/audit.yml`."""
    is_told: bool = False
    """The desk hears of it by a finding of another stage."""


def _check(
    rule: Rule,
    title: str,
    audit_class: AuditClass,
    basis: str,
    find: Callable[[Evidence], Iterator[Verdict]],
    points: float | None = None,
    *,
    is_told: bool = False,
) -> Check:
    return Check(
        rule=rule, title=title, audit_class=audit_class, basis=basis, find=find, points=points, is_told=is_told
    )


CHECKS: tuple[Check, ...] = (
    _check(self_rules.EMPTY_CHANNEL, "栏目有没有内容", _EXISTENCE, _INDICATORS, timeliness.find_empty_channels),
    _check(
        self_rules.UNREACHABLE_LINK,
        "站内链接是否都能打开",
        _EXISTENCE,
        _INDICATORS,
        existence.find_unreachable_links,
        is_told=True,
    ),
    _check(
        self_rules.DEAD_OUTSIDE_LINK,
        "站外链接是否都能打开（按最近一次巡检）",
        _EXISTENCE,
        _INDICATORS,
        reliability.find_dead_outside_links,
    ),
    _check(self_rules.UNINTERPRETED, "应当解读的文件是否都有解读", _EXISTENCE, _PRACTICE, existence.find_uninterpreted),
    _check(
        self_rules.UNLINKED_INTERPRETATION,
        "解读与文件是否互相链接",
        _EXISTENCE,
        _PRACTICE,
        existence.find_unlinked_interpretations,
        0.5,
    ),
    _check(
        self_rules.UNANSWERED_DOCUMENT,
        "已解读的文件是否有简明问答",
        _EXISTENCE,
        _PRACTICE,
        existence.find_without_questions,
        0.5,
    ),
    _check(
        self_rules.UNLINKED_SERVICE,
        "文件写了怎样办的事项是否有办理入口",
        _EXISTENCE,
        _PRACTICE,
        existence.find_unlinked_services,
    ),
    _check(
        self_rules.UNMARKED_VALIDITY,
        "规范性文件是否标明有效性",
        _EXISTENCE,
        _PRACTICE,
        existence.find_unmarked_validity,
        0.2,
    ),
    _check(
        self_rules.ABSENT_REPEAL_LIST,
        "失效文件清单是否公布",
        _EXISTENCE,
        _PRACTICE,
        existence.find_absent_repeal_list,
        1.0,
    ),
    _check(
        self_rules.ABSENT_REQUEST_CHANNEL,
        "四种申请渠道是否都写明",
        _EXISTENCE,
        _PRACTICE,
        existence.find_absent_request_channels,
        0.5,
    ),
    _check(self_rules.INCOMPLETE_UNIT, "机构信息是否齐全", _EXISTENCE, _PRACTICE, existence.find_incomplete_units, 0.2),
    _check(
        self_rules.ABSENT_SITE_LINE, "页面底部的信息是否齐全", _EXISTENCE, _GUIDELINES, existence.find_absent_site_lines
    ),
    _check(
        self_rules.LATE_PUBLICATION,
        "成文后是否在20个工作日内发布",
        _TIMELINESS,
        _REGULATIONS,
        timeliness.find_late_publications,
    ),
    _check(self_rules.STALE_HOME, "首页两周内是否有更新", _TIMELINESS, _INDICATORS, timeliness.find_stale_home),
    _check(self_rules.STALE_CHANNEL, "栏目是否按更新要求更新", _TIMELINESS, _PORTAL, timeliness.find_stale_channels),
    _check(
        self_rules.STALE_POLICY,
        "政策文件栏目6个月内是否有更新",
        _TIMELINESS,
        _INDICATORS,
        timeliness.find_stale_policies,
        5.0,
    ),
    _check(
        self_rules.STALE_COLUMN,
        "空白栏目、不更新的栏目是否达到单项否决的数量",
        _TIMELINESS,
        _INDICATORS,
        timeliness.find_stale_column,
    ),
    _check(
        self_rules.LATE_INTERPRETATION,
        "解读是否与文件同步发布",
        _TIMELINESS,
        _PRACTICE,
        timeliness.find_late_interpretations,
        0.5,
    ),
    _check(
        self_rules.EXPIRING_DOCUMENT,
        "规范性文件的有效期还有多久",
        _TIMELINESS,
        _PORTAL,
        timeliness.find_expiring_documents,
    ),
    _check(self_rules.LATE_REPORT, "年度报告是否按时发布", _TIMELINESS, _PORTAL, timeliness.find_late_reports, 0.5),
    _check(
        self_rules.UNANSWERED_CONSULTATION,
        "意见征集后是否公布采纳情况",
        _TIMELINESS,
        _PRACTICE,
        timeliness.find_unanswered_consultations,
        0.5,
    ),
    _check(
        self_rules.UNCHECKED_SERVICE,
        "办事链接是否有人定期核对",
        _TIMELINESS,
        _PORTAL,
        timeliness.find_unchecked_services,
    ),
    _check(self_rules.OLD_PATROL, "站外链接是否定期巡检", _TIMELINESS, _PORTAL, reliability.find_old_patrol),
    _check(self_rules.LATE_REPLY, "选登的留言是否按时答复", _TIMELINESS, _PORTAL, reliability.find_late_replies),
    _check(self_rules.ABSENT_FIELD, "文件页面的七项信息是否齐全", _ELEMENTS, _HEADER, elements.find_absent_fields),
    _check(
        self_rules.DIFFERING_NUMBER,
        "正文的发文字号与页面是否一致",
        _ELEMENTS,
        _CORRECTNESS,
        elements.find_differing_numbers,
    ),
    _check(
        self_rules.UNSURE_NUMBER,
        "正文有几个发文字号的，是否有页面上的那一个",
        _ELEMENTS,
        _CORRECTNESS,
        elements.find_unsure_numbers,
    ),
    _check(
        self_rules.WRONG_NUMBER_YEAR,
        "发文字号与成文日期是否同年",
        _ELEMENTS,
        _CORRECTNESS,
        elements.find_wrong_years,
        is_told=True,
    ),
    _check(
        self_rules.EARLY_PUBLICATION,
        "发布日期是否不早于成文日期",
        _ELEMENTS,
        _INDICATORS,
        elements.find_early_publications,
        is_told=True,
    ),
    _check(self_rules.FOREIGN_CODE, "机关代字是否属于发文机关", _ELEMENTS, _CORRECTNESS, elements.find_foreign_codes),
    _check(self_rules.FOREIGN_TITLE, "标题中的机关是否发文机关", _ELEMENTS, _CORRECTNESS, elements.find_foreign_titles),
    _check(self_rules.FOREIGN_SIGNATURE, "落款是否发文机关", _ELEMENTS, _CORRECTNESS, elements.find_foreign_signatures),
    _check(
        self_rules.INCOMPLETE_GUIDE, "办事指南的要素是否齐全", _ELEMENTS, _INDICATORS, content.find_incomplete_guides
    ),
    _check(
        self_rules.DISGUISED_ATTACHMENT,
        "附件能不能打开、格式对不对",
        _ELEMENTS,
        _CORRECTNESS,
        content.find_disguised_attachments,
    ),
    _check(self_rules.DOUBTFUL_WORDING, "有没有用词表中的错误", _ELEMENTS, _INDICATORS, content.find_doubtful_wording),
    _check(
        self_rules.UNMASKED_NUMBER,
        "有没有没遮盖的身份证号、手机号、银行卡号",
        _ELEMENTS,
        _PRIVACY,
        reliability.find_unmasked_numbers,
        is_told=True,
    ),
    _check(
        self_rules.UNDESCRIBED_PICTURE,
        "图片是否都有文字说明",
        _ELEMENTS,
        _ACCESSIBILITY,
        reliability.find_undescribed_pictures,
        is_told=True,
    ),
)
"""In the order in which the page shows them, within their class."""

UNSEEN: tuple[UnseenMatter, ...] = (
    UnseenMatter(title="同步起草、同步审签", reason="本站只看得见发布的日期，起草和审签在内部系统里，由主管部门抽查。"),
    UnseenMatter(title="应当公开而没有公开的信息", reason="没有公开的，站外无从知道，由主管部门对照收发文登记核对。"),
    UnseenMatter(title="保密审查和公开属性的认定", reason="审查过程不公开，由保密和政务公开主管部门检查。"),
    UnseenMatter(title="依申请公开的答复", reason="申请和答复涉及申请人，不上网，由主管部门抽查案卷。"),
    UnseenMatter(title="留言、热线的答复质量", reason="网站只看得见选登的留言，满意与否由留言人评价。"),
    UnseenMatter(title="网站能不能随时打开", reason="由站外的监测连续访问才能知道，检查自己的程序看不见。"),
    UnseenMatter(title="成文日期、发布日期的真实性", reason="程序只能核对日期之间有没有矛盾，真实与否要对照原件。"),
    UnseenMatter(title="线下公开专区、公开栏和赠阅点", reason="在现场，由主管部门实地查看。"),
)
"""NOT_ASSESSABLE: told as such, never counted as in order."""


def examine(evidence: Evidence) -> SelfAudit:
    """Every check, in order; the same result for the same Library, texts and day."""
    points = {entry.code: entry.points for entry in evidence.goals.deductions}
    return SelfAudit(
        examined_on=evidence.library.today,
        results=tuple(_run(check, evidence, points.get(check.rule.code, check.points)) for check in CHECKS),
        unseen=UNSEEN,
    )


def _run(check: Check, evidence: Evidence, points: float | None) -> AuditResult:
    verdicts = tuple(check.find(evidence))
    faults = sorted((fault for fault in verdicts if fault), key=lambda fault: (fault.location, fault.message))
    return AuditResult(
        code=check.rule.code,
        name=check.rule.name,
        severity=check.rule.severity,
        title=check.title,
        audit_class=check.audit_class,
        basis=check.basis,
        points=points,
        checked=len(verdicts),
        faults=tuple(faults),
        is_told=check.is_told,
    )
