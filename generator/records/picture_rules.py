"""What can be wrong with pictures."""

from __future__ import annotations

from generator.errors import Rule, Severity

UNDESCRIBED_PICTURE = Rule(
    "R131", "undescribed-picture", Severity.ERROR, "图片没有文字说明，看不见图的人不知道图上有什么。"
)
OVERSIZED_PICTURE = Rule("R132", "oversized-picture", Severity.ERROR, "图片的字节数或者像素超过 site.yml 里设的上限。")

RULES = (UNDESCRIBED_PICTURE, OVERSIZED_PICTURE)
