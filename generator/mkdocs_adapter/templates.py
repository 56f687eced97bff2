"""Which templates a template is made of: a page is rendered again when one of them has changed."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache, TemplateNotFound

from generator.cache.version import code_version

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment

    from generator.cache.file_memory import FileMemory

_REFERENCE = re.compile(
    r"\{%[-+]?\s*(?:extends|include|import|from)\s+(?P<name>[^%]*?)(?:\s+(?:import|as|ignore|with)\b|[-+]?%\})"
)
_ASSET = re.compile(r"""\basset\((["'])(?P<name>[^"']+)\1\)""")
_LITERAL = re.compile(r"""(["'])(?P<name>[^"']+)\1""")


def keep_bytecode(memory: FileMemory) -> FileSystemBytecodeCache:
    """Compiled templates of this version of the program."""
    folder = memory.folder / f"templates-{code_version()[:16]}"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


class TemplateDigests:
    """Digests of templates with all their parts."""

    def __init__(self, env: Environment) -> None:
        self._env = env
        self._name_asset: Callable[[str], str] = env.globals["asset"]  # type: ignore[assignment] # set by prepare
        self._sources: dict[str, str] = {}
        self._digests: dict[str, bytes] = {}

    def of(self, name: str) -> bytes:
        """Changes with any line of the template, or of a part of it, and with an asset that they name."""
        if name not in self._digests:
            digest = hashlib.sha256()
            for part in sorted(self._find_parts(name)):
                digest.update(f"{part}\0{self._read(part)}\0".encode())
                for found in _ASSET.finditer(self._read(part)):
                    digest.update(self._name_asset(found["name"]).encode())
            self._digests[name] = digest.digest()
        return self._digests[name]

    def _find_parts(self, name: str) -> set[str]:
        """The template and everything below it; all of ours where a name is not written out."""
        found, waiting = set[str](), [name]
        while waiting:
            part = waiting.pop()
            if part in found:
                continue
            found.add(part)
            for reference in _REFERENCE.finditer(self._read(part)):
                literal = _LITERAL.fullmatch(reference["name"].strip())
                if literal is None:
                    return {other for other in self._env.list_templates() if other.startswith("portal/")}
                waiting.append(literal["name"])
        return found

    def _read(self, name: str) -> str:
        if name not in self._sources:
            assert self._env.loader is not None
            try:
                self._sources[name] = self._env.loader.get_source(self._env, name)[0]
            except TemplateNotFound:
                self._sources[name] = ""
        return self._sources[name]
