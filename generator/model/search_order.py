"""`site_data/search.yml`: in which order search shows its hits. The search page tells visitors what is said here."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from generator.model.document import Category
from generator.model.record import Record

Weight = Annotated[int, Field(ge=0, le=2)]


class Criterion(StrEnum):
    """排序依据: what decides among hits whose words stand in equally weighty places."""

    IN_FORCE = "in_force"
    LEVEL = "level"
    DATE = "date"


class PlaceWeights(Record):
    """检索词出现的位置: the heavier place comes first, equal weights are equal."""

    title: Weight = 2
    heading: Weight = 1
    text: Weight = 0


class SearchOrder(Record):
    """The order of hits: own document number, then the place of the words, then `order`, one after another."""

    weights: PlaceWeights = PlaceWeights()
    order: tuple[Criterion, ...] = tuple(Criterion)
    levels: tuple[Category, ...] = (
        Category.RULE,
        Category.NORMATIVE,
        Category.OTHER,
        Category.ANNOUNCEMENT,
        Category.APPLICATION_NOTICE,
        Category.PERSONNEL,
    )
    """效力层级, the highest first; a category that is not named comes after all that are, other pages after all."""
