"""What the site offers besides its pages: open data, ledgers to download, feeds, calendars, site map, search index.

An output is a function `Library -> Iterator[OutputFile | Bundle]` that gives the same bytes for the same Library. The
manifest is not among them: it needs the finished site (`manifest.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.outputs.annual_report_files import render_annual_reports
from generator.outputs.audit_file import render_audit
from generator.outputs.calendars import render_calendars
from generator.outputs.catalogue_files import render_catalogue
from generator.outputs.crawler_files import render_crawler_files
from generator.outputs.faq_files import render_faq_files
from generator.outputs.feeds import render_feeds
from generator.outputs.ledger_files import render_ledgers
from generator.outputs.library_filter import render_library_filter
from generator.outputs.open_benefits import render_open_benefits
from generator.outputs.open_data import render_open_data, render_open_documents, render_open_tasks
from generator.outputs.open_participation import render_open_participation
from generator.outputs.relay_files import render_relays
from generator.outputs.request_form import render_request_form
from generator.outputs.search import revise_search, write_search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from generator.model.library import Library
    from generator.outputs.output_file import Bundle, OutputFile, Revision

OUTPUTS: tuple[Callable[[Library], Iterator[OutputFile | Bundle]], ...] = (
    render_open_documents,
    render_open_tasks,
    render_open_data,
    render_open_participation,
    render_open_benefits,
    render_library_filter,
    render_ledgers,
    render_catalogue,
    render_annual_reports,
    render_faq_files,
    render_feeds,
    render_calendars,
    render_relays,
    render_request_form,
    render_audit,
    render_crawler_files,
    write_search,
)

REVISED: Mapping[Callable[[Library], Iterator[OutputFile | Bundle]], Callable[[Library], Revision]] = {
    write_search: revise_search,
}
"""Outputs that can be made out of what the last build left of them."""
