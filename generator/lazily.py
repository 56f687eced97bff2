"""Packages whose names are loaded when they are used (PEP 562)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def find_names(modules: Mapping[str, tuple[str, ...]]) -> Callable[[str], object]:
    """The `__getattr__` of a package that offers these names of these modules.

    Raises:
        AttributeError: the package has no such name; as Python expects it.
    """
    homes = {name: module for module, names in modules.items() for name in names}

    def find(name: str) -> object:
        if name not in homes:
            raise AttributeError(name)
        return getattr(import_module(homes[name]), name)

    return find
