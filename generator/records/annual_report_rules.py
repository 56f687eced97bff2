"""What can be wrong in `content/annual_reports/`."""

from __future__ import annotations

from generator.errors import Rule, Severity

ABSENT_FIGURE = Rule("R601", "absent-figure", Severity.ERROR, "年报的统计表有格子没有填，或者一行的数多了、少了。")
MALFORMED_FIGURE = Rule("R602", "malformed-figure", Severity.ERROR, "年报的统计表里有一格不是规定的数。")
UNEQUAL_BALANCE = Rule(
    "R603", "unequal-balance", Severity.ERROR, "年报第三章：第一项加第二项之和，不等于第三项加第四项之和。"
)
UNEQUAL_RESULTS = Rule("R604", "unequal-results", Severity.ERROR, "年报第三章：（七）总计不等于（一）至（六）之和。")
UNEQUAL_APPLICANTS = Rule("R605", "unequal-applicants", Severity.ERROR, "年报第三章：总计一列不等于六类申请人之和。")
UNEQUAL_OUTCOMES = Rule("R606", "unequal-outcomes", Severity.ERROR, "年报第四章：总计不等于四种结果之和。")
UNEQUAL_CARRYOVER = Rule(
    "R607", "unequal-carryover", Severity.ERROR, "年报的上年结转数，不等于上一年年报的结转下年度数。"
)
UNEXPLAINED_DOCUMENT_COUNT = Rule(
    "R608",
    "unexplained-document-count",
    Severity.INFO,
    "年报的现行有效件数，与上年现行有效件数加本年制发、减本年废止对不上。",
)
DIFFERING_CHAPTER = Rule("R609", "differing-chapter", Severity.ERROR, "年报的六个部分缺了、多了、换了名称或者次序。")
EMPTY_CHAPTER = Rule("R610", "empty-chapter", Severity.ERROR, "年报应当写文字的部分没有写。")
REPEATED_TEXT = Rule("R611", "repeated-report-text", Severity.WARNING, "年报的文字有一半以上与上一年相同。")
ABSENT_FEE_STATEMENT = Rule(
    "R612", "absent-fee-statement", Severity.WARNING, "年报第六部分没有说明信息处理费的收取情况。"
)
UNMENTIONED_WORK = Rule("R613", "unmentioned-work", Severity.INFO, "年报的总体情况少写了一个方面。")
DUPLICATE_REPORT = Rule("R614", "duplicate-report", Severity.ERROR, "同一单位同一年有两份年报。")

RULES = (
    ABSENT_FIGURE,
    MALFORMED_FIGURE,
    UNEQUAL_BALANCE,
    UNEQUAL_RESULTS,
    UNEQUAL_APPLICANTS,
    UNEQUAL_OUTCOMES,
    UNEQUAL_CARRYOVER,
    UNEXPLAINED_DOCUMENT_COUNT,
    DIFFERING_CHAPTER,
    EMPTY_CHAPTER,
    REPEATED_TEXT,
    ABSENT_FEE_STATEMENT,
    UNMENTIONED_WORK,
    DUPLICATE_REPORT,
)
