"""Nothing that was published is lost: every id of the lock is there, is sent on, or was withdrawn with a reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.records import publication_rules as rules
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.errors import Finding
    from generator.model.parsed import Structure
    from generator.model.portal_files import PortalFiles
    from generator.model.publication import Redirect

_ADDRESS = re.compile(r"[\w.-]+/([\w.-]+/)*")
"""`annual-report/`: of a page, from the site's root."""
_MEND = "恢复它；或者在 site_data/redirects.yml 写 from: {0} 和 to: 新编号，确实撤下的写 from: {0} 和 reason: 理由。"


def check_publication(files: PortalFiles, structures: Mapping[str, Structure]) -> Iterator[Finding]:
    """Lost ids, and redirects that contradict themselves or lead nowhere; `structures` has what is published."""
    sent = {redirect.old for redirect in files.redirects}
    for entry in files.published:
        structure = structures.get(entry.document)
        if entry.document in sent or entry.document in files.unread:
            continue
        if structure is None:
            message = f"已经公布过的文件“{entry.document}”不在要公布的文件里了。"
            yield rules.LOST_DOCUMENT.at(entry.place, message, _MEND.format(entry.document))
            continue
        known = frozenset(structure.card.section_ids)
        for section in entry.published_sections:
            name = f"{entry.document}#{section}"
            if section not in known and name not in sent:
                message = f"文件“{entry.document}”已经公布过的条款“{section}”没有了。"
                yield rules.LOST_SECTION.at(entry.place, message, _MEND.format(f'"{name}"'))
    for index, redirect in enumerate(files.redirects):
        if redirect.old in [other.old for other in files.redirects[:index]]:
            yield _contradiction(redirect, f"“{redirect.old}”写了两次。", "只留一条。")
        yield from _check_redirect(redirect, structures)


def _check_redirect(redirect: Redirect, structures: Mapping[str, Structure]) -> Iterator[Finding]:
    if (redirect.to is None) == (redirect.reason is None):
        yield _contradiction(redirect, f"“{redirect.old}”要么写 to，要么写 reason，只写一个。", "转到别处写 to。")
    if redirect.is_page:
        if not _ADDRESS.fullmatch(redirect.old):
            yield _contradiction(
                redirect, f"“{redirect.old}”不是本站页面的地址。", "从站点根目录写起，如 annual-report/。"
            )
        return  # where it leads is known when all pages are
    if _is_published(redirect.old, structures):
        yield _contradiction(redirect, f"“{redirect.old}”还在公布，不能转到别处。", "删去这一条，或者不再公布它。")
    elif redirect.old_section and redirect.old_document not in structures:
        message = f"文件“{redirect.old_document}”没有公布，要连文件一起写明去向。"
        yield _contradiction(redirect, message, f"写 from: {redirect.old_document}。")
    if redirect.to is not None and not _is_published(redirect.to, structures):
        document, _, section = redirect.to.partition("#")
        known = structures[document].card.section_ids if document in structures else tuple(structures)
        hint = suggest(section if document in structures else document, known) or "写公布着的文件编号或者条款。"
        yield rules.REDIRECT_TO_NOTHING.at(redirect.at("to"), f"没有公布“{redirect.to}”。", hint)


def _contradiction(redirect: Redirect, message: str, hint: str) -> Finding:
    return rules.CONTRADICTORY_REDIRECT.at(redirect.at("from"), message, hint)


def _is_published(name: str, structures: Mapping[str, Structure]) -> bool:
    document, _, section = name.partition("#")
    return document in structures and (not section or section in structures[document].card.section_ids)
