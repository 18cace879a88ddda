"""One line that the reader types: Arabic shows right, the cursor stands where the next letter goes."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.chrome import chrome_of
from reader.visual import lay_out
from reader.visual.modes import Align

# The place after the last letter, as a character that takes the line's direction.
_END = "\u00a0"


class LineEdit(Widget, can_focus=True):
    """A prompt and a line to type in."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"edit--prompt", "edit--cursor"}

    value: reactive[str] = reactive("")
    at: reactive[int] = reactive(0)
    prompt: reactive[str] = reactive("")

    def __init__(self, *, right_to_left: bool = True, id: str | None = None) -> None:
        """An empty line; the prompt stands at the right, or at the left."""
        super().__init__(id=id)
        self._right_to_left = right_to_left

    class Changed(Message):
        """Something was typed.

        Attributes:
            edit: the widget.
            value: its text.
        """

        def __init__(self, edit: LineEdit, value: str) -> None:
            """Keep both."""
            super().__init__()
            self.edit = edit
            self.value = value

    class Submitted(Changed):
        """The reader pressed Enter."""

    class Stepped(Message):
        """The reader pressed an arrow down or up.

        Attributes:
            by: 1 or -1.
        """

        def __init__(self, by: int) -> None:
            """Keep it."""
            super().__init__()
            self.by = by

    class Cancelled(Message):
        """The reader pressed Escape."""

    def ask(self, prompt: str, value: str = "") -> None:
        """Begin with a prompt and a text."""
        self.prompt, self.value, self.at = prompt, value, len(value)

    def render_line(self, y: int) -> Strip:
        """The row: the prompt where reading begins, the text after it."""
        chrome, style, width = chrome_of(self), self.rich_style, self.size.width
        look = style + self.get_component_rich_style("edit--prompt", partial=True)
        if chrome.whole_rows:
            side: Align = "right" if self._right_to_left else "left"
            return chrome.label(f"{self.prompt}: {self.value}_", width, style, align=side)
        prompt = chrome.label(f"{self.prompt}: ", None, look)
        room = max(width - prompt.cell_length - 2, 1)
        layout = lay_out(self.value + _END, base_level=None if self.value else int(self._right_to_left))
        line = layout.line()
        cursor = style + self.get_component_rich_style("edit--cursor", partial=True)

        def look_of(found: tuple[str, ...]) -> Style:
            return cursor if found else style

        align: Align = "auto" if self._right_to_left else "left"
        text = chrome.line(line, room, look_of, [(self.at, self.at + 1, "cursor")], align)
        edge = Strip([Segment(" ", style)], 1)
        return Strip.join([edge, text, prompt, edge] if self._right_to_left else [edge, prompt, text, edge])

    def on_key(self, event: events.Key) -> None:
        """Edit."""
        edited = self._edited(event)
        if edited is None:
            return
        event.stop()
        event.prevent_default()
        value, self.at = edited
        if value != self.value:
            self.value = value
            self.post_message(self.Changed(self, value))

    def _edited(self, event: events.Key) -> tuple[str, int] | None:
        """Text and cursor after a key; None for a key that isn't the line's."""
        value, at = self.value, self.at
        before, after = value[:at], value[at:]
        left, right = (1, -1) if lay_out(value or "ا").base_level else (-1, 1)
        if event.key == "enter":
            self.post_message(self.Submitted(self, value))
            return value, at
        if event.key == "escape":
            self.post_message(self.Cancelled())
            return value, at
        if event.key in ("down", "up"):
            self.post_message(self.Stepped(1 if event.key == "down" else -1))
            return value, at
        moves = {"left": at + left, "right": at + right, "home": 0, "end": len(value)}
        if event.key in moves:
            return value, min(max(moves[event.key], 0), len(value))
        if event.key == "backspace":
            return before[:-1] + after, max(at - 1, 0)
        if event.key == "delete":
            return before + after[1:], at
        if event.key == "ctrl+u":
            return after, 0
        if event.is_printable and event.character:
            return before + event.character + after, at + len(event.character)
        return None

    def on_paste(self, event: events.Paste) -> None:
        """Put the first pasted line in."""
        event.stop()
        text = event.text.splitlines()[0] if event.text else ""
        self.value, self.at = self.value[: self.at] + text + self.value[self.at :], self.at + len(text)
        self.post_message(self.Changed(self, self.value))
