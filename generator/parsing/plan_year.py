"""The year that a document is for: deadlines without a year (年底前, 8月) hang on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.chinese.widths import squeeze

if TYPE_CHECKING:
    from datetime import date

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年?(?![0-9])")
_SPAN = re.compile(r"[0-9]{4}年?(?:[-—–－~～至、和]|到)+(?:[0-9]{4}|[0-9]{2}年)")
_NUMBER = re.compile(r"[〔\[［【（(][0-9]{4}[〕\]］】）)]")
_EDITION = re.compile(r"[0-9]{4}年?(?:版|修订|修正|修改)")


def plan_year(title: str | None, dated_on: date | None) -> int | None:
    """The one year in the title, else the year of 成文日期: a plan for 2025 may be dated December 2024.

    A span (2024—2026年), an edition (2024年版) and a document number name no year to hang on.
    """
    plain = squeeze(title or "")
    if not _SPAN.search(plain):
        years = set(_YEAR.findall(_EDITION.sub("", _NUMBER.sub("", plain))))
        if len(years) == 1:
            return int(years.pop())
    return dated_on.year if dated_on else None
