"""What can be wrong with 政府公报."""

from __future__ import annotations

from generator.errors import Rule, Severity

UNKNOWN_ISSUE = Rule("R541", "unknown-gazette-issue", Severity.ERROR, "文件写明的公报期次没有登记。")
REPEATED_ISSUE = Rule("R542", "repeated-gazette-issue", Severity.ERROR, "同一期公报登记了两次。")
NOT_CARRIED = Rule("R543", "not-in-gazette-issue", Severity.ERROR, "公报目录顺序里的文件没有写明载于这一期。")
UNKNOWN_INTERPRETATION = Rule("R544", "unknown-gazette-interpretation", Severity.ERROR, "公报所载的解读不存在。")
EARLY_ISSUE = Rule("R545", "early-gazette-issue", Severity.WARNING, "公报的出版日期早于所载文件的成文日期。")

RULES = (UNKNOWN_ISSUE, REPEATED_ISSUE, NOT_CARRIED, UNKNOWN_INTERPRETATION, EARLY_ISSUE)
