"""Review pages → HTML."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.review.page import IndexRow, ReviewPage

STYLE_SHEET = "review.css"


def render(page: ReviewPage) -> str:
    """The page of one source."""
    return _environment().get_template("review.html").render(p=page)


def render_index(rows: Sequence[IndexRow]) -> str:
    """The list of all sources."""
    return _environment().get_template("index.html").render(rows=rows)


def style_sheet() -> str:
    """What stands beside the pages as `review.css`."""
    return files("generator.review").joinpath(STYLE_SHEET).read_text("utf-8")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("generator.review", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
