"""Values: what is made of files and for pages, by the hundred thousand, and altered by nobody."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def value_class(cls: type[T]) -> type[T]:
    """A dataclass with slots, by keywords, hashed by what it holds, which the type checker does not let anybody alter.

    At run time nothing stands guard: to make a frozen dataclass takes about three times as long, and so does its class.
    """
    return dataclass(slots=True, kw_only=True, unsafe_hash=True)(cls)
