"""The row above the article and the row below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.chrome import chrome_of


class TitleBar(Widget):
    """Title of the article at the right, date and place in it at the left."""

    title: reactive[str] = reactive("")
    state: reactive[str] = reactive("")

    def __init__(self, *, right_to_left: bool = True, id: str | None = None) -> None:
        """An empty row."""
        super().__init__(id=id)
        self._right_to_left = right_to_left

    def render_line(self, y: int) -> Strip:
        """The row."""
        style = self.rich_style
        room = max(self.size.width - 2, 1)
        inner = chrome_of(self).spread(
            self.title, self.state, room, style, style, right_to_left=self._right_to_left
        )
        edge = Segment(" ", style)
        return Strip([edge, *inner, edge], self.size.width)


class PaneTitles(Widget):
    """The names of the panel's two lists, the one that is shown first; a click chooses."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--here", "bar--other"}

    counts: reactive[tuple[int, int]] = reactive((0, 0))
    second: reactive[bool] = reactive(False)

    class Chosen(Message):
        """A title was clicked.

        Attributes:
            second: whether it was the second.
        """

        def __init__(self, second: bool) -> None:
            """Keep it."""
            super().__init__()
            self.second = second

    def __init__(self, titles: tuple[str, str], *, right_to_left: bool, id: str | None = None) -> None:
        """Show ``titles``."""
        super().__init__(id=id)
        self._titles = titles
        self._right_to_left = right_to_left

    def render_line(self, y: int) -> Strip:
        """The row."""
        style = self.rich_style
        here, other = (
            style + self.get_component_rich_style(f"bar--{part}", partial=True) for part in ("here", "other")
        )
        first, second = (
            f"{title} {count}" if count else title
            for title, count in zip(self._titles, self.counts, strict=True)
        )
        styles = (other, here) if self.second else (here, other)
        room = max(self.size.width - 2, 1)
        inner = chrome_of(self).spread(first, second, room, *styles, right_to_left=self._right_to_left)
        edge = Segment(" ", style)
        return Strip([edge, *inner, edge], self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Tell which half was clicked."""
        left = event.x < self.size.width // 2
        self.post_message(self.Chosen(left == self._right_to_left))


class CommandBar(Widget):
    """Keys and what they do, or a message; at the far end the progress of what is under way."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"bar--key", "bar--message", "bar--error"}

    message: reactive[str] = reactive("")
    failed: reactive[bool] = reactive(False)
    progress: reactive[str] = reactive("")

    def __init__(
        self, keys: Sequence[tuple[str, str]], *, right_to_left: bool, id: str | None = None
    ) -> None:
        """Show pairs of a key and its label, from the right where the interface is Arabic."""
        super().__init__(id=id)
        self.keys = keys
        self._right_to_left = right_to_left

    def render_line(self, y: int) -> Strip:
        """The row."""
        chrome, style, width = chrome_of(self), self.rich_style, self.size.width
        if self.message:
            look = self.get_component_rich_style(
                "bar--error" if self.failed else "bar--message", partial=True
            )
            return self._padded(chrome.label(self.message, max(width - 2, 1), style + look))
        if chrome.whole_rows:
            return chrome.label(self._in_one_row(width), width, style, base_level=int(self._right_to_left))
        return self._padded(self._keys_and_progress(style, max(width - 2, 1)))

    def _keys_and_progress(self, style: Style, width: int) -> Strip:
        chrome = chrome_of(self)
        key_style = style + self.get_component_rich_style("bar--key", partial=True)
        progress = chrome.label(self.progress, None, style) if self.progress else Strip([])
        room = width - progress.cell_length
        shown: list[Strip] = []
        for key, label in self.keys:
            pair = [
                chrome.label(label, None, style),
                Strip([Segment(" ", style)], 1),
                chrome.label(key, None, key_style),
            ]
            strip = Strip.join(pair if self._right_to_left else pair[::-1])
            if strip.cell_length + 2 > room:
                break
            room -= strip.cell_length + 2
            gap = Strip([Segment("  ", style)], 2)
            shown = [gap, strip, *shown] if self._right_to_left else [*shown, strip, gap]
        filler = Strip([Segment(" " * max(room, 0), style)], max(room, 0))
        return Strip.join([progress, filler, *shown] if self._right_to_left else [*shown, filler, progress])

    def _in_one_row(self, width: int) -> str:
        """As many keys as there is room for, and the progress."""
        text, room = "", width - max(len(self.progress), 4) - 2
        for key, label in self.keys:
            # The label first: a Latin key at the beginning would make it a row from left to right.
            longer = f"{text}  {label} {key}" if text else f"{label} {key}"
            if len(longer) > room:
                break
            text = longer
        return f"{text}{self.progress:>{width - len(text)}}" if self.progress else text

    def _padded(self, strip: Strip) -> Strip:
        edge = Segment(" ", self.rich_style)
        return Strip([edge, *strip, edge], strip.cell_length + 2).adjust_cell_length(
            self.size.width, self.rich_style
        )
