"""What can be wrong with interpretations and answers."""

from __future__ import annotations

from generator.errors import Rule, Severity

MISSING_ELEMENTS = Rule("R801", "missing-elements", Severity.INFO, "解读还缺这类政策应当说明的要素。")
ABSENT_TRANSCRIPT = Rule("R802", "absent-transcript", Severity.WARNING, "视频解读没有文字稿，听不见的人读不到。")
UNTRIGGERED_FOLLOW_UP = Rule("R803", "untriggered-follow-up", Severity.INFO, "跟踪解读没有写明因为什么而写。")

DOUBTFUL_ANSWER = Rule("R811", "doubtful-answer", Severity.WARNING, "问答的依据变了，网页上标待复核，不再导出。")
UNCONFIRMED_ANSWER = Rule("R812", "unconfirmed-answer", Severity.INFO, "问答没有确认记录，依据的条款改了看不出来。")
UNANSWERED_CLAUSE = Rule("R813", "unanswered-clause", Severity.INFO, "一个条款问的人多，还没有问答。")
UNKNOWN_ANSWER = Rule("R814", "unknown-answer", Severity.ERROR, "没有这个编号的问答。")
EMPTY_ANSWER = Rule("R815", "empty-answer", Severity.ERROR, "公开的问答没有写答复。")

RULES = (
    MISSING_ELEMENTS,
    ABSENT_TRANSCRIPT,
    UNTRIGGERED_FOLLOW_UP,
    DOUBTFUL_ANSWER,
    UNCONFIRMED_ANSWER,
    UNANSWERED_CLAUSE,
    UNKNOWN_ANSWER,
    EMPTY_ANSWER,
)
