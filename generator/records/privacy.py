"""Numbers of persons in the files of a portal, by file and line; what is not published accuses nobody."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from generator.chinese.personal_data import find_personal_data
from generator.errors import Location
from generator.model.personal_data import PersonalDatum
from generator.records import privacy_rules as rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.errors import Finding
    from generator.model.document import OriginalFile
    from generator.model.personal_data import PrivacyException
    from generator.model.portal_files import PortalFiles

TEXT_FILES = (".csv", ".txt", ".md", ".json", ".html", ".htm", ".svg")
"""Endings of files for download that are read; of others the words are not known."""
_ENCODINGS = ("utf-8-sig", "gb18030")


def find_in_text(text: str, path: str) -> Iterator[PersonalDatum]:
    """Of one file; `path` as in every finding."""
    for found in find_personal_data(text):
        yield PersonalDatum(
            location=Location(path, text.count("\n", 0, found.start) + 1),
            kind=found.kind,
            masked=found.masked,
            digest=hashlib.sha256(found.value.encode()).hexdigest(),
        )


def find_in_file(name: str, content: bytes) -> tuple[PersonalDatum, ...]:
    """Of a text file for download; `name` is its path under `content/`. Bytes in another encoding hold none."""
    for encoding in _ENCODINGS:
        try:
            return tuple(find_in_text(content.decode(encoding), f"content/{name}"))
        except UnicodeDecodeError:
            continue
    return ()


def published_personal_data(files: PortalFiles, offered: Iterable[OriginalFile]) -> tuple[PersonalDatum, ...]:
    """What stands in published texts, in registers and in files that are offered."""
    gated = (files.documents, files.interpretations, files.faqs, files.decisions, files.consultations, files.events)
    hidden = {record.location.path for records in gated for record in records if not record.is_published}
    texts = (datum for datum in files.personal_data if datum.location.path not in hidden)
    return (*texts, *(datum for file in offered for datum in file.personal_data))


def check_exceptions(exceptions: Iterable[PrivacyException]) -> Iterator[Finding]:
    """An exception names a number or a place, and not both."""
    for exception in exceptions:
        if (exception.digest is None) == (exception.place is None):
            hint = "写 digest（号码的 SHA-256）或者 place（文件，或者文件:行号）。"
            yield rules.VAGUE_EXCEPTION.at(exception.location, "例外要写明一个号码或者一个位置，只写一样。", hint)
