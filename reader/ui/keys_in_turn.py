"""Keys that come faster than the screen changes, or before it is there."""

from __future__ import annotations

from collections import deque
from typing import Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.dom import DOMNode

_ROUNDS = 2


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
            here = self._here()
            await super().on_event(self._waiting.popleft())
            self._follow(here, here, _ROUNDS)

    def _here(self) -> DOMNode:
        """Where a key would go now."""
        return (self.focused or self.screen) if self.screen_stack else self

    def _follow(self, node: DOMNode | None, start: DOMNode, rounds: int) -> None:
        """Go the way of a key that nobody takes, behind it: from the focus up to the app, where commands are carried
        out.
        """
        if node is None or node is self:
            self.call_later(self._again, start, rounds - 1)
        elif not node.call_later(self._follow, node.parent, start, rounds):
            # It is being taken off the screen.
            self._follow(node.parent, start, rounds)

    async def _again(self, start: DOMNode, rounds: int) -> None:
        """Another round, until in the last ones the keys went to the same place: what a key sets going goes on by
        messages and callbacks, each of which may come one behind the round before it.
        """
        here = self._here()
        if here is not start:
            rounds = _ROUNDS
        if rounds:
            self._follow(here, here, rounds)
        else:
            await self._next()
