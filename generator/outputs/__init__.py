"""What the site offers besides its pages: open data, ledgers to download, feeds, calendars, site map, search index.

An output is a function `Library -> Iterator[OutputFile | Bundle]` that gives the same bytes for the same Library. The
manifest is not among them: it needs the finished site (`manifest.py`).
"""

from __future__ import annotations

from generator.outputs.output import Output

SEARCH = Output("search_index", "write_search_index", revision_name="revise_search_index")
"""The only one that a site may do without."""

OUTPUTS: tuple[Output, ...] = (
    Output("open_data", "render_open_documents"),
    Output("open_data", "render_open_tasks"),
    Output("open_data", "render_open_data"),
    Output("open_participation", "render_open_participation"),
    Output("open_benefits", "render_open_benefits"),
    Output("library_filter", "render_library_filter"),
    Output("ledger_files", "render_ledgers"),
    Output("catalogue_files", "render_catalogue"),
    Output("annual_report_files", "render_annual_reports"),
    Output("faq_files", "render_faq_files"),
    Output("feeds", "render_feeds"),
    Output("calendars", "render_calendars"),
    Output("relay_files", "render_relays"),
    Output("request_form", "render_request_form"),
    Output("audit_file", "render_audit"),
    Output("crawler_files", "render_crawler_files"),
    SEARCH,
)
