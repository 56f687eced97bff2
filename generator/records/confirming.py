"""`lantai faq confirm`: the day and the digest of the clauses, written into the answer's front matter."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.errors import Location, PortalError, Rule, Severity
from generator.model.clause_digest import digest_clauses
from generator.records import interpretation_rules as rules
from generator.records.importing import write_atomically
from generator.records.question_checks import ENDED
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from generator.model.interpretation import Faq
    from generator.model.library import Library

UNCONFIRMABLE_ANSWER = Rule("R506", "unconfirmable-answer", Severity.ERROR, "依据的文件已失效或者废止，问答不能确认。")
RULES = (UNCONFIRMABLE_ANSWER,)
_KEY = re.compile(r"^confirmed:.*\n(?:[ \t]+.*\n)*", re.MULTILINE)
_ANCHOR = re.compile(r"^answered_on:.*\n", re.MULTILINE)


def choose_answers(library: Library, names: Iterable[str]) -> tuple[Faq, ...]:
    """The answers that are named by id or by file; without a name those never confirmed that are not in doubt.

    Raises:
        PortalError: a name is no published answer, or its document has ended.
    """
    wanted = [PurePosixPath(name).stem for name in names]
    known = {faq.id: faq for faq in library.faqs}
    if not wanted:
        return tuple(faq for faq in library.faqs if faq.confirmed is None and faq.id not in library.doubtful_faqs)
    findings = []
    for name in wanted:
        if name not in known:
            hint = suggest(name, known) or "写 content/faqs/ 里的文件名；草稿先填 disclosure: proactive。"
            findings.append(rules.UNKNOWN_ANSWER.at(Location(name), "没有已公开的这个问答。", hint))
            continue
        record = library.document_by_id[known[name].document].record
        ended = ENDED.get(record.validity_on(library.today))
        if ended:
            message = f"所依据的文件{ended}，答复不能确认。"
            hint = "改为依据现行的文件（document、sections），或者清空 disclosure。"
            findings.append(UNCONFIRMABLE_ANSWER.at(known[name].at("document"), message, hint))
    if findings:
        raise PortalError(*findings)
    return tuple(known[name] for name in wanted)


def confirm_answer(root: Path, faq: Faq, library: Library) -> Path:
    """Write the confirmation of today; nothing else of the file changes."""
    outline = library.document_by_id[faq.document].structure.outline
    path = root / faq.location.path
    text = path.read_text("utf-8-sig")
    write_atomically(path, with_confirmation(text, library.today, digest_clauses(outline, faq.sections)))
    return path


def with_confirmation(text: str, today: date, digest: str) -> str:
    """The file's text with this confirmation instead of the one it had, behind `answered_on`."""
    opening, front, body = text.split("---\n", 2)
    line = f'confirmed: {{on: {today.isoformat()}, digest: "{digest}"}}\n'
    front = _ANCHOR.sub(lambda found: found[0] + line, _KEY.sub("", front), count=1)
    return f"{opening}---\n{front}---\n{body}"
