"""Text → words of the portal's own vocabulary that it is about: proposals for the person who reviews a draft.

A term counts where it or a synonym of the register stands, half where a paragraph has both halves of a four-character
term (资金补贴), or the title one and the text the other; a hit weighs by its place: title, heading, paragraph.
Names of units and notes of duties do not count (区教育局 says nothing about 教育). Then comes what reviewers decided
for documents with like titles, and the topics whose own rules ask for a word of the title. What a draft proposes does
not depend on other drafts, so an import gives the same in any order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.chinese.widths import fold
from generator.model.outline import Paragraph
from generator.model.suggestions import Suggestions
from generator.records.precedents import KINDS, find_precedents

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.model.parsed import Parsed, Structure
    from generator.model.portal_files import PortalFiles

_TITLE, _HEADING, _PARAGRAPH = 8.0, 2.0, 1.0
_HALF = 0.5
"""Weight of a term of which only the halves are found."""
_DENSE = 3.0
"""Hits in a thousand characters that are as good as one in the title."""
_LEAST = 4.5
_LEAST_HITS = 3
_MOST = {"subject_category": 2, "topics": 2, "audience": 4, "industry": 4, "matter": 4, "stage": 2}
_SPLIT = re.compile(r"[、，。；：/（）()和与及的]|以及|从|到|面向|历年")
_SHORTEST, _TELLING, _FOUR = 2, 3, 4


@dataclass(frozen=True, slots=True)
class _Text:
    """What is searched: folded, without units and notes."""

    title: str
    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]

    def places(self) -> Iterator[tuple[float, str]]:
        """Every part with its weight."""
        yield _TITLE, self.title
        yield from ((_HEADING, heading) for heading in self.headings)
        yield from ((_PARAGRAPH, paragraph) for paragraph in self.paragraphs)


def suggest_terms(parsed: Parsed, known: PortalFiles) -> Suggestions:
    """What the vocabulary of `tags.yml`, `topics.yml` and the published 主题分类 has for this text."""
    return suggest_for(parsed.elements.title or parsed.elements.notice_title or "", parsed.structure, known)


def suggest_for(title: str, structure: Structure, known: PortalFiles) -> Suggestions:
    """The same for a document whose title is known."""
    text = _text_of(title, structure, known)
    synonyms = _synonyms(known)
    pick = _Picker(text, synonyms)
    categories = dict.fromkeys(
        record.subject_category for record in known.documents if record.is_published and record.subject_category
    )
    topics = {topic.id: topic.name for topic in known.topics}
    phrases = {topic.id: _phrases(topic.name, topic.summary) for topic in known.topics}
    wanted = {kind: {tag: {tag: 1.0} for tag in getattr(known.tags, kind)} for kind in KINDS}
    wanted |= {"topics": phrases, "subject_category": {name: _phrases_of_path(name) for name in categories}}
    decided = find_precedents(title, known)
    asked = tuple(topic.id for topic in known.topics if any(word in title for word in topic.rules.words))
    found = {}
    for key, terms in wanted.items():
        more = (*decided[key], *(asked if key == "topics" else ()))
        chosen = dict.fromkeys((*pick.best(key, terms), *(word for word in more if word in terms)))
        found[key] = tuple(chosen)[: _MOST[key]]
    return Suggestions(
        subject_category=found["subject_category"],
        topics=tuple((name, topics[name]) for name in found["topics"]),
        **{kind: found[kind] for kind in KINDS},
    )


class _Picker:
    """Scores terms against one text."""

    def __init__(self, text: _Text, synonyms: Mapping[str, tuple[str, ...]]) -> None:
        self.text = text
        self.synonyms = synonyms
        self.whole = "\n".join(part for _, part in text.places())
        self.length = max(sum(len(part) for _, part in text.places()), 1)

    def best(self, kind: str, wanted: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
        """The names whose terms reach the threshold, best first, equal ones in the register's order."""
        scores = {name: self._score(terms) for name, terms in wanted.items()}
        able = [name for name in wanted if scores[name] >= _LEAST]
        return tuple(sorted(able, key=lambda name: -scores[name])[: _MOST[kind]])

    def _score(self, terms: Mapping[str, float]) -> float:
        return sum(weight * self._weigh(term) for term, weight in terms.items())

    def _weigh(self, term: str) -> float:
        """The weight of all hits; those outside the title count by their density."""
        forms = self.synonyms.get(term, (fold(term),))
        halves = (fold(term[:2]), fold(term[2:])) if len(term) == _FOUR else ()
        has_halves = bool(halves) and all(half in self.whole for half in halves)
        if not has_halves and not any(form in self.whole for form in forms):
            return 0.0
        in_title = outside = 0.0
        hits = 0
        for weight, part in self.text.places():
            found = float(sum(map(part.count, forms)))
            if not found and has_halves:
                found = self._halves(halves, part)
            hits += found >= 1
            if weight == _TITLE:
                in_title += weight * min(found, 1.0)
            else:
                outside += weight * found
        dense = outside * 1000 / max(self.length, 1000) / _DENSE * _TITLE
        return in_title + (dense if hits >= _LEAST_HITS or in_title else 0.0)

    def _halves(self, halves: tuple[str, ...], part: str) -> float:
        """What a part is worth that has both halves, or, being the title, one of them."""
        found = [half in part for half in halves]
        return _HALF if all(found) or (any(found) and part is self.text.title) else 0.0


def _text_of(title: str, structure: Structure, known: PortalFiles) -> _Text:
    names = sorted({fold(name) for unit in known.units for name in (unit.name, unit.full_name, *unit.aliases)}, key=len)
    units = re.compile("|".join(map(re.escape, reversed(names)))) if names else None

    def clean(text: str) -> str:
        folded = fold(text)
        return units.sub("", folded) if units else folded

    notes = {entry.raw for entry in structure.responsibilities}

    def without_notes(text: str) -> str:
        for note in notes:
            text = text.replace(note, "") if note in text else text
        return text

    sections = tuple(structure.outline.walk())
    return _Text(
        title=clean(title),
        headings=tuple(clean(section.heading) for section in sections if section.heading),
        paragraphs=tuple(
            clean(without_notes(block.text))
            for section in sections
            for block in section.content
            if isinstance(block, Paragraph)
        ),
    )


def _synonyms(known: PortalFiles) -> dict[str, tuple[str, ...]]:
    """Term → the forms of its group, folded, none of which holds another: no hit counts twice."""
    found = {}
    for group in known.synonyms:
        folded = sorted({fold(form) for form in group}, key=lambda form: (len(form), form))
        least = tuple(form for i, form in enumerate(folded) if not any(other in form for other in folded[:i]))
        found.update(dict.fromkeys(group, least))
    return found


def _phrases(name: str, summary: str | None) -> dict[str, float]:
    """A topic's name counts in full, the parts of name and summary by half."""
    parts = {name: 1.0}
    for phrase in _parts(name):
        parts[phrase] = max(parts.get(phrase, 0.0), 0.8)
    for phrase in _parts(summary or "", shortest=_TELLING):
        parts[phrase] = max(parts.get(phrase, 0.0), 0.3)
    return parts


def _phrases_of_path(path: str) -> dict[str, float]:
    """The leaf of a 主题分类 counts in full, the classes above it little."""
    *above, leaf = path.split("/")
    return dict.fromkeys(_parts("/".join(above)), 0.2) | {leaf: 1.0}


def _parts(text: str, *, shortest: int = _SHORTEST) -> Iterable[str]:
    return (part for part in _SPLIT.split(text) if len(part) >= shortest)
