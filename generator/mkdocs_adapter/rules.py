"""What building and verifying a site may complain of."""

from __future__ import annotations

from generator.errors import Rule, Severity

UNREADABLE_MANIFEST = Rule(
    "M101", "unreadable-manifest", Severity.ERROR, "站点文件夹里没有 manifest.json，或者它不是本程序写的，无法核对。"
)
UNUSABLE_CONFIGURATION = Rule("M102", "unusable-configuration", Severity.ERROR, "门户的 mkdocs.yml 不在或写错了。")
RUNNING_BUILD = Rule("M103", "running-build", Severity.ERROR, "另一个程序正在生成同一个站点。")
UNWRITABLE_SITE = Rule("M104", "unwritable-site", Severity.ERROR, "站点写不下去：磁盘已满，或者没有写入权限。")
ALTERED_SITE = Rule("M105", "altered-site", Severity.ERROR, "站点与它的 manifest.json 不符，不能打包。")
RULES = (UNREADABLE_MANIFEST, UNUSABLE_CONFIGURATION, RUNNING_BUILD, UNWRITABLE_SITE, ALTERED_SITE)
