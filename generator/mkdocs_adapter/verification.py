"""`lantai verify`: is a published site still what was built?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import Location, Rule, Severity, UnreadableSourceError
from generator.mkdocs_adapter.site_writer import read_published
from generator.outputs.manifest import MANIFEST, compare, read_manifest

if TYPE_CHECKING:
    from pathlib import Path

    from generator.outputs.manifest import Difference

UNREADABLE_MANIFEST = Rule(
    "M101", "unreadable-manifest", Severity.ERROR, "站点文件夹里没有 manifest.json，或者它不是本程序写的，无法核对。"
)
UNUSABLE_CONFIGURATION = Rule("M102", "unusable-configuration", Severity.ERROR, "门户的 mkdocs.yml 不在或写错了。")
RUNNING_BUILD = Rule("M103", "running-build", Severity.ERROR, "另一个程序正在生成同一个站点。")
UNWRITABLE_SITE = Rule("M104", "unwritable-site", Severity.ERROR, "站点写不下去：磁盘已满，或者没有写入权限。")
RULES = (UNREADABLE_MANIFEST, UNUSABLE_CONFIGURATION, RUNNING_BUILD, UNWRITABLE_SITE)


def require_site(site: Path) -> None:
    """Refuse a folder that no build has finished.

    Raises:
        UnreadableSourceError: there is no manifest.
    """
    if not (site / MANIFEST).is_file():
        place = Location(str(site / MANIFEST))
        hint = "确认给出的是 lantai build 生成的站点文件夹。"
        raise UnreadableSourceError(UNREADABLE_MANIFEST.at(place, "找不到这个文件，或者读不出来。", hint))


def verify(site: Path) -> tuple[Difference, ...]:
    """Every file that is altered, missing or foreign, in order of path.

    Raises:
        UnreadableSourceError: there is no manifest, or it is none of ours.
    """
    place = Location(str(site / MANIFEST))
    hint = "确认给出的是 lantai build 生成的站点文件夹。"
    try:
        expected = read_manifest((site / MANIFEST).read_bytes())
    except OSError:
        raise UnreadableSourceError(UNREADABLE_MANIFEST.at(place, "找不到这个文件，或者读不出来。", hint)) from None
    except ValueError:
        raise UnreadableSourceError(UNREADABLE_MANIFEST.at(place, "文件不是站点清单。", hint)) from None
    return compare(expected, read_published(site))
