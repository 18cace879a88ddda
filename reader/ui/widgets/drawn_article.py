"""The rows of an article as they are drawn: each once, for as long as nothing about it changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.entities import Entity, EntityType
from reader.selection import Selection
from reader.span import Span
from reader.ui.chrome import Chrome, chrome_of
from reader.ui.document import Document, Pages
from reader.visual import VisualLine

MARGIN = 2


class Look(NamedTuple):
    """A part of the text that looks different: the component classes that say how."""

    part: str


TYPE_PARTS = {EntityType.PER: "person", EntityType.ORG: "organisation", EntityType.LOC: "place"}


class Frame(NamedTuple):
    """What all rows of a picture of the widget have in common.

    Attributes:
        document: the rows.
        width: cells of the widget, the scrollbar's included.
        row_width: cells of a row: those of its text, or all where the terminal orders the whole row.
        left: cells before the text.
        base: the style of what has no look of its own.
        chrome: how text is drawn on the terminal.
    """

    document: Document
    width: int
    row_width: int
    left: int
    base: Style
    chrome: Chrome


class Drawn(NamedTuple):
    """A row as it was drawn, and what it was drawn from."""

    line: VisualLine
    frame: Frame
    looks: list[tuple[int, int, Look]]
    strip: Strip


_DRAWN = 512
"""Rows that are kept as they were drawn: scrolling by a line draws one."""


class DrawnArticle(ScrollView, inherit_bindings=False):
    """Draws the rows that are in view.

    Attributes:
        measure: most cells of a line.
        pages: what is shown.
        entities: mentions, in text order.
        types: the types that are marked.
        focused_entity: index of the mention that the reader is at.
        evidence: the sentence that says what the panel shows.
        quoted: the words of it that do.
        hits: what was found by searching.
        hit: index of the one that the reader is at.
        spotlight: the paragraph that all others are faded beside.
        selection: what the reader selects.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--title",
        "article--byline",
        "article--person",
        "article--organisation",
        "article--place",
        "article--focus",
        "article--evidence",
        "article--quoted",
        "article--hit",
        "article--hit-here",
        "article--faded",
        "article--selection",
    }

    def __init__(self, pages: Pages, *, measure: int, id: str | None = None) -> None:
        """Show ``pages`` in lines of at most ``measure`` cells."""
        super().__init__(id=id)
        self.measure = measure
        self.pages = pages
        self.entities: Sequence[Entity] = ()
        self.types: Collection[EntityType] = frozenset(EntityType)
        self.focused_entity: int | None = None
        self.evidence: Span | None = None
        self.quoted: Span | None = None
        self.hits: Sequence[Span] = ()
        self.hit: int | None = None
        self.spotlight: Span | None = None
        self.selection: Selection | None = None
        self._document: Document | None = None
        self._drawn: LRUCache[int, Drawn] = LRUCache(_DRAWN)

    @property
    def document(self) -> Document:
        """The rows at the present width."""
        width = self.text_width
        if self._document is None or self._document.width != width or self._document.pages is not self.pages:
            self._document = self.pages.at_width(width)
        return self._document

    @property
    def text_width(self) -> int:
        """Cells of a line: the measure, or what the widget has."""
        room = self.scrollable_content_region.width or self.size.width
        if chrome_of(self).whole_rows:
            return max(room - 1, 1)  # one cell is to spare, for rows that need a letter to begin with
        return max(min(self.measure, self.room), 1)

    @property
    def room(self) -> int:
        """The longest line that the widget has room for."""
        return max((self.scrollable_content_region.width or self.size.width) - 2 * MARGIN, 1)

    @property
    def _row_width(self) -> int:
        """Cells of a row: those of its text, or all where the terminal orders the whole row."""
        if chrome_of(self).whole_rows:
            return self.scrollable_content_region.width or self.size.width
        return self.document.width

    @property
    def _text_left(self) -> int:
        if chrome_of(self).whole_rows:
            return 0
        return max((self.scrollable_content_region.width - self.text_width) // 2, 0)

    # Drawing

    def render_lines(self, crop: Region) -> list[Strip]:
        """Some rows of the widget.

        As Textual's own, but for borders, padding and opacity, which the widget has none of and which take a quarter of
        a frame.
        """
        frame = self.framed()
        background, filters = self.background_colors[1], self.get_line_filters()
        rows = []
        for y in crop.line_range:
            row = self.row(y, frame)
            for line_filter in filters:
                row = row.apply_filter(line_filter, background)
            rows.append(row)
        if crop.column_span != (0, frame.width):
            rows = [row.crop(*crop.column_span) for row in rows]
        return rows

    def render_line(self, y: int) -> Strip:
        """One row of the widget."""
        return self.row(y, self.framed())

    def row(self, y: int, frame: Frame) -> Strip:
        """One row of the widget or beyond it, drawn if it was not before.

        Args:
            y: the row; 0 is the first in view.
            frame: what it has in common with others.
        """
        row = y + round(self.scroll_y)
        line, block = frame.document.line(row), frame.document.block_at(row)
        if line is None or block is None:
            return Strip.blank(frame.width, frame.base)
        looks = self._looks(line.start, line.end) if block.in_text else []
        if block.look:
            looks.insert(0, (line.start, line.end, Look(block.look)))
        drawn = self._drawn.get(row)
        if drawn is None or drawn.line is not line or drawn.frame != frame or drawn.looks != looks:
            drawn = Drawn(line, frame, looks, self._strip(line, frame, looks))
            self._drawn.set(row, drawn)
        return drawn.strip

    def _strip(self, line: VisualLine, frame: Frame, looks: Sequence[tuple[int, int, Look]]) -> Strip:
        def style(parts: tuple[Look, ...]) -> Style:
            names = (f"article--{look.part}" for look in parts)
            return Style.combine(
                [frame.base, *(self.get_component_rich_style(name, partial=True) for name in names)]
            )

        strip = frame.chrome.line(line, frame.row_width, style, looks)
        right = frame.width - frame.left - strip.cell_length
        return Strip(
            [
                *([Segment(" " * frame.left, frame.base)] if frame.left else []),
                *strip,
                *([Segment(" " * right, frame.base)] if right > 0 else []),
            ],
            frame.width,
        )

    def framed(self) -> Frame:
        """What all rows have in common now."""
        return Frame(
            self.document,
            self.content_region.width,
            self._row_width,
            self._text_left,
            self.rich_style,
            chrome_of(self),
        )

    def notify_style_update(self) -> None:
        """Other colours: nothing drawn holds any more."""
        super().notify_style_update()
        self._drawn.clear()

    def _looks(self, start: int, end: int) -> list[tuple[int, int, Look]]:
        """The parts of a line that look different, the later over the earlier."""
        found: list[tuple[int, int, Look]] = []
        if self.evidence and self.evidence.overlaps((start, end)):
            found.append((self.evidence.start, self.evidence.end, Look("evidence")))
        if self.quoted and self.evidence and self.evidence.overlaps(self.quoted):
            found.append((*self.quoted, Look("quoted")))
        first = bisect_right(self.entities, start, key=lambda entity: entity.end)
        for index in range(first, len(self.entities)):
            entity = self.entities[index]
            if entity.start >= end:
                break
            if entity.type in self.types:
                found.append((entity.start, entity.end, Look(TYPE_PARTS[entity.type])))
            if index == self.focused_entity:
                found.append((entity.start, entity.end, Look("focus")))
        for index in range(bisect_left(self.hits, start, key=lambda hit: hit.end), len(self.hits)):
            hit = self.hits[index]
            if hit.start >= end:
                break
            found.append((hit.start, hit.end, Look("hit-here" if index == self.hit else "hit")))
        if self.spotlight is not None:
            text_end = len(self.pages.article.text)
            dark = Look("faded")
            found += [(0, self.spotlight.start, dark), (self.spotlight.end, text_end, dark)]
        if self.selection is not None:
            found.append((*self.selection.span, Look("selection")))
        return found
