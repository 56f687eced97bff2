"""Transcript → Parsed: outline, elements, duties, deadlines, references, and what is odd about them.

Total: no transcript makes it raise. Conserving: every character of the transcript stands in exactly one of elements,
outline, tables, residue; `conservation` counts it anew each time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.parsing.duty_rules import RULES as DUTY_RULES
from generator.parsing.rules import RULES as PARSING_RULES
from generator.parsing.structure_reading import read_structure

if TYPE_CHECKING:
    from generator.errors import Rule
    from generator.model.parsed import Parsed
    from generator.model.transcript import Transcript

__all__ = ["RULES", "parse", "read_structure"]

RULES: tuple[Rule, ...] = (*PARSING_RULES, *DUTY_RULES)


def parse(transcript: Transcript) -> Parsed:
    """Understand a source file."""
    from generator.parsing import source_parsing  # noqa: PLC0415 - the greater part; a reviewed body needs none of it

    return source_parsing.parse(transcript)
