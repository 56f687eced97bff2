"""Annual reports as the Library has them: only those that are published, their texts taken apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import address
from generator.model.annual_report import AnnualReport
from generator.records.annual_report_chapters import split_chapters
from generator.records.annual_report_figures import read_figures
from generator.records.body_links import find_links

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.model.annual_report import AnnualReportRecord
    from generator.model.link import Link
    from generator.model.unit import Unit


def assemble_reports(records: Iterable[AnnualReportRecord], units: Iterable[Unit]) -> tuple[AnnualReport, ...]:
    """Newest year first, then by unit in the register's order; the records must have been checked."""
    ranks = {unit.id: (rank, unit.full_name) for rank, unit in enumerate(units)}
    published = [record for record in records if record.is_published]
    return tuple(
        _assemble(record, ranks[record.unit][1])
        for record in sorted(published, key=lambda record: (-record.year, ranks[record.unit][0]))
    )


def find_report_links(records: Iterable[AnnualReportRecord]) -> Iterator[Link]:
    """Links of the published texts."""
    for record in records:
        if record.is_published:
            yield from find_links(record, address.annual_report_address(record.id))


def _assemble(record: AnnualReportRecord, organ: str) -> AnnualReport:
    assert record.published_on is not None
    preamble, *chapters = split_chapters(record)
    return AnnualReport(
        record=record,
        title=record.title or f"{organ}{record.year}年政府信息公开工作年度报告",
        published_on=record.published_on,
        figures=read_figures(record),
        preamble=preamble,
        chapters=tuple(chapters),
    )
