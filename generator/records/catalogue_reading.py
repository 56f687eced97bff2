"""`site_data/standard_catalogue/*.csv` → items of the catalogue; tables as a spreadsheet program saves them.

The heads of the columns are those of the national form; the order of the columns does not matter.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from generator.chinese.widths import fold
from generator.errors import Location
from generator.model.standard_catalogue import CatalogueItem, DisclosureChannel, DisclosureLevel, DisclosureMethod
from generator.records import rules
from generator.records.privacy import find_in_text
from generator.records.report import Report, suggest
from generator.records.tick_lists import read_ticks
from generator.records.unit_phrases import unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum
    from pathlib import Path

    from generator.model.portal_files import PortalFiles
    from generator.records.unit_phrases import UnitNames
    from generator.settings import Settings

FOLDER = "standard_catalogue"
_COLUMNS = {
    "序号": "serial",
    "一级事项": "heading",
    "二级事项": "name",
    "公开内容": "content_elements",
    "公开依据": "basis",
    "公开时限": "time_limit",
    "公开主体": "owners",
    "公开渠道和载体": "channels",
    "公开对象": "addressed_to",
    "公开方式": "methods",
    "公开层级": "levels",
    "内容位置": "contents",
}
_MAY_BE_EMPTY = frozenset({"contents"})
_IN_BRACKETS = re.compile(r"\(.*?\)")
_BETWEEN = re.compile(r"[、,，;；\s]+")


def read_catalogue(settings: Settings, files: PortalFiles) -> tuple[tuple[CatalogueItem, ...], list[Report]]:
    """Items of every field in the order of the register and of their rows, and what is wrong in the tables."""
    folder = settings.site_data / FOLDER
    names = unit_names(files.units, files.site.district if files.site else "")
    reports: list[Report] = []
    items: list[CatalogueItem] = []
    for field in files.catalogue_fields:
        report = Report(f"{settings.site_data.name}/{FOLDER}/{field.id}.csv")
        reports.append(report)
        path = folder / f"{field.id}.csv"
        if path.is_file():
            items += _Table(field.id, report, names, files).read(path)
        else:
            hint = "把该领域的目录另存为这个 CSV 文件，或者从 standard_catalogue.yml 删去该领域。"
            report.add(rules.ABSENT_REGISTER, None, f"领域“{field.name}”没有目录文件。", hint)
    known = {field.id for field in files.catalogue_fields}
    for path in sorted(folder.glob("*")) if "standard_catalogue" not in files.unread else ():
        if not path.name.startswith(".") and (path.suffix != ".csv" or path.stem not in known):
            report = Report(f"{settings.site_data.name}/{FOLDER}/{path.name}")
            report.add(rules.STRAY_FILE, None, "领域没有登记，这个文件没有读取。", "在 standard_catalogue.yml 登记。")
            reports.append(report)
    return tuple(items), reports


class _Table:
    """One CSV file."""

    def __init__(self, field: str, report: Report, names: UnitNames, files: PortalFiles) -> None:
        self.field = field
        self.report = report
        self.names = names
        known: tuple[Iterable[Any], ...] = (files.documents, files.services, files.pages, files.units)
        self.known = {record.id for records in known for record in records} | files.unread
        self.hidden = {record.id for record in files.documents if not record.is_published}

    def read(self, path: Path) -> Iterator[CatalogueItem]:
        text = _decode(path.read_bytes())
        if text is None:
            self.report.add(rules.UNREADABLE_FILE, None, "文件不是文本。", "在电子表格程序里另存为 CSV。")
            return
        self.report.personal_data.extend(find_in_text(text, self.report.path))
        rows = csv.reader(text.splitlines(keepends=True))
        columns = self._read_head(next(rows, []))
        last = rows.line_num
        for row in rows:
            line, last = last + 1, rows.line_num
            if columns and any(cell.strip() for cell in row):
                cells = {key: cell.strip() for key, cell in zip(columns, row, strict=False) if key}
                yield from self._read_row(cells, line)

    def _read_head(self, heads: list[str]) -> list[str | None]:
        """Names of fields by column; [] where one is missing."""
        plain = [_IN_BRACKETS.sub("", fold(head)) for head in heads]
        for head in plain:
            if head and head not in _COLUMNS:
                hint = suggest(head, _COLUMNS) or f"可用的列：{'、'.join(_COLUMNS)}。"
                self.report.add(rules.UNKNOWN_KEY, 1, f"不认识的列“{head}”。", hint)
        missing = [column for column in _COLUMNS if column not in plain]
        if missing:
            self.report.add(rules.ABSENT_KEY, 1, f"缺少这些列：{'、'.join(missing)}。", "第一行写各列的名称。")
            return []
        return [_COLUMNS.get(head) for head in plain]

    def _read_row(self, cells: dict[str, str], line: int) -> Iterator[CatalogueItem]:
        empty = [column for column, key in _COLUMNS.items() if not cells.get(key) and key not in _MAY_BE_EMPTY]
        if empty:
            self.report.add(rules.ABSENT_KEY, line, f"没有填写：{'、'.join(empty)}。", "目录的每一列都要填写。")
            return
        owners = tuple(_split(cells["owners"]))
        values: dict[str, object] = {
            **{key: cells[key] for key in ("serial", "heading", "name", "basis", "time_limit", "addressed_to")},
            "field": self.field,
            "content_elements": cells["content_elements"],
            "owners": owners,
            "units": tuple(dict.fromkeys(self._find_units(owners, line))),
            "channels": self._read_channels(cells["channels"], line),
            "methods": tuple(self._read_choices(cells["methods"], DisclosureMethod, "公开方式", line)),
            "levels": tuple(self._read_choices(cells["levels"], DisclosureLevel, "公开层级", line)),
            "contents": tuple(self._read_contents(cells.get("contents", ""), line)),
        }
        try:
            yield CatalogueItem.model_validate({**values, "location": Location(self.report.path, line)})
        except ValidationError:
            self.report.add(
                rules.MALFORMED_VALUE, line, "这一行的内容位置不是编号。", "写文件、服务、页面或单位的编号。"
            )

    def _find_units(self, owners: tuple[str, ...], line: int) -> Iterator[str]:
        for owner in owners:
            units = self.names.resolve(owner).units
            if not units:
                hint = suggest(owner, self.names.printed) or "写单位名册里的简称、全称，或者各街道这样的统称。"
                self.report.add(rules.UNKNOWN_UNIT, line, f"公开主体“{owner}”不在单位名册中。", hint)
            yield from units

    def _read_channels(self, text: str, line: int) -> tuple[DisclosureChannel, ...]:
        ticks = read_ticks(text, {channel.label: channel for channel in DisclosureChannel})
        for unknown in ticks.unknown:
            labels = [channel.label for channel in DisclosureChannel]
            hint = suggest(unknown, labels) or f"可用的渠道：{'、'.join(labels)}。"
            self.report.add(rules.UNKNOWN_VALUE, line, f"公开渠道和载体：不认识“{unknown}”。", hint)
        return ticks.ticked

    def _read_choices(self, text: str, kind: type[StrEnum], column: str, line: int) -> Iterator[StrEnum]:
        ticks = read_ticks(text, {str(getattr(member, "label", member)): member for member in kind})
        for unknown in ticks.unknown:
            labels = "、".join(str(getattr(member, "label", member)) for member in kind)
            self.report.add(rules.UNKNOWN_VALUE, line, f"{column}：不认识“{unknown}”。", f"可用的值：{labels}。")
        yield from ticks.ticked

    def _read_contents(self, text: str, line: int) -> Iterator[str]:
        for name in _split(text):
            if name in self.hidden:
                message = f"内容位置“{name}”没有公开，网站上显示为暂无。"
                self.report.add(rules.UNPUBLISHED_CONTENT, line, message, "公开后自动显示。")
            elif name not in self.known:
                hint = suggest(name, sorted(self.known)) or "写文件、服务、页面或单位的编号，没有内容就空着。"
                self.report.add(rules.UNKNOWN_CONTENT, line, f"内容位置“{name}”不存在。", hint)
                continue
            yield name


def _split(text: str) -> Iterator[str]:
    return (part for part in _BETWEEN.split(text) if part)


def _decode(content: bytes) -> str | None:
    """UTF-8, else what spreadsheet programs write in China."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
