"""What the privacy audit finds."""

from __future__ import annotations

from generator.errors import Rule, Severity

PERSONAL_DATA = Rule("L201", "personal-data", Severity.ERROR, "公开的内容里，身份证号、手机号或者银行卡号没有遮盖。")
UNUSED_EXCEPTION = Rule("L202", "unused-privacy-exception", Severity.WARNING, "个人信息的例外已经没有用处。")

RULES = (PERSONAL_DATA, UNUSED_EXCEPTION)
