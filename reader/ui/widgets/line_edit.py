"""One line that the reader types: Arabic shows right, the cursor stands where the next letter goes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.chrome import chrome_of
from reader.visual import lay_out
from reader.visual.modes import Align

Answer = Callable[[str], None]
"""Is given what the reader typed."""

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
        self._submitted: Answer | None = None
        self._changed: Answer | None = None
        self._stepped: Callable[[int], object] | None = None
        self._cancelled: Callable[[], None] | None = None

    def ask(
        self,
        prompt: str,
        value: str = "",
        *,
        submitted: Answer,
        changed: Answer | None = None,
        stepped: Callable[[int], object] | None = None,
        cancelled: Callable[[], None],
    ) -> None:
        """Begin with a prompt and a text.

        What is given is called at once and not by way of a message: the next key may be waiting already, and is for
        whoever has the keys by then.

        Args:
            prompt: what is asked for.
            value: what stands there to begin with.
            submitted: called with the text when the reader presses Enter.
            changed: called with the text at every change.
            stepped: called with 1 or -1 when the reader presses an arrow down or up.
            cancelled: called when the reader presses Escape.
        """
        self.prompt, self.value, self.at = prompt, value, len(value)
        self._submitted, self._changed, self._stepped = submitted, changed, stepped
        self._cancelled = cancelled

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
        """Edit, or answer; a key that came when the line was done with is for others."""
        if self.display and (self._edit(event) or self._answer(event.key)):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Put the first pasted line in."""
        event.stop()
        lines = event.text.splitlines()
        self._put(lines[0] if lines else "")

    def _answer(self, key: str) -> bool:
        """Call what the key stands for; whether there is such a thing."""
        if key == "enter" and self._submitted is not None:
            self._submitted(self.value)
        elif key == "escape" and self._cancelled is not None:
            self._cancelled()
        elif key in ("down", "up") and self._stepped is not None:
            self._stepped(1 if key == "down" else -1)
        return key in ("enter", "escape", "down", "up")

    def _edit(self, event: events.Key) -> bool:
        """Change the text or move the cursor; False for a key that does neither."""
        value, at = self.value, self.at
        left, right = (1, -1) if lay_out(value or "ا").base_level else (-1, 1)
        moves = {"left": at + left, "right": at + right, "home": 0, "end": len(value)}
        if event.key in moves:
            self.at = min(max(moves[event.key], 0), len(value))
        elif event.key == "backspace":
            self._change(value[: max(at - 1, 0)] + value[at:], max(at - 1, 0))
        elif event.key == "delete":
            self._change(value[:at] + value[at + 1 :], at)
        elif event.key == "ctrl+u":
            self._change(value[at:], 0)
        elif event.is_printable and event.character:
            self._put(event.character)
        else:
            return False
        return True

    def _put(self, text: str) -> None:
        self._change(self.value[: self.at] + text + self.value[self.at :], self.at + len(text))

    def _change(self, value: str, at: int) -> None:
        before, self.value, self.at = self.value, value, at
        if value != before and self._changed is not None:
            self._changed(value)
