"""What must not be published as it is: a search of the whole Library."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.errors import Finding
    from generator.model.library import Library


@dataclass(frozen=True, slots=True)
class Audit:
    """A function of a module in this package; the module is loaded when the audit is made."""

    module_name: str
    function_name: str

    @property
    def find(self) -> Callable[[Library], Iterator[Finding]]:
        """The function."""
        function: Callable[[Library], Iterator[Finding]] = getattr(
            import_module(f"{__package__}.{self.module_name}"), self.function_name
        )
        return function
