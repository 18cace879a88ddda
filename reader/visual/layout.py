"""A paragraph laid out: work on the text is done once, wrapping once per width, ordering once per line
shown.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

from reader.span import Span
from reader.visual.bidi import base_level_of, levels_of
from reader.visual.bidi_classes import classes, has_mirrored
from reader.visual.clusters import Drawing, display_levels, draw
from reader.visual.line import VisualLine, make_line
from reader.visual.widths import HARD_BREAKS
from reader.visual.wrap import Measured

Tashkeel = Literal["keep", "hide"]


@dataclass(frozen=True)
class ParagraphLayout:
    """One paragraph, for any width. Every part is computed when it is first asked for, and kept.

    Attributes:
        text: the whole article.
        start: first code point of the paragraph.
        end: one past the last.
        tashkeel: ``keep`` or ``hide`` the vowel marks.
        base: the level asked for, or None for the first strong character's (P2, P3).
    """

    text: str
    start: int
    end: int
    tashkeel: Tashkeel = "keep"
    base: int | None = None

    @cached_property
    def paragraph(self) -> str:
        """The paragraph's own text."""
        return self.text[self.start : self.end]

    @cached_property
    def letters(self) -> bytes:
        """Bidi class letters of the paragraph."""
        return classes(self.paragraph)

    @cached_property
    def base_level(self) -> int:
        """Paragraph level: 1 when right-to-left."""
        return base_level_of(self.letters) if self.base is None else self.base

    @cached_property
    def drawing(self) -> Drawing:
        """Glyphs and cells, in logical order."""
        return draw(self.paragraph, self.letters, self.tashkeel == "hide")

    @cached_property
    def levels(self) -> bytes:
        """UAX #9 levels."""
        return display_levels(levels_of(self.paragraph, self.letters, self.base_level), self.drawing)

    @cached_property
    def columns(self) -> array[int]:
        """Cumulative cells: item ``i`` are those before code point ``i`` of the paragraph."""
        return array("I", accumulate(self.drawing.cells, initial=0))

    @cached_property
    def has_mirrored(self) -> bool:
        """Whether the paragraph holds a character that L4 mirrors."""
        return has_mirrored(self.paragraph)

    @cached_property
    def measured(self) -> Measured:
        """The paragraph with its glyphs and cells: where clusters begin and end, and where lines may."""
        return Measured(self.paragraph, self.drawing.glyphs, self.columns)

    def wrap(self, width: int) -> tuple[Span, ...]:
        """Line ranges, in the article's text, that cover the paragraph; see ``Measured.wrap``."""
        offset = self.start
        return tuple([Span(start + offset, end + offset) for start, end in self.measured.wrap(width)])

    def fitting(self, width: int) -> int:
        """How many code points of the paragraph fit ``width`` cells, whole clusters only."""
        return bisect_right(self.columns, width) - 1

    def line(self, span: tuple[int, int] | None = None) -> VisualLine:
        """Lay out one line.

        Args:
            span: a range that ``wrap`` gave, or any other of the paragraph; one that cuts a cluster is
                widened. Spaces at its end hang. Without a range the whole paragraph becomes one line and
                keeps its spaces.
        """
        if span is None:
            start, end = 0, self.end - self.start
            stop = len(self.paragraph.rstrip(HARD_BREAKS))
        else:
            start, end = self._whole_clusters(span[0] - self.start, span[1] - self.start)
            stop = self.measured.drawn_end(start, end)
        return make_line(self, start, end, stop)

    def _whole_clusters(self, start: int, end: int) -> tuple[int, int]:
        """The range widened until it cuts no cluster; the ends of lines that a line break made stay."""
        cells, text = self.drawing.cells, self.paragraph
        if start < len(cells) and not cells[start] and start and text[start - 1] not in HARD_BREAKS:
            start = self.measured.cluster_start(start)
        if start < end < len(cells) and not cells[end] and text[end - 1] not in HARD_BREAKS:
            end = bisect_right(self.columns, self.columns[end], end) - 1
        return start, end

    def lines(self, width: int) -> tuple[VisualLine, ...]:
        """All lines at a width."""
        return tuple(self.line(span) for span in self.wrap(width))


def lay_out(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    tashkeel: Tashkeel = "keep",
    base_level: int | None = None,
) -> ParagraphLayout:
    """Lay out the paragraph ``text[start:end]``; nothing is computed yet.

    Args:
        text: the article's text.
        start: first code point.
        end: one past the last; the text's end when None.
        tashkeel: ``hide`` leaves Arabic vowel marks out.
        base_level: 0 or 1 to force the paragraph's direction; by its first strong character when None.
    """
    return ParagraphLayout(text, start, len(text) if end is None else end, tashkeel, base_level)
