"""`lantai init`: a new district's portal that builds at once, written as a whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator.errors import Location, PortalError, Rule, Severity
from generator.records.yaml_writing import scalar
from generator.schemas import render_schemas, render_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

EXISTING_FOLDER = Rule("R907", "existing-folder", Severity.ERROR, "新门户的文件夹已经有内容，没有改动它。")
UNFIT_IDENTITY = Rule("R908", "unfit-identity", Severity.ERROR, "新门户的名称、网址或者标识码不能用。")
RULES = (EXISTING_FOLDER, UNFIT_IDENTITY)

DEMONSTRATION = "0000000000"
"""标识码 of a site that is no government's."""
_STARTER = Path(__file__).with_name("starter")
_SCHEMAS = "schemas"
_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whose portal it is."""

    district: str
    name: str
    url: str
    sponsor: str
    site_code: str


def begin_portal(folder: Path, identity: Identity, *, today: date) -> Path:
    """Write the portal beside its place and move it in; returns its folder.

    Raises:
        PortalError: the folder is not empty, or the identity cannot be used; nothing was written.
    """
    target = folder.resolve()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        hint = "换一个文件夹，或者先清空它。"
        raise PortalError(EXISTING_FOLDER.at(Location(str(folder)), "文件夹里已经有东西，没有写入。", hint))
    _check(identity, folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as scratch:
        made = Path(scratch) / "portal"
        for path, text in _texts(identity, today):
            (made / path).parent.mkdir(parents=True, exist_ok=True)
            (made / path).write_text(text, encoding="utf-8")
        if target.exists():
            target.rmdir()
        shutil.move(made, target)
    return target


def _check(identity: Identity, folder: Path) -> None:
    url = urlsplit(identity.url)
    if url.scheme not in ("http", "https") or not url.hostname:
        raise _unfit(folder, f"网址“{identity.url}”不能用。", "写完整的网址，例如 https://www.example.gov.example/。")
    if len(identity.site_code) != len(DEMONSTRATION) or not identity.site_code.isalnum():
        raise _unfit(folder, f"标识码“{identity.site_code}”不是十位。", "核对政府网站标识码；演示站点写 0000000000。")
    for name, value in (("行政区名称", identity.district), ("网站名称", identity.name), ("主办单位", identity.sponsor)):
        if not value or scalar(value) != value:
            raise _unfit(folder, f"{name}“{value}”不能用。", "不要有引号、冒号、换行这样的符号。")


def _unfit(folder: Path, message: str, hint: str) -> PortalError:
    return PortalError(UNFIT_IDENTITY.at(Location(str(folder)), message, hint))


def _texts(identity: Identity, today: date) -> Iterator[tuple[str, str]]:
    """Path and text of every file of the portal."""
    expires = date(today.year + _YEARS, today.month, 1 if (today.month, today.day) == (2, 29) else today.day)
    words = {
        "district": identity.district,
        "name": identity.name,
        "url": identity.url.rstrip("/") + "/",
        "domain": urlsplit(identity.url).hostname or "",
        "sponsor": identity.sponsor,
        "site_code": identity.site_code,
        "is_demonstration": str(identity.site_code == DEMONSTRATION).lower(),
        "today": today.isoformat(),
        "today_words": f"{today.year}年{today.month}月{today.day}日",
        "year": str(today.year),
        "expires": (expires - timedelta(days=1)).isoformat(),
    }
    for path in sorted(_STARTER.rglob("*")):
        if path.is_file():
            name = path.relative_to(_STARTER).as_posix()
            yield ".gitignore" if name == "gitignore" else name, Template(path.read_text("utf-8")).substitute(words)
    for name, text in render_schemas():
        yield f"{_SCHEMAS}/{name}", text
    yield ".vscode/settings.json", render_settings(_SCHEMAS)
