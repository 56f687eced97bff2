"""Interpretations as rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.address import interpretation_address
from generator.pages.components import Row
from generator.pages.wording import name_unit, print_date

if TYPE_CHECKING:
    from generator.model.interpretation import Interpretation
    from generator.model.library import Library


def present_interpretation_row(interpretation: Interpretation, library: Library) -> Row:
    """Title, form and unit, date."""
    return Row(
        title=interpretation.title,
        address=interpretation_address(interpretation.id),
        detail=f"{interpretation.form.label} · {name_unit(interpretation.unit, library)}",
        date=print_date(interpretation.published_on),
    )
