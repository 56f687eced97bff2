"""What a cached value depends on besides its input: the program, the interpreter, the installed packages."""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[1]


@cache
def code_version() -> str:
    """A digest that changes with any line of the program and with any package of the environment."""
    digest = hashlib.sha256(f"{sys.version}\0{sys.implementation.cache_tag}".encode())
    start = len(str(PACKAGE)) + 1
    for path in sorted(f"{folder}/{name}" for folder, _, names in os.walk(PACKAGE) for name in names):
        if path.endswith(".py"):
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - six hundred, at every start
                digest.update(f"\0{path[start:]}\0".encode() + file.readall())
    packages = Path(sysconfig.get_paths()["purelib"])
    names = sorted(path.name for path in packages.glob("*.dist-info")) if packages.is_dir() else []
    digest.update("\0".join(names).encode())
    return digest.hexdigest()
