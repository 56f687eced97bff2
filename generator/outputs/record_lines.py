"""Open data as NDJSON: a record a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable


def render_records(name: str, records: Iterable[dict[str, Any]]) -> OutputFile:
    """`api/<name>.ndjson`; empty where there is no record."""
    return OutputFile(path=f"api/{name}.ndjson", content=write_lines(records))


def write_lines(records: Iterable[dict[str, Any]]) -> bytes:
    """Each record on a line of its own, keys in their order."""
    lines = (json.dumps(record, ensure_ascii=False, separators=(",", ":")) for record in records)
    return "".join(f"{line}\n" for line in lines).encode()
