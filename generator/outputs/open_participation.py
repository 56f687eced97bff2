"""Open data of 重大行政决策, 意见征集 and 公众活动: a record a line, keys as in the front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.model.address import consultation_address, decision_address, event_address
from generator.model.decision import read_steps
from generator.outputs.record_lines import render_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.output_file import OutputFile


def render_open_participation(library: Library) -> Iterator[OutputFile]:
    """Three files of `api/`."""
    yield render_records("decisions", _read_decisions(library))
    yield render_records("consultations", _read_consultations(library))
    yield render_records("events", _read_events(library))


def _read_decisions(library: Library) -> Iterator[dict[str, Any]]:
    for found in library.decisions:
        yield {
            **found.model_dump(mode="json", exclude={"disclosure"}),
            "states": {status.step.value: status.state.value for status in read_steps(found)},
            "background": found.body.strip(),
            "url": library.site.url + decision_address(found.id),
        }


def _read_consultations(library: Library) -> Iterator[dict[str, Any]]:
    for found in library.consultations:
        yield {
            **found.model_dump(mode="json", exclude={"disclosure"}),
            "state": found.state_on(library.today).value,
            "sme_share": found.sme_share,
            "explanation_text": found.explanation_text,
            "draft_text": found.draft_text,
            "url": library.site.url + consultation_address(found.id),
        }


def _read_events(library: Library) -> Iterator[dict[str, Any]]:
    for found in library.events:
        yield {
            **found.model_dump(mode="json", exclude={"disclosure"}),
            "state": found.state_on(library.today).value,
            "programme": found.body.strip(),
            "url": library.site.url + event_address(found.id),
        }
