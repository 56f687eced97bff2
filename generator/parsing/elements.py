"""Elements from what was taken out of the text and from the page's labelled values.

The document's own print decides; a labelled value fills what the print does not say, and is told where it differs.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from generator.chinese.dates import first_date, parse_date
from generator.chinese.widths import fold, squeeze
from generator.errors import Location
from generator.model.elements import Elements
from generator.model.outline import SectionRole
from generator.parsing.facts import FactSheet, read_facts
from generator.parsing.genres import find_genre
from generator.parsing.head import is_masthead
from generator.parsing.issuers import find_issuers
from generator.parsing.orders import find_number
from generator.parsing.pieces import Piece
from generator.parsing.rules import ABSENT_TITLE, CONTRADICTORY_FACT, DIFFERENT_CITED_TITLE
from generator.parsing.validity_dates import find_effective, find_expiry

if TYPE_CHECKING:
    from datetime import date

    from generator.errors import Finding
    from generator.model.transcript import Residue, Transcript
    from generator.parsing.anatomy import Head, Reading

_COMMA = re.compile(r"[，,；;]")
_CITED = re.compile("《((?:[^《》]|《[^《》]*》)+)》")


def find_elements(
    reading: Reading, transcript: Transcript
) -> tuple[Elements, tuple[Residue, ...], tuple[Finding, ...]]:
    """The elements, the labelled values that are none, and what contradicts itself."""
    facts = read_facts(reading, transcript)
    findings: list[Finding] = []
    title, notice_title = _titles(reading, facts)
    number = find_number(reading, facts.document_number, name=transcript.name, findings=findings)
    dated_on = _dated_on(reading, facts, transcript.name, findings)
    elements = Elements(
        title=title,
        notice_title=notice_title,
        cited_as=_cited_as(reading, title, notice_title),
        document_number=number,
        issuers=find_issuers(reading, facts.issuers, notice_title or title),
        genre=find_genre(title),
        dated_on=dated_on,
        printed_on=parse_date(reading.printed) if reading.printed else None,
        published_on=facts.published_on,
        effective_on=find_effective(reading) or facts.effective_on,
        expires_on=find_expiry(reading) or facts.expires_on,
        addressees=_parties(_addressees(reading)),
        copied_to=_parties(reading.copied_to),
        attachments=tuple(reading.attachments),
        annotation="；".join(reading.annotations) or None,
        content_source=facts.content_source,
        signatory=_signatory(reading),
        index_number=facts.index_number,
        subject_category=facts.subject_category,
        printed=(*reading.consumed, *facts.printed),
    )
    place = Location(transcript.name, 1)
    if elements.title is None:
        findings.append(ABSENT_TITLE.at(place, "文中找不到标题。", "请对照原件补上标题。"))
    if elements.cited_as is not None:
        message = f"通知所称“{elements.cited_as}”与文件标题“{elements.title}”不同。"
        findings.append(DIFFERENT_CITED_TITLE.at(place, message, "两个名称都已保留，请核对。"))
    if elements.title and facts.title and not _same_title(facts.title, elements):
        message = f"页面要素中的标题“{facts.title}”与正文标题“{elements.title}”不同。"
        findings.append(CONTRADICTORY_FACT.at(place, message, "请核对以哪个为准。"))
    return elements, facts.residue, tuple(findings)


def _titles(reading: Reading, facts: FactSheet) -> tuple[str | None, str | None]:
    """The document's title, and the title of the notice that carries it."""
    carrier = _best_title(reading.carrier, facts.title)
    if reading.inner is None:
        return carrier or facts.title, None
    inner = _best_title(reading.inner, None)
    if inner is None:
        return carrier or facts.title, None
    if reading.carrier.order is not None or (carrier and squeeze(carrier).endswith(("公告", "令"))):
        return inner, None
    return inner, carrier or (facts.title if facts.title and fold(facts.title) != fold(inner) else None)


def _best_title(head: Head, named: str | None) -> str | None:
    """The one title among those printed: as the page names it, else with a known kind, else the first."""
    if not head.titles:
        return None
    for title in head.titles:
        if named and fold(title) == fold(named):
            return title
    with_genre = [title for title in head.titles if find_genre(title)]
    if with_genre and is_masthead(with_genre[0], with_genre[-1]):
        return with_genre[-1]
    return (with_genre or head.titles)[0]


def _same_title(named: str, elements: Elements) -> bool:
    return fold(named) in (fold(elements.title or ""), fold(elements.notice_title or "")) or not elements.notice_title


def _cited_as(reading: Reading, title: str | None, notice_title: str | None) -> str | None:
    """The name that the notice gives the document, where it is another than its own title."""
    if reading.inner is None or not title or not reading.inner.titles:
        return None
    notice = next((part for part in reading.parts if part.role is SectionRole.NOTICE), None)
    texts = [notice_title or "", *(block.text for block in (notice.flow if notice else ()) if isinstance(block, Piece))]
    cited = [match for text in texts for match in _CITED.findall(text)]
    if not cited or any(_plain(name) == _plain(title) for name in cited):
        return None
    alike = [
        name
        for name in cited
        if _is_subsequence(_plain(title), _plain(name))
        or _is_subsequence(_plain(name), _plain(title))
        or Counter(_plain(title)) == Counter(_plain(name))
    ]
    return squeeze(alike[0]) if alike else None


def _plain(title: str) -> str:
    return re.sub("[《》〈〉<>]", "", fold(title))


def _is_subsequence(short: str, long: str) -> bool:
    """Whether a title is another one with words left out."""
    rest = iter(long)
    return len(short) * 2 > len(long) and all(char in rest for char in short)


def _dated_on(reading: Reading, facts: FactSheet, name: str, findings: list[Finding]) -> date | None:
    """成文日期: under the signature, else above the text, else as labelled, else of adoption."""
    printed = [closing.date for closing in reading.closings if closing.date]
    heads = [reading.carrier, *([reading.inner] if reading.inner else [])]
    above = [text for head in heads for text in head.dates]
    own = next((found for text in [*printed, *above] if (found := first_date(squeeze(text))) is not None), None)
    if own is not None and facts.dated_on is not None and own != facts.dated_on:
        message = f"落款日期 {own} 与页面要素中的成文日期 {facts.dated_on} 不一致，取落款日期。"
        findings.append(CONTRADICTORY_FACT.at(Location(name, 1), message, "请核对成文日期。"))
    if own is None and facts.dated_on is None:
        adopted = [text for head in heads for text in head.adoption]
        return next((found for text in adopted if (found := first_date(text)) is not None), None)
    return own or facts.dated_on


def _addressees(reading: Reading) -> str | None:
    return reading.carrier.addressees or reading.sent_to


def _parties(text: str | None) -> tuple[str, ...]:
    """Groups between commas."""
    if not text:
        return ()
    return tuple(part for piece in _COMMA.split(text) if (part := piece.strip().strip("：:。 ")))


def _signatory(reading: Reading) -> str | None:
    """签发人 in the masthead, or who signed the order."""
    return reading.carrier.signatory or next((closing.officer for closing in reading.closings if closing.officer), None)
