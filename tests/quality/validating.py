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

HERE = Path(__file__).parent


def find_markup_errors(site: Path) -> tuple[int, list[str]]:
    """How many pages were read, and each rule that is broken with its count and a place."""
    pages = sorted(path for path in site.rglob("*.html") if path.is_file())
    command = ["node", "node_modules/html-validate/bin/html-validate.mjs", "-c", ".htmlvalidate.json", "-f"]
    with tempfile.TemporaryDirectory() as folder:
        result_file = Path(folder) / "found.json"
        subprocess.run([*command, f"json={result_file}", *map(str, pages)], cwd=HERE, check=False)
        found = json.loads(result_file.read_bytes())
    count: Counter[str] = Counter()
    places: dict[str, str] = {}
    for result in found:
        for message in result["messages"]:
            rule = message["ruleId"]
            count[rule] += 1
            place = Path(result["filePath"]).relative_to(site)
            places.setdefault(rule, f"{place}:{message['line']} {message['message']}")
    return len(pages), [f"{rule} × {number}: {places[rule]}" for rule, number in sorted(count.items())]
