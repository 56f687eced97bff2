"""链接巡检: what was found when somebody last followed the links that lead out of the site."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from generator.model.record import NonEmpty, Record

if TYPE_CHECKING:
    from generator.model.library import Library

DEAD_AFTER = 2
"""Patrols in a row that a passing fault (a server's error, a timeout) must last before a link counts as dead."""


class LinkState(StrEnum):
    """What became of a link, in the order in which pages tell it."""

    BROKEN = "broken"
    REVIEW = "review"
    """A person must look: the site refused or doubted the program, which says nothing about the page."""
    REDIRECTED = "redirected"
    """It works, and its owner says for good that it is elsewhere."""
    UNCHECKED = "unchecked"
    """Nobody has asked yet, or time ran out before its turn."""
    OK = "ok"

    @property
    def label(self) -> str:
        """Chinese label."""
        return {
            "broken": "打不开",
            "review": "要人工核",
            "redirected": "已改地址",
            "unchecked": "尚未检查",
            "ok": "正常",
        }[self.value]


class LinkCause(StrEnum):
    """Why a link is in its state."""

    MOVED = "moved"
    NOT_FOUND = "not_found"
    SOFT_NOT_FOUND = "soft_not_found"
    """A page that is answered with 200 and says that there is none."""
    SENT_HOME = "sent_home"
    """Every lost address leads to the home page."""
    LOOP = "loop"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    SERVER_ERROR = "server_error"
    SLOW = "slow"
    RESET = "reset"
    REFUSED = "refused"
    UNKNOWN_HOST = "unknown_host"
    UNTRUSTED = "untrusted"
    """TLS: expired, for another host, signed by nobody but itself."""
    UNKNOWN_ISSUER = "unknown_issuer"
    """TLS: signed by somebody whom this machine does not know; browsers may."""
    FORBIDDEN = "forbidden"
    LIMITED = "limited"
    CAPTCHA = "captcha"
    INSIDE = "inside"
    """An address of a private network: this program does not go there."""
    NOT_WEB = "not_web"
    """Neither http nor https, or not an address at all."""
    GARBLED = "garbled"
    """An answer that is not HTTP."""
    OTHER_STATUS = "other_status"

    @property
    def label(self) -> str:
        """Chinese, for the public."""
        return _CAUSES[self]

    @property
    def passes(self) -> bool:
        """Whether it may be over tomorrow."""
        return self in _PASSING


_PASSING = frozenset({LinkCause.SERVER_ERROR, LinkCause.SLOW, LinkCause.RESET, LinkCause.REFUSED, LinkCause.GARBLED})
_CAUSES = {
    LinkCause.MOVED: "永久改到新地址",
    LinkCause.NOT_FOUND: "页面不存在",
    LinkCause.SOFT_NOT_FOUND: "打开的是“页面不存在”",
    LinkCause.SENT_HOME: "打开的是首页",
    LinkCause.LOOP: "来回跳转",
    LinkCause.TOO_MANY_REDIRECTS: "跳转次数过多",
    LinkCause.SERVER_ERROR: "对方服务器出错",
    LinkCause.SLOW: "等待超时",
    LinkCause.RESET: "连接中断",
    LinkCause.REFUSED: "拒绝连接",
    LinkCause.UNKNOWN_HOST: "域名不存在",
    LinkCause.UNTRUSTED: "安全证书无效",
    LinkCause.UNKNOWN_ISSUER: "安全证书无法验证",
    LinkCause.FORBIDDEN: "不允许程序访问",
    LinkCause.LIMITED: "对方限制访问次数",
    LinkCause.CAPTCHA: "要求输入验证码",
    LinkCause.INSIDE: "内部网络的地址",
    LinkCause.NOT_WEB: "不是网页地址",
    LinkCause.GARBLED: "对方的回答无法识别",
    LinkCause.OTHER_STATUS: "对方没有给出页面",
}


class PatrolledLink(Record):
    """A line of the record."""

    url: NonEmpty
    state: LinkState
    cause: LinkCause | None = None
    status: int | None = None
    """Of the last answer; None where there was none."""
    moved_to: str | None = None
    """Where its owner says it is now."""
    first_seen: date
    """Day of the first patrol that knew the link."""
    checked_on: date | None = None
    """Day on which it was last asked."""
    last_ok: date | None = None
    """Day on which it was last found to work."""
    failures: int = 0
    """Patrols in a row that found it broken."""

    @property
    def is_dead(self) -> bool:
        """Whether readers are told not to follow it; a passing fault must last, so that one bad night kills nothing."""
        is_lasting = self.cause is None or not self.cause.passes or self.failures >= DEAD_AFTER
        return self.state is LinkState.BROKEN and is_lasting


class PatrolRound(Record):
    """One patrol in figures."""

    checked_at: datetime
    """Local time, naive."""
    total: int
    ok: int = 0
    redirected: int = 0
    broken: int = 0
    review: int = 0
    unchecked: int = 0


class LinkPatrol(Record):
    """`site_data/link_patrol.yml`, written by `lantai audit --external` alone."""

    history: tuple[PatrolRound, ...] = ()
    """Newest first."""
    links: tuple[PatrolledLink, ...] = ()
    """By address."""

    @property
    def last(self) -> PatrolRound | None:
        """The newest patrol; None where there was none."""
        return self.history[0] if self.history else None


def link_key(url: str) -> str:
    """The form in which an address is asked and remembered: no part behind `#`, scheme and host in small letters."""
    text = url.strip()
    try:
        parts = urlsplit(f"https:{text}" if text.startswith("//") else text)
    except ValueError:
        return text
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", parts.query, ""))


def find_patrolled(library: Library, url: str) -> PatrolledLink | None:
    """What the last patrol knew of an address; None where it did not know it."""
    key = link_key(url)
    return next((link for link in library.patrol.links if link.url == key), None) if library.patrol else None
