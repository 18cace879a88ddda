"""The article itself: rows of right-to-left text, drawn as they come into view."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.article import Article
from reader.entities import Entity, EntityType
from reader.navigation import entity_at
from reader.span import Span
from reader.ui.chrome import chrome_of
from reader.ui.document import Document, Pages
from reader.visual.layout import Tashkeel
from reader.visual.modes import left_margin

MARGIN = 2


class Look(NamedTuple):
    """A part of the text that looks different: the component classes that say how."""

    part: str


TYPE_PARTS = {EntityType.PER: "person", EntityType.ORG: "organisation", EntityType.LOC: "place"}


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows an article; knows where each cell stands in the text."""

    BINDINGS: ClassVar[list[BindingType]] = []
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article--title",
        "article--person",
        "article--organisation",
        "article--place",
        "article--focus",
        "article--evidence",
        "article--hit",
        "article--hit-here",
        "article--faded",
    }

    class Clicked(Message):
        """The reader clicked a place in the text.

        Attributes:
            offset: the code point of the article.
            entity: index of the mention there, if there is one.
        """

        def __init__(self, offset: int, entity: int | None) -> None:
            """Keep both."""
            super().__init__()
            self.offset = offset
            self.entity = entity

    class Moved(Message):
        """Another part of the article is in view."""

    def __init__(
        self, article: Article, *, measure: int, tashkeel: Tashkeel = "keep", id: str | None = None
    ) -> None:
        """Show ``article`` in lines of at most ``measure`` cells."""
        super().__init__(id=id)
        self.measure = measure
        self.pages = Pages(article, tashkeel)
        self.entities: Sequence[Entity] = ()
        self.types: Collection[EntityType] = frozenset(EntityType)
        self.focused_entity: int | None = None
        self.evidence: Span | None = None
        self.hits: Sequence[Span] = ()
        self.hit: int | None = None
        self.spotlight: Span | None = None
        self._document: Document | None = None
        self._anchor = 0

    # What is shown

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
            return max(room, 1)
        return max(min(self.measure, room - 2 * MARGIN), 1)

    def show(self, pages: Pages, anchor: int = 0) -> None:
        """Show other pages, from the line of ``anchor`` on."""
        self.pages = pages
        self._anchor = anchor
        self.lay_out()

    def lay_out(self) -> None:
        """Fit the rows to the present width and keep the reader's place."""
        height = self.document.height
        self.virtual_size = Size(self.scrollable_content_region.width, height)
        if self.is_mounted and self.size.height:
            self.scroll_to(
                y=self.document.row_of(self._anchor) if self._anchor else 0, animate=False, force=True
            )
        self.refresh()

    def on_resize(self) -> None:
        """Wrap again; the line that was at the top stays there."""
        self.show_vertical_scrollbar = not chrome_of(self).whole_rows
        self.lay_out()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place in the text, and tell."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._anchor = self.document.offset_at(round(new_value)) if new_value else 0
            self.post_message(self.Moved())

    # Where the reader is

    @property
    def position(self) -> int:
        """The first code point in view."""
        return self.document.offset_at(round(self.scroll_y))

    @property
    def percent(self) -> int:
        """How much of the article has been in view, 0 to 100."""
        height = self.document.height
        seen = min(round(self.scroll_y) + self.size.height, height)
        return 100 * seen // height if height else 100

    def reveal(self, span: Span) -> None:
        """Bring a range into view, a third from the top unless it is in view already."""
        first, last = self.document.row_of(span.start), self.document.row_of(max(span.end - 1, span.start))
        top, height = round(self.scroll_y), self.scrollable_content_region.height
        if top <= first and last < top + height:
            return
        self.scroll_to(y=max(first - height // 3, 0), animate=False, force=True)

    def text_offset(self, x: int, y: int) -> int | None:
        """The code point of the article at a cell of the widget, None beside the text."""
        row = y + round(self.scroll_y)
        line, block = self.document.line(row), self.document.block_at(row)
        if line is None or block is None or not block.in_text:
            return None
        column = x - self._text_left - left_margin(line, self.document.width)
        cluster = line.cluster_at(column)
        return cluster.start if cluster else None

    @property
    def _text_left(self) -> int:
        if chrome_of(self).whole_rows:
            return 0
        return max((self.scrollable_content_region.width - self.text_width) // 2, 0)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row of the widget."""
        width = self.scrollable_content_region.width or self.size.width
        base = self.rich_style
        row = y + round(self.scroll_y)
        line, block = self.document.line(row), self.document.block_at(row)
        if line is None or block is None:
            return Strip.blank(width, base)
        looks = self._looks(line.start, line.end) if block.in_text else []
        if block.title:
            looks.insert(0, (line.start, line.end, Look("title")))
        strip = chrome_of(self).line(line, self.document.width, self._style, looks)
        left = self._text_left
        right = width - left - strip.cell_length
        return Strip(
            [
                *([Segment(" " * left, base)] if left else []),
                *strip,
                *([Segment(" " * right, base)] if right > 0 else []),
            ],
            width,
        )

    def _style(self, looks: tuple[Look, ...]) -> Style:
        style = self.rich_style
        for look in looks:
            style += self.get_component_rich_style(f"article--{look.part}", partial=True)
        return style

    def _looks(self, start: int, end: int) -> list[tuple[int, int, Look]]:
        """The parts of a line that look different, the later over the earlier."""
        found: list[tuple[int, int, Look]] = []
        if self.evidence and self.evidence.overlaps((start, end)):
            found.append((self.evidence.start, self.evidence.end, Look("evidence")))
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
        return found

    # Mouse

    def on_click(self, event: events.Click) -> None:
        """Tell which place was clicked."""
        offset = self.text_offset(event.x, event.y)
        if offset is not None:
            event.stop()
            self.post_message(self.Clicked(offset, entity_at(self.entities, offset)))

    def refresh_lines_of(self, *spans: Span | None) -> None:
        """Draw again only the rows that hold one of the ranges."""
        top = round(self.scroll_y)
        for span in spans:
            if span is not None:
                first, last = (
                    self.document.row_of(span.start),
                    self.document.row_of(max(span.end - 1, span.start)),
                )
                self.refresh(Region(0, first - top, self.size.width, last - first + 1))
