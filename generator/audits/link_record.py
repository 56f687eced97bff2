"""What a patrol found, laid over what the one before it knew; and what editors are told of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from generator.audits import link_rules as rules
from generator.model.link_patrol import LinkPatrol, LinkState, PatrolledLink, PatrolRound

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from generator.audits.link_answers import Judgement
    from generator.errors import Finding
    from generator.model.outside_links import OutsideLink

ROUNDS = 24
"""Patrols whose figures are kept."""
_WORKING = (LinkState.OK, LinkState.REDIRECTED)


def renew(
    before: LinkPatrol | None, urls: Iterable[str], judged: Mapping[str, Judgement], *, when: datetime
) -> LinkPatrol:
    """The record after a patrol.

    Links that nothing published names any more are dropped. A link that there was no time for keeps what was known of
    it, with the day on which that was found; two patrols of one day count as one for what must last.
    """
    known = {link.url: link for link in before.links} if before else {}
    listed = sorted(set(urls))
    links = tuple(_renew(url, known.get(url), judged.get(url), when) for url in listed)
    counts = Counter(judgement.state.value for url, judgement in judged.items() if url in set(listed))
    figures = PatrolRound(
        checked_at=when.replace(second=0, microsecond=0, tzinfo=None),
        total=len(listed),
        unchecked=len(listed) - sum(counts.values()),
        ok=counts["ok"],
        redirected=counts["redirected"],
        broken=counts["broken"],
        review=counts["review"],
    )
    return LinkPatrol(history=(figures, *(before.history if before else ()))[:ROUNDS], links=links)


def _renew(url: str, old: PatrolledLink | None, found: Judgement | None, when: datetime) -> PatrolledLink:
    day = when.date()
    if found is None:
        return old or PatrolledLink(url=url, state=LinkState.UNCHECKED, first_seen=day)
    is_again = old is not None and old.checked_on == day and old.failures > 0
    earlier = old.failures - is_again if old else 0
    return PatrolledLink(
        url=url,
        state=found.state,
        cause=found.cause,
        status=found.status,
        moved_to=found.moved_to,
        first_seen=old.first_seen if old else day,
        checked_on=day,
        last_ok=day if found.state in _WORKING else old.last_ok if old else None,
        failures=earlier + 1 if found.state is LinkState.BROKEN else 0,
    )


def find_link_faults(patrol: LinkPatrol, links: Iterable[OutsideLink]) -> Iterator[Finding]:
    """For every place that names a link which does not simply work: what to do there."""
    known = {link.url: link for link in patrol.links}
    for link in links:
        found = known.get(link.url)
        if found is not None:
            yield from _tell(link, found)
    if patrol.last is not None and patrol.last.unchecked:
        message = f"时间不够，{patrol.last.unchecked}个站外链接本次没有检查，保留上次的结果。"
        yield rules.UNREACHED.at(rules.RECORD, message, "用 --minutes 给更多时间，再巡检一次。")


def _tell(link: OutsideLink, found: PatrolledLink) -> Iterator[Finding]:
    cause = found.cause.label if found.cause else ""
    told = f"{cause}（{found.status}）" if found.status and found.state is not LinkState.REDIRECTED else cause
    since = f"，最近一次正常是{found.last_ok}" if found.last_ok else "，还没有正常过"
    if found.state is LinkState.BROKEN:
        hint = "换成能打开的地址，或者删去链接；服务的网址失效期间，网页只显示电话和办理地点。"
        if not found.is_dead:
            hint = "可能是一时的：下次巡检仍然这样，网页才不再让人点它。"
        yield rules.BROKEN.at(link.location, f"站外链接打不开：{link.url}，{told}{since}。", hint)
    elif found.state is LinkState.REDIRECTED:
        hint = f"改成新地址：{found.moved_to}"
        yield rules.MOVED.at(link.location, f"站外链接已改地址：{link.url}", hint)
    elif found.state is LinkState.REVIEW:
        hint = "请用浏览器打开看一眼；程序被拒绝，不等于链接坏了。"
        yield rules.DOUBTFUL.at(link.location, f"站外链接要人工核：{link.url}，{told}。", hint)
