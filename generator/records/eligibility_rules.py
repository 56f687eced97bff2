"""What can be wrong with 政策体检."""

from __future__ import annotations

from generator.errors import Rule, Severity

MALFORMED_CRITERION = Rule("R911", "malformed-criterion", Severity.ERROR, "政策体检的一个条件写法不成立。")
UNKNOWN_QUESTION = Rule("R912", "unknown-eligibility-question", Severity.ERROR, "政策体检用到没有登记的问题或者答案。")
FAILED_TEST = Rule("R913", "failed-eligibility-test", Severity.ERROR, "政策体检自带的例子算出的结果与写明的不同。")
UNUSED_QUESTION = Rule("R914", "unused-eligibility-question", Severity.WARNING, "政策体检的一个问题没有任何条件用到。")
HIDDEN_BASIS = Rule("R915", "unpublished-eligibility-basis", Severity.ERROR, "政策体检所依据的文件没有公开。")
REPEATED_QUESTION = Rule("R916", "repeated-eligibility-question", Severity.ERROR, "政策体检里同一个编号写了两次。")

RULES = (MALFORMED_CRITERION, UNKNOWN_QUESTION, FAILED_TEST, UNUSED_QUESTION, HIDDEN_BASIS, REPEATED_QUESTION)
