"""Chinese names of what a review page shows."""

from __future__ import annotations

from generator.errors import Severity
from generator.model.outline import SectionRole

ELEMENTS = {
    "title": "标题",
    "notice_title": "印发通知的标题",
    "cited_as": "通知所称标题",
    "document_number": "发文字号",
    "issuers": "发文机关",
    "genre": "文种",
    "signatory": "签发人",
    "addressees": "主送机关",
    "dated_on": "成文日期",
    "printed_on": "印发日期",
    "published_on": "发布日期",
    "effective_on": "施行日期",
    "expires_on": "有效期至",
    "attachments": "附件说明",
    "annotation": "附注",
    "copied_to": "抄送机关",
    "content_source": "信息来源",
    "index_number": "索引号",
    "subject_category": "主题分类",
}
"""Elements in the order of a document's head."""
OTHER_ELEMENT = "元数据"
"""What is printed around the text and no element of its own."""
ROLES = {
    SectionRole.NOTICE: "印发通知的正文",
    SectionRole.PREAMBLE: "开头",
    SectionRole.TAIL: "属于上一级的段落",
    SectionRole.ANNEX: "附件",
}
SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "说明"}
