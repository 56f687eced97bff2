"""What can be wrong with the exceptions of the privacy check."""

from __future__ import annotations

from generator.errors import Rule, Severity

VAGUE_EXCEPTION = Rule("R931", "vague-privacy-exception", Severity.ERROR, "个人信息的例外没有写明号码或者位置。")

RULES = (VAGUE_EXCEPTION,)
