"""A list of short texts, some of which can be chosen: panels, help and lists are made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.ui.chrome import chrome_of
from reader.visual import VisualLine, lay_out
from reader.visual.modes import Align


@dataclass(frozen=True, slots=True)
class Part:
    """One text of an item, wrapped over as many rows as it needs.

    Attributes:
        text: in logical order.
        look: the component class ``rows--<look>`` that says how it looks.
        far: a short text at the other edge of the first row, such as a count.
        indent: cells kept free at the side where reading begins.
        spans: (start, end, look) of parts of ``text`` that look different.
        align: ``auto`` puts right-to-left text at the right edge.
    """

    text: str
    look: str = "plain"
    far: str = ""
    indent: int = 0
    spans: tuple[tuple[int, int, str], ...] = ()
    align: Align = "auto"


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the list.

    Attributes:
        parts: one below the other.
        id: what choosing it tells; None for an entry that cannot be chosen.
    """

    parts: tuple[Part, ...]
    id: str | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    item: int
    part: Part
    line: VisualLine | None
    first: bool = field(default=False)


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows items and lets the reader choose among those that have an id."""

    BINDINGS: ClassVar[list[BindingType]] = []
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"rows--{look}"
        for look in (
            "plain", "heading", "label", "value", "quote", "muted", "good", "warning", "error",
            "person", "organisation", "place", "key", "cursor", "bar",
        )
    }  # fmt: skip

    cursor: reactive[int | None] = reactive(None)

    class Chosen(Message):
        """The reader chose an item.

        Attributes:
            rows: the list.
            id: the item's id.
        """

        def __init__(self, rows: RowList, id: str) -> None:
            """Keep both."""
            super().__init__()
            self.rows = rows
            self.id = id

    def __init__(
        self, items: Sequence[Item] = (), *, id: str | None = None, cursor_always: bool = False
    ) -> None:
        """Start with ``items``; ``cursor_always`` shows the cursor without the focus too."""
        super().__init__(id=id)
        self._cursor_always = cursor_always
        self.items: Sequence[Item] = items
        self._rows: list[_Row] = []
        self._width = 0

    @property
    def room(self) -> int:
        """Cells of a row."""
        return self.scrollable_content_region.width or self.size.width

    def show(self, items: Sequence[Item]) -> None:
        """Show other items; the cursor stays on the item with the same id."""
        chosen = (
            self.items[self.cursor].id if self.cursor is not None and self.cursor < len(self.items) else None
        )
        self.items = items
        self.cursor = next(
            (i for i, item in enumerate(items) if chosen is not None and item.id == chosen), None
        )
        self._lay_out()

    def on_resize(self) -> None:
        """Wrap again."""
        self._lay_out()

    def _lay_out(self) -> None:
        self._width = self.room
        self._rows = []
        for number, item in enumerate(self.items):
            for part in item.parts:
                room = max(self._width - 2 - part.indent - (len(part.far) + 2 if part.far else 0), 1)
                lines = lay_out(part.text).lines(room) if part.text else (None,)
                self._rows += [_Row(number, part, line, index == 0) for index, line in enumerate(lines)]
        self.virtual_size = Size(self._width, len(self._rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the widget."""
        index = y + round(self.scroll_y)
        base = self.rich_style
        if not 0 <= index < len(self._rows):
            return Strip.blank(self._width, base)
        row = self._rows[index]
        if row.item == self.cursor and (self.has_focus or self._cursor_always):
            base += self.get_component_rich_style("rows--cursor", partial=True)
        style = base + self.get_component_rich_style(f"rows--{row.part.look}", partial=True)
        if row.line is None:
            return Strip.blank(self._width, base)
        return self._drawn(row, row.line, base, style)

    def _drawn(self, row: _Row, line: VisualLine, base: Style, style: Style) -> Strip:
        chrome = chrome_of(self)
        far = row.part.far if row.first else ""
        if chrome.whole_rows and far:
            return chrome.label(f"{row.part.text}  {far}", self._width, style, align="right")
        spans = [(0, len(row.part.text), row.part.look), *row.part.spans]
        looks = {look: self.get_component_rich_style(f"rows--{look}", partial=True) for _, _, look in spans}

        def style_of(found: tuple[str, ...]) -> Style:
            # What is no letter of the text, such as the space beside it, has the look of the row alone.
            return Style.combine([base, *(looks[look] for look in found)])

        room = self._width - 2 - row.part.indent
        right_to_left = line.base_level == 1
        left_cells = 1 if right_to_left else 1 + row.part.indent
        if not far:
            body = chrome.line(line, room, style_of, spans, row.part.align)
        else:
            extra = chrome.label(far, None, base + self.get_component_rich_style("rows--muted", partial=True))
            gap = Strip([Segment(" ", base)], 1)
            text = chrome.line(line, room - extra.cell_length - 1, style_of, spans, row.part.align)
            body = Strip.join([extra, gap, text] if right_to_left else [text, gap, extra])
        right_cells = self._width - left_cells - body.cell_length
        return Strip(
            [Segment(" " * left_cells, base), *body, Segment(" " * max(right_cells, 0), base)], self._width
        )

    # Choosing

    def step(self, by: int) -> bool:
        """Move the cursor to the next or previous item that can be chosen; False at the end."""
        can = [i for i, item in enumerate(self.items) if item.id is not None]
        if not can:
            self.scroll_relative(y=by, animate=False)
            return False
        if self.cursor is None:
            self.cursor = can[0 if by > 0 else -1]
        else:
            further = [i for i in can if (i > self.cursor if by > 0 else i < self.cursor)]
            if not further:
                self.scroll_relative(y=by, animate=False)
                return False
            self.cursor = further[0 if by > 0 else -1]
        self.reveal(self.cursor)
        return True

    def choose(self) -> None:
        """Choose the item under the cursor."""
        if self.cursor is not None and self.cursor < len(self.items):
            chosen = self.items[self.cursor].id
            if chosen is not None:
                self.post_message(self.Chosen(self, chosen))

    def reveal(self, item: int) -> None:
        """Bring an item into view."""
        rows = [index for index, row in enumerate(self._rows) if row.item == item]
        if rows:
            top, height = round(self.scroll_y), self.scrollable_content_region.height
            if rows[0] < top:
                self.scroll_to(y=rows[0], animate=False)
            elif rows[-1] >= top + height:
                self.scroll_to(y=rows[-1] - height + 1, animate=False)

    def watch_cursor(self) -> None:
        """Show where the cursor is."""
        self.refresh()

    def on_focus(self) -> None:
        """Put the cursor somewhere."""
        if self.cursor is None:
            self.step(1)
        self.refresh()

    def on_blur(self) -> None:
        """The cursor is only shown with the focus."""
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Arrows and Enter belong to the list while it has the focus."""
        steps = {"down": 1, "j": 1, "ت": 1, "up": -1, "k": -1, "ن": -1}
        if event.key in steps:
            event.stop()
            event.prevent_default()
            self.step(steps[event.key])
        elif event.key == "enter":
            event.stop()
            self.choose()

    def on_click(self, event: events.Click) -> None:
        """Choose the item that was clicked."""
        index = event.y + round(self.scroll_y)
        if 0 <= index < len(self._rows) and self.items[self._rows[index].item].id is not None:
            self.cursor = self._rows[index].item
            self.choose()
