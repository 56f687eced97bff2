"""What one change of the Library rewrites in the search index, and whether any of it was needless."""

import dataclasses
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import islice

from generator.chinese.bigrams import pairs, run_keys
from generator.chinese.normal_form import normal_form
from generator.model.document import Document, Validity
from generator.model.library import Library
from generator.model.outline import Section
from generator.outputs.search_documents import rank_documents
from generator.outputs.search_index import write_search_index
from generator.outputs.search_lists import number_key
from tests.search_corpus import write_document, write_library

KEY = re.compile(r'"((?:[^"\\]|\\.)+)":"')
LISTED = ("lists", "places")


@dataclass(frozen=True, kw_only=True)
class Rewritten:
    """Files of lists and places: how many there are, how many were rewritten; of these without a key of the change."""

    files: int
    changed: int
    needless: int
    texts: int
    """Rewritten files of texts."""


def digest(library: Library, before: Mapping[str, bytes] | None = None) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Digest of every file of the index, and the contents of those that differ from `before`."""
    digests, contents = {}, {}
    for file in write_search_index(library):
        digests[file.path] = hashlib.sha256(file.content).digest()
        if before is not None and before.get(file.path) != digests[file.path]:
            contents[file.path] = file.content
    return digests, contents


def compare(library: Library, before: dict[str, bytes], changed: Library, documents: Iterable[Document]) -> Rewritten:
    """Index of `changed` beside the digests of the index before it; `documents` are the change, old and new form."""
    after, contents = digest(changed, before)
    differing = frozenset(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    keys = set[str]().union(*(keys_of(library, document) for document in documents))
    listed = [path for path in differing if path.split("/")[1] in LISTED]
    there = [path for path in listed if path in contents]
    needless = [path for path in there if "long-" not in path and not keys & set(KEY.findall(contents[path].decode()))]
    return Rewritten(
        files=sum(path.split("/")[1] in LISTED for path in after),
        changed=len(listed),
        needless=len(needless),
        texts=sum(path.split("/")[1] == "texts" for path in differing),
    )


def keys_of(library: Library, document: Document) -> set[str]:
    """Every key of one document."""
    alone = dataclasses.replace(library, documents=(document,))
    entry = next(iter(rank_documents(alone))).read()
    normals = [normal_form(text) for _, text in entry.passages()]
    keys = {key for normal in normals for key in (*pairs(normal), *run_keys(normal))}
    return keys | {number_key(entry.number or "")}


def edited(document: Document) -> Document:
    """One sentence more in one paragraph."""
    outline = document.structure.outline
    sections = tuple(_edit(section) if at == 1 else section for at, section in enumerate(outline.sections))
    changed = dataclasses.replace(outline, sections=sections)
    return dataclasses.replace(document, structure=dataclasses.replace(document.structure, outline=changed))


def _edit(section: Section) -> Section:
    """The first paragraph found, in the section or below it."""
    if section.content:
        first = dataclasses.replace(section.content[0], text=f"{section.content[0].text}另有规定的，从其规定。")
        return dataclasses.replace(section, content=(first, *section.content[1:]))
    return dataclasses.replace(section, children=(_edit(section.children[0]), *section.children[1:]))


def with_record(document: Document, **update: object) -> Document:
    return dataclasses.replace(document, record=document.record.model_copy(update=update))


def replaced(library: Library, old: Document | None, new: Document | None) -> Library:
    documents = [one for one in library.documents if one is not old]
    return dataclasses.replace(library, documents=tuple(documents if new is None else [*documents, new]))


def make_changes(library: Library) -> dict[str, tuple[Library, list[Document]]]:
    """A Library after each kind of change, and the documents that changed."""
    old = library.documents[len(library.documents) // 3]
    fresh = with_record(write_document(len(library.documents) + 7), dated_on=date(2026, 12, 30), id="fresh")
    dated: Callable[..., Document] = partial(with_record, fresh)
    late = dated(dated_on=old.record.dated_on)
    is_over = old.record.validity is Validity.REPEALED
    repealed = with_record(old, validity=Validity.IN_FORCE if is_over else Validity.REPEALED)
    return {
        "a paragraph edited": (replaced(library, old, edited(old)), [old, edited(old)]),
        "a document of today added": (replaced(library, None, fresh), [fresh]),
        "a document of an earlier year added": (replaced(library, None, late), [late]),
        "a document repealed": (replaced(library, old, repealed), [old, repealed]),
        "a document taken away": (replaced(library, old, None), [old]),
    }


def main(size: int, count: int) -> None:
    """Prints what the first `count` changes rewrite in a corpus of a size."""
    library = write_library(size)
    before, _ = digest(library)
    for name, (changed, documents) in islice(make_changes(library).items(), count):
        print(json.dumps({"change": name, **dataclasses.asdict(compare(library, before, changed, documents))}))  # noqa: T201


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
