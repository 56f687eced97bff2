"""检索排序: what `site_data/search.yml` can contradict in itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.records import rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Finding
    from generator.model.search_order import SearchOrder


def check_search_order(order: SearchOrder) -> Iterator[Finding]:
    """A criterion or a category that stands twice: the second one would decide nothing."""
    for key, values in (("order", order.order), ("levels", order.levels)):
        for at, value in enumerate(values):
            if value in values[:at]:
                message = f"“{key}”里“{value.value}”写了两次。"
                yield rules.REPEATED_CRITERION.at(order.at(key, at), message, "留下靠前的一个，删去后一个。")
