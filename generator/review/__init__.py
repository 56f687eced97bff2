"""Source and draft side by side, for the person who approves: one page a source and an index, never published.

The pages are plain files of their own, no part of the site: no script, nothing loaded but the style sheet beside them.
"""

from __future__ import annotations

from generator.review.page import IndexRow, ReviewPage
from generator.review.presenting import index_row, present_review, refused_row
from generator.review.rendering import STYLE_SHEET, render, render_index, style_sheet

__all__ = [
    "STYLE_SHEET",
    "IndexRow",
    "ReviewPage",
    "index_row",
    "present_review",
    "refused_row",
    "render",
    "render_index",
    "style_sheet",
]
