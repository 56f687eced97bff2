"""Interpretations as lists: all, by form, and by who speaks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.model.address import INTERPRETATIONS, interpretations_address
from generator.model.feed import FeedSubject
from generator.model.interpretation import INTERPRETATION_LISTS, InterpretationForm, InterpreterRole
from generator.model.site import ChannelKind
from generator.model.value import value_class
from generator.pages.components import Choice, Filter, Link
from generator.pages.feed_link import link_feed
from generator.pages.head import Head, Place
from generator.pages.interpretation_rows import present_interpretation_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.interpretation import Interpretation
    from generator.model.library import Library
    from generator.pages.components import Row

_FACETS = {"form": "解读形式", "role": "解读人"}


@value_class
class InterpretationList:
    """One list; both None: of all."""

    facet: str | None = None
    value: str | None = None


@value_class
class InterpretationsPage:
    """What `portal/interpretations.html` may read, as `p`."""

    name: str | None
    """Of the chosen value; None for all."""
    everything: str
    """Address of the list of all."""
    filters: tuple[Filter, ...]
    rows: tuple[Row, ...]


def addresses(library: Library) -> Iterator[tuple[str, InterpretationList]]:
    """A page for each list, be it empty."""
    del library
    yield INTERPRETATIONS, InterpretationList()
    for facet, value in INTERPRETATION_LISTS:
        yield interpretations_address(facet, value), InterpretationList(facet=facet, value=value)


def head(listed: InterpretationList, library: Library) -> Head:
    """政策解读, or 政策解读（图示图解）."""
    name = _name(listed)
    chosen = f"（{name}）" if name else ""
    return Head(
        title=f"政策解读{chosen}",
        address=interpretations_address(listed.facet, listed.value),
        place=Place(kind=ChannelKind.INTERPRETATIONS),
        trail=(Link(text="全部解读", address=INTERPRETATIONS),) if name else (),
        feed=link_feed(FeedSubject.INTERPRETATIONS),
        description=f"{library.site.district}政策文件的解读{chosen}，共{len(_listed(listed, library))}篇。",
    )


def present(listed: InterpretationList, library: Library) -> InterpretationsPage:
    """Newest first."""
    return InterpretationsPage(
        name=_name(listed),
        everything=INTERPRETATIONS,
        filters=tuple(_present_filters(listed, library)),
        rows=tuple(present_interpretation_row(entry, library) for entry in _listed(listed, library)),
    )


def _listed(listed: InterpretationList, library: Library) -> list[Interpretation]:
    facet = listed.facet
    return [entry for entry in library.interpretations if facet is None or _value_of(entry, facet) == listed.value]


def _value_of(entry: Interpretation, facet: str) -> str:
    return entry.form.value if facet == "form" else entry.speaks_as.value


def _name(listed: InterpretationList) -> str | None:
    if listed.facet is None or listed.value is None:
        return None
    label = _label(listed.facet, listed.value)
    return label if listed.facet == "form" else f"解读人：{label}"


def _label(facet: str, value: str) -> str:
    return InterpretationForm(value).label if facet == "form" else InterpreterRole(value).label


def _present_filters(listed: InterpretationList, library: Library) -> Iterator[Filter]:
    """Every value with its count, those that nobody has too."""
    for facet, name in _FACETS.items():
        counts = Counter(_value_of(entry, facet) for entry in library.interpretations)
        choices = (
            Choice(
                text=_label(facet, value),
                address=interpretations_address(facet, value),
                count=counts[value],
                current=(listed.facet, listed.value) == (facet, value),
                value=value,
            )
            for kind, value in INTERPRETATION_LISTS
            if kind == facet
        )
        yield Filter(name=name, choices=tuple(choices), id=facet)
