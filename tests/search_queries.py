"""Queries of every class with their exact answers: which pages hold the words in normal form."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.chinese.normal_form import HAN, normal_form
from generator.chinese.traditional import SIMPLIFIED, TRADITIONAL
from generator.outputs.search_entries import read_entries
from tests.search_corpus import WORDS

_TO_TRADITIONAL = {simple: other for other, simple in zip(TRADITIONAL, SIMPLIFIED, strict=True)}
_RUN = re.compile(f"[^{HAN} ]")
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page's passages in normal form, a line each."""

    address: str
    text: str
    title: str
    number: str | None
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is typed; the words that a page must hold; the page that must come first, if one must."""

    kind: str
    typed: str
    words: tuple[str, ...]
    own: str | None = None
    is_near: bool = False
    """Nothing holds it: 相近结果 are asked for, and `own` should be among them."""


def read_pages(library) -> tuple[Page, ...]:
    """All pages of a Library."""
    return tuple(
        Page(
            address=entry.address,
            text="\n".join(normal_form(text) for _, text in entry.passages()),
            title=entry.title,
            number=entry.number,
            units=entry.units,
        )
        for entry in read_entries(library)
    )


def find_pages(pages: tuple[Page, ...], words: tuple[str, ...]) -> set[str]:
    """Brute force: pages that hold every word; runs at a word's edge are whole, one run alone may be a beginning."""
    found = {page.address for page in pages}
    for word in words:
        holds = _holding(normal_form(word))
        found = {page.address for page in pages if page.address in found and holds(page.text)}
    return found


def _holding(word: str) -> Callable[[str], bool]:
    alone = all(_RUN.match(character) for character in word)
    before = f"(?<![^{HAN} \n])" if _RUN.match(word[0]) else ""
    after = f"(?![^{HAN} \n])" if _RUN.match(word[-1]) and not alone else ""
    if not before and not after:
        return lambda text: word in text
    pattern = re.compile(before + re.escape(word) + after)
    return lambda text: word in text and pattern.search(text) is not None


def make_queries(library, pages: tuple[Page, ...], each: int = 24, seed: int = 6) -> tuple[Query, ...]:
    """`each` queries of every class, the same for the same corpus."""
    draw = random.Random(seed)
    documents = [page for page in pages if page.number]
    names = {unit.id: unit for unit in library.units}
    queries: list[Query] = []
    for make in (_words, _citizens, _two_words, _numbers, _phrases, _titles, _mixed, _full_width, _traditional, _typos):
        made = make(draw, documents)
        queries += [next(made) for _ in range(each)]
    for unit in draw.sample(list(names.values()), min(each, len(names))):
        queries.append(Query(kind="organ", typed=unit.name, words=(unit.name,)))
    return tuple(queries)


def cut(draw: random.Random, page: Page, shortest: int, longest: int) -> str:
    """Characters that stand side by side, Han at both edges."""
    while True:
        line = draw.choice(page.text.split("\n"))
        length = draw.randint(shortest, longest)
        if len(line) < length:
            continue
        start = draw.randrange(len(line) - length + 1)
        piece = line[start : start + length]
        if " " not in piece and not _RUN.match(piece[0]) and not _RUN.match(piece[-1]):
            return piece


def _words(draw: random.Random, documents: list[Page]) -> Iterator[Query]:
    while True:
        word = cut(draw, draw.choice(documents), 2, 6)
        yield Query(kind="word 2-6", typed=word, words=(word,))


def _citizens(draw: random.Random, documents: list[Page]) -> Iterator[Query]:
    del documents
    words = WORDS["citizens"] + WORDS["objects"]
    for word in draw.sample(words, len(words)):
        yield Query(kind="citizens' word", typed=word, words=(word,))


def _two_words(draw: random.Random, documents: list[Page]) -> Iterator[Query]:
    while True:
        page = draw.choice(documents)
        words = (cut(draw, page, 2, 4), cut(draw, page, 2, 4))
        yield Query(kind="two words", typed=" ".join(words), words=words)


def _numbers(draw: random.Random, documents: list[Page]) -> Iterator[Query]:
    while True:
        page = draw.choice(documents)
        number = page.number or ""
        opening, closing = draw.choice(("〔〕", "[]", "()", "【】", "（）", "［］"))
        typed = number.replace("〔", opening).replace("〕", closing)
        yield Query(kind="document number", typed=typed, words=(number,), own=page.address)


def _phrases(draw: random.Random, documents: list[Page]) -> Iterator[Query]:
    while True:
        phrase = cut(draw, draw.choice(documents), 10, 22)
        yield Query(kind="phrase 10-22", typed=phrase, words=(phrase,))


def _titles(draw: random.Random, documents: list[Page]) -> Iterator[Query]:
    while True:
        title = draw.choice(documents).title
        yield Query(kind="title", typed=title, words=(title,))


def _mixed(draw: random.Random, documents: list[Page]) -> Iterator[Query]:
    del documents
    while True:
        word = draw.choice(WORDS["mixed"])
        word += draw.choice(("", "", "建设", "管理"))
        yield Query(kind="Latin and digits", typed=draw.choice((word, word.lower(), word.upper())), words=(word,))


def _full_width(draw: random.Random, documents: list[Page]) -> Iterator[Query]:
    for query in _mixed(draw, documents):
        yield replace(query, kind="full width", typed=query.words[0].translate(_FULL_WIDTH))


def _traditional(draw: random.Random, documents: list[Page]) -> Iterator[Query]:
    while True:
        word = cut(draw, draw.choice(documents), 3, 6)
        typed = "".join(_TO_TRADITIONAL.get(character, character) for character in word)
        if typed != word:
            yield Query(kind="traditional", typed=typed, words=(word,))


def _typos(draw: random.Random, documents: list[Page]) -> Iterator[Query]:
    """One character of an object's name replaced in a longer cut; the page it was cut from need not be the best."""
    while True:
        page = draw.choice(documents)
        word = cut(draw, page, 7, 10)
        at = draw.randrange(1, len(word) - 1)
        if not _RUN.match(word[at]):
            typed = word[:at] + draw.choice("龘靐齉") + word[at + 1 :]
            yield Query(kind="typing error", typed=typed, words=(typed,), own=page.address, is_near=True)
