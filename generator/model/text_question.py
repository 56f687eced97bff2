"""Questions to the text of a document whose answers say little: an edit that leaves the answers does not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar, cast

from generator.model.tracing import note, untraced

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from generator.model.document import Document
    from generator.model.parsed import Structure
    from generator.model.tracing import Key

T = TypeVar("T")
_PART = "question"


class TextQuestion(NamedTuple):
    """A function of a module, and what it is asked about besides the text."""

    find: Callable[..., Any]
    about: tuple[Hashable, ...]

    def answer(self, structure: Structure) -> object:
        """By the text with this structure."""
        return self.find(structure, *self.about)


def ask_text(document: Document, find: Callable[..., T], *about: Hashable) -> T:
    """`find(structure, *about)`; what is noted is the question, not that the text was read.

    A build of all takes any other text for another answer, so as to read none; one after an edit of a text asks again.
    """
    question = TextQuestion(find, about)
    note(("document", document.id, _PART, question))
    return cast("T", question.answer(untraced(document, "structure")))


def question_of(key: Key) -> TextQuestion | None:
    """What was asked of the text of the document `key[1]`; None where the key names something else."""
    return cast("TextQuestion", key[3]) if key[0] == "document" and key[2] == _PART else None
