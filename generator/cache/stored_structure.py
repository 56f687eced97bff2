"""A structure that stays on the disk until somebody asks for more than its card."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.model.parsed import Structure, StructureCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.model.parsed import Task

KEPT = 32
"""Structures in memory at a time: about 100 KB each. Whoever needs the same again needs it soon."""
KEPT_TASKS = 2_000
"""Documents whose tasks are in memory at a time: about 15 KB each."""


class Shelf:
    """The structures that were asked for last, and the tasks, which are asked for more often than the rest."""

    def __init__(
        self,
        load: Callable[[str], Structure],
        load_tasks: Callable[[str], tuple[Task, ...] | None],
        load_lines: Callable[[str], tuple[int, ...] | None],
    ) -> None:
        self._load = load
        self._load_tasks = load_tasks
        self._load_lines = load_lines
        self._kept: OrderedDict[str, Structure] = OrderedDict()
        self._kept_tasks: OrderedDict[str, tuple[Task, ...]] = OrderedDict()

    def fetch(self, path: str) -> Structure:
        """From memory, else from the disk."""
        found = self._kept.pop(path, None) or self._load(path)
        self._kept[path] = found
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)
        return found

    def fetch_tasks(self, path: str) -> tuple[Task, ...]:
        """The tasks alone."""
        tasks = self._kept_tasks.get(path)
        if tasks is None:
            tasks = self._load_tasks(path)
            self._kept_tasks[path] = tasks = self.fetch(path).tasks if tasks is None else tasks
            if len(self._kept_tasks) > KEPT_TASKS:
                self._kept_tasks.popitem(last=False)
        return tasks

    def fetch_lines(self, path: str) -> tuple[int, ...]:
        """The lines of phrases alone; not kept."""
        lines = self._load_lines(path)
        return self.fetch(path).phrase_lines if lines is None else lines


class StructureDigests(NamedTuple):
    """What changes with anything that a structure, its tasks or its card say."""

    structure: bytes
    tasks: bytes
    card: bytes


class StoredStructure(Structure):
    """Reads like the structure that lies on the shelf."""

    __slots__ = ("_card", "_path", "_shelf", "digests")

    digests: StructureDigests

    def __init__(self, shelf: Shelf, path: str, card: StructureCard, digests: StructureDigests) -> None:
        for name, value in (("_shelf", shelf), ("_path", path), ("_card", card), ("digests", digests)):
            object.__setattr__(self, name, value)

    @property
    def card(self) -> StructureCard:
        """In memory."""
        return self._card  # type: ignore[attr-defined, no-any-return] # set in __init__

    @property
    def whole(self) -> Structure:
        """The structure itself."""
        return self._shelf.fetch(self._path)  # type: ignore[attr-defined, no-any-return]

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Read without the rest."""
        return self._shelf.fetch_tasks(self._path)  # type: ignore[attr-defined, no-any-return]

    @property
    def phrase_lines(self) -> tuple[int, ...]:
        """Likewise."""
        return self._shelf.fetch_lines(self._path)  # type: ignore[attr-defined, no-any-return]

    def __eq__(self, other: object) -> bool:
        return self.whole == (other.whole if isinstance(other, StoredStructure) else other)

    def __hash__(self) -> int:
        return hash(self.digests)

    def __reduce__(self) -> tuple[Any, ...]:
        return self.whole.__reduce_ex__(4)  # type: ignore[return-value]


def _part(name: str) -> property:
    return property(lambda structure: getattr(structure.whole, name))


for _name in ("outline", "responsibilities", "deadlines", "references", "findings", "own_references"):
    setattr(StoredStructure, _name, _part(_name))
