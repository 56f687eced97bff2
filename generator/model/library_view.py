"""The Library as one page sees it: every field and every entry of a mapping that is read is noted (`tracing`)."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields
from typing import Any, TypeVar

from generator.model.library import Library
from generator.model.tracing import MappingView, note, recorded

T = TypeVar("T")


class LibraryView(Library):
    """Reads like the Library that it shows.

    Made anew for every page, so that nothing that was read for another page is remembered under it.
    """

    __slots__ = ("_shown", "_views")

    def __init__(self, shown: Library, views: dict[str, MappingView[Any, Any]] | None = None) -> None:
        """`views` may be shared by all views of one Library."""
        object.__setattr__(self, "_shown", shown)
        object.__setattr__(self, "_views", {} if views is None else views)

    @property
    def shown(self) -> Library:
        """The Library itself."""
        return self._shown  # type: ignore[attr-defined, no-any-return] # set in __init__

    def read(self, name: str) -> Any:  # noqa: ANN401 - as the field is typed
        """A field; a mapping notes by itself which entries are read."""
        views = self._views  # type: ignore[attr-defined]
        if name in views:
            return views[name]
        value = getattr(self._shown, name)  # type: ignore[attr-defined]
        if not isinstance(value, Mapping):
            note(("library", name))
            return value
        views[name] = MappingView(name, value)
        return views[name]


def field_reader(name: str) -> property:
    """A property of a Library whose method `read` finds its fields."""
    return property(lambda view: view.read(name))


for _field in fields(Library):
    setattr(LibraryView, _field.name, field_reader(_field.name))


def ask(library: Library, question: Callable[..., T], *about: Hashable) -> T:
    """`question(library, *about)`: an answer that takes much of the Library to find and says little.

    What is noted is the question: what was read to answer it counts as changed only where the answer is another. The
    question is a function of a module, and may remember things under the Library that it is given.
    """
    key = ("answer", question, *about)
    note(key)
    shown = library.shown if isinstance(library, LibraryView) else library
    answers = getattr(shown, "answers", {})
    if key in answers:
        return answers[key]  # type: ignore[no-any-return]
    with recorded():
        return question(shown, *about)
