"""What can be wrong with published ids and the register of redirects."""

from __future__ import annotations

from generator.errors import Rule, Severity

MALFORMED_LOCK = Rule("R901", "malformed-lock", Severity.ERROR, "已公布编号的清单写坏了。")
LOST_DOCUMENT = Rule("R902", "lost-document", Severity.ERROR, "已经公布过的文件编号不见了。")
LOST_SECTION = Rule("R903", "lost-section", Severity.ERROR, "已经公布过的条款号不见了。")
CONTRADICTORY_REDIRECT = Rule("R904", "contradictory-redirect", Severity.ERROR, "转到和撤下的说法自相矛盾。")
REDIRECT_TO_NOTHING = Rule("R905", "redirect-to-nothing", Severity.ERROR, "转到的文件或者条款不存在。")

RULES = (MALFORMED_LOCK, LOST_DOCUMENT, LOST_SECTION, CONTRADICTORY_REDIRECT, REDIRECT_TO_NOTHING)
