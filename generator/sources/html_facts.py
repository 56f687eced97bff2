"""Labelled values of a page: metadata in every usual layout, the line under the title, `<meta>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.model.transcript import Fact
from generator.sources import html_dom as dom
from generator.sources.html_labels import META_NAMES, bare, find_labelled, is_label
from generator.sources.html_pieces import EDGES

if TYPE_CHECKING:
    from lxml.etree import _Element

    from generator.sources.html_pieces import Piece

_FOREIGN_LABEL = re.compile(r"[\s\u00a0\u3000|｜丨【\[]+[\u4e00-\u9fff]{2,6}[:：]")
"""A label that is not known ends the value before it."""
_SPACE = re.compile(r"\s+")
_MOMENT = re.compile(r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?")
_LONGEST_VALUE = 2000

Pair = tuple[str, str]
"""A label as printed, with its colon, "" where there is none; and the text after it."""


def pairs_of(piece: Piece) -> tuple[Pair, ...]:
    """The labels and values of a piece in order; a first pair without label is text before the first label."""
    pairs: list[list[str]] = []
    for run in piece.runs or (piece.text,):
        if is_label(run):
            pairs.append([run, ""])
            continue
        place = 0
        for start, end in find_labelled(run):
            _continue_value(pairs, run[place:start])
            pairs.append([run[start:end].strip(EDGES), ""])
            place = end
        _continue_value(pairs, run[place:])
    return _cut_foreign(pairs)


def _continue_value(pairs: list[list[str]], text: str) -> None:
    """Add text to the value in hand."""
    text = text.strip(EDGES)
    if not text:
        return
    if not pairs:
        pairs.append(["", ""])
    pairs[-1][1] = f"{pairs[-1][1]} {text}" if pairs[-1][1] else text


def _cut_foreign(pairs: list[list[str]]) -> tuple[Pair, ...]:
    """Values end before a label that is not known; what follows has no label."""
    done: list[Pair] = []
    for label, value in pairs:
        match = _FOREIGN_LABEL.search(f" {value}") if label else None
        if match is None:
            done.append((label, value))
            continue
        done.append((label, value[: max(0, match.start() - 1)].strip(EDGES)))
        done.append(("", value[max(0, match.start() - 1) :].strip(EDGES)))
    return tuple(done)


def make_fact(label: str, value: str, line: int) -> Fact:
    """A visible fact."""
    name = bare(label)
    printed = label.strip(EDGES) + value.strip(EDGES)
    value = value.strip(EDGES + "|｜丨")
    exact = _SPACE.sub("", printed) == _SPACE.sub("", name + value)
    return Fact(name=name, value=value, line=line, printed="" if exact else printed)


def publication_fact(text: str, line: int) -> Fact | None:
    """The moment that stands without a label in the line under a title; None for any other text."""
    if _MOMENT.fullmatch(text) is None:
        return None
    return Fact(name="发布时间", value=text, line=line, printed=text)


def meta_facts(root: _Element) -> tuple[Fact, ...]:
    """What `<meta>` says of the document; never seen by a reader of the page."""
    found = []
    for meta in root.iter("meta"):
        key = (meta.get("name") or meta.get("property") or "").strip().lower()
        value = " ".join((meta.get("content") or "").split())
        if key in META_NAMES and value and len(value) < _LONGEST_VALUE:
            found.append(Fact(name=META_NAMES[key], value=value, line=dom.line_of(meta), visible=False))
    return tuple(found)


def page_titles(root: _Element) -> tuple[str, ...]:
    """Titles that the page's head gives the document, without white space."""
    titles = [fact.value for fact in meta_facts(root) if fact.name == "标题"]
    titles += ["".join(str(text) for text in title.itertext()) for title in root.iter("title") if dom.tag_of(title)]
    return tuple(filter(None, (_SPACE.sub("", title) for title in titles)))
