"""Damaged and hostile files made from small valid ones; the same seed and number always give the same bytes."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import pipeline
from generator.records import write_draft
from tests import fuzz_hostile as hostile
from tests.format_twins import write_page
from tests.fuzz_mutations import mutate, repack
from tests.pdf_writer import office, write_pdf
from tests.word_twin import write_docx

FIXTURES = Path(__file__).parent / "fixtures"
TEXTS = (FIXTURES / "fuzz" / "plan.txt", FIXTURES / "fuzz" / "rules.txt")
SUFFIXES = (".txt", ".md", ".html", ".htm", ".docx", ".pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class FuzzInput:
    """A file to be read."""

    number: int
    recipe: str
    """How it was made."""
    suffix: str
    data: bytes


@cache
def valid_files(also: Path | None = None) -> tuple[tuple[str, bytes], ...]:
    """Suffix and bytes of the files that are damaged: two documents in every format, and those of a folder."""
    files: list[tuple[str, bytes]] = []
    for path in TEXTS:
        parsed = pipeline.inspect(path)
        files += [(".txt", path.read_bytes()), (".txt", path.read_text("utf-8").encode("gb18030"))]
        files += [(".md", write_draft(parsed).encode()), (".html", write_page(parsed).encode())]
        files.append((".docx", repack(write_docx(parsed), {})))
        files.append((".pdf", write_pdf(*office([line for line in path.read_text("utf-8").split("\n") if line]))))
    if also is not None:
        found = sorted(path for path in also.iterdir() if path.suffix in SUFFIXES)
        files += [(path.suffix, path.read_bytes()) for path in found]
    return tuple(files)


def make_input(seed: int, number: int, *, canary: str, also: Path | None = None) -> FuzzInput:
    """The input of this number; `canary` is the address of a file that must never be read."""
    chance = random.Random(f"{seed}:{number}")
    recipes, weights = zip(*RECIPES, strict=True)
    recipe: Recipe = chance.choices(recipes, weights)[0]
    suffix, data = recipe(chance, canary, also)
    return FuzzInput(number=number, recipe=recipe.__name__.strip("_"), suffix=suffix, data=data)


Recipe = Callable[[random.Random, str, Path | None], tuple[str, bytes]]


def _mutated(chance: random.Random, _: str, also: Path | None) -> tuple[str, bytes]:
    """Bytes and words of a file changed."""
    suffix, data = chance.choice(valid_files(also))
    return suffix, mutate(data, chance)


def _text_mutated(chance: random.Random, _: str, also: Path | None) -> tuple[str, bytes]:
    """A text, which no container protects, changed."""
    suffix, data = chance.choice([file for file in valid_files(also) if file[0] in (".txt", ".md", ".html")])
    return suffix, mutate(data, chance)


def _member_mutated(chance: random.Random, _: str, also: Path | None) -> tuple[str, bytes]:
    """A part of a Word file changed, dropped, renamed, emptied, or put in another's place."""
    data = chance.choice([data for suffix, data in valid_files(also) if suffix == ".docx"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    for _turn in range(chance.choice((1, 1, 2, 4))):
        name = chance.choice([*members, *["word/document.xml"] * 8])
        if name not in members:
            continue
        how = chance.randrange(12)
        if how == 0:
            del members[name]
        elif how == 1:
            members[chance.choice(hostile.NAMES)] = members.pop(name)
        elif how == 2:
            members[name] = b""
        elif how == 3:
            members[name] = members[chance.choice(list(members))]
        else:
            members[name] = mutate(members[name], chance)
    packed = repack(b"", members)
    return ".docx", mutate(packed, chance) if chance.random() < 0.1 else packed


def _wrong_suffix(chance: random.Random, _: str, also: Path | None) -> tuple[str, bytes]:
    """A valid or damaged file under another's suffix."""
    _own, data = chance.choice(valid_files(also))
    return chance.choice(SUFFIXES), mutate(data, chance) if chance.random() < 0.3 else data


def _truncated(chance: random.Random, _: str, also: Path | None) -> tuple[str, bytes]:
    """Only the beginning, or the end, of a file."""
    suffix, data = chance.choice(valid_files(also))
    place = chance.randrange(len(data))
    return suffix, data[:place] if chance.random() < 0.7 else data[place:]


def _random_bytes(chance: random.Random, _: str, also: Path | None) -> tuple[str, bytes]:
    """Noise behind the first bytes of a format."""
    magic = chance.choice(hostile.MAGIC)
    return chance.choice(SUFFIXES), magic + chance.randbytes(chance.choice((0, 1, 10, 1000, 20000)))


def _word_soup(chance: random.Random, _: str, also: Path | None) -> tuple[str, bytes]:
    """Numbers, labels, dates and brackets in any order."""
    lines = chance.choices(hostile.TRAPS, k=chance.choice((1, 5, 40, 200)))
    joined = "".join(line + chance.choice(("\n", "\n\n", "", "\t", "\r\n", "\u2028")) for line in lines)
    if chance.random() < 0.5:
        return chance.choice((".txt", ".md")), joined.encode("utf-8", "surrogatepass")
    return ".html", f"<html><body><p>{joined.replace(chr(10), '<p>')}".encode("utf-8", "surrogatepass")


def _hostile(chance: random.Random, canary: str, _: Path | None) -> tuple[str, bytes]:
    """Entities, bombs, depth, names that climb."""
    document = valid_files()[4][1]
    return chance.choice(hostile.ATTACKS)(chance, canary, document)


def _huge(chance: random.Random, _: str, also: Path | None) -> tuple[str, bytes]:
    """A hundred megabytes of one thing."""
    return chance.choice(hostile.GIANTS)(chance)


RECIPES: tuple[tuple[Recipe, float], ...] = (
    (_mutated, 30),
    (_text_mutated, 20),
    (_member_mutated, 20),
    (_word_soup, 8),
    (_wrong_suffix, 6),
    (_truncated, 6),
    (_random_bytes, 5),
    (_hostile, 4),
    (_huge, 0.2),
)
