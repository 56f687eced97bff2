"""Options that several commands have."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from generator.settings import Settings, read_today

Root = Annotated[Path, typer.Option("--root", help="门户所在文件夹（含 mkdocs.yml、content/、site_data/）。")]
Today = Annotated[datetime | None, typer.Option("--today", formats=["%Y-%m-%d"], help="按哪一天生成，默认今天。")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]


def settings_of(root: Path, today: datetime | None) -> Settings:
    """The run's surroundings; the clock is read here and nowhere else."""
    return Settings(root=root.resolve(), today=read_today(today.date() if today else None))
