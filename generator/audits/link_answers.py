"""What answers of other sites mean for a link: pure, so that every case can be shown without a network."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import urlsplit

from generator.model.link_patrol import LinkCause, LinkState
from generator.model.value import value_class

PERMANENT = frozenset({301, 308})
REDIRECTS = PERMANENT | {302, 303, 307}
_BY_STATUS = {
    **dict.fromkeys((404, 410), LinkCause.NOT_FOUND),
    **dict.fromkeys((401, 403, 405, 406, 418, 451), LinkCause.FORBIDDEN),
    **dict.fromkeys((429, 503), LinkCause.LIMITED),
    **dict.fromkeys((412, 521), LinkCause.CAPTCHA),  # how common guards greet programs: a script, for browsers alone
}
_REVIEW = frozenset(
    {
        LinkCause.UNKNOWN_ISSUER,
        LinkCause.FORBIDDEN,
        LinkCause.LIMITED,
        LinkCause.CAPTCHA,
        LinkCause.INSIDE,
        LinkCause.GARBLED,
        LinkCause.OTHER_STATUS,
    }
)
_SERVER_ERROR = range(500, 600)
_FINE = range(200, 300)
_SHORT = 300
"""Characters of a page that says nothing else; a real page may well mention a missing one."""
_SHORT_TITLE = 24
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)
_HIDDEN = re.compile(
    r"<!--.*?-->|<(script|style|head|title|noscript|template)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")
_PARTS = re.compile(r"\s*[-_|·—–]+\s*")
_ABSENT = re.compile(
    r"(?:网页|页面|网址|链接|地址)[^，。]{0,8}(?:不存在|未找到|找不到|丢失|失效|已?被?删除|已下线|走丢)"
    r"|(?:找不到|未找到|没有找到|无法找到|不存在)[^，。]{0,10}(?:页|网址|链接)"
    r"|(?<![\w.])404(?![\w.])|页面出错|错误页面"
    r"|\bnot found\b|\b(?:can(?:no|')t|could ?n[o']t) be found\b|\bno longer (?:available|exists?)\b"
    r"|\bpage (?:you[^.]{0,30} )?(?:does(?:n't| not) exist|is missing)\b",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"(?:网页|页面|网址|链接|地址|内容|资源|文章)[^，。]{0,8}"
    r"(?:不存在|过期|已?被?(?:删除|移除)|已?下[线架]|无法访问|不可用)"
)
"""Also of a page that says nothing else; in the title of a real page these words may stand."""
_CAPTCHA = re.compile(
    r"验证码|人机验证|安全验证|滑动验证|访问验证|完成验证|captcha|are you (?:a )?human|verify you", re.IGNORECASE
)
_SIGN_IN = re.compile(r"登录|登陆|密码|sign in|log ?in|password", re.IGNORECASE)
_HOME_PATH = re.compile(r"/(?:(?:index|default|home)\.\w+)?", re.IGNORECASE)
_ERROR_PATH = re.compile(r"/(?:404|error|notfound|not-found)(?:\.\w+)?/?", re.IGNORECASE)


@value_class
class Answer:
    """What one request came to."""

    url: str
    status: int | None = None
    """None where there was no answer; then `trouble` says why."""
    trouble: LinkCause | None = None
    location: str | None = None
    """Where a redirect leads, in full."""
    content_type: str = ""
    body: bytes = b""
    """The beginning only; empty for HEAD."""
    retry_after: float | None = None
    """Seconds."""
    cookies: tuple[str, ...] = ()
    """`name=value`, to be sent back to the same host."""

    @property
    def is_html(self) -> bool:
        """Whether it may be a page that says that there is none."""
        return not self.content_type or "html" in self.content_type.lower()

    @property
    def is_fine(self) -> bool:
        """Whether the server says that all is well; 416 answers a range asked of an empty file."""
        return self.status is not None and (self.status in _FINE or self.status == 416)


@value_class
class Judgement:
    """What is recorded of a link."""

    state: LinkState
    cause: LinkCause | None = None
    status: int | None = None
    moved_to: str | None = None


def judge(trail: tuple[Answer, ...]) -> Judgement:
    """What a link comes to; `trail` has the answer of every hop, the last one final.

    A refusal of programs (403, 429, a captcha) is never called broken: a person must look.
    """
    final = trail[-1]
    cause = final.trouble or _cause_of(final, trail[0])
    if cause is not None:
        state = LinkState.REVIEW if cause in _REVIEW else LinkState.BROKEN
        return Judgement(state=state, cause=cause, status=final.status)
    moved = _moved_to(trail)
    if moved is not None:
        return Judgement(state=LinkState.REDIRECTED, cause=LinkCause.MOVED, status=trail[0].status, moved_to=moved)
    return Judgement(state=LinkState.OK, status=final.status)


def _cause_of(final: Answer, first: Answer) -> LinkCause | None:
    """What is wrong with an answer that came; None where nothing is."""
    status = final.status or 0
    if status == 503 and final.retry_after is None:
        return LinkCause.SERVER_ERROR
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status in _SERVER_ERROR:
        return LinkCause.SERVER_ERROR
    if not final.is_fine:
        return LinkCause.OTHER_STATUS
    return _cause_of_page(final, first)


def _cause_of_page(final: Answer, first: Answer) -> LinkCause | None:
    """What a page that was answered with 200 says of itself."""
    asked, got = urlsplit(first.url), urlsplit(final.url)
    if asked.path != got.path and _ERROR_PATH.fullmatch(got.path):
        return LinkCause.SOFT_NOT_FOUND
    is_home = _HOME_PATH.fullmatch(got.path) and not _HOME_PATH.fullmatch(asked.path) and not got.query
    if is_home and _site(asked.hostname) == _site(got.hostname):
        return LinkCause.SENT_HOME
    if not final.is_html or not final.body:
        return None
    title, text = read_page(final.body, final.content_type)
    is_short = len(text) <= _SHORT
    if any(len(part) <= _SHORT_TITLE and _ABSENT.search(part) for part in _PARTS.split(title)):
        return LinkCause.SOFT_NOT_FOUND
    if is_short and (_ABSENT.search(text) or _GONE.search(text)):
        return LinkCause.SOFT_NOT_FOUND
    if is_short and _CAPTCHA.search(f"{title} {text}") and not _SIGN_IN.search(f"{title} {text}"):
        return LinkCause.CAPTCHA
    return None


def read_page(body: bytes, content_type: str = "") -> tuple[str, str]:
    """Title and visible words of the beginning of a page, white space folded."""
    declared = _CHARSET.search(content_type.encode("latin-1", "replace")) or _CHARSET.search(body[:2048])
    text = _decode(body, declared[1].decode("ascii") if declared else None)
    title = _TITLE.search(text)
    shown = _TAG.sub(" ", _HIDDEN.sub(" ", text))
    return _fold(title[1] if title else ""), _fold(shown)


def _decode(body: bytes, declared: str | None) -> str:
    name = "gb18030" if (declared or "").lower() in ("gbk", "gb2312") else declared
    for charset in (name, "utf-8", "gb18030"):
        try:
            return body.decode(charset or "utf-8")
        except UnicodeDecodeError as error:
            if error.start > len(body) - 4:  # cut in the middle of a character
                return body.decode(charset or "utf-8", "ignore")
        except LookupError:
            continue
    return body.decode("utf-8", "replace")


def _fold(text: str) -> str:
    return " ".join(unescape(text).split())


def _site(host: str | None) -> str:
    return (host or "").lower().removeprefix("www.")


def _moved_to(trail: tuple[Answer, ...]) -> str | None:
    """The address behind the permanent redirects with which the trail begins."""
    moved = None
    for answer in trail:
        if answer.status not in PERMANENT:
            break
        moved = answer.location
    return moved
