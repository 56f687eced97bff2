"""What a line around the text of a document is: masthead, title, signature, imprint (GB/T 9704-2012, part 7).

`_RULES` are tried in order, the first that fits decides; what fits none is a title where it is short, else text.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.chinese.dates import DATE, parse_date
from generator.chinese.widths import HAN, fold, squeeze
from generator.parsing.document_numbers import parse_document_number
from generator.parsing.marks import read_number

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE_LENGTH = 90
"""Characters up to which a line can be a part of a title."""
ORGAN = re.compile(
    r"(?:政府|办公[室厅]|委员会|办事处|管委会|指挥部|领导小组|工作组|联席会议|检察院|法院|党委|党组|工委|纪委|政协|工会|总队|支队|大队"
    rf"|集团|公司|银行|大学|学院|学校|中学|医院|中心|协会|商会|学会|联合会|联盟|街道|海关|国务院|公安部|[{HAN}]{{2}}[局厅委办部院署处室所站社队会镇乡])"
    r"(?:[（(][^（()）]{1,20}[）)])?$"
)
OFFICE = (
    "总理|主席|委员长|省长|市长|区长|县长|州长|盟长|旗长|乡长|镇长|主任|部长|局长|厅长|行长|署长|院长|检察长|审计长|会长|书记"
    "|董事长|校长|总经理"
)
_GAP = r"[\s\u3000]*"


class LineKind(StrEnum):
    """Kinds of lines."""

    FURNITURE = "furniture"
    FACTS = "facts"
    COPIED = "copied"
    SENT = "sent"
    PRINTED = "printed"
    MASTHEAD = "masthead"
    NUMBER = "number"
    ORDER = "order"
    SERIAL = "serial"
    SIGNATORY = "signatory"
    OFFICER = "officer"
    SEAL = "seal"
    SECRECY = "secrecy"
    STANDARD = "standard"
    DATE = "date"
    DATED_ORGAN = "dated_organ"
    ANNOTATION = "annotation"
    ADOPTION = "adoption"
    NOTE = "note"
    ANNEX = "annex"
    ANNEX_RANGE = "annex_range"
    NUMBERED = "numbered"
    ADDRESSEE = "addressee"
    TITLE = "title"
    TEXT = "text"


IMPRINT_KINDS = frozenset({LineKind.COPIED, LineKind.SENT, LineKind.PRINTED})
FACT_NAMES = (
    "索引号|主题分类|主题词|发文机关|发布机构|公开主体|制发机关|发文单位|成文日期|生成日期|发文日期|标题|名称|发文字号|文号|文件编号"
    "|颁布时间|颁布日期|颁布单位|发布单位|发布文号|效力级别|时效性|发布日期|发布时间|公开日期|发文时间|来源|信息来源|文章来源|稿件来源|施行日期|实施日期|生效日期|失效日期|废止日期|有效期至"
    "|有效期|有效性|公开属性|公开方式|公开范围|体裁分类|组配分类|服务对象|浏览次数|阅读次数|点击数|字体|字号|责任编辑|编辑|作者"
)
FACT = re.compile(
    rf"(?:^|(?<=[\s\u3000|丨【\[]))(?P<name>{'|'.join(_GAP.join(n) for n in FACT_NAMES.split('|'))}){_GAP}[:：]"
)
_FURNITURE = re.compile(
    r"^(?:(?:当前位置|您(?:现在|当前)?的?(?:所在)?位置)\s*[:：]|首页\s*[>\u203a»/]|扫一扫\S{0,3}手机|分享(?:到|至)?[:：]\S{0,20}$"
    r"|[\u4e00-\u9fff]{2,20}(?:公报|简报|专报|快报|月刊)[\s\u3000（(]*\d{4}\s*年\s*第?\s*\d+\s*期[）)]?(?:\s*[（(]?总第?\s*\d+\s*期[）)]?)?$"
    r"|【?打印(?:本页|此页|文章)?】?$|【?关闭(?:窗口|本页)?】?$|[【\[]?字体[:：]|\[?返回\S{0,4}\]?$|[上下]一篇[:：]|责任编辑[:：])"
)
_COPIED = re.compile(rf"^抄{_GAP}[送报]{_GAP}[:：]|^分{_GAP}送{_GAP}[:：]")
_SENT = re.compile(rf"^主{_GAP}送{_GAP}(?:机关)?{_GAP}[:：]")
_COPIES = rf"共{_GAP}印{_GAP}\d+{_GAP}份"
_COUNT_OF_COPIES = re.compile(rf"^[（(]?{_COPIES}[）)]?。?$|^[（(]?印{_GAP}\d+{_GAP}份[）)]?$|^(?:打字|校对|录入)[:：]")
_PRINTED = re.compile(rf"^(?P<printer>.*?)(?:{DATE.pattern}){_GAP}印{_GAP}[发制]{_GAP}(?:[（(]?{_COPIES}[）)]?)?$")
_ORDER = re.compile(
    rf"^[{HAN}\s\u3000]{{2,30}}令{_GAP}(?P<serial>[（(]?第?{_GAP}[\d一二三四五六七八九十百零〇]+{_GAP}号[）)]?)?$"
)
_SERIAL = re.compile(
    rf"^[（(]?第{_GAP}(?:\d{_GAP}|[一二三四五六七八九十百零〇○]{_GAP}){{1,6}}[号期][）)]?$"
    rf"|^[（(〔\[]?\d{{4}}{_GAP}[）)〕\]]?{_GAP}年?{_GAP}第?{_GAP}\d+{_GAP}[号期][）)]?$"
)
_OFFICES = "|".join(_GAP.join(office) for office in OFFICE.split("|"))
_OFFICER = re.compile(
    rf"^(?P<office>[{HAN}\s\u3000]{{0,16}}?(?:{_OFFICES}))(?:[\s\u3000]+|[:：]{_GAP})"
    rf"(?P<name>[{HAN}·](?:{_GAP}[{HAN}·]){{1,7}})$"
)
_SEAL = re.compile(r"^\(?(?:印章|盖章|公章|签章|加盖公章|签字|此处盖章|代章)\)?$")
_SEALED = re.compile(
    r"[\s\u3000]*[（(][\s\u3000]*(?:代[\s\u3000]*章|印[\s\u3000]*章?|盖[\s\u3000]*章|公[\s\u3000]*章|签[\s\u3000]*章)[\s\u3000]*[）)]"
)
_SECRECY = re.compile(r"^(?:绝密|机密|秘密|内部(?:资料|文件)?|特急|加急|急件|平急|特提|\d{6})(?:\s*[★☆].*)?$")
STANDARD_NUMBER = re.compile(
    r"^(?:GB|DB|SF|JT|WS|GA|YC|HJ|T)[A-Z]{0,6}\d{0,4}(?:/[A-Z]{1,10})?\s*\d[\d.]*\s*[—–－-]+\s*\d{4}$"
)
_STANDARD = re.compile(
    rf"^(?:(?:ICS|CCS)[\s\d.A-Z]*$|[A-Z]\s?\d{{2}}$|代替\s*[A-Z]|备案号|[{HAN}\s]{{2,30}}标{_GAP}准$)"
)
_OLD_NUMBER = re.compile(
    r"^[（(]?(?:[\u4e00-\u9fff（）()]{1,14}[〔\[（(［]\d{2,4}[〕\]）)］][\u4e00-\u9fff]{0,6}第?\d+号"
    r"|[〔\[（(［]\d{2,4}[〕\]）)］][\u4e00-\u9fff（）()]{1,14}第?\d+号)[）)]?$"
)
_ANNOTATION = re.compile(
    r"^[（(][^（()）]*(?:此件|本文有删减|公开发布|主动公开|依申请公开|不予公开|联系人|联系电话|印发至|发至|登报|删减)[^（()）]*[）)]。?$"
    r"|^(?:此件|公开方式[:：]|公开属性[:：])\S{0,20}$"
)
_ADOPTED = re.compile("通过|公布|发布|修订|修正|施行|批准|颁布|审议|印发|备案")
_DELIVERED = re.compile(r"[—–－-]{1,3}\s*(?:\d|[一二〇○])")
"""A report is headed by where it was delivered: 「——2024年1月8日在…会议上」."""
_NOTE = re.compile(rf"^附{_GAP}(?:件|表|录)?{_GAP}[\d一二三四五六七八九十]{{0,3}}{_GAP}[:：]")
_ANNEX = re.compile(
    rf"^(?:附{_GAP}(?:件|表|录)?{_GAP}(?:[\d０-９]{{1,3}}|[一二三四五六七八九十]{{1,3}})?{_GAP}[:：]?|[（(]附{_GAP}件[）)])$"
)
_ANNEX_RANGE = re.compile(
    rf"^附{_GAP}件?{_GAP}[:：]?{_GAP}(?:附件)?\d{{1,2}}{_GAP}[-—–－~～至、]+{_GAP}(?:附件)?\d{{1,2}}[。]?$"
)
"""附件1-3: annexes follow, their titles stand there."""
_ADDRESSED = re.compile(
    "各|部门|政府|委|局|办|院|单位|公司|街道|镇|乡|厅|部|署|会|组|处|中心|企业|校|你|同志|村|行|所|站|社|代表|委员|先生|女士"
)
_GROUPS = re.compile(
    "各[^。；：:《》]{1,120}(?:部门|单位|政府|办事处|公司|局|委|办|院|校|企业|街道|镇|乡|科室|机构|处|中心|学校|幼儿园)$"
)
_NOT_ADDRESSED = re.compile(
    "[。；！？《“]|^(?:各位|同志们|尊敬的|根据|按照|为了?|经|现|本|该|如|对|由|其|并|以上)"
    "|作出?(?:如下|以下)|(?:修改|决定|通知|公告|通告|批复|函复|报告|规定|要求|请示|意见|决议)(?:如下)?[:：]$"
)
_HAN = re.compile(rf"[{HAN}]")


@lru_cache(maxsize=8192)
def kind_of(text: str) -> LineKind:
    """The kind of a line; where it stands decides whether that counts."""
    folded = fold(text)
    if not folded:
        return LineKind.FURNITURE
    if len(folded) <= 400 and _COPIED.match(text):
        return LineKind.COPIED
    if len(folded) > TITLE_LENGTH:
        return LineKind.NOTE if _NOTE.match(text) else _long_kind(text)
    for kind, fits in _RULES:
        if fits(text, folded):
            return kind
    if read_number(text) is not None:
        return LineKind.NUMBERED
    if is_addressee(text):
        return LineKind.ADDRESSEE
    return LineKind.TITLE if _is_title(text) else LineKind.TEXT


@lru_cache(maxsize=8192)
def is_organ(text: str) -> bool:
    """Whether the text looks like the name of a body and nothing else."""
    plain = squeeze(text)
    return 2 <= len(plain) <= 40 and bool(ORGAN.search(plain)) and not re.search("[，。；：:,;《》0-9]|关于", plain)


def split_organs(text: str) -> tuple[str, ...]:
    """The names on one line, without marks of a seal: 「市财政局　市税务局」 -> both; 「最 高 人 民 法 院」 -> one."""
    words = _SEALED.sub(" ", text).split()
    if all(len(word) == 1 for word in words):
        return ("".join(words),)
    joined = "".join(words)
    if all(is_organ(word) for word in words):
        return tuple(words)
    return (joined,)


def is_addressee(text: str) -> bool:
    """Whether a line could be 主送机关: names of bodies and a colon."""
    plain = text.rstrip()
    if not plain.endswith(("：", ":")) or len(plain) > 400 or _NOT_ADDRESSED.search(plain):
        return False
    if re.search("如下.?$|下列|以下|要求.?$|决定.?$|规定.?$|包括.?$|条件.?$|有.?$|即.?$|是.?$|为.?$|明[:：]$", plain):
        return False
    return bool(_ADDRESSED.search(plain)) and read_number(text) is None


def is_group(text: str) -> bool:
    """Whether a line names whole groups of bodies: 主送机关 whose colon is missing."""
    return bool(_GROUPS.match(text))


def is_without_han(text: str) -> bool:
    """A short line without a Chinese character: a class mark, a foreign title."""
    return len(text) <= TITLE_LENGTH and not _HAN.search(text)


def read_officer(text: str) -> tuple[str, str] | None:
    """Office and name under an order: 「总理　李克强」."""
    match = _OFFICER.match(text)
    return (squeeze(match["office"]), squeeze(match["name"])) if match else None


def is_annex_line(text: str) -> bool:
    """The line that begins an annex and holds no title: 附件, 附件1, 附：."""
    return bool(_ANNEX.match(text))


def is_adoption(text: str) -> bool:
    """题注: who adopted or published the text, and when or at which meeting."""
    dated = DATE.search(text) is not None
    if dated and "会议" in text and _DELIVERED.match(text):
        return len(text) <= TITLE_LENGTH
    if not (dated or "会议" in text) or not _ADOPTED.search(text):
        return False
    bracketed = text.startswith(("（", "(")) and text.rstrip("。").endswith(("）", ")"))
    return bracketed or (len(text) <= TITLE_LENGTH and "。" not in text and DATE.match(text) is not None)


def _long_kind(text: str) -> LineKind:
    if is_adoption(text):
        return LineKind.ADOPTION
    return LineKind.ADDRESSEE if is_addressee(text) else LineKind.TEXT


def _is_dated_organ(text: str) -> bool:
    last = max(DATE.finditer(text), key=re.Match.end, default=None)
    return last is not None and last.end() == len(text.rstrip()) and is_organ(text[: last.start()])


def _is_printed(text: str) -> bool:
    """「青禾区人民政府办公室　2024年4月3日印发」, with the printer or without."""
    match = _PRINTED.match(text)
    if match is None and _COUNT_OF_COPIES.match(text):
        return True
    return match is not None and (not match["printer"].strip() or is_organ(match["printer"]))


def _is_title(text: str) -> bool:
    if re.search("[。；;]", text) or text.endswith(("，", "：", ":", ",", "、")):
        return False
    return len(text) <= TITLE_LENGTH and bool(_HAN.search(text))


def _is_number_line(text: str) -> bool:
    """A document number alone, or beside a date or a signatory."""
    if parse_document_number(text) is not None or _OLD_NUMBER.match(text):
        return True
    rest = re.sub(r"签发人[:：].*$", "", DATE.sub("", text)).strip()
    return rest != text.strip() and parse_document_number(rest) is not None


_RULES: tuple[tuple[LineKind, Callable[[str, str], bool]], ...] = (
    (LineKind.PRINTED, lambda text, _: _is_printed(text)),
    (LineKind.SENT, lambda text, _: bool(_SENT.match(text))),
    (LineKind.NUMBER, lambda text, _: _is_number_line(text)),
    (LineKind.DATE, lambda text, folded: parse_date(folded.strip("()")) is not None),
    (LineKind.DATED_ORGAN, lambda text, _: _is_dated_organ(text)),
    (LineKind.ANNOTATION, lambda text, _: bool(_ANNOTATION.match(text))),
    (LineKind.FACTS, lambda text, _: FACT.match(text) is not None),
    (LineKind.FURNITURE, lambda text, _: bool(_FURNITURE.match(text))),
    (LineKind.MASTHEAD, lambda text, folded: folded.endswith("文件") and is_organ(folded.removesuffix("文件"))),
    (LineKind.ORDER, lambda text, folded: len(folded) <= 40 and bool(_ORDER.match(text))),
    (LineKind.SERIAL, lambda text, _: bool(_SERIAL.match(text))),
    (LineKind.SIGNATORY, lambda text, folded: folded.startswith("签发人:")),
    (LineKind.OFFICER, lambda text, _: bool(_OFFICER.match(text))),
    (LineKind.SEAL, lambda _, folded: bool(_SEAL.match(folded))),
    (LineKind.STANDARD, lambda text, _: bool(STANDARD_NUMBER.match(text) or _STANDARD.match(text))),
    (LineKind.SECRECY, lambda text, folded: bool(_SECRECY.match(folded))),
    (LineKind.ADOPTION, lambda text, _: is_adoption(text)),
    (LineKind.ANNEX, lambda text, _: bool(_ANNEX.match(text))),
    (LineKind.ANNEX_RANGE, lambda text, _: bool(_ANNEX_RANGE.match(text))),
    (LineKind.NOTE, lambda text, _: bool(_NOTE.match(text))),
)
