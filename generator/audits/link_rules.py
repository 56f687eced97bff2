"""What the link patrol finds; told only when the network was asked, since a build never asks it."""

from __future__ import annotations

from generator.errors import Location, Rule, Severity

BROKEN = Rule("L301", "broken-outside-link", Severity.WARNING, "站外链接打不开。")
MOVED = Rule("L302", "moved-outside-link", Severity.INFO, "站外链接永久改了地址。")
DOUBTFUL = Rule("L303", "doubtful-outside-link", Severity.INFO, "站外链接拒绝程序访问，要人工核对。")
UNREACHED = Rule("L304", "unreached-outside-links", Severity.INFO, "巡检时间用完，有的站外链接没有检查。")
NO_NETWORK = Rule("L305", "no-network", Severity.ERROR, "所有网站都没有回答，多半是本机不能访问网络。")

RULES = (BROKEN, MOVED, DOUBTFUL, UNREACHED, NO_NETWORK)
RECORD = Location("site_data/link_patrol.yml")
"""Where patrols are recorded."""
