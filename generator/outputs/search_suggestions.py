"""What the search box offers while somebody types: titles, numbers, services, units, other words for the same thing.

Below `search/suggest/`: `meta.js` (how many files), `<n>.js` (by hash of the key). A key is a pair of units as in the
index, the first character `^公` or the beginning of a run `^2024`, or letters of pinyin `@zwgk`, `@zhengw`. A file
holds its suggestions once, and for every key which of them, the weightiest first: no more than `MOST`, so that a key
with fewer has all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from generator.chinese.bigrams import pairs, run_keys
from generator.chinese.normal_form import HAN, normal_form
from generator.chinese.pinyin import syllables
from generator.model.entry_kind import EntryKind
from generator.model.value import value_class
from generator.outputs.search_entry import NAMES
from generator.outputs.search_shards import hash_keys, step_down

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from generator.outputs.search_entry import Entry

MOST = 24
"""Suggestions of one key."""
_PER_FILE = 60
"""Suggestions in a file on average, counted as often as keys name them."""
_WHOLE = 12
"""Forms of so many syllables are found by the pinyin of any part, longer ones by that of their parts' beginnings."""
_BEGINNINGS = re.compile("关于(?:印发|做好|开展|加强|进一步)?|印发|[0-9]+ ?年|[县市区]")
_LETTERS = (2, 3, 4, 6)
_LATIN = re.compile("[a-z]+")
_HAN_FIRST = re.compile(f"[{HAN}]")
_ORDER = (EntryKind.SERVICE, EntryKind.MATTER, None, EntryKind.UNIT, EntryKind.TOPIC, EntryKind.DOCUMENT)
"""Kinds, the weightiest first; None are words, kinds that are not here come last."""


@value_class
class Suggestion:
    """A page or a word to search for."""

    text: str
    """What is shown and, for a word, searched for."""
    address: str
    """Of the page; "" for a word."""
    kind: EntryKind | None
    """None for a word."""
    forms: tuple[str, ...] = ()
    """By what else it is found: document number, aliases."""
    number: str | None = None


def suggest_page(entry: Entry) -> Suggestion:
    """A page by its titles and its number; a longer title around the title finds nothing more."""
    names = (text for field, text in entry.fields if field in NAMES)
    others = tuple(name for name in dict.fromkeys(names) if entry.title not in name)
    return Suggestion(text=entry.title, address=entry.address, kind=entry.kind, forms=others, number=entry.number)


def suggest_words(groups: Iterable[Sequence[str]]) -> Iterator[Suggestion]:
    """Every word of a group of synonyms, found by the others too."""
    for group in groups:
        for word in group:
            yield Suggestion(text=word, address="", kind=None, forms=tuple(other for other in group if other != word))


def order_suggestions(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Each once, the weightiest kinds first; among suggestions of one kind the first stays first."""
    return sorted(dict.fromkeys(suggestions), key=_weigh)


class Keys(NamedTuple):
    """Under which keys suggestions are found, and how they sound."""

    names: list[str]
    """All keys."""
    flat: NDArray[np.int64]
    """Ordinals of the keys, suggestion by suggestion."""
    counts: NDArray[np.int64]
    """How many keys each suggestion has."""
    spelled: list[str]


def collect_keys(suggestions: Iterable[Suggestion]) -> Keys:
    """Every key of every suggestion."""
    numbers: dict[str, int] = {}
    flat: list[int] = []
    counts: list[int] = []
    spelled: list[str] = []
    for suggestion in suggestions:
        spellings = _spell_forms(suggestion)
        found = [numbers.setdefault(key, len(numbers)) for key in _find_keys(suggestion, spellings)]
        flat += found
        counts.append(len(found))
        spelled.append(_join_spellings(spellings))
    return Keys(list(numbers), np.array(flat, dtype=np.int64), np.array(counts, dtype=np.int64), spelled)


def write_suggestions(suggestions: Sequence[Suggestion], keys: Keys) -> Iterator[tuple[str, object]]:
    """Name and data of every file; the suggestions are in their order."""
    owners = np.repeat(np.arange(len(keys.counts)), keys.counts)
    by_key = np.argsort(keys.flat, kind="stable")
    ends = np.cumsum(np.bincount(keys.flat, minlength=len(keys.names)))
    begins = np.concatenate(([0], ends[:-1]))
    count = count_files(int(np.minimum(ends - begins, MOST).sum()))
    shards: list[list[int]] = [[] for _ in range(count)]
    order = sorted(range(len(keys.names)), key=keys.names.__getitem__)
    for key, shard in zip(order, (hash_keys(keys.names)[order] % count).tolist(), strict=True):
        shards[shard].append(key)
    yield "suggest/meta", count
    for shard, held in enumerate(shards):
        lists = {keys.names[key]: owners[by_key[begins[key] : ends[key]][:MOST]].tolist() for key in held}
        yield f"suggest/{shard}", describe_file(lists, suggestions, keys.spelled)


def count_files(entries: int) -> int:
    """How many files hold so many entries of keys."""
    return step_down(entries / _PER_FILE)


def find_keys(suggestion: Suggestion) -> list[str]:
    """All keys of a suggestion, each once."""
    return _find_keys(suggestion, _spell_forms(suggestion))


def spell(suggestion: Suggestion) -> str:
    """The pinyin of its forms, as the client reads it."""
    return _join_spellings(_spell_forms(suggestion))


def _find_keys(suggestion: Suggestion, spellings: Mapping[str, tuple[str, ...]]) -> list[str]:
    return list(dict.fromkeys((*_spell_keys(suggestion), *_pinyin_keys(spellings))))


def _join_spellings(spellings: Mapping[str, tuple[str, ...]]) -> str:
    return ",".join(" ".join(spelling) for spelling in spellings.values())


def _spell_forms(suggestion: Suggestion) -> dict[str, tuple[str, ...]]:
    forms = (suggestion.text, *suggestion.forms)
    return {form: syllables(normal_form(form)) for form in forms if form != suggestion.number}


def _weigh(suggestion: Suggestion) -> int:
    """What people do, then words, then whom and what they ask for, then what is said about it."""
    return _ORDER.index(suggestion.kind) if suggestion.kind in _ORDER else len(_ORDER)


def describe_file(
    lists: Mapping[str, list[int]], suggestions: Sequence[Suggestion], spelled: Mapping[int, str] | Sequence[str]
) -> list[object]:
    """Suggestions of one file, each with text, address, kind and other forms; keys; spellings where pinyin leads."""
    numbers = sorted({number for found in lists.values() for number in found})
    at = {number: place for place, number in enumerate(numbers)}
    rows = []
    by_sound = {number for key, found in lists.items() if key.startswith("@") for number in found}
    for number in numbers:
        one = suggestions[number]
        row: list[object] = [one.text, one.address, one.kind.label if one.kind else "", list(one.forms)]
        rows.append([*row, spelled[number]] if number in by_sound else row)
    return [rows, {key: [at[number] for number in found] for key, found in lists.items()}]


def _spell_keys(suggestion: Suggestion) -> Iterator[str]:
    for form in (suggestion.text, *suggestion.forms):
        normal = normal_form(form)
        yield from pairs(normal)
        yield from (key for key in run_keys(normal) if key.startswith("^"))
        if _HAN_FIRST.match(normal):
            yield f"^{normal[0]}"


def _pinyin_keys(spellings: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for form, spelling in spellings.items():
        for start in _starts(normal_form(form), spelling):
            initials = "".join(syllable[0] for syllable in spelling[start : start + max(_LETTERS)])
            letters = "".join(spelling[start : start + max(_LETTERS)])
            for length in _LETTERS:
                for typed in (initials[:length], letters[:length]):
                    if len(typed) == length and _LATIN.fullmatch(typed):
                        yield f"@{typed}"


def _starts(normal: str, spelling: tuple[str, ...]) -> Iterable[int]:
    """Syllables at which typed pinyin may begin."""
    if len(spelling) <= _WHOLE:
        return range(len(spelling))
    ends = (match.end() for match in _BEGINNINGS.finditer(normal))
    return dict.fromkeys((0, *(len(syllables(normal[:end])) for end in ends)))
