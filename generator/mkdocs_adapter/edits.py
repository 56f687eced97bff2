"""What builds after edits of mere texts have made since the last build of all."""

from __future__ import annotations

import os
import pickle
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.cache.pack import LostPieceError
from generator.errors import Location
from generator.model.address import OFFLINE_EDITION
from generator.model.tracing import TEXT_PARTS

if TYPE_CHECKING:
    from generator.cache.stored_structure import StructureDigests
    from generator.mkdocs_adapter.site_files import FileState
    from generator.mkdocs_adapter.site_state import SiteState
    from generator.model.tracing import Key


class Shift(NamedTuple):
    """A piece of a file that became longer or shorter."""

    name: str
    path: str
    begin: int
    growth: int


@dataclass(slots=True)
class Edits:
    """What builds after edits of mere texts have made since the last build of all."""

    inputs: dict[str, bytes] = field(default_factory=dict)
    """Edited files below the root → SHA-256."""
    texts: dict[str, StructureDigests] = field(default_factory=dict)
    """By document id."""
    moves: dict[str, dict[int, int]] = field(default_factory=dict)
    """Edited files → lines, and where they are now."""
    reads: dict[str, bytes] = field(default_factory=dict)
    """Items that were made again, and the keys of what was read for them, pickled: they load what was asked."""
    files: dict[str, FileState] = field(default_factory=dict)
    memos: dict[str, bytes] = field(default_factory=dict)
    shifts: list[Shift] = field(default_factory=list)
    """In the order in which they were done."""

    def span(self, name: str, path: str, span: tuple[int, int]) -> tuple[int, int]:
        """Where a piece of a file stands now that stood there after the last build of all."""
        begin, length = span
        for shift in self.shifts:
            if shift.name == name:
                length += shift.growth
            elif shift.path == path and shift.begin < begin:
                begin += shift.growth
        return begin, length

    def move(self, path: str, moves: dict[int, int]) -> None:
        """Lines of an edited file have moved once more."""
        known = self.moves.get(path, {line: line for line in moves})
        self.moves[path] = {line: moves[now] for line, now in known.items() if now in moves}

    def find_place(self, path: str, line: int | None, page: int | None) -> Location:
        """Where a place is now that was there when all was built.

        Raises:
            LostPieceError: nobody knows.
        """
        moves = self.moves.get(path)
        if moves is None or line is None:
            return Location(path, line, page)
        if line not in moves:
            raise LostPieceError(path)
        return Location(path, moves[line], page)

    def apply(self, state: SiteState) -> None:
        """Bring the state of that build up to date; what was not read before counts as changed."""
        for id_, digests in self.texts.items():
            for part in TEXT_PARTS:
                number = state.numbers.get(("document", id_, part))
                if number is not None:
                    state.digests[number] = getattr(digests, part)
        for name, piece in self.reads.items():
            reads: tuple[Key, ...] = pickle.loads(piece)
            for key in reads:
                if key not in state.numbers:
                    state.numbers[key] = len(state.digests)
                    state.digests.append(os.urandom(16))
            numbers = array("I", sorted(state.numbers[key] for key in reads))
            state.items[name] = state.items[name]._replace(reads=numbers)
        moved = {shift.path for shift in self.shifts}
        for name, span in state.spans.items():
            path = name.partition("#")[0].rpartition(":")[2]
            if path in moved:
                state.spans[name] = self.span(name, path, span)
        state.files |= self.files
        state.memos |= self.memos
        if OFFLINE_EDITION in self.files:
            del state.items[OFFLINE_EDITION]  # its mark tells of other files
