"""Values: what is made of files and for pages, by the hundred thousand, and altered by nobody."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def value_class(cls: type[T]) -> type[T]:
    """A dataclass with slots, by keywords, hashed by what it holds, which the type checker does not let anybody alter.

    At run time nothing stands guard: to make a frozen dataclass takes about three times as long, and so does its class.
    """
    made = dataclass(slots=True, kw_only=True, unsafe_hash=True, repr=False)(cls)
    if "__repr__" not in vars(cls):
        setattr(made, "__repr__", _show)  # noqa: B010 - a class of which the type checker knows no more
    return made


def _show(made: Any) -> str:  # noqa: ANN401 - of any such class
    shown = (f"{one.name}={getattr(made, one.name)!r}" for one in fields(made))
    return f"{type(made).__qualname__}({', '.join(shown)})"
