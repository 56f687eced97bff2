"""信息处理费 as tables with worked examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.processing_fee import BY_PAGE, BY_REQUEST, RISE, STEP, fee_by_pages, fee_by_requests
from generator.model.value import value_class

if TYPE_CHECKING:
    from generator.model.processing_fee import FeePart, FeeTier


@value_class
class FeeRow:
    """A tier as printed, with its figures for the assistant."""

    extent: str
    charge: str
    first: int
    price: int
    last: int | None = None
    step: int | None = None
    """Every further so many cost `price` more, for a tier without end."""


@value_class
class FeeExample:
    """A count and how its fee is made up."""

    count: str
    sum: str
    amount: int
    """元."""


@value_class
class FeeTable:
    """One of the two standards."""

    id: str
    name: str
    basis: str
    """What is counted."""
    unit: str
    """件 or 页."""
    rows: tuple[FeeRow, ...]
    example: FeeExample


def present_fees() -> tuple[FeeTable, FeeTable]:
    """按件 and 按量."""
    end = BY_REQUEST[-1].last or 0
    rising = FeeRow(
        extent=f"{end + 1}件以上的部分",
        charge=f"每增加{STEP}件为一档，每档每件提高{RISE}元",
        first=end + 1,
        price=RISE,
        step=STEP,
    )
    return (
        FeeTable(
            id="by-request",
            name="按件收费",
            basis="同一申请人一个自然月内累计的件数",
            unit="件",
            rows=(*(_present_tier(tier, "件") for tier in BY_REQUEST), rising),
            example=_present_example(35, fee_by_requests(35), "件"),
        ),
        FeeTable(
            id="by-page",
            name="按量收费",
            basis="同一申请提供的页数",
            unit="页",
            rows=tuple(_present_tier(tier, "页") for tier in BY_PAGE),
            example=_present_example(120, fee_by_pages(120), "页"),
        ),
    )


def _present_tier(tier: FeeTier, unit: str) -> FeeRow:
    if tier.first == 1:
        extent = f"{tier.last}{unit}以下（含{tier.last}{unit}）"
    elif tier.last is None:
        extent = f"{tier.first}{unit}以上的部分"
    else:
        extent = f"{tier.first}至{tier.last}{unit}的部分"
    charge = f"每{unit}{tier.price}元" if tier.price else "不收费"
    return FeeRow(extent=extent, charge=charge, first=tier.first, last=tier.last, price=tier.price)


def _present_example(count: int, parts: tuple[FeePart, ...], unit: str) -> FeeExample:
    sums = (f"{part.count}{unit}×{part.tier.price}元" for part in parts if part.tier.price)
    free = f"前{parts[0].count}{unit}不收费"
    return FeeExample(count=f"{count}{unit}", sum="，".join((free, *sums)), amount=sum(part.amount for part in parts))
