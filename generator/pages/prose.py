"""Markdown written by editors (interpretations, answers, guides) as HTML that is safe to print.

The one place where HTML is made outside a template. Whatever an editor writes, no script, style, form or event handler
reaches the page: nh3 keeps an allow-list.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import nh3
from markdown import Markdown
from markupsafe import Markup

from generator.model.prose_markup import MARKDOWN_EXTENSIONS, prepare_markdown
from generator.pages.content_links import resolve_address

if TYPE_CHECKING:
    from generator.model.library import Library
    from generator.model.record import Prose

_BOX = re.compile(r'<input\b[^>]*?type="checkbox"[^>]*>')
_TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "code", "del", "div", "em", "hr", "i", "ins", "p", "pre", "s", "section"),
    *(
        "span",
        "strong",
        "sub",
        "sup",
        "h2",
        "h3",
        "h4",
        "h5",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "details",
        "summary",
        "mark",
    ),
    *("figure", "figcaption", "img", "table", "thead", "tbody", "tfoot", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "*": {"id", "class", "title", "lang"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align"},
    "ol": {"start"},
    "details": {"open"},
}


def render_prose(prose: Prose, library: Library, *, root: str, language: str | None = None) -> Markup:
    """The body as HTML; links and pictures lead on from the page whose way to the site's root is `root`.

    A `language` is given where the text is not Chinese.
    """
    markdown = _read_markdown()
    markdown.reset()
    html = markdown.convert(prepare_markdown(prose.body.replace("\n# ", "\n## "), language=language))
    html = _BOX.sub(lambda box: "☑" if "checked" in box[0] else "☐", html)

    def filter_attribute(tag: str, name: str, value: str) -> str | None:
        if name not in {"href", "src"} or value.startswith("#"):
            return value
        address = resolve_address(value, prose.location.path, library)
        if address is not None:
            return root + address
        return None if tag == "img" else value

    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=filter_attribute,
        link_rel="noopener noreferrer",
        url_schemes={"http", "https", "mailto", "tel"},
    )
    return Markup(_frame_tables(cleaned))


def _frame_tables(html: str) -> str:
    """Tables that scroll by themselves on narrow screens; the only header cells Markdown has are columns'."""
    html = re.sub(r"<th(?=[ >])", '<th scope="col"', html)
    html = html.replace("<table", '<div class="table-scroll" tabindex="0" role="group" aria-label="表格"><table')
    return html.replace("</table>", "</table></div>")


@cache
def _read_markdown() -> Markdown:
    return Markdown(extensions=list(MARKDOWN_EXTENSIONS), output_format="html", tab_length=4)
