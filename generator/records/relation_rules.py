"""What two documents can contradict in their relations."""

from __future__ import annotations

from generator.errors import Rule, Severity

CIRCULAR_RELATION = Rule("R861", "circular-relation", Severity.ERROR, "两份文件互为依据、互相修改、废止或者替代。")
BACKWARD_RELATION = Rule("R862", "backward-relation", Severity.ERROR, "文件修改、废止、替代或者承接了比它晚的文件。")

RULES = (CIRCULAR_RELATION, BACKWARD_RELATION)
