"""Interpretations as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import interpretation_address
from generator.model.interpretation import InterpretationStage
from generator.pages.components import Row
from generator.pages.policy_course import print_gap
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from generator.model.interpretation import Interpretation
    from generator.model.library import Library


def present_interpretation_row(interpretation: Interpretation, library: Library) -> Row:
    """Title; form, who speaks, unit and how far from the document; date."""
    document = library.document_by_id.get(interpretation.interprets)
    gap = interpretation.gap_after(document.record) if document else None
    stage = interpretation.stage
    words = (
        interpretation.form.label,
        stage.label if stage is not InterpretationStage.RELEASE else None,
        name_unit(interpretation.unit, library),
        None if gap is None else print_gap(gap),
    )
    return Row(
        title=interpretation.title,
        address=interpretation_address(interpretation.id),
        detail=" · ".join(word for word in words if word),
        date=print_date(interpretation.published_on),
    )
