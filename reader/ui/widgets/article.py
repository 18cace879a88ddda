"""The article itself: rows of right-to-left text, and where each cell of them stands in the text."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer

from reader.navigation import entity_at
from reader.span import Span
from reader.ui.chrome import chrome_of
from reader.ui.document import Pages
from reader.ui.widgets.drawn_article import DrawnArticle
from reader.visual import VisualLine
from reader.visual.modes import left_margin

_SOON = 0.03
"""Seconds after which the reader is taken to look at what is on the screen."""

_NEAR = 10
"""Screens before the end of the text within which the number of rows is exact."""


class ArticleView(DrawnArticle, can_focus=True, inherit_bindings=False):
    """Shows an article; knows where each cell stands in the text."""

    BINDINGS: ClassVar[list[BindingType]] = []

    class Clicked(Message):
        """The reader clicked a place in the text.

        Attributes:
            offset: the code point of the article.
            entity: index of the mention there, if there is one.
            times: 2 for a double click, and so on.
        """

        def __init__(self, offset: int, entity: int | None, times: int) -> None:
            """Keep them."""
            super().__init__()
            self.offset = offset
            self.entity = entity
            self.times = times

    class Dragged(Message):
        """The reader drags the mouse over the text.

        Attributes:
            start: the code point where the button was pressed.
            offset: the code point that the mouse has come to.
        """

        def __init__(self, start: int, offset: int) -> None:
            """Keep both."""
            super().__init__()
            self.start = start
            self.offset = offset

    class Moved(Message):
        """Another part of the article is in view."""

    def __init__(self, pages: Pages, *, measure: int, id: str | None = None) -> None:
        """Show ``pages`` in lines of at most ``measure`` cells."""
        super().__init__(pages, measure=measure, id=id)
        self._pressed: int | None = None
        self._dragging = False
        self._anchor = 0
        self._soon = Timer(self, _SOON)

    # What is shown

    def show(self, pages: Pages, anchor: int | None = None) -> None:
        """Show other pages, from the line of ``anchor`` on; None keeps the place."""
        self.pages = pages
        if anchor is not None:
            self._anchor = anchor
        self.lay_out()

    def lay_out(self) -> None:
        """Fit the rows to the present width and keep the reader's place."""
        if not self.size.width:  # not on the screen yet
            return
        row = self.document.row_of(self._anchor) if self._anchor else 0
        self.virtual_size = Size(self.scrollable_content_region.width, self.document.height)
        if self.is_mounted and self.size.height:
            self.scroll_to(y=row, animate=False, force=True)
            self._settle()
            self.post_message(self.Moved())
        self.refresh()

    def on_resize(self) -> None:
        """Wrap again; the line that was at the top stays there."""
        self.styles.scrollbar_size_vertical = 0 if chrome_of(self).whole_rows else 1
        self.lay_out()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Remember the place in the text, and tell."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._settle()
            top = round(self.scroll_y)
            self._anchor = self.document.offset_at(top) if top else 0
            self.post_message(self.Moved())

    def _settle(self) -> None:
        """Wrap what is in view and a screen above, and correct the place for rows that were estimates."""
        top, height = round(self.scroll_y), self.size.height
        moved = self.document.measure(top, height, height)
        self._tell_height()
        if moved:
            self.scroll_to(y=top + moved, animate=False, force=True)
        self._soon.stop()
        self._soon = self.set_timer(_SOON, self._draw_ahead)

    def _draw_ahead(self) -> None:
        """Draw the next screen while the reader looks at this one, so that turning to it shows it at once."""
        height = self.size.height
        self.document.measure(round(self.scroll_y), height, 2 * height)
        self._tell_height()
        frame = self.framed()
        for y in range(height, 2 * height):
            self.row(y, frame)

    def _tell_height(self) -> None:
        """Tell Textual how many rows there are, which lays out the whole screen anew.

        So a scrollbar that is right to a fiftieth will do, but where the end is near, or the text short.
        """
        size, told = Size(self.scrollable_content_region.width, self.document.height), self.virtual_size
        below = min(size.height, told.height) - round(self.scroll_y) - self.size.height
        near = below < _NEAR * self.size.height
        if size.width != told.width or near or abs(size.height - told.height) > told.height // 50:
            self.virtual_size = size  # a reactive: it does nothing where nothing changes

    def go_to_end(self) -> None:
        """Show the last rows."""
        height = self.size.height
        self.document.measure(self.document.height - 1, 2 * height, 1)
        self.virtual_size = Size(self.scrollable_content_region.width, self.document.height)
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)

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

    def shows(self, offset: int) -> bool:
        """Whether a code point is in view."""
        return 0 <= self.document.row_of(offset) - round(self.scroll_y) < self.size.height

    def offset_at(self, y: int) -> int:
        """The first code point on a row of the widget, or below it where that has no text."""
        return self.document.offset_at(min(round(self.scroll_y) + y, max(self.document.height - 1, 0)))

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
        cluster = line.cluster_at(self._column(x, line))
        return cluster.start if cluster else None

    def nearest_offset(self, x: int, y: int) -> int:
        """The code point nearest to a cell of the widget, or of the row below where that has no text."""
        row = min(max(y + round(self.scroll_y), 0), max(self.document.height - 1, 0))
        line, block = self.document.line(row), self.document.block_at(row)
        if line is None or block is None or not block.in_text:
            return self.document.offset_at(row)
        column = self._column(x, line)
        cluster = line.cluster_at(column)
        if cluster is not None:
            return cluster.start
        begins = column >= line.width if line.base_level else column < 0
        return line.start if begins else max(line.end - 1, line.start)

    def column_of(self, offset: int) -> int:
        """The cell of the widget where a code point is drawn, in its row."""
        line = self.document.line(self.document.row_of(offset))
        if line is None:
            return 0
        columns = line.columns_of(offset, offset + 1) or ((0, 0),)
        return columns[0][0] + self._text_left + left_margin(line, self._row_width)

    def right_to_left_at(self, offset: int) -> bool:
        """Whether the line of a code point runs from right to left."""
        line = self.document.line(self.document.row_of(offset))
        return line is None or line.base_level == 1

    def _column(self, x: int, line: VisualLine) -> int:
        """The column of a line at a cell of the widget."""
        return x - self._text_left - left_margin(line, self._row_width)

    # Mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A drag may begin here."""
        if event.button == 1:
            self._pressed, self._dragging = self.nearest_offset(event.x, event.y), False

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell how far a drag has come; scroll where it leaves the text."""
        if self._pressed is None:
            return
        offset = self.nearest_offset(event.x, event.y)
        if not self._dragging and offset == self._pressed:
            return
        if not self._dragging:
            self._dragging = True
            self.capture_mouse()
        if event.y < 0 or event.y >= self.size.height:
            self.scroll_relative(y=-1 if event.y < 0 else 1, animate=False)
        self.post_message(self.Dragged(self._pressed, offset))

    def on_mouse_up(self) -> None:
        """A drag ends."""
        self._pressed = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Tell which place was clicked."""
        if self._dragging:
            self._dragging = False
            return
        offset = self.text_offset(event.x, event.y)
        if offset is not None:
            event.stop()
            self.post_message(self.Clicked(offset, entity_at(self.entities, offset), event.chain))
