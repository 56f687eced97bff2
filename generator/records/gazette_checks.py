"""政府公报: what its register and the documents that name an issue can contradict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.records import gazette_rules as rules
from generator.records.report import suggest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.errors import Finding
    from generator.model.gazette import Gazette, GazetteIssue
    from generator.model.portal_files import PortalFiles
    from generator.records.known_ids import KnownIds


def check_gazette(files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    """Issues that stand twice, documents that name none, orders and interpretations that name what is not there."""
    issues = files.gazette.issues if files.gazette else ()
    yield from _check_numbers(issues)
    ids = {issue.id: issue for issue in issues}
    for record in files.documents:
        named = record.gazette
        if named is None or "gazette" in files.unread:
            continue
        place = record.at("gazette")
        if named not in ids:
            hint = suggest(named, sorted(ids)) or "先在 site_data/gazette.yml 的 issues 里登记这一期。"
            yield rules.UNKNOWN_ISSUE.at(place, f"公报没有“{named}”这一期。", hint)
        elif record.dated_on and record.dated_on > ids[named].published_on:
            message = f"文件 {record.dated_on} 成文，不能载于 {ids[named].published_on} 出版的公报。"
            yield rules.EARLY_ISSUE.at(place, message, "核对成文日期、公报期次和出版日期。")
    for issue in issues:
        yield from _check_order(issue, files, known)
        yield from _check_interpretations(issue, files, known)


def without_unpublished_entries(files: PortalFiles) -> Gazette | None:
    """The gazette with names of what is published alone."""
    gazette = files.gazette
    if gazette is None:
        return None
    documents = {record.id for record in files.documents if record.is_published}
    interpretations = {entry.id for entry in files.interpretations if entry.is_published}
    issues = tuple(
        issue.model_copy(
            update={
                "order": tuple(name for name in issue.order if name in documents),
                "interpretations": tuple(name for name in issue.interpretations if name in interpretations),
            }
        )
        for issue in gazette.issues
    )
    return gazette.model_copy(update={"issues": issues})


def _check_numbers(issues: tuple[GazetteIssue, ...]) -> Iterator[Finding]:
    first: dict[str, GazetteIssue] = {}
    for issue in issues:
        other = first.setdefault(issue.id, issue)
        if other is not issue:
            message = f"{issue.label}登记了两次，{other.at('number')} 已经有了。"
            yield rules.REPEATED_ISSUE.at(issue.at("number"), message, "每一期只登记一次；改正期号。")


def _check_order(issue: GazetteIssue, files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    carried = {record.id for record in files.documents if record.gazette == issue.id}
    for index, name in enumerate(issue.order):
        place = issue.at("order", index)
        yield from known.check_document(name, place)
        if name in known.documents and name not in carried:
            message = f"目录顺序里有“{name}”，但这份文件没有写 gazette: {issue.id}。"
            yield rules.NOT_CARRIED.at(
                place, message, f"在文件的元数据里加一行 gazette: {issue.id}，或者从顺序里删去。"
            )


def _check_interpretations(issue: GazetteIssue, files: PortalFiles, known: KnownIds) -> Iterator[Finding]:
    there = [entry.id for entry in files.interpretations]
    for index, name in enumerate(issue.interpretations):
        if name not in there and name not in known.unread:
            hint = suggest(name, there) or "编号见 content/interpretations/ 下的文件名。"
            yield rules.UNKNOWN_INTERPRETATION.at(
                issue.at("interpretations", index), f"没有编号为“{name}”的解读。", hint
            )
