"""What a computation read of the Library: so that it is done again only where something that it read has changed.

A `Key` names one thing that can be read: a field of the Library, an entry of one of its mappings, a part of a document.
While `recorded()` is open, every reading through a `LibraryView` or of a traced part is noted; else noting costs a
look at an empty list. Nothing has to be declared: whoever presents a page reads, and is recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

Key = tuple[Hashable, ...]
"""`("library", field)`, `("library", field, key of the mapping)`, `("document", id, part)`, for what a function says of
the whole Library `("answer", function, *arguments)`, for what one says of a text `("document", id, "question", …)`."""
K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
TEXT_PARTS = frozenset({"structure", "tasks"})
"""Parts of a document, as keys of what is read name them, that may be others where only its text was edited."""

_open: list[set[Key]] = []
_watches: list[set[Key]] = []


def text_of(key: Key) -> str | None:
    """The id of the document of whose text that key is a part; None where it names something else."""
    return str(key[1]) if key[0] == "document" and key[2] in TEXT_PARTS else None


def note(key: Key) -> None:
    """Something is read."""
    if _open:
        _open[-1].add(key)
    for watch in _watches:
        watch.add(key)


@contextmanager
def recorded() -> Iterator[set[Key]]:
    """The set that is filled with what is read until the end; what surrounds it notes nothing of it."""
    reads: set[Key] = set()
    _open.append(reads)
    try:
        yield reads
    finally:
        _open.pop()


@contextmanager
def watched(reads: set[Key]) -> Iterator[None]:
    """Fill a set with everything that is read until the end, what is recorded within it included."""
    _watches.append(reads)
    try:
        yield
    finally:
        _watches.pop()


def traced(kind: str, identity: Callable[[Any], str], *parts: str) -> Callable[[type[T]], type[T]]:
    """Reading one of these fields of an instance is noted as `(kind, identity(instance), field)`.

    For dataclasses with slots. Within `identity` fields are to be read by `untraced`.
    """

    def decorate(cls: type[T]) -> type[T]:
        for part in parts:
            setattr(cls, part, _Watched(cls.__dict__[part], kind, identity, part))
        return cls

    return decorate


def untraced(instance: object, part: str) -> Any:  # noqa: ANN401 - as the field is typed
    """A field of a traced class, read without being noted; an instance that fills itself is asked for it."""
    try:
        return getattr(type(instance), part).slot.__get__(instance)
    except AttributeError:
        return instance.__getattr__(part)  # type: ignore[attr-defined]


class _Watched(property):
    """A slot whose readings are noted."""

    def __init__(self, slot: Any, kind: str, identity: Callable[[Any], str], part: str) -> None:  # noqa: ANN401
        def read(instance: object) -> object:
            if _open or _watches:
                note((kind, identity(instance), part))
            return slot.__get__(instance)

        super().__init__(read, slot.__set__)
        self.slot = slot


class MappingView(Mapping[K, V]):
    """A mapping of the Library: every entry that is asked for is noted, there or not.

    What a mapping with a method `summarise` reads to make an entry is not noted: the summary stands for it.
    """

    __slots__ = ("_inner", "_is_summarised", "_name")

    def __init__(self, name: str, inner: Mapping[K, V]) -> None:
        self._name = name
        self._inner = inner
        self._is_summarised = hasattr(inner, "summarise")

    def __getitem__(self, key: K) -> V:
        note(("library", self._name, key))
        if not self._is_summarised:
            return self._inner[key]
        with recorded():
            return self._inner[key]

    def get(self, key: K, default: Any = None) -> Any:  # noqa: ANN401 - as of any mapping
        """The entry, or the default."""
        note(("library", self._name, key))
        if not self._is_summarised:
            return self._inner.get(key, default)
        with recorded():
            return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        note(("library", self._name, key))
        return key in self._inner

    def __iter__(self) -> Iterator[K]:
        note(("library", self._name))
        return iter(self._inner)

    def __len__(self) -> int:
        note(("library", self._name))
        return len(self._inner)
