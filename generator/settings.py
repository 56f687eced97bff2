"""Where the portal lies and which day it is: read once, at the rim, and handed down."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """One run's surroundings."""

    root: Path
    """The portal's folder: holds `mkdocs.yml`, `content/` and `site_data/`."""
    today: date
    """The only clock of a build."""

    @property
    def content(self) -> Path:
        """Editors' Markdown."""
        return self.root / "content"

    @property
    def site_data(self) -> Path:
        """Registers."""
        return self.root / "site_data"


def read_today(given: date | None = None) -> date:
    """The day a run counts as today: as given, else `SOURCE_DATE_EPOCH` (UTC), else the machine's clock."""
    if given is not None:
        return given
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC).astimezone()
    return moment.date()
