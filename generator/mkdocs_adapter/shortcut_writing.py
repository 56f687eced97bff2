"""The shortcut that a build leaves for the next one (`shortcut`)."""

from __future__ import annotations

import contextlib
import pickle
from typing import TYPE_CHECKING

from generator.cache.stored_library import FIELDS, dump
from generator.mkdocs_adapter.shortcut import ANSWERS, FINDINGS, INDEX, MEMO, WORDING, open_pack
from generator.model.text_question import question_of
from generator.model.tracing import text_of, untraced
from generator.outputs import SEARCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from generator.mkdocs_adapter.shortcut import Shortcut
    from generator.mkdocs_adapter.site_state import SiteState, StateFolder
    from generator.model.text_question import TextQuestion
    from generator.model.tracing import Key
    from generator.pipeline import Portal


def leave_shortcut(
    states: StateFolder, name: str, index: Shortcut, portal: Portal, state: SiteState, answers: Mapping[Key, object]
) -> None:
    """Keep everything; where it cannot be written the next build takes the long way."""
    library = portal.library
    with contextlib.suppress(OSError):
        pack = open_pack(states, name, is_writable=True)
        for part in FIELDS:
            index.pieces[part] = pack.add(dump(getattr(library, part))).write()
        index.pieces[ANSWERS] = pack.add(pickle.dumps(dict(_dump_answers(answers)))).write()
        index.pieces[FINDINGS] = pack.add(pickle.dumps(portal.findings, protocol=5)).write()
        index.pieces[WORDING] = pack.add(dump(portal.wording)).write()
        index.pieces[MEMO] = pack.add(state.memos.get(SEARCH.name, b"")).write()
        for item in {item for items in index.printed_by.values() for item in items}:
            index.pieces[item] = pack.add(pickle.dumps((state.spans.get(item), state.recipes[item]))).write()
        for document in library.documents:
            files = (untraced(document, "source_file"), untraced(document, "attachment_files"))
            record = untraced(document, "record") if document.id in portal.altered else None
            if record is not None or files != (None, ()):
                index.altered[document.id] = pack.add(dump((record, *files))).write()
        if pack.is_whole:
            states.keep(name, INDEX, index)
        pack.close()


def find_printed(state: SiteState, bound: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Items by the documents whose text they print, without `bound` documents: those of which other things were asked.

    A document that is printed by an item which cannot be made by itself is left out as well.
    """
    texts = ((number, text_of(key)) for key, number in state.numbers.items())
    numbers = {number: document for number, document in texts if document is not None and document not in bound}
    found: dict[str, set[str]] = {}
    left_out: set[str] = set()
    for name, item in state.items.items():
        for document in {numbers[number] for number in item.reads if number in numbers}:
            found.setdefault(document, set()).add(name)
            if name not in state.recipes:
                left_out.add(document)
    return {document: tuple(sorted(names)) for document, names in found.items() if document not in left_out}


def find_questions(keys: Iterable[Key]) -> dict[str, bytes]:
    """What was asked of texts, by document, pickled."""
    found: dict[str, dict[TextQuestion, None]] = {}
    for key in keys:
        question = question_of(key)
        if question is not None:
            found.setdefault(str(key[1]), {})[question] = None
    return {document: pickle.dumps(tuple(questions)) for document, questions in found.items()}


def _dump_answers(answers: Mapping[Key, object]) -> Iterator[tuple[Key, bytes]]:
    for key, answer in answers.items():
        with contextlib.suppress(Exception):  # what cannot be written down is asked again
            yield key, dump(answer)
