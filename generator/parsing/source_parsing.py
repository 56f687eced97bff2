"""Transcript → Parsed, for files as offices keep them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.parsed import Parsed, SourceInfo
from generator.parsing.conservation import account
from generator.parsing.contents_list import take_contents
from generator.parsing.dissection import dissect
from generator.parsing.elements import find_elements
from generator.parsing.joining import join_lines
from generator.parsing.outline import build_outline
from generator.parsing.plan_year import plan_year
from generator.parsing.structure_reading import derive_structure

if TYPE_CHECKING:
    from generator.model.transcript import Transcript


def parse(transcript: Transcript) -> Parsed:
    """As `generator.parsing.parse`."""
    flow, repairs = join_lines(transcript)
    flow, contents, told = take_contents(flow, name=transcript.name)
    reading = dissect(flow, name=transcript.name)
    elements, unused, doubts = find_elements(reading, transcript)
    outline, oddities = build_outline(reading.parts, name=transcript.name)
    residue = (*transcript.residue, *contents, *reading.residue, *unused)
    structure = derive_structure(
        outline,
        year=plan_year(elements.title, elements.dated_on),
        dated_on=elements.dated_on,
        own=elements.document_number,
        name=transcript.name,
        findings=oddities,
    )
    findings = (*transcript.findings, *repairs, *told, *doubts, *structure.findings)
    return Parsed(
        source=SourceInfo(
            name=transcript.name,
            format=transcript.format,
            sha256=transcript.sha256,
            pages=transcript.pages,
            encoding=transcript.encoding,
        ),
        elements=elements,
        structure=structure,
        residue=tuple(sorted(residue, key=lambda entry: (entry.page or 0, entry.line))),
        findings=tuple(sorted(findings, key=lambda finding: finding.sort_key)),
        conservation=account(transcript, elements, outline, residue),
    )
