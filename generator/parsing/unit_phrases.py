"""Phrases that name units (单位): split, freed of tails and duty verbs, told from other words.

"区财政局牵头，各相关单位落实" -> lead 区财政局; responsible 各相关单位
"区发改委、区商务委等有关部门负责" -> responsible 区发改委, 区商务委, open-ended
"""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern

from generator.chinese.widths import WHITE
from generator.model.parsed import ResponsibilityRole
from generator.model.value import value_class
from generator.parsing.note_brackets import split_outside_brackets

LEAD, SUPPORTING, RESPONSIBLE = (
    ResponsibilityRole.LEAD,
    ResponsibilityRole.SUPPORTING,
    ResponsibilityRole.RESPONSIBLE,
)
_ORGAN = (
    r"(?:部|委|办|局|厅|院|署|司|处|科|所|站|队|室|中心|总局|总署|办公室|委员会|管委会|人民政府|政府|公署|办事处|街道|镇|乡|园区"
    r"|开发区|新区|示范区|度假区|高新区|自贸区|功能区|街镇|镇街|乡镇|银行|人行|总社|联社|总工会|工会|妇联|共青团|团委|团中央"
    r"|团[省市区县]委|工商联|残联|科协|文联|侨联|红十字会|联合会|协会|学会|理事会|监事会|银保监会|证监会|保监会|银监会|监会"
    r"|工委|党委|纪委|监委|政法委|网信办|人大|政协|法院|检察院|公司|集团|国网|移动|电信|联通|铁塔|企业|学校|高校|机关|机构|部门|单位"
    r"|团体|组织|地区|地方|成员|专班|工作组|指挥部|领导小组|联席会议|国资|税务|海关|公安|海警|气象|邮政|烟草|消防|总队|支队|大队"
    r"|区县|县区|市县|县市|盟|旗|州|市|县|区|省|村|社区|居委会|村委会|兵团|联|电网|馆|台|社|校|行|会)"
)
_BRACKET_END = r"(?:[（(〔][^（）()〔〕]*[）)〕])*"
_ENDS_AS_UNIT = re.compile(rf"{_ORGAN}{_BRACKET_END}$")
_GROUP = re.compile(
    r"^(?:各|全[省市区县]|有关|相关|其他|市级|省级|区级|县级|省直|市直|区直|国务院|中央)?"
    r"[^，。；]{0,20}?(?:部门|单位|机构|地区|地方|主体|企业|高校|学校|街镇|园区|委办局|成员|方面|机关|[省市区县州盟旗镇乡])$"
)
_NOT_IN_UNIT = re.compile(
    r"[。！？?!：:《》“”\"…0-9０-９%％]|^(?:其中|包括|含|不含|除|如|例如|即|指|主要|以下|详见|见)|的|(?<!自)由|[应须]当"
    r"|^(?:社会|公众|群众|企业|政府|部门|单位|机构|市场|行业|行业协会|国家|地方|个人|家庭|学校|组织)$"
)
_WHITE, _MARKS = re.compile(rf"{WHITE}+"), re.compile("[、，,；;：:]")
_LONGEST_UNIT = 40

_MANNER = (
    r"(?:按(?:照)?|依(?:照|据)?|根据|结合|在)?(?:各自|本部门|本单位)?(?:的)?(?:职责|职能|职权|任务)?(?:范围内)?(?:分工)?"
    r"(?:范围内)?(?:分别|分头|共同|具体|联合|统筹|协调|认真|抓好|做好|继续|依法|按程序|按规定|按要求)*"
)
_LEAD_VERB = "牵头(?:组织|负责|实施|落实|推进|办理|抓总|协调)*|主办|抓总"
_SUPPORTING_VERB = "(?:积极)?(?:配合|协助|协同|参与|参加|协办|支持|指导|督导|监督)(?:落实|实施|推进|做好|负责)*"
_RESPONSIBLE_VERB = "(?:负责|落实|承办|组织实施|实施|组织落实|办理|推进|执行)+"
_SHARE = r"(?:按|依)[^、，]{0,6}(?:职责|分工)[^、，]{0,4}"
_VERB = re.compile(
    rf"(?:{_MANNER}(?:(?P<lead>{_LEAD_VERB})|(?P<supporting>{_SUPPORTING_VERB})|{_RESPONSIBLE_VERB})|{_SHARE})$"
)
_MARKED = re.compile("[（(](?:(?P<lead>牵头|主办|主责)|配合|协办|协助)(?:单位|部门)?[）)]$")
"""区教育局（牵头）: the bracket speaks of this unit alone."""
_TOGETHER = re.compile("(?:牵头)?[，]?会同")
_TAIL = re.compile(
    r"(?<![高初中平同])等(?:(?=$|和|与|及|以及)|[^、，；]*?(?:部门|单位|机构|地区|地方|方面|主体|街镇|街道|乡镇|镇街|成员|企业|机关|公司"
    r"|协会|委办局)(?=$|和|与|及|以及))"
)
_VAGUE = re.compile(r"^(?:各)?(?:其他|其它)?(?:有关|相关)(?:部门|单位|方面|部门和单位|部门单位)$")
_BY = re.compile("^(?:具体)?(?:工作)?由")
_AND = re.compile("以及|[和与及]")
_COMPLETE = re.compile(
    "(?:[部委办局厅院署司]|中心|办公室|委员会|政府|办事处|街道|银行|总社|工会|妇联|工商联|公司|集团|机构|部门|单位|地区)$"
)
"""Ends of a name that is complete before 和: 财政部, but not 科技 or 社会."""
_STARTS_GROUP = re.compile("^(?:各|有关|相关|其他|[省市区县]级|[省市区县]直|[省市区县]有关)")
_TIME = re.compile(r"\d+(?:年|月|日|个工作日)|年底|年内|^全年$|长期|持续|适时|^完成$")
"""Parts of a note that say when, not who."""


@value_class
class Duty:
    """Units that share one role."""

    role: ResponsibilityRole
    units: tuple[str, ...]
    open_ended: bool


def read_duties(text: str, role: ResponsibilityRole, *, verb_closes_comma_part: bool = True) -> tuple[Duty, ...]:
    """The duties a phrase assigns; `role` is for units without a verb of their own.

    A verb governs the units before it: in a note with a printed role (`verb_closes_comma_part`) those of its own comma
    part, else all since the last verb.
    """
    duties: list[Duty] = []
    pending: list[str] = []
    for token, separator in split_outside_brackets(close_up(text), "、,，;；。"):
        marked = _MARKED.search(token)
        if marked is not None:
            duties.extend(_duties([token[: marked.start()]], LEAD if marked["lead"] else SUPPORTING))
            continue
        bare, verb_role = _cut_verb(token)
        pending.append(bare)
        if verb_role is not None:
            duties.extend(_duties(pending, verb_role))
            pending = []
        elif verb_closes_comma_part and separator not in "、":
            duties.extend(_duties(pending, role))
            pending = []
    duties.extend(_duties(pending, role))
    return _merge(duties)


def close_up(text: str) -> str:
    """The text without white space, with 、 where only white space stood between two whole names."""
    if not _WHITE.search(text):
        return text
    joined: list[str] = []
    name = ""  # what stands behind the last mark, as far as it may still be a name
    for part in _WHITE.split(text):
        head, *others = _MARKS.split(part)
        are_names = is_unit(name) and _COMPLETE.search(name) and is_unit(head)
        joined += ["、", part] if are_names else [part]
        name = others[-1] if others else head if are_names else name + head
        name = name[-_LONGEST_UNIT - 1 :]
    return "".join(joined)


def cut_after_last_duty(text: str) -> str:
    """The text up to its last comma part with a duty verb; "" where none has one.

    "教育部牵头，财政部负责，2025年底前完成" -> "教育部牵头，财政部负责"
    """
    parts = split_outside_brackets(text, "，,；;")
    last = max((index for index, (part, _) in enumerate(parts) if _VERB.search(part)), default=-1)
    return "".join(part + mark for part, mark in parts[: last + 1]).rstrip("，,；;")


@lru_cache(maxsize=4096)
def is_unit(phrase: str) -> bool:
    """Whether a phrase can name a unit or a group of units, judged by its shape alone."""
    if not 1 < len(phrase) <= _LONGEST_UNIT or _NOT_IN_UNIT.search(phrase):
        return False
    return bool(_ENDS_AS_UNIT.search(phrase) or _GROUP.search(phrase))


@lru_cache(maxsize=4096)
def _cut_verb(token: str) -> tuple[str, ResponsibilityRole | None]:
    """The token without its duty verb, and the role that the verb gives."""
    match = _VERB.search(token)
    if match is None:
        return token, None
    role = LEAD if match["lead"] else SUPPORTING if match["supporting"] else RESPONSIBLE
    return token[: match.start()], role


def _duties(tokens: list[str], role: ResponsibilityRole) -> list[Duty]:
    """Tokens of one role; A会同B makes A lead and B support."""
    leading: list[str] = []
    others: list[str] = []
    open_ended = together = False
    for token in tokens:
        parts = _TOGETHER.split(token, maxsplit=1) if not together else [token]
        for part, names in zip(parts, (others if together else leading, others), strict=False):
            units, is_open = _units(part)
            names.extend(units)
            open_ended = open_ended or is_open
        if len(parts) > 1:
            together = True
            open_ended = open_ended or bool(_VAGUE.match(parts[1]))
    named = [unit for unit in others if not _VAGUE.match(unit)]
    main = Duty(role=LEAD if together else role, units=tuple(leading), open_ended=open_ended)
    helping = Duty(role=SUPPORTING, units=tuple(named), open_ended=False)
    return [duty for duty in (main, helping) if duty.units or duty.open_ended]


@lru_cache(maxsize=4096)
def _units(token: str) -> tuple[tuple[str, ...], bool]:
    """The units of a token between separators, and whether a tail such as 等有关部门 was cut.

    A name is one object wherever it is printed, whatever was read before: so it is pickled to the same bytes.
    """
    token = _BY.sub("", token)
    if _TIME.search(token):
        return (), False
    found = _TAIL.search(token)
    names = _split_joined(token if found is None else token[: found.start()])
    after = token[found.end() :] if found else ""
    rest = _AND.sub("", after, count=1)
    if not _VAGUE.match(rest):
        names += _split_joined(rest)
    return tuple(map(intern, names)), found is not None


def _split_joined(name: str) -> list[str]:
    """Units joined by 和, 与, 及: split where both sides can stand alone, so that 文化和旅游局 stays whole."""
    if not name:
        return []
    for match in _AND.finditer(name):
        left, right = name[: match.start()], name[match.end() :]
        is_long = len(left) > 2 or _STARTS_GROUP.match(right)
        if is_long and len(right) > 2 and _COMPLETE.search(left) and is_unit(right):
            return [left, *_split_joined(right)]
    return [name]


def _merge(duties: list[Duty]) -> tuple[Duty, ...]:
    """One duty a role, in order of first mention, without repeated units."""
    merged: dict[ResponsibilityRole, Duty] = {}
    for duty in duties:
        known = merged.get(duty.role)
        units = (*(known.units if known else ()), *duty.units)
        is_open = duty.open_ended or (known is not None and known.open_ended)
        merged[duty.role] = Duty(role=duty.role, units=tuple(dict.fromkeys(units)), open_ended=is_open)
    return tuple(merged.values())
