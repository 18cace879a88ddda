"""Keys that come faster than the screen changes, or before it is there."""

from __future__ import annotations

from collections import deque
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.dom import DOMNode


class KeysInTurn(App[None]):
    """An app in which each key finds everything as the key before it left it.

    Textual hands a key to whatever has the focus as soon as it comes, while the one before may still be on its way to
    the command that it stands for: of ``/`` and a word in one go the word went where the focus was before.
    """

    def __init__(self, *args: Any, **keywords: Any) -> None:
        """As ``App``; keys wait until ``let_keys_in``."""
        self._waiting: deque[events.Key | events.Paste] = deque()
        self._busy = True
        super().__init__(*args, **keywords)

    def let_keys_in(self, typed: str = "") -> None:
        """Begin, now that there is a screen for them.

        Args:
            typed: what came from the terminal before the app listened to it.
        """
        before = [event for event in XTermParser().feed(typed) if isinstance(event, events.Key)]
        for event in reversed(before):
            event.set_sender(self)  # as the driver does: to whom it goes up in the end
            self._waiting.appendleft(event)
        self.call_later(self._next)

    async def on_event(self, event: events.Event) -> None:
        """Keys and pasted text one after the other, everything else at once."""
        if not isinstance(event, (events.Key, events.Paste)) or event.is_forwarded:
            await super().on_event(event)
            return
        self._waiting.append(event)
        if not self._busy:
            await self._next()

    async def _next(self) -> None:
        """Deal with the next key, and come back when that is done."""
        self._busy = bool(self._waiting)
        if self._busy:
            target = self.focused or self.screen
            await super().on_event(self._waiting.popleft())
            self._follow(target)

    def _follow(self, node: DOMNode | None) -> None:
        """Go the way of a key that nobody takes, behind it: from the focus up to the app, where commands are carried
        out.
        """
        if node is None or node is self:
            self.call_later(self._next)
        elif not node.call_later(self._follow, node.parent):  # it is being taken off the screen
            self._follow(node.parent)
