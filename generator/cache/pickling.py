"""Pickles of frozen dataclasses with slots and of records: read several times as fast as they do it by themselves.

What many values have in common is in memory once after reading.
"""

from __future__ import annotations

import io
import pickle
import sys
from dataclasses import fields, is_dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from generator.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

Reduced = tuple[Any, ...]
_ALIKE = 4_096
"""Values of a kind that are looked for among those that were read last."""


def pack(value: object, *, by_value: bool = False) -> bytes:
    """The value as bytes; the same value, made the same way, gives the same bytes; `by_value` however it was made."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, protocol=5)
    pickler.fast = by_value
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return buffer.getvalue()


def unpack(piece: bytes) -> Any:  # noqa: ANN401 - whatever was packed
    """What `pack` was given."""
    return pickle.loads(piece)


class Reducers(dict[type, "Callable[[Any], Reduced]"]):
    """How instances of each class met so far are taken apart."""

    def __missing__(self, cls: type) -> Callable[[Any], Reduced]:
        if issubclass(cls, type):
            raise KeyError(cls)  # a class is written by its name
        self[cls] = reducer = self.find(cls)
        return reducer

    def find(self, cls: type) -> Callable[[Any], Reduced]:
        """How instances of the class are taken apart."""
        if is_dataclass(cls) and "__slots__" in cls.__dict__:
            return _reducer(cls)
        if issubclass(cls, Record):
            return _reduce_record
        if issubclass(cls, tuple):
            return lambda value: (cls, tuple(value))  # a named one
        return _reduce_other


_REDUCERS = Reducers()


def _reduce_other(value: Any) -> Reduced:  # noqa: ANN401 - whatever there is
    return value.__reduce_ex__(5)  # type: ignore[no-any-return]


def _reduce_record(value: Record) -> Reduced:
    rebuild = _rebuild_record if value.key_lines else _rebuild_part
    return rebuild, (type(value), *(value.__dict__[name] for name in type(value).model_fields))


def _rebuild_part(cls: type[Record], *values: object) -> Record:
    """A record inside another: many have it alike."""
    try:
        return _rebuild_once(cls, *values)
    except TypeError:  # it holds what has no hash
        return _rebuild_record(cls, *values)


def _rebuild_record(cls: type[Record], *values: object) -> Record:
    made = cls.__new__(cls)
    known = dict(zip(cls.model_fields, values, strict=True))
    known["key_lines"] = _share_lines(known["key_lines"])
    put = object.__setattr__
    put(made, "__dict__", known)
    put(made, "__pydantic_fields_set__", _all_fields(cls))
    put(made, "__pydantic_extra__", None)
    put(made, "__pydantic_private__", None)
    return made


_rebuild_once = lru_cache(maxsize=_ALIKE, typed=True)(_rebuild_record)


@lru_cache(maxsize=_ALIKE)
def _share_lines(lines: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    return tuple([_share_line(sys.intern(key), line) for key, line in lines])


@lru_cache(maxsize=_ALIKE)
def _share_line(key: str, line: int) -> tuple[str, int]:
    return key, line


@cache
def _all_fields(cls: type[Record]) -> set[str]:
    """One set for all: nobody asks which fields of a record were given."""
    return set(cls.model_fields)


def _reducer(cls: type) -> Callable[[Any], Reduced]:
    """For a dataclass: the values of its fields, taken out at one stroke where there are several."""
    names = tuple(field.name for field in fields(cls))
    if len(names) < 2:
        return lambda value: (_rebuild, (cls, *(getattr(value, name) for name in names)))
    take = attrgetter(*names)
    return lambda value: (_rebuild, (cls, *take(value)))


def _rebuild(cls: type, *values: object) -> object:
    made: object = object.__new__(cls)
    for put, value in zip(_setters(cls), values, strict=True):
        put(made, value)
    return made


@cache
def _setters(cls: type) -> tuple[Callable[[object, object], None], ...]:
    return tuple(getattr(cls, field.name).__set__ for field in fields(cls))
