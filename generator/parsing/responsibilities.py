"""责任分工: bracketed notes that say who owes a duty.

Two forms of brackets are notes. With a printed role, wherever it stands: （牵头单位：…；责任单位：…）. Without one,
where the bracket closes a sentence, lists units and ends with a duty verb: （财政部、税务总局按职责分工负责）. A
bracket of units alone is a note only where the document does so as a habit. Text outside brackets (明确责任单位) is
none, but for lines of their own that hold roles and units and nothing else, again as a habit: 责任单位：区水务局、各镇.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.model.parsed import Responsibility, ResponsibilityRole
from generator.model.value import value_class
from generator.parsing.note_brackets import Bracketed, find_bracketed
from generator.parsing.unit_phrases import Duty, close_up, cut_after_last_duty, is_unit, read_duties

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.parsing.texts import PlacedText

_NOUN = "(?:单位|部门|主体|机构|地区|处室|科室|机关|方)"
_LABEL = re.compile(
    r"(?:^|(?<=[；;，,。、]))(?:(?P<lead>牵头(?:责任|负责|主办)?|主办|主责|第一责任)"
    r"|(?P<supporting>配合|协办|协同|协助|协作|参与|参加|支持|指导|督导|监督)(?:责任|落实|实施)?"
    r"|(?:责任|主要责任|负责|承办|落实|实施|执行|承担|完成|分工))"
    rf"(?:(?:和|及)?{_NOUN}?(?:和|及)?{_NOUN}?[:：]|{_NOUN}为(?!主|辅))"
)
_OTHER_LABEL = re.compile(r"(?:^|[；;。，,、\s])(?P<label>[\u4e00-\u9fff]{2,8})\s*[:：]")
_FIRST = "(?:(?:排|列)(?:名)?(?:在)?(?:第一位|首位|首|第一|前)的?|第一个)[^，；。]*(?:牵头|主办|主责)"
_REMARK = re.compile(rf"[，,；;。](?:以?下同|以下均同|{_FIRST}[^，；。]*|[^。]*不再(?:列出|作分工|做分工|重复))[。]?")
_FIRST_LEADS = re.compile(_FIRST)
_ENDS_SENTENCE = "。；;！!？?"
_LONGEST_LINE = 200
"""Characters up to which a paragraph can be a line of roles."""
_HABIT = 3
"""So many paragraphs must end in a bracket of units alone before such brackets count as notes."""
_HABIT_OF_LINES = 2
"""So many lines of roles must stand in a document before they count as notes."""


def find_responsibilities(texts: Sequence[PlacedText]) -> tuple[Responsibility, ...]:
    """Every note of the text (not of tables), one entry a role, in reading order."""
    places = list(_places(texts))
    duties_of = [(place, _duties(place)) for place in places]
    is_asked = any(duties is None for _, duties in duties_of)
    has_habit = is_asked and sum(map(_is_bare, places)) >= _HABIT
    if sum(place.is_line for place in places) < _HABIT_OF_LINES:
        duties_of = [(place, duties) for place, duties in duties_of if not place.is_line]
    found: list[Responsibility] = []
    first_leads = False
    for place, said in duties_of:
        duties = (_bare_duties(place) if has_habit else ()) if said is None else said
        if not duties:
            continue
        says_so = bool(_FIRST_LEADS.search(place.bracket.inner))
        first_leads = first_leads or (says_so and "下同" in place.bracket.inner)
        if says_so or first_leads:
            duties = _with_leading_first(duties)
        found.extend(_entry(place, duty) for duty in duties)
    return tuple(found)


@value_class
class _Place:
    """A bracket with what stands around it."""

    section: str | None
    text: str
    bracket: Bracketed
    line: int
    is_heading: bool
    is_line: bool = False
    """No bracket: the paragraph is a line of roles."""


def _places(texts: Sequence[PlacedText]) -> Iterator[_Place]:
    """Every outermost bracket of headings and paragraphs, every line of roles, with the nearest numbered section."""
    for text, line, section, _, is_heading, _ in texts:
        if not is_heading and _is_line_of_roles(text):
            whole = Bracketed(start=0, end=len(text), inner=text, is_closed=True)
            yield _Place(section=section, text=text, bracket=whole, line=line, is_heading=False, is_line=True)
            continue
        for bracket in find_bracketed(text):
            yield _Place(section=section, text=text, bracket=bracket, line=line, is_heading=is_heading)


def _is_line_of_roles(text: str) -> bool:
    """「责任单位：区水务局、各镇」: roles and units alone."""
    if len(text) > _LONGEST_LINE or not _LABEL.match(text) or "。" in text.rstrip("。"):
        return False
    return _all_units(read_labelled(text.rstrip("。")))


def _entry(place: _Place, duty: Duty) -> Responsibility:
    bracket = place.bracket
    return Responsibility(
        section=place.section,
        role=duty.role,
        units=duty.units,
        open_ended=duty.open_ended,
        raw=place.text[bracket.start : bracket.end],
        line=place.line,
        start=None if place.is_heading else bracket.start,
    )


def _duties(place: _Place) -> tuple[Duty, ...] | None:
    """What a bracket assigns; () where it is no note, None where only the habit of the document tells."""
    content = close_up(place.bracket.inner)
    labelled = read_labelled(content)
    if labelled or _LABEL.match(content):
        return labelled
    if not place.bracket.is_closed or not _closes_sentence(place):
        return ()
    governed = cut_after_last_duty(_without_remark(content))
    if governed:
        duties = read_duties(governed, ResponsibilityRole.RESPONSIBLE, verb_closes_comma_part=False)
        return duties if _all_units(duties) else ()
    return None


def _bare_duties(place: _Place) -> tuple[Duty, ...]:
    """What a bracket of units alone assigns."""
    if not _is_bare(place):
        return ()
    return read_duties(_without_remark(close_up(place.bracket.inner)), ResponsibilityRole.RESPONSIBLE)


def _without_remark(content: str) -> str:
    return _REMARK.sub("", content).rstrip("。")


@lru_cache(maxsize=2048)
def read_labelled(text: str) -> tuple[Duty, ...]:
    """Duties of a text with printed roles (牵头单位：…); what has other labels (完成时限：…) names no unit."""
    content = _REMARK.sub("", close_up(text))
    labels = list(_LABEL.finditer(content))
    if not labels:
        return ()
    starts = [match.start() for match in labels] + [match.start("label") for match in _OTHER_LABEL.finditer(content)]
    duties: list[Duty] = []
    for match in labels:
        end = min((start for start in starts if start >= match.end()), default=len(content))
        duties.extend(_sentence_duties(content[match.end() : end].strip("；;，,。、"), _role(match)))
    return _joined(duties)


def _sentence_duties(segment: str, role: ResponsibilityRole) -> tuple[Duty, ...]:
    """Duties of the first sentence; a further sentence is a remark unless it names units and nothing else."""
    first, _, rest = segment.partition("。")
    further = read_duties(rest, role) if rest else ()
    return read_duties(first, role) + (further if _all_units(further) else ())


def _role(match: re.Match[str]) -> ResponsibilityRole:
    if match["lead"]:
        return ResponsibilityRole.LEAD
    return ResponsibilityRole.SUPPORTING if match["supporting"] else ResponsibilityRole.RESPONSIBLE


def _joined(duties: list[Duty]) -> tuple[Duty, ...]:
    """One duty a role, in order of first mention; none without a unit."""
    roles = dict.fromkeys(duty.role for duty in duties)
    joined = []
    for role in roles:
        same = [duty for duty in duties if duty.role is role]
        units = tuple(dict.fromkeys(unit for duty in same for unit in duty.units))
        if units:
            joined.append(Duty(role=role, units=units, open_ended=any(duty.open_ended for duty in same)))
    return tuple(joined)


def _all_units(duties: tuple[Duty, ...]) -> bool:
    """Whether something is named and every name has the shape of a unit."""
    units = [unit for duty in duties for unit in duty.units]
    return bool(units) and all(map(is_unit, units))


def _closes_sentence(place: _Place) -> bool:
    """Whether a bracket stands after or before the end of a sentence, or ends its paragraph."""
    before, after = _around(place)
    return not after or after in _ENDS_SENTENCE or (bool(before) and before in _ENDS_SENTENCE)


def _around(place: _Place) -> tuple[str, str]:
    """The characters before and after a bracket, white space apart; "" at the ends of the paragraph."""
    text, start, end = place.text, place.bracket.start - 1, place.bracket.end
    while start >= 0 and text[start].isspace():
        start -= 1
    while end < len(text) and text[end].isspace():
        end += 1
    return text[start] if start >= 0 else "", text[end] if end < len(text) else ""


def _is_bare(place: _Place) -> bool:
    """Whether a bracket of units alone ends its paragraph after a full stop."""
    before, after = _around(place)
    if after or not before or before not in "。；":
        return False
    content = close_up(place.bracket.inner).rstrip("。")
    if cut_after_last_duty(content):
        return False
    duties = read_duties(content, ResponsibilityRole.RESPONSIBLE)
    return len(content) > 2 and _all_units(duties)


def _with_leading_first(duties: tuple[Duty, ...]) -> tuple[Duty, ...]:
    """The first unit leads, where the document says so and the note prints no other leader."""
    first = duties[0]
    is_plain = len(duties) == 1 and first.role is ResponsibilityRole.RESPONSIBLE
    if not is_plain or len(first.units) == 1 or first.units[0].startswith("各"):
        return duties
    lead = Duty(role=ResponsibilityRole.LEAD, units=first.units[:1], open_ended=False)
    return lead, Duty(role=first.role, units=first.units[1:], open_ended=first.open_ended)
