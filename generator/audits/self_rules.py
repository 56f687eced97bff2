"""Codes of 公开体检: none of them stops a build."""

from __future__ import annotations

from generator.errors import Rule, Severity

ABSENT_FIELD = Rule("A101", "absent-header-field", Severity.WARNING, "文件页面的七项信息不全。")
DIFFERING_NUMBER = Rule("A102", "differing-body-number", Severity.WARNING, "正文中单独成行的发文字号与页面上的不同。")
WRONG_NUMBER_YEAR = Rule("A103", "number-of-another-year", Severity.WARNING, "发文字号的年份不是成文的年份。")
UNSURE_NUMBER = Rule("A104", "unsure-body-number", Severity.WARNING, "正文有几个单独成行的发文字号，都不是页面上的。")
EARLY_PUBLICATION = Rule("A105", "early-publication", Severity.WARNING, "发布日期早于成文日期。")
FOREIGN_CODE = Rule("A106", "foreign-issuer-code", Severity.INFO, "发文字号的机关代字不是发文机关的。")
FOREIGN_TITLE = Rule("A107", "foreign-title-organ", Severity.INFO, "标题中的机关不在发文机关之内。")
FOREIGN_SIGNATURE = Rule("A108", "foreign-signature", Severity.INFO, "落款的机关不在发文机关之内。")
INCOMPLETE_GUIDE = Rule("A109", "incomplete-service-guide", Severity.WARNING, "办事指南缺少四项以上要素。")
DISGUISED_ATTACHMENT = Rule(
    "A110", "disguised-attachment", Severity.WARNING, "附件是空的，或者内容与文件名的格式不符。"
)
DOUBTFUL_WORDING = Rule("A111", "doubtful-wording", Severity.WARNING, "用了用词表中不应出现或者容易写错的词。")
UNMASKED_NUMBER = Rule("A112", "unmasked-number", Severity.ERROR, "公开的内容里有号码没有遮盖：身份证、手机、银行卡。")
UNDESCRIBED_PICTURE = Rule("A113", "picture-without-words", Severity.ERROR, "公开的文章里有图片没有文字说明。")

LATE_PUBLICATION = Rule("A201", "late-publication", Severity.WARNING, "成文后超过20个工作日才发布。")
STALE_HOME = Rule("A202", "stale-home", Severity.WARNING, "首页两周没有更新。")
STALE_CHANNEL = Rule("A203", "stale-channel", Severity.WARNING, "栏目超过更新要求没有更新。")
STALE_POLICY = Rule("A204", "stale-policy-channel", Severity.WARNING, "政策文件一级栏目6个月没有更新。")
STALE_COLUMN = Rule("A205", "stale-column", Severity.WARNING, "空白栏目达到5个，或者应更新未更新的栏目达到10个。")
LATE_INTERPRETATION = Rule("A206", "late-interpretation", Severity.WARNING, "解读没有与文件同步发布。")
EXPIRING_DOCUMENT = Rule("A207", "expiring-document", Severity.INFO, "规范性文件有效期将在180日内届满。")
LATE_REPORT = Rule("A208", "late-annual-report", Severity.WARNING, "政府信息公开工作年度报告没有按时发布。")
UNANSWERED_CONSULTATION = Rule("A209", "unanswered-consultation", Severity.WARNING, "意见征集结束后没有公布采纳情况。")
UNCHECKED_SERVICE = Rule("A210", "unchecked-service", Severity.INFO, "办事链接很久没有人核对。")
LATE_REPLY = Rule("A211", "late-reply", Severity.WARNING, "选登的留言没有按承诺的时限答复。")
OLD_PATROL = Rule("A212", "old-link-patrol", Severity.INFO, "很久没有巡检站外链接。")

EMPTY_CHANNEL = Rule("A301", "empty-channel", Severity.WARNING, "栏目是空白的。")
UNINTERPRETED = Rule("A302", "uninterpreted-document", Severity.WARNING, "应当解读的文件没有解读。")
UNANSWERED_DOCUMENT = Rule("A303", "document-without-questions", Severity.INFO, "已解读的规范性文件没有简明问答。")
UNLINKED_INTERPRETATION = Rule("A304", "unlinked-interpretation", Severity.WARNING, "解读与文件没有互相链接。")
UNMARKED_VALIDITY = Rule("A305", "unmarked-validity", Severity.WARNING, "规范性文件没有标明有效性。")
ABSENT_REPEAL_LIST = Rule("A306", "absent-repeal-list", Severity.WARNING, "没有公布文件清理结果或者失效文件清单。")
UNLINKED_SERVICE = Rule("A307", "unlinked-service", Severity.INFO, "文件写了怎样申请、办理的事项，没有办理入口。")
UNREACHABLE_LINK = Rule("A308", "unreachable-link", Severity.ERROR, "公开的页面上有打不开的站内链接。")
ABSENT_REQUEST_CHANNEL = Rule("A309", "absent-request-channel", Severity.WARNING, "申请渠道、流程图或者申请表不全。")
ABSENT_SITE_LINE = Rule("A310", "absent-site-line", Severity.INFO, "页面底部的网站标识信息不全。")
INCOMPLETE_UNIT = Rule("A311", "incomplete-unit", Severity.INFO, "机构信息不全：职能、地址、办公时间或者电话。")
DEAD_OUTSIDE_LINK = Rule("A312", "dead-outside-link", Severity.WARNING, "巡检时打不开的站外链接还留在公开的页面上。")

SELF_RULES = (
    ABSENT_FIELD,
    DIFFERING_NUMBER,
    WRONG_NUMBER_YEAR,
    UNSURE_NUMBER,
    EARLY_PUBLICATION,
    FOREIGN_CODE,
    FOREIGN_TITLE,
    FOREIGN_SIGNATURE,
    INCOMPLETE_GUIDE,
    DISGUISED_ATTACHMENT,
    DOUBTFUL_WORDING,
    UNMASKED_NUMBER,
    UNDESCRIBED_PICTURE,
    LATE_PUBLICATION,
    STALE_HOME,
    STALE_CHANNEL,
    STALE_POLICY,
    STALE_COLUMN,
    LATE_INTERPRETATION,
    EXPIRING_DOCUMENT,
    LATE_REPORT,
    UNANSWERED_CONSULTATION,
    UNCHECKED_SERVICE,
    LATE_REPLY,
    OLD_PATROL,
    EMPTY_CHANNEL,
    UNINTERPRETED,
    UNANSWERED_DOCUMENT,
    UNLINKED_INTERPRETATION,
    UNMARKED_VALIDITY,
    ABSENT_REPEAL_LIST,
    UNLINKED_SERVICE,
    UNREACHABLE_LINK,
    ABSENT_REQUEST_CHANNEL,
    ABSENT_SITE_LINE,
    INCOMPLETE_UNIT,
    DEAD_OUTSIDE_LINK,
)
