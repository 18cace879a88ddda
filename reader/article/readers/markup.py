"""The visible text of HTML, by the standard library alone: for fragments in feeds, books and Markdown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html.parser import HTMLParser

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 head header hr html legend li main nav ol option p pre section summary table "
    "tbody td tfoot th thead title tr ul br".split()
)
_HIDDEN = frozenset("head script style template noscript svg math object iframe".split())


_SPACES = re.compile("[ \\t\\n\\f\\r]+")
_HEADINGS = ("h1", "h2", "h3")


@dataclass(frozen=True, slots=True)
class Markup:
    """What a page says.

    Attributes:
        lines: the text of every block that has some, white space collapsed as browsers do; NBSP stays.
        heading: the first line, when it is a heading.
    """

    lines: list[str]
    heading: str | None


def parsed(html: str) -> Markup:
    """The visible text of a page or a part of one; whatever is not closed ends with it."""
    parser = _Text()
    parser.feed(html)
    parser.close()
    parser.end_block()
    return Markup(parser.found, parser.heading)


def lines(html: str) -> list[str]:
    """The lines alone."""
    return parsed(html).lines


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.heading: str | None = None
        self._tag = ""
        self._words: list[str] = []
        self._hidden: str | None = None
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if self._hidden is not None:
            self._depth += tag == self._hidden
        elif tag in _HIDDEN:
            self._hidden, self._depth = tag, 1
        elif tag in _BLOCKS:
            self.end_block()
            self._tag = tag

    def handle_endtag(self, tag: str) -> None:
        if self._hidden is not None:
            self._depth -= tag == self._hidden
            if self._depth == 0:
                self._hidden = None
        elif tag in _BLOCKS:
            self.end_block()

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        if tag in _BLOCKS and self._hidden is None:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if self._hidden is None:
            self._words.append(data)

    def end_block(self) -> None:
        """Keep the words since the last block began as a line."""
        line = _SPACES.sub(" ", "".join(self._words)).strip(" ")
        if line.strip("\u00a0"):
            if not self.found and self._tag in _HEADINGS:
                self.heading = line
            self.found.append(line)
        self._words.clear()
