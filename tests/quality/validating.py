"""html-validate over every page of the site; the rules that are off stand in `.htmlvalidate.json`.

Off are `wcag/h32` (a form that answers while it is filled in has no button to send it) and `tel-non-breaking` (a number
that is copied from a page must keep the plain hyphen).
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

HERE = Path(__file__).parent


def find_markup_errors(pages: Sequence[Path]) -> dict[Path, list[str]]:
    """Every page, with the rules that it breaks."""
    command = ["node", "node_modules/html-validate/bin/html-validate.mjs", "-c", ".htmlvalidate.json", "-f"]
    with tempfile.TemporaryDirectory() as folder:
        result_file = Path(folder) / "found.json"
        done = subprocess.run(
            [*command, f"json={result_file}", *map(str, pages)], cwd=HERE, check=False, capture_output=True, text=True
        )
        if not result_file.is_file():
            raise RuntimeError(f"html-validate: {done.stderr}")
        found = json.loads(result_file.read_bytes())
    errors: dict[Path, list[str]] = {page: [] for page in pages}
    for result in found:
        errors[Path(result["filePath"])] += (
            f"{message['ruleId']}: line {message['line']} {message['message']}" for message in result["messages"]
        )
    return errors


def sum_up(errors: Mapping[Path, Sequence[str]], site: Path) -> list[str]:
    """Each rule that is broken, with its count and the first place."""
    count: Counter[str] = Counter()
    places: dict[str, str] = {}
    for page, found in errors.items():
        for one in found:
            rule, _, message = one.partition(": ")
            count[rule] += 1
            places.setdefault(rule, f"{page.relative_to(site)} {message}")
    return [f"{rule} × {number}: {places[rule]}" for rule, number in sorted(count.items())]
