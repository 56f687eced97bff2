"""What can be wrong with 专题."""

from __future__ import annotations

from generator.errors import Rule, Severity

UNKNOWN_PART = Rule("R851", "unknown-topic-part", Severity.ERROR, "专题里没有这个子专题，或者编号重复。")
FOREIGN_DOCUMENT = Rule("R852", "document-outside-topic", Severity.ERROR, "子专题列出的文件没有写明属于这个专题。")
FUTURE_DAY = Rule("R853", "future-topic-day", Severity.WARNING, "专题的抄录日、巡检日或者排除日还没有到。")
POINTLESS_REJECTION = Rule("R854", "pointless-rejection", Severity.ERROR, "专题既收入又排除了同一份文件。")
MISSING_DOCUMENT = Rule("R855", "missing-from-topic", Severity.INFO, "按专题的规则应当入库的文件没有收入。")
LOCAL_COPY = Rule("R856", "copied-own-level", Severity.ERROR, "专题抄录的外部文件只能是国家或者市级的。")

RULES = (UNKNOWN_PART, FOREIGN_DOCUMENT, FUTURE_DAY, POINTLESS_REJECTION, MISSING_DOCUMENT, LOCAL_COPY)
