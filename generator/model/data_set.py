"""开放数据: which files of records the site publishes, and what every field means."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class DataField:
    """A key of every record of a file."""

    key: str
    meaning: str
    """In Chinese, for whoever uses the data."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One NDJSON file: a record a line."""

    name: str
    """`api/<name>.ndjson`."""
    title: str
    about: str
    """What one record is."""
    data_fields: tuple[DataField, ...]
    """In the order in which the keys are written."""


def _set(name: str, title: str, about: str, *rows: str) -> DataSet:
    """Rows are written `key: meaning`."""
    pairs = (row.partition(": ") for row in rows)
    data_fields = tuple(DataField(key=key, meaning=meaning) for key, _, meaning in pairs)
    return DataSet(name=name, title=title, about=about, data_fields=data_fields)


DATA_SETS: tuple[DataSet, ...] = (
    _set(
        "documents",
        "政策文件",
        "一行一份文件：要素、全文、关系和附件",
        "id: 编号，永久不变，也是网址的一部分",
        "title: 标题",
        "notice_title: 印发通知的标题",
        "genre: 文种",
        "category: 文件类别：rule 规章、normative 行政规范性文件、other 其他文件、personnel 人事任免、"
        "announcement 公告通报、application_notice 申报通知",
        "document_number: 发文字号",
        "index_number: 索引号",
        "issuers: 发文机关，单位编号或者名称",
        "drafted_by: 起草单位的编号",
        "subject_category: 主题分类",
        "dated_on: 成文日期",
        "printed_on: 印发日期",
        "published_on: 发布时间，北京时间",
        "effective_on: 施行日期",
        "expires_on: 有效期的最后一天",
        "validity: 有效性：in_force 现行有效、not_yet_effective 尚未施行、amended 已修改、expired 失效、"
        "repealed 废止、not_applicable 不适用",
        "addressees: 主送机关",
        "copied_to: 抄送机关",
        "annotation: 附注",
        "signatory: 签发人",
        "content_source: 信息来源",
        "cited_as: 文中引用时的简称",
        "relations: 与其他文件的关系：type 是关系，target 是编号或者文号",
        "topics: 专题编号",
        "gazette: 刊载的公报期次，如 2026-1",
        "tags: 标签：audience 对象、industry 行业、matter 事项、stage 阶段",
        "services: 可以办理的服务和对应的条款号",
        "summary: 摘要",
        "url: 网页",
        "ledger_url: 任务台账网页，没有任务的为空",
        "disclosure: 公开属性，都是 proactive（主动公开）",
        "attachments: 附件：标题，文件的网址、校验值和字节数",
        "source: 原件的网址、校验值和字节数",
        "source_url: 原文链接",
        "outline: 全文：条款号、编号形式、印出的编号、标题和段落",
        "references: 文中提到的其他文件：所在条款、标题、文号",
    ),
    _set(
        "tasks",
        "任务台账",
        "一行一项任务",
        "document: 所在文件的编号",
        "key: 任务在台账中的编号",
        "id: 任务所在的条款号",
        "text: 任务内容",
        "source: 来自正文（section）还是任务分解表（table）",
        "row: 在分解表中的序号",
        "title: 任务名称",
        "responsible: 责任单位，照文件原文",
        "lead: 牵头单位",
        "supporting: 配合单位",
        "open_ended: 是否还有“等有关部门”",
        "due_on: 截止日",
        "deadline: 时间要求，照文件原文",
        "url: 网页",
    ),
    _set(
        "interpretations",
        "政策解读",
        "一行一篇解读",
        "id: 编号",
        "title: 标题",
        "interprets: 所解读文件的编号",
        "form: 解读形式",
        "stage: 解读阶段",
        "unit: 解读单位的编号",
        "interpreter: 解读人",
        "role: 解读人身份：drafter 起草部门、head 负责人、expert 专家、media 媒体，空的按形式推定",
        "policy_class: 政策类别：enterprise 惠企申报、livelihood 民生待遇、enforcement 监管处罚、plan 规划计划、"
        "internal 机构内部",
        "omits: 这项政策用不上的解读要素",
        "trigger: 跟踪解读的缘由",
        "published_on: 发布日期",
        "notes: 逐条说明：条款号和说明",
        "body: 正文，Markdown",
        "url: 网页",
    ),
    _set(
        "faqs",
        "政策问答",
        "一行一问一答，待复核的不在其中",
        "id: 编号",
        "question: 问题",
        "document: 所依据文件的编号",
        "sections: 所依据的条款号",
        "unit: 答复单位的编号",
        "answered_on: 答复日期",
        "confirmed: 最近一次核对：on 是日期，digest 是依据条款当时的校验值",
        "answer: 答复，Markdown",
        "url: 网页",
    ),
    _set(
        "services",
        "办事服务",
        "一行一个办事事项",
        "id: 编号",
        "name: 名称",
        "aliases: 别名",
        "code: 事项编码",
        "unit: 办理单位的编号",
        "url: 办理入口",
        "mobile_url: 手机办理入口",
        "guide: 办事指南：依据、条件、材料、地点、时间、电话、流程",
        "audience: 办理对象",
        "checked_on: 最近一次核对入口的日期",
        "url_state: 办理入口最近一次巡检的结果：ok、redirected、broken、review、unchecked，没有巡检过的为空",
        "url_last_ok: 办理入口最近一次正常的日期",
        "mobile_url_state: 手机办理入口最近一次巡检的结果",
        "mobile_url_last_ok: 手机办理入口最近一次正常的日期",
        "documents: 用到这项服务的文件编号",
        "guide_url: 办事指南网页",
    ),
    _set(
        "decisions",
        "重大行政决策",
        "一行一个决策事项",
        "id: 编号",
        "title: 事项名称",
        "year: 目录年度",
        "order: 在目录中的序号",
        "basis: 立项依据",
        "unit: 承办单位的编号",
        "planned: 计划决策时间",
        "hearing: 目录是否要求听证",
        "catalogue: 公布目录的文件编号",
        "published_on: 目录公布日期",
        "document: 决策结果的文件编号",
        "steps: 各环节公开的内容",
        "states: 十一个环节各自的公开状态",
        "background: 制订背景，Markdown",
        "url: 网页",
    ),
    _set(
        "consultations",
        "意见征集",
        "一行一次征集",
        "id: 编号",
        "title: 标题",
        "unit: 征集单位的编号",
        "published_on: 发布日期",
        "opens_on: 开始日期",
        "closes_on: 截止日期，当天有效",
        "draft: 草案的文件编号",
        "attachments: 附件",
        "answer_channels: 提出意见的渠道",
        "questions: 最想听取意见的问题",
        "business_support: 是否普惠性惠企政策",
        "heard: 听取意见的人数和类别",
        "outcome: 采纳情况",
        "document: 正式文件的编号",
        "state: 当前状态",
        "sme_share: 中小企业占比，百分数",
        "explanation_text: 起草说明，Markdown",
        "draft_text: 草案全文，Markdown",
        "url: 网页",
    ),
    _set(
        "events",
        "政府开放月和公众活动",
        "一行一次活动",
        "id: 编号",
        "title: 标题",
        "kind: 活动类型",
        "theme: 主题",
        "unit: 主办单位的编号",
        "partners: 协办单位的编号",
        "published_on: 预告发布日期",
        "starts_at: 开始时间，北京时间",
        "ends_at: 结束时间",
        "place: 地点",
        "access: 交通和无障碍设施",
        "capacity: 名额",
        "sign_up: 报名方式",
        "cancelled: 取消的原因",
        "decision: 所涉重大行政决策的编号",
        "documents: 所涉文件的编号",
        "attendance: 公众代表列席的会议、议题、代表和意见",
        "report: 活动反馈",
        "state: 当前状态",
        "programme: 活动安排，Markdown",
        "url: 网页",
    ),
    _set(
        "annual_reports",
        "政府信息公开年报",
        "一行一份年报，数字与网页上的统计表相同",
        "id: 编号",
        "year: 年度",
        "unit: 报告单位的编号",
        "title: 标题",
        "published_on: 发布日期",
        "period: 统计期限的第一天和最后一天",
        "disclosed: 第二部分的统计表：行、列和数，不适用的为空",
        "applications: 第三部分的统计表，二十五行，每行七个数",
        "disputes: 第四部分的统计表，三行，每行五个数",
        "chapters: 六个部分的文字",
        "url: 网页",
    ),
)
"""In the order of the page; what a portal has none of is an empty file."""
