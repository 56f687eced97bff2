"""指南, 制度, 依申请公开 and 放假安排 as they stand in the Library."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from generator.model.address import APPLICATION, guide_address
from generator.model.link import Link
from generator.records.body_links import find_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.application import Application
    from generator.model.disclosure_rule import DisclosureRule
    from generator.model.guide import Guide
    from generator.model.holidays import HolidayYear
    from generator.model.portal_files import PortalFiles


class Disclosure(TypedDict):
    """The fields of the Library that are made here."""

    guides: tuple[Guide, ...]
    application: Application | None
    disclosure_rules: tuple[DisclosureRule, ...]
    holidays: tuple[HolidayYear, ...]


def assemble_disclosure(files: PortalFiles) -> Disclosure:
    """The government's own guide first, the others by unit; registers in their order, years by year."""
    return Disclosure(
        guides=tuple(sorted(files.guides, key=lambda guide: guide.unit or "")),
        application=files.application,
        disclosure_rules=files.disclosure_rules,
        holidays=tuple(sorted(files.holidays, key=lambda year: year.year)),
    )


def find_guide_links(files: PortalFiles) -> Iterator[Link]:
    """Links of the guides' bodies, and the form that is offered beside the procedure."""
    for guide in files.guides:
        yield from find_links(guide, guide_address(guide.unit))
    application = files.application
    if application is not None and application.form:
        target = f"/files/{application.form}"
        yield Link(target=target, text="", is_image=False, page=APPLICATION, location=application.at("form"))
