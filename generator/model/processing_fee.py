"""信息处理费, 国办函〔2020〕109号: by requests (按件) or by pages (按量), never both for one request."""

from __future__ import annotations

from generator.model.value import value_class


@value_class
class FeeTier:
    """A part of the requests or pages, and what each of that part costs."""

    first: int
    last: int | None
    """None: without end."""
    price: int
    """元 each."""


@value_class
class FeePart:
    """What falls into one tier."""

    tier: FeeTier
    count: int

    @property
    def amount(self) -> int:
        """元."""
        return self.tier.price * self.count


BY_REQUEST = (
    FeeTier(first=1, last=10, price=0),
    FeeTier(first=11, last=30, price=100),
)
"""Requests of one applicant in one calendar month; after these each further `STEP` cost `RISE` more."""
STEP = 10
RISE = 100
BY_PAGE = (
    FeeTier(first=1, last=30, price=0),
    FeeTier(first=31, last=100, price=10),
    FeeTier(first=101, last=200, price=20),
    FeeTier(first=201, last=None, price=40),
)


def fee_by_requests(count: int) -> tuple[FeePart, ...]:
    """The parts of which a month's fee is made."""
    tiers = list(BY_REQUEST)
    while (end := tiers[-1].last) is not None and end < count:
        tiers.append(FeeTier(first=end + 1, last=end + STEP, price=tiers[-1].price + RISE))
    return _divide(count, tuple(tiers))


def fee_by_pages(count: int) -> tuple[FeePart, ...]:
    """The parts of which one request's fee is made."""
    return _divide(count, BY_PAGE)


def _divide(count: int, tiers: tuple[FeeTier, ...]) -> tuple[FeePart, ...]:
    parts = (
        FeePart(tier=tier, count=min(count, count if tier.last is None else tier.last) - tier.first + 1)
        for tier in tiers
    )
    return tuple(part for part in parts if part.count > 0)
