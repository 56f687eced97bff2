"""Expressions of time limits (3月底前, 年内, 每季度, 发布后30日内, 次年第一季度) in a text or a table's time cell.

Every pattern holds the words that make it a limit, so that 2024年为民办实事, 三年行动计划 and 12345 never match.
What stands between 《》 or short quotation marks is a name and is not read.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.chinese.numerals import parse_numeral
from generator.model.parsed import DeadlineKind
from generator.model.value import value_class
from generator.parsing.clause_search import find_in_clauses

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NUMBER = r"(?:\d+(?:\.\d+)?|[一二三四五六七八九十百两]+)"
"""A count, for patterns; without capturing."""
_WHEN = r"(?:(?P<y>\d{4})年|(?P<next>次年|翌年|明年)|(?P<every>每年)|(?:今年|当年|本年度?))?"
_BY = "(?:之前|以前|前)"
_NO_DIGIT = r"(?<![\d年—\-~～至])"
_EVENT = (
    "(?:发布|印发|下发|公布|收到|受理|接到|接收|送达|施行|批准|备案|签订|成立|届满|知道|申请|提交|作出|转办|交办|形成|变更|发生|结束"
    "|决定|通过|生效|完成|验收|立项|登记)"
)
_LENGTH = rf"(?P<n>{NUMBER})(?P<u>个工作日|工作日|个自然日|自然日|日|天|周|小时|分钟|个月|年)"
_TEN_YEARS = 3653
_NAMES = re.compile("《[^《》]*》|“[^“”]{1,12}”")


@value_class
class Clock:
    """What relative expressions are counted from."""

    year: int | None
    """The year a plan is for; None leaves `due_on` empty unless the text prints the year."""
    dated_on: date | None = None


class TimePhrase(NamedTuple):
    """A time limit in a text."""

    start: int
    end: int
    kind: DeadlineKind
    due_on: date | None


def mask_names(text: str) -> str:
    """The text with titles and short quotations blanked out, as long as before."""
    return _NAMES.sub(lambda match: "□" * len(match.group()), text)


def find_time_phrases(text: str, clock: Clock) -> Iterator[TimePhrase]:
    """Time limits in a text without white space and names, in order, none overlapping another."""
    found: list[TimePhrase] = []  # by start
    for words, pattern, build in _PATTERNS:
        for match in find_in_clauses(pattern, words, text):
            place = bisect_right(found, match.start(), key=_start)
            if any(
                match.start() < other.end and other.start < match.end()
                for other in found[max(place - 1, 0) : place + 1]
            ):
                continue
            phrase = build(match, clock)
            if phrase is not None and not _is_past(match, clock):
                found.insert(place, phrase)
    yield from found


def _start(phrase: TimePhrase) -> int:
    return phrase.start


@lru_cache(maxsize=1024)
def read_time_cell(text: str, clock: Clock) -> TimePhrase | None:
    """What the time column of a task table says: 全年, 3月底, 8月, 次年1月, 2025年6月; None where it says no time."""
    whole = TimePhrase(start=0, end=len(text), kind=DeadlineKind.WITHIN_YEAR, due_on=_last_day(clock.year, 12))
    if re.fullmatch("全年|全年度|年度内?|本年度内?", text):
        return whole
    if re.search("长期|持续|常态|经常|日常|及时|适时", text):
        return whole._replace(kind=DeadlineKind.ONGOING, due_on=None)
    plain = re.search(r"(?P<y>\d{4})[年./\-](?:(?P<m>\d{1,2})(?!\d)(?:[月./\-](?P<d>\d{1,2})日?)?)?[^\d]*$", text)
    if plain is not None:
        due_on = _day(int(plain["y"]), int(plain["m"] or 12), int(plain["d"]) if plain["d"] else None)
        kind = DeadlineKind.DAY if plain["d"] else DeadlineKind.MONTH if plain["m"] else DeadlineKind.WITHIN_YEAR
        return whole._replace(kind=kind, due_on=due_on)
    bare = re.search(r"(?P<m>\d{1,2})月(?P<d>\d{1,2})日?$", text)
    if bare is not None:
        return whole._replace(kind=DeadlineKind.DAY, due_on=_day(clock.year, int(bare["m"]), int(bare["d"])))
    marked = text if text.endswith(("前", "内", "末", "底")) else f"于{text}底" if "季度" in text else text
    return max(find_time_phrases(marked, clock), key=lambda phrase: phrase.due_on or date.min, default=None)


def _last_day(year: int | None, month: int) -> date | None:
    return _day(year, month, None)


def _day(year: int | None, month: int, day: int | None) -> date | None:
    """The day, or the last one of the month; None where there is no year or no such day."""
    if year is None or not MINYEAR <= year < MAXYEAR or not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    return date(year, month, last if day is None else day) if day is None or 1 <= day <= last else None


def _year_of(match: re.Match[str], clock: Clock) -> int | None:
    year = _said(match, "y")
    if year:
        return int(year)
    return clock.year + 1 if clock.year is not None and _said(match, "next") else clock.year


def _said(match: re.Match[str], name: str) -> str | None:
    """What a group holds; None where the pattern has no such group."""
    return match[name] if name in match.re.groupindex else None


def _is_past(match: re.Match[str], clock: Clock) -> bool:
    """Whether the printed year lies before the document's: it tells what was, not what is due."""
    year = _said(match, "y")
    return year is not None and clock.year is not None and int(year) < clock.year


def _phrase(match: re.Match[str], clock: Clock, kind: DeadlineKind, due_on: date | None) -> TimePhrase:
    """The phrase; a yearly day that was over when the document was made comes round in the next year."""
    is_yearly = bool(_said(match, "every"))
    if is_yearly and due_on is not None and clock.dated_on is not None and due_on < clock.dated_on:
        due_on = _day(due_on.year + 1, due_on.month, min(due_on.day, 28) if due_on.month == 2 else due_on.day)
    kind = DeadlineKind.RECURRING if is_yearly else kind
    return TimePhrase(start=match.start(), end=match.end(), kind=kind, due_on=due_on)


def _on_day(match: re.Match[str], clock: Clock) -> TimePhrase | None:
    due_on = _day(_year_of(match, clock), int(match["m"]), int(match["d"]))
    return _phrase(match, clock, DeadlineKind.DAY, due_on)


def _in_month(match: re.Match[str], clock: Clock) -> TimePhrase | None:
    month = parse_numeral(match["m"])
    part = match["part"] or ""
    is_window = not part and not match["by"]
    is_vague = match["y"] and match.string[: match.start()][-1:] not in ("到", "至")
    if month is None or not 1 <= month <= 12 or (is_window and (is_vague or not match["m"].isdecimal())):
        return None
    day = {"上": 10, "中": 20}.get(part[:1])
    kind = DeadlineKind.WINDOW if is_window else DeadlineKind.MONTH
    return _phrase(match, clock, kind, _day(_year_of(match, clock), month, day))


def _in_months(match: re.Match[str], clock: Clock) -> TimePhrase | None:
    return _phrase(match, clock, DeadlineKind.WINDOW, _last_day(_year_of(match, clock), int(match["m"])))


def _in_year(match: re.Match[str], clock: Clock) -> TimePhrase | None:
    return _phrase(match, clock, DeadlineKind.WITHIN_YEAR, _last_day(_year_of(match, clock), 12))


def _in_quarter(match: re.Match[str], clock: Clock) -> TimePhrase | None:
    quarter = parse_numeral(match["q"])
    is_limit = match["next"] or match["limit"] or match.string[: match.start()][-1:] in ("于", "在")
    if quarter is None or not is_limit:
        return None
    return _phrase(match, clock, DeadlineKind.WINDOW, _last_day(_year_of(match, clock), quarter * 3))


def _in_half(match: re.Match[str], clock: Clock) -> TimePhrase | None:
    return _phrase(
        match, clock, DeadlineKind.WINDOW, _last_day(_year_of(match, clock), 6 if match["half"] == "上" else 12)
    )


def _after(match: re.Match[str], clock: Clock) -> TimePhrase | None:
    """N days after an event; a day follows only where this very document's issue is the event."""
    due_on = None
    before = match.string[max(0, match.start() - 8) : match.start()]
    own = match["event"] in ("发布", "印发", "下发", "公布") and re.search("本(?!市|区|省|县)[^，。；]{1,7}$", before)
    days = parse_numeral(match["n"])
    if own and clock.dated_on and match["u"] in ("日", "天") and days is not None and days < _TEN_YEARS:
        due_on = clock.dated_on + timedelta(days=days)
    return _phrase(match, clock, DeadlineKind.RELATIVE, due_on)


def _relative(match: re.Match[str], clock: Clock) -> TimePhrase | None:
    return _phrase(match, clock, DeadlineKind.RELATIVE, None)


def _recurring(match: re.Match[str], clock: Clock) -> TimePhrase | None:
    return _phrase(match, clock, DeadlineKind.RECURRING, None)


_FINISH = f"(?:末|底|内|{_BY})"
_MONTHS = r"\d{1,2}月?(?:份)?[—\-~～至到](?P<m>\d{1,2})月(?!\d|以来)(?:底|份|期间)?"
_MONTH = (
    r"(?P<m>\d{1,2}|十[一二]?|[一二三四五六七八九])月(?!\d|以来|起|龄|[—\-~～至到]\d)份?(?P<part>底|末|上旬|中旬|下旬)?"
)
_YEAR_END = r"(?:(?P<y>\d{4})年|(?P<next>次|翌|明)年|(?P<every>每)年|年)"
_THIS_YEAR = r"(?:(?P<y>\d{4})年度?|全年|今年|当年|本年度?|年度|年)"
_RHYTHM = "(?:年度?|半年|两年|三年|季度|季|双月|月度?|旬|周|星期|[日天](?!按|加处|罚)|学期)"
_AMOUNT = r"(?:[^，。；]{0,8}?\d+(?:\.\d+)?(?:万|亿)?元|[^，。；]{0,4}(?:补贴|工资|收费|收入|租金))"
"""每月补贴300元 is a price, not a rhythm."""
_REPORTING = "(?:报|公[开布示]|调度|更新|开展|评估|检查)"
_BEFORE_A_DAY = ("日前", "日之前", "日以前", "日截止")
_WITHIN_A_YEAR = tuple(f"年{degree}{within}" for degree in ("", "度") for within in ("之内", "以内", "内"))
_PATTERNS: tuple[tuple[tuple[str, ...], re.Pattern[str], Callable[[re.Match[str], Clock], TimePhrase | None]], ...] = (
    (
        _BEFORE_A_DAY,
        re.compile(rf"(?<!截至)(?<!\d){_WHEN}(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日(?:之?前|以前|截止)"),
        _on_day,
    ),
    (
        ("截止",),
        re.compile(rf"截止(?:日期|时间)?(?:到|至|于|为|：)?{_WHEN}(?P<m>\d{{1,2}})月(?P<d>\d{{1,2}})日"),
        _on_day,
    ),
    (("月",), re.compile(rf"{_NO_DIGIT}{_WHEN}{_MONTHS}"), _in_months),
    (("月",), re.compile(rf"(?<!截至)(?<!截止){_NO_DIGIT}{_WHEN}{_MONTH}(?P<by>{_BY}|内)?(?![日号])"), _in_month),
    (("年底", "年末"), re.compile(rf"(?<!截至)(?<!截止)(?<!\d){_YEAR_END}(?:底|末){_BY}?"), _in_year),
    (_WITHIN_A_YEAR, re.compile(rf"(?<![\d一二三四五六七八九十几数两]){_THIS_YEAR}(?:之内|以内|内)"), _in_year),
    (("到",), re.compile(r"(?<=到)(?P<y>\d{4})年(?![底末度版\d])"), _in_year),
    (
        ("季度",),
        re.compile(rf"(?<!每){_WHEN}(?<!每)第?(?P<q>[一二三四1-4])季度(?P<limit>{_FINISH})?{_BY}?"),
        _in_quarter,
    ),
    (("半年",), re.compile(rf"(?<!每){_WHEN}(?P<half>[上下])半年{_FINISH}?"), _in_half),
    (
        ("内",),
        re.compile(
            rf"(?:(?P<event>{_EVENT})(?:之日起|之日|次日起|之后|以后|后|起))?(?<![\d.近前去]){_LENGTH}(?:之内|以内|内)"
        ),
        _after,
    ),
    (("超过",), re.compile(rf"不(?:得)?超过{_LENGTH}"), _relative),
    (("当天", "当日"), re.compile("(?<!活动)(?:当天|当日)(?!的)"), _relative),
    (("每",), re.compile(rf"(?<![人户名张床])每(?:个)?{_RHYTHM}(?!{_AMOUNT})"), _recurring),
    (("按",), re.compile(f"按(?:季度?|月|周|旬|半年)(?=[^，。；]{{0,8}}{_REPORTING})"), _recurring),
    (("逐",), re.compile(f"逐(?:季度?|月|周|旬|半年)(?=[^，。；]{{0,8}}{_REPORTING})"), _recurring),
)
"""Words of which each phrase holds one, its pattern, and what reads it."""
