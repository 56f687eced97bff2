"""What the site offers besides its pages, a family of files at a time."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.library import Library
    from generator.outputs.output_file import Bundle, OutputFile, Revision


@dataclass(frozen=True, slots=True)
class Output:
    """A function of a module in this package; the module is loaded when the output is made."""

    module_name: str
    function_name: str
    revision_name: str | None = None
    """Of the function that makes the output out of what the last build left of it, where there is one."""

    @property
    def name(self) -> str:
        """Of its item in the state of a site."""
        return f"output:{self.module_name}.{self.function_name}"

    def write(self, library: Library) -> Iterator[OutputFile | Bundle]:
        """The same bytes for the same Library."""
        found: Iterator[OutputFile | Bundle] = getattr(self._module, self.function_name)(library)
        return found

    def revise(self, library: Library) -> Revision:
        """The output made out of its last version; only where there is a `revision_name`."""
        assert self.revision_name is not None
        found: Revision = getattr(self._module, self.revision_name)(library)
        return found

    @property
    def _module(self) -> Any:  # noqa: ANN401 - a module of this package
        return import_module(f"{__package__}.{self.module_name}")
