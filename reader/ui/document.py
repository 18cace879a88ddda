"""An article as rows: which line of which block stands on which row, for one width.

Wrapping a long text takes seconds, so only what is in view is wrapped. The rows of all other blocks are
estimates that ``Document.measure`` replaces as they come near.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import overload

from reader.article import Article, Paragraph, ParagraphKind
from reader.span import Span
from reader.visual import ParagraphLayout, VisualLine, lay_out
from reader.visual.layout import Tashkeel

LONGEST = 20_000
"""Code points from which a paragraph is laid out in pieces, lest one block take seconds."""


@dataclass(slots=True)
class Block:
    """A paragraph or a piece of one, or a row that is not part of the article's text.

    A long article has a hundred thousand: only those that come near the screen are laid out.

    Attributes:
        text: what it is a part of: the article's text, or its own.
        start: its first code point there.
        end: one past the last.
        tashkeel: whether vowel marks are shown.
        base: the level asked for, None for that of the first strong character.
        at: the code point of the article where the block stands, in text or not.
        look: how it looks: ``title``, ``byline`` or nothing.
        in_text: whether its offsets are the article's; a title from the front matter has its own.
        gap: empty rows after it.
    """

    text: str
    start: int
    end: int
    tashkeel: Tashkeel
    base: int | None
    at: int
    look: str = ""
    in_text: bool = True
    gap: int = 1
    _layout: ParagraphLayout | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def layout(self) -> ParagraphLayout:
        """Laid out, not wrapped."""
        if self._layout is None:
            self._layout = lay_out(
                self.text, self.start, self.end, tashkeel=self.tashkeel, base_level=self.base
            )
        return self._layout


@dataclass(frozen=True)
class Pages:
    """The blocks of an article: what stays when only the width changes.

    Attributes:
        article: the article.
        tashkeel: whether vowel marks are shown.
        byline: who reports, where and when, in the words of the reader; empty for none.
        spacing: empty rows between paragraphs.
    """

    article: Article
    tashkeel: Tashkeel = "keep"
    byline: str = ""
    spacing: int = 1

    @cached_property
    def blocks(self) -> Blocks:
        """The title, the byline, then the paragraphs; each is worked on only when it is asked for."""
        return Blocks(self)

    def parts(self) -> Iterator[Block | Paragraph]:
        """What stands in the blocks: a paragraph that is a block of its own, else the block itself."""
        article, paragraphs = self.article, self.article.paragraphs
        titled = bool(paragraphs) and paragraphs[0].kind is ParagraphKind.TITLE
        if article.title and not titled:
            yield self._heading(article.title, "title", 0)
        if titled:
            yield from self._pieces(paragraphs[0], 0 if self.byline else 1, "title")
        if self.byline:
            yield self._heading(self.byline, "byline", paragraphs[0].end if titled else 0)
        for paragraph in paragraphs[titled:]:
            if paragraph.end - paragraph.start > LONGEST:
                yield from self._pieces(paragraph, self.spacing)
            else:
                yield paragraph

    def block(self, paragraph: Paragraph) -> Block:
        """A paragraph of the body as a block."""
        start, end = paragraph.start, paragraph.end
        return Block(self.article.text, start, end, self.tashkeel, None, start, gap=self.spacing)

    def _heading(self, text: str, look: str, at: int) -> Block:
        gap = 0 if look == "title" and self.byline else 1
        return Block(text, 0, len(text), self.tashkeel, self._direction, at, look, in_text=False, gap=gap)

    @cached_property
    def _direction(self) -> int:
        """The direction of the title, which the byline below it takes on."""
        article = self.article
        return lay_out(article.title or article.text[:1000]).base_level

    def _pieces(self, paragraph: Paragraph, gap: int, look: str = "") -> Iterator[Block]:
        text, start, end = self.article.text, paragraph.start, paragraph.end
        base = None
        if end - start > LONGEST:
            base = lay_out(text, start, start + LONGEST).base_level
        while end - start > LONGEST:
            cut = text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
            yield Block(text, start, cut, self.tashkeel, base, start, gap=0)
            start = cut
        yield Block(text, start, end, self.tashkeel, base, start, look, gap=gap)

    def at_width(self, width: int) -> Document:
        """The rows at a width in cells."""
        return Document(self, max(width, 1))


class Blocks(Sequence[Block]):
    """The blocks of some pages, each made when it is asked for: a long article has a hundred thousand."""

    def __init__(self, pages: Pages) -> None:
        """The blocks of ``pages``."""
        self._pages = pages
        self._parts = list(pages.parts())

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, index: int) -> Block: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Block]: ...

    def __getitem__(self, index: int | slice) -> Block | Sequence[Block]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        part = self._parts[index]
        if isinstance(part, Paragraph):
            part = self._parts[index] = self._pages.block(part)
        return part

    def heights(self, width: int) -> list[int]:
        """About how many rows each block takes at a width, those after it included."""
        gap = self._pages.spacing
        return [
            (part.end - part.start - 1) // width + 1 + (gap if isinstance(part, Paragraph) else part.gap)
            for part in self._parts
        ]


class Document:
    """The rows of an article at one width, empty rows between blocks.

    Attributes:
        pages: the blocks.
        width: cells of a row.
    """

    def __init__(self, pages: Pages, width: int) -> None:
        """Estimate the rows of every block."""
        self.pages = pages
        self.width = width
        self._lines: dict[int, tuple[Span, ...]] = {}
        self._heights = pages.blocks.heights(width)
        self._sums: list[int] | None = None
        # The lines that were shown last, so that drawing them again costs nothing.
        self._cached = lru_cache(maxsize=512)(self._line)

    @property
    def _first_rows(self) -> list[int]:
        """The first row of each block; last, one past the empty rows after the last block."""
        if self._sums is None:
            self._sums = list(accumulate(self._heights, initial=0))
        return self._sums

    def _wrapped(self, index: int) -> tuple[Span, ...]:
        """The lines of a block; its rows are no estimate from now on."""
        lines = self._lines.get(index)
        if lines is None:
            block = self.pages.blocks[index]
            lines = self._lines[index] = block.layout.wrap(self.width)
            if self._heights[index] != len(lines) + block.gap:
                self._heights[index] = len(lines) + block.gap
                self._sums = None
                self._cached.cache_clear()
        return lines

    def measure(self, row: int, above: int, below: int) -> int:
        """Wrap the blocks around a row.

        Args:
            row: a row of the document.
            above: rows above it that shall be no estimates.
            below: rows below it, itself included.

        Returns:
            By how many rows what stands on ``row`` has moved.
        """
        blocks = self.pages.blocks
        if not blocks:
            return 0
        at = min(max(bisect_right(self._first_rows, row) - 1, 0), len(blocks) - 1)
        inside = row - self._first_rows[at]
        self._wrapped(at)
        inside = min(inside, self._heights[at] - 1)
        rows, index = inside, at - 1
        while rows < above and index >= 0:
            self._wrapped(index)
            rows += self._heights[index]
            index -= 1
        rows, index = self._heights[at] - inside, at + 1
        while rows < below and index < len(blocks):
            self._wrapped(index)
            rows += self._heights[index]
            index += 1
        return self._first_rows[at] + inside - row

    @property
    def height(self) -> int:
        """Rows in all, estimates included."""
        blocks = self.pages.blocks
        return self._first_rows[-1] - blocks[-1].gap if blocks else 0

    def block_at(self, row: int) -> Block | None:
        """The block on a row; None for an empty row or one outside the document."""
        place = self._place(row)
        return self.pages.blocks[place[0]] if place else None

    def line(self, row: int) -> VisualLine | None:
        """The line on a row, None for an empty row."""
        return self._cached(row)

    def row_of(self, offset: int) -> int:
        """The row where a code point of the article stands, or the nearest before it that is shown."""
        blocks = self.pages.blocks
        index = bisect_right(blocks, offset, key=lambda block: block.at) - 1
        if index < 0:
            return 0
        lines = self._wrapped(index) if blocks[index].in_text else ()
        inside = max(bisect_right(lines, offset, key=lambda span: span.start) - 1, 0)
        return self._first_rows[index] + inside

    def offset_at(self, row: int) -> int:
        """The first code point of the article on a row or below it: the place to come back to."""
        for at in range(max(row, 0), self.height):
            place = self._place(at)
            if place and self.pages.blocks[place[0]].in_text:
                return self._wrapped(place[0])[place[1]].start
        return len(self.pages.article.text)

    def _place(self, row: int) -> tuple[int, int] | None:
        """Block and line of a row."""
        if not 0 <= row < self.height:
            return None
        block = bisect_right(self._first_rows, row) - 1
        inside = row - self._first_rows[block]
        return (block, inside) if inside < len(self._wrapped(block)) else None

    def _line(self, row: int) -> VisualLine | None:
        place = self._place(row)
        if place is None:
            return None
        return self.pages.blocks[place[0]].layout.line(self._wrapped(place[0])[place[1]])
