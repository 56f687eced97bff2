"""Open data as NDJSON: a record a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from generator.outputs.output_file import OutputFile

if TYPE_CHECKING:
    from collections.abc import Iterable


def render_records(name: str, records: Iterable[dict[str, Any]]) -> OutputFile:
    """`api/<name>.ndjson`; empty where there is no record."""
    return OutputFile(path=f"api/{name}.ndjson", content=write_lines(records))


def write_lines(records: Iterable[dict[str, Any]]) -> bytes:
    """Each record on a line of its own, keys in their order."""
    return b"".join(line for record in records for line in (to_json(record), b"\n"))
