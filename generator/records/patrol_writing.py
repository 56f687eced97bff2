"""The record of the link patrol as YAML: a line for each link, so that two records can be compared by eye."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from generator.records.yaml_writing import scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.link_patrol import LinkPatrol
    from generator.model.record import Record

_HEAD = "# 站外链接巡检的记录，由 lantai audit --external 写成，请不要手工改。"


def write_patrol(patrol: LinkPatrol) -> str:
    """The whole file; equal for equal records."""
    lines = [_HEAD, "history:", *(_line(found) for found in patrol.history)]
    lines += ["links:", *(_line(link) for link in patrol.links)] if patrol.links else ["links: []"]
    return "\n".join(lines) + "\n"


def _line(record: Record) -> str:
    return f"  - {{{', '.join(_pairs(record))}}}"


def _pairs(record: Record) -> Iterator[str]:
    """Keys that say something."""
    for name, field in type(record).model_fields.items():
        value = getattr(record, name)
        if field.exclude or value == field.default:
            continue
        if isinstance(value, datetime):
            yield f"{name}: {value:%Y-%m-%d %H:%M}"
        elif isinstance(value, date | int):
            yield f"{name}: {value}"
        else:
            yield f"{name}: {scalar(value)}"
