"""Ids of sections: from the path of printed numbers, never from words or positions.

三（五）2 -> s3-5-2; 第十九条 -> a19; 第二章 -> c2; 第二章 第一节 -> c2-d1; 第三编 -> b3; 一、 under 第二章 -> c2-1;
1.2 -> n1-2; in annex 1: annex1-s2. A repeated id gets b, c, …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.outline import Mark

if TYPE_CHECKING:
    from generator.parsing.marks import PrintedNumber

LETTERS = "bcdefghijklmnopqrstuvwxyz"
_LETTERS_OF = {Mark.BOOK: "b", Mark.CHAPTER: "c", Mark.DIVISION: "d"}


class IdMaker:
    """Gives each node of one document an id of its own."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}
        self._prefix = ""

    def begin_part(self, prefix: str) -> None:
        """Numbers begin anew under this prefix: "", `annex1`, `notice1`."""
        self._prefix = prefix

    def annex(self, number: int) -> str:
        """The id of an annex."""
        return self._unique(f"annex{number}")

    def notice(self) -> str:
        """The prefix of the numbers in a notice that carries another document."""
        return "notice1"

    def section(
        self, number: PrintedNumber, parent: str | None, parent_number: PrintedNumber | None
    ) -> tuple[str, str]:
        """The id that the numbers ask for, and the one that is given."""
        wanted = self._wanted(number, parent, parent_number)
        return wanted, self._unique(wanted)

    def _wanted(self, number: PrintedNumber, parent: str | None, parent_number: PrintedNumber | None) -> str:
        if number.mark is Mark.ARTICLE:
            return self._root("-z".join(map(str, number.numbers)), "a")
        if number.mark is Mark.DECIMAL:
            return self._root("-".join(map(str, number.numbers)), "n")
        letter = "e" if number.sub and number.mark is Mark.BOOK else _LETTERS_OF.get(number.mark)
        if parent is None:
            return self._root(str(number.number), letter or "s")
        if letter is None and parent_number is not None and parent_number.mark is Mark.DECIMAL:
            return f"{parent}-s{number.number}"
        return f"{parent}-{letter or ''}{number.number}"

    def _root(self, path: str, letter: str) -> str:
        return f"{self._prefix}-{letter}{path}" if self._prefix else f"{letter}{path}"

    def _unique(self, wanted: str) -> str:
        times = self._taken.get(wanted, 0)
        self._taken[wanted] = times + 1
        if not times:
            return wanted
        extra, letter = divmod(times - 1, len(LETTERS))
        given = wanted + LETTERS[letter] if not extra else f"{wanted}-x{extra}{LETTERS[letter]}"
        return given if given not in self._taken else self._unique(given)
