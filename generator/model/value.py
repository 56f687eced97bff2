"""Values that are made by the hundred for every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def value(cls: type[T]) -> type[T]:
    """A dataclass with slots, by keywords, hashed by what it holds, which the type checker does not let anybody alter.

    At run time nothing stands guard: to make a frozen dataclass takes about three times as long.
    """
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(cls)
