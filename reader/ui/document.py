"""An article as rows: which line of which block stands on which row, for one width."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from reader.article import Article, ParagraphKind
from reader.span import Span
from reader.visual import ParagraphLayout, VisualLine, lay_out
from reader.visual.layout import Tashkeel


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a heading that is not part of the article's text.

    Attributes:
        layout: laid out, not wrapped.
        title: whether it is the title.
        in_text: whether its offsets are the article's; a title from the front matter has its own.
    """

    layout: ParagraphLayout
    title: bool
    in_text: bool


@dataclass(frozen=True)
class Pages:
    """The blocks of an article: what stays when only the width changes.

    Attributes:
        article: the article.
        tashkeel: whether vowel marks are shown.
    """

    article: Article
    tashkeel: Tashkeel = "keep"

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The title, then the paragraphs; each is worked on only when it is asked for."""
        article = self.article
        found = [
            Block(
                lay_out(article.text, p.start, p.end, tashkeel=self.tashkeel),
                p.kind is ParagraphKind.TITLE,
                True,
            )
            for p in article.paragraphs
        ]
        if article.title and not (found and found[0].title):
            found.insert(0, Block(lay_out(article.title, tashkeel=self.tashkeel), True, False))
        return tuple(found)

    def at_width(self, width: int) -> Document:
        """The rows at a width in cells."""
        return Document(self, max(width, 1))


@dataclass(frozen=True)
class Document:
    """The rows of an article at one width, an empty row between blocks.

    Attributes:
        pages: the blocks.
        width: cells of a row.
    """

    pages: Pages
    width: int

    def __post_init__(self) -> None:
        """Give each document a small cache of the lines that were shown."""
        object.__setattr__(self, "_cached", lru_cache(maxsize=512)(self._line))

    @cached_property
    def _wrapped(self) -> tuple[tuple[Span, ...], ...]:
        return tuple(block.layout.wrap(self.width) for block in self.pages.blocks)

    @cached_property
    def _first_rows(self) -> tuple[int, ...]:
        """The first row of each block; last, one past the empty row after the last block."""
        return tuple(accumulate((len(lines) + 1 for lines in self._wrapped), initial=0))

    @cached_property
    def height(self) -> int:
        """Rows in all."""
        return max(self._first_rows[-1] - 1, 0)

    def block_at(self, row: int) -> Block | None:
        """The block on a row; None for an empty row or one outside the document."""
        place = self._place(row)
        return self.pages.blocks[place[0]] if place else None

    def line(self, row: int) -> VisualLine | None:
        """The line on a row, None for an empty row."""
        line: VisualLine | None = self._cached(row)  # type: ignore[attr-defined]
        return line

    def row_of(self, offset: int) -> int:
        """The row where a code point of the article stands, or the nearest before it that is shown."""
        blocks = self.pages.blocks
        first = 1 if blocks and not blocks[0].in_text else 0
        index = max(bisect_right(blocks, offset, lo=first, key=lambda block: block.layout.start) - 1, first)
        if index >= len(blocks):
            return 0
        if index == first and offset < blocks[first].layout.start:
            return 0
        lines = self._wrapped[index]
        inside = max(bisect_right(lines, offset, key=lambda span: span.start) - 1, 0)
        return self._first_rows[index] + inside

    def offset_at(self, row: int) -> int:
        """The first code point of the article on a row or below it: the place to come back to."""
        for at in range(max(row, 0), self.height):
            place = self._place(at)
            if place and self.pages.blocks[place[0]].in_text:
                return self._wrapped[place[0]][place[1]].start
        return len(self.pages.article.text)

    def _place(self, row: int) -> tuple[int, int] | None:
        """Block and line of a row."""
        if not 0 <= row < self.height:
            return None
        block = bisect_right(self._first_rows, row) - 1
        inside = row - self._first_rows[block]
        return (block, inside) if inside < len(self._wrapped[block]) else None

    def _line(self, row: int) -> VisualLine | None:
        place = self._place(row)
        if place is None:
            return None
        return self.pages.blocks[place[0]].layout.line(self._wrapped[place[0]][place[1]])
