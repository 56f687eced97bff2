"""What a search must find, by brute force over the entries of a Library; and queries cut from their passages."""

import random
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator.chinese.normal_form import HAN, normal_form
from generator.model.library import Library
from generator.outputs.search_entries import read_entries
from generator.outputs.search_entry import Entry
from generator.outputs.search_index import write_search_index
from tests.search_client import run_client

RUN = re.compile(f"[^{HAN} ]")
normal_of = cache(normal_form)


@cache
def pattern(term: str, *, partial: bool) -> re.Pattern[str]:
    """The term with its outer runs uncut; one run alone may be a beginning."""
    wanted = normal_of(term)
    alone = len(wanted) > 1 and all(RUN.match(character) for character in wanted)
    before = "" if partial or not RUN.match(wanted[0]) else f"(?<![^{HAN} ])"
    after = "" if partial or alone or not RUN.match(wanted[-1]) else f"(?![^{HAN} ])"
    return re.compile(before + re.escape(wanted) + after)


def holds(passage: str, term: str, *, partial: bool = False) -> bool:
    """Whether one passage holds a term."""
    return pattern(term, partial=partial).search(normal_of(passage)) is not None


def on_page(entry: Entry, word: str, *, partial: bool = False) -> bool:
    """Whether any passage of a page holds a word."""
    return any(holds(text, word, partial=partial) for _, text in entry.passages())


class Truth:
    """All pages of a Library."""

    def __init__(self, library: Library) -> None:
        self.entries = {entry.address: entry for entry in read_entries(library)}

    def pages(self, query: str) -> set[str]:
        """Pages that hold every word of the query."""
        for partial in (False, True):
            words = query.split()
            entries = self.entries.items()
            found = {a for a, entry in entries if all(on_page(entry, word, partial=partial) for word in words)}
            if found:
                return found
        return set()

    def clauses(self, address: str, term: str) -> list[str]:
        """Clauses of a page that hold a term; numbers are cut where no page holds it otherwise."""
        partial = not any(on_page(entry, term) for entry in self.entries.values())
        clauses = self.entries[address].clauses
        return [c.section for c in clauses if any(holds(t, term, partial=partial) for t in (*c.headings, *c.texts))]

    def substrings(self, count: int, seed: int) -> list[str]:
        """Cut from all passages alike."""
        passages = [text for entry in self.entries.values() for _, text in entry.passages() if len(text) > 3]
        return cut(passages, count, seed)


def cut(passages: list[str], count: int, seed: int) -> list[str]:
    """Pieces of 2 to 22 characters, cut anywhere but inside 1,000, where the cut changes what the comma means."""
    random_ = random.Random(seed)
    pieces: list[str] = []
    while len(pieces) < count:
        text = random_.choice(passages)
        start = random_.randrange(max(1, len(text) - 1))
        piece = text[start : start + random_.randint(2, 22)]
        normal = normal_form(piece)
        if len(normal) >= 2 and normal in normal_form(text) and not re.search(r"[\s\"“”-]", piece):
            pieces.append(piece)
    return pieces


def write_index(library: Library, site: Path) -> Path:
    """The folder of the written index."""
    for file in write_search_index(library):
        path = site / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return site / "search"


def ask(index: Path, queries: Iterable[str], **more: object) -> list[dict]:
    """The client's answers."""
    return run_client("engine.js", [{"q": query, "take": 1000, **more} for query in queries], index)
