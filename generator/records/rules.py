"""What can be wrong in `content/` and `site_data/`."""

from __future__ import annotations

from generator.errors import Rule, Severity
from generator.records.annual_report_rules import RULES as ANNUAL_REPORT_RULES
from generator.records.eligibility_rules import RULES as ELIGIBILITY_RULES
from generator.records.gazette_rules import RULES as GAZETTE_RULES
from generator.records.interpretation_rules import RULES as INTERPRETATION_RULES
from generator.records.message_rules import RULES as MESSAGE_RULES
from generator.records.privacy_rules import RULES as PRIVACY_RULES
from generator.records.publication_rules import RULES as PUBLICATION_RULES
from generator.records.relation_rules import RULES as RELATION_RULES
from generator.records.topic_rules import RULES as TOPIC_RULES

UNREADABLE_FILE = Rule("R101", "unreadable-file", Severity.ERROR, "文件不是 UTF-8 文本，或者读不出来。")
BROKEN_YAML = Rule("R102", "broken-yaml", Severity.ERROR, "YAML 写法有误，读不出键和值。")
ABSENT_FRONT_MATTER = Rule(
    "R103", "absent-front-matter", Severity.ERROR, "Markdown 文件没有以 --- 开头和结尾的元数据。"
)
DUPLICATE_KEY = Rule("R104", "duplicate-key", Severity.ERROR, "同一个键写了两次。")
UNKNOWN_KEY = Rule("R105", "unknown-key", Severity.ERROR, "不认识的键。")
ABSENT_KEY = Rule("R106", "absent-key", Severity.ERROR, "缺少必填的键，或者没有填写。")
WRONG_TYPE = Rule("R107", "wrong-type", Severity.ERROR, "值的类型不对：应为日期、数字、是否、列表或者若干键值。")
UNKNOWN_VALUE = Rule("R108", "unknown-value", Severity.ERROR, "值不在规定的取值之内。")
MALFORMED_VALUE = Rule("R109", "malformed-value", Severity.ERROR, "值的写法不合规定：编号、条款号、校验值或者长度。")
YAML_REFERENCE = Rule("R110", "yaml-reference", Severity.ERROR, "用了 YAML 的锚点（&）、引用（*）或者标签（!）。")
ABSENT_REGISTER = Rule("R111", "absent-register", Severity.ERROR, "缺少必需的名册文件。")
STRAY_FILE = Rule("R112", "stray-file", Severity.WARNING, "文件不在任何会被读取的位置，或者文件名不认识。")
INCOMPLETE_DRAFT = Rule("R113", "incomplete-draft", Severity.WARNING, "草稿缺少必填的键，补齐之前不参加任何检查。")
UNPUBLISHED = Rule("R114", "unpublished", Severity.INFO, "尚未公开或者不公开，不会出现在网站上。")
FILE_NAME = Rule("R115", "differing-file-name", Severity.ERROR, "文件名与编号（id）不一致。")
UNREVIEWED_DISCLOSURE = Rule("R116", "unreviewed-disclosure", Severity.ERROR, "标为主动公开，但没有审核记录。")
UNDISCLOSED_REVIEW = Rule("R117", "undisclosed-review", Severity.ERROR, "有审核记录，但没有填写公开属性。")
CONTRADICTORY_DATES = Rule("R118", "contradictory-dates", Severity.WARNING, "日期前后矛盾。")
DIFFERING_YEAR = Rule("R119", "differing-number-year", Severity.WARNING, "发文字号的年份与成文日期的年份不同。")
UNUSUAL_NUMBER = Rule("R120", "unusual-document-number", Severity.WARNING, "发文字号的写法不规范。")
OUTDATED_VALIDITY = Rule("R121", "outdated-validity", Severity.WARNING, "有效性与施行日期、有效期对不上。")
UNFILLED_SAMPLE = Rule("R122", "unfilled-sample", Severity.WARNING, "公开的内容里还留着样张的话。")

DUPLICATE_ID = Rule("R201", "duplicate-id", Severity.ERROR, "同类记录的编号重复。")
DUPLICATE_NUMBER = Rule("R202", "duplicate-document-number", Severity.ERROR, "两份文件用了同一个发文字号。")
DRAFT_NUMBER = Rule("R203", "duplicate-number-of-draft", Severity.WARNING, "草稿的发文字号已有别的文件使用。")
UNKNOWN_UNIT = Rule("R204", "unknown-unit", Severity.ERROR, "单位名册中没有这个编号。")
UNKNOWN_SERVICE = Rule("R205", "unknown-service", Severity.ERROR, "服务名册中没有这个编号。")
UNKNOWN_TOPIC = Rule("R206", "unknown-topic", Severity.ERROR, "专题名册中没有这个编号。")
UNKNOWN_TAG = Rule("R207", "unknown-tag", Severity.ERROR, "标签表中没有这个标签。")
UNKNOWN_PAGE = Rule("R208", "unknown-page", Severity.ERROR, "栏目指向的页面不存在。")
AMBIGUOUS_NAME = Rule("R209", "ambiguous-unit-name", Severity.ERROR, "同一个名称、别名或者机关代字属于两个单位。")
MISPLACED_UNIT = Rule("R210", "misplaced-unit", Severity.ERROR, "内设机构没有上级单位，或者上级单位不成立。")
RESERVED_ID = Rule("R211", "reserved-id", Severity.ERROR, "编号与网站的固定地址冲突。")
CONTRADICTORY_CHANNEL = Rule("R212", "contradictory-channel", Severity.ERROR, "栏目的类型与它的其他键矛盾。")
UNKNOWN_PHRASE = Rule("R213", "unknown-unit-phrase", Severity.WARNING, "文件里写到的单位在名册中找不到。")
REPEATED_CRITERION = Rule("R214", "repeated-criterion", Severity.ERROR, "检索排序里同一项写了两次。")

UNKNOWN_DOCUMENT = Rule("R301", "unknown-document", Severity.ERROR, "没有这个编号的文件。")
UNKNOWN_SECTION = Rule("R302", "unknown-section", Severity.ERROR, "文件里没有这个条款。")
SELF_RELATION = Rule("R303", "self-relation", Severity.ERROR, "文件与自己建立了关系。")
REPEATED_RELATION = Rule("R304", "repeated-relation", Severity.ERROR, "同一关系写了两次。")
UNPUBLISHED_TARGET = Rule("R305", "unpublished-target", Severity.ERROR, "公开的解读或问答所依附的文件没有公开。")
ABSENT_FILE = Rule("R306", "absent-file", Severity.ERROR, "原件或者附件不在规定的位置。")
ALTERED_FILE = Rule("R307", "altered-file", Severity.ERROR, "原件与登记的校验值不符。")
UNPUBLISHED_RELATION = Rule("R308", "unpublished-relation", Severity.WARNING, "关系指向没有公开的文件，网站上不显示。")

UNKNOWN_CONTENT = Rule("R309", "unknown-content", Severity.ERROR, "标准目录的内容位置不存在。")
UNPUBLISHED_CONTENT = Rule(
    "R310", "unpublished-content", Severity.WARNING, "标准目录指向没有公开的文件，网站上显示为暂无。"
)
UNKNOWN_MATTER = Rule("R311", "unknown-matter", Severity.ERROR, "栏目指向的主动公开事项不存在。")

UNEXPLAINED_STEP = Rule("R401", "unexplained-step", Severity.ERROR, "重大行政决策的一个环节写了不适用，没有写理由。")
CONTRADICTORY_STEP = Rule("R402", "contradictory-step", Severity.ERROR, "重大行政决策一个环节的说法自相矛盾。")
CONTRADICTORY_COUNT = Rule("R403", "contradictory-count", Severity.ERROR, "意见的条数、听取意见的数量前后对不上。")
UNEXPLAINED_REJECTION = Rule("R404", "unexplained-rejection", Severity.ERROR, "意见没有采纳，又没有写理由。")
IMPOSSIBLE_PERIOD = Rule("R405", "impossible-period", Severity.ERROR, "意见征集或者活动的日期先后颠倒。")
ABSENT_DRAFT = Rule("R406", "absent-draft", Severity.ERROR, "意见征集没有草案。")
ABSENT_EXPLANATION = Rule("R407", "absent-explanation", Severity.WARNING, "意见征集没有起草说明。")
UNKNOWN_TARGET = Rule("R408", "unknown-target", Severity.ERROR, "决策、征集或者活动提到的记录不存在。")

CONTRADICTORY_HOLIDAYS = Rule(
    "R701", "contradictory-holidays", Severity.ERROR, "放假安排自相矛盾，或者程序已有这一年。"
)
MISPLACED_GUIDE_PART = Rule("R702", "misplaced-guide-part", Severity.ERROR, "公开指南的四个部分不全，或者次序不对。")
SECOND_GUIDE = Rule("R703", "second-guide", Severity.ERROR, "同一个单位有两份公开指南。")
UNKNOWN_HIGHER_RULE = Rule("R704", "unknown-higher-rule", Severity.ERROR, "制度所依据的规定不存在，或者层级不比它高。")
GROUNDLESS_RULE = Rule("R705", "groundless-rule", Severity.WARNING, "本区制度没有写明依据的上位规定。")
INCOMPLETE_REQUEST_CHANNEL = Rule(
    "R706", "incomplete-request-channel", Severity.ERROR, "申请渠道缺少必要信息，群众办不成。"
)
CHANNEL_WITHOUT_CONTENT = Rule("R707", "channel-without-content", Severity.ERROR, "栏目要显示的内容还没有。")
SOURCELESS_RULE = Rule("R708", "sourceless-rule", Severity.WARNING, "站外的规定没有写明出处。")

RULES = (
    UNREADABLE_FILE,
    BROKEN_YAML,
    ABSENT_FRONT_MATTER,
    DUPLICATE_KEY,
    UNKNOWN_KEY,
    ABSENT_KEY,
    WRONG_TYPE,
    UNKNOWN_VALUE,
    MALFORMED_VALUE,
    YAML_REFERENCE,
    ABSENT_REGISTER,
    STRAY_FILE,
    INCOMPLETE_DRAFT,
    UNPUBLISHED,
    FILE_NAME,
    UNREVIEWED_DISCLOSURE,
    UNDISCLOSED_REVIEW,
    CONTRADICTORY_DATES,
    DIFFERING_YEAR,
    UNUSUAL_NUMBER,
    OUTDATED_VALIDITY,
    UNFILLED_SAMPLE,
    DUPLICATE_ID,
    DUPLICATE_NUMBER,
    DRAFT_NUMBER,
    UNKNOWN_UNIT,
    UNKNOWN_SERVICE,
    UNKNOWN_TOPIC,
    UNKNOWN_TAG,
    UNKNOWN_PAGE,
    AMBIGUOUS_NAME,
    MISPLACED_UNIT,
    RESERVED_ID,
    CONTRADICTORY_CHANNEL,
    UNKNOWN_PHRASE,
    REPEATED_CRITERION,
    UNKNOWN_DOCUMENT,
    UNKNOWN_SECTION,
    SELF_RELATION,
    REPEATED_RELATION,
    UNPUBLISHED_TARGET,
    ABSENT_FILE,
    ALTERED_FILE,
    UNPUBLISHED_RELATION,
    UNKNOWN_CONTENT,
    UNPUBLISHED_CONTENT,
    UNKNOWN_MATTER,
    UNEXPLAINED_STEP,
    CONTRADICTORY_STEP,
    CONTRADICTORY_COUNT,
    UNEXPLAINED_REJECTION,
    IMPOSSIBLE_PERIOD,
    ABSENT_DRAFT,
    ABSENT_EXPLANATION,
    UNKNOWN_TARGET,
    CONTRADICTORY_HOLIDAYS,
    MISPLACED_GUIDE_PART,
    SECOND_GUIDE,
    UNKNOWN_HIGHER_RULE,
    GROUNDLESS_RULE,
    INCOMPLETE_REQUEST_CHANNEL,
    CHANNEL_WITHOUT_CONTENT,
    SOURCELESS_RULE,
    *ANNUAL_REPORT_RULES,
    *GAZETTE_RULES,
    *PUBLICATION_RULES,
    *PRIVACY_RULES,
    *ELIGIBILITY_RULES,
    *MESSAGE_RULES,
    *INTERPRETATION_RULES,
    *RELATION_RULES,
    *TOPIC_RULES,
)
