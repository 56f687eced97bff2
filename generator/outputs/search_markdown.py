"""What editors write in Markdown, as the words that a reader of the page sees."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from markdown import Markdown

from generator.model.prose_markup import MARKDOWN_EXTENSIONS, prepare_markdown

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "li", "dl", "dt", "dd"})
_TABLES = frozenset({"table", "caption", "tr", "td", "th"})
_BLOCKS = (
    _HEADINGS
    | _LISTS
    | _TABLES
    | frozenset({"p", "div", "section", "blockquote", "pre", "figcaption", "details", "summary", "hr", "br"})
)
_SILENT = frozenset({"script", "style"})


class _Words(HTMLParser):
    """Collects the text of blocks, headings apart."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[str] = []
        self.texts: list[str] = []
        self._words: list[str] = []
        self._silent = 0
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A block ends what stood before it; a picture leaves its alternative text."""
        if tag in _BLOCKS:
            self.flush()
        self._heading = tag in _HEADINGS or (self._heading and tag not in _BLOCKS)
        self._silent += tag in _SILENT
        if tag == "img":
            self._words.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        """A block's end ends its text."""
        if tag in _BLOCKS:
            self.flush()
            self._heading = False
        self._silent -= tag in _SILENT and self._silent > 0

    def handle_data(self, data: str) -> None:
        """Words, unless nobody sees them."""
        if not self._silent:
            self._words.append(data)

    def flush(self) -> None:
        """Closes the present block."""
        text = " ".join("".join(self._words).split())
        if text:
            (self.headings if self._heading else self.texts).append(text)
        self._words = []


def read_markdown_passages(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Headings, and every other block as one passage each, in reading order."""
    markdown = _read_markdown()
    markdown.reset()
    words = _Words()
    words.feed(markdown.convert(prepare_markdown(body)))
    words.close()
    words.flush()
    return tuple(words.headings), tuple(words.texts)


@cache
def _read_markdown() -> Markdown:
    return Markdown(extensions=list(MARKDOWN_EXTENSIONS), output_format="html", tab_length=4)
