"""A few things to choose from, each with a key of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from reader.ui.keyboard import with_twins
from reader.ui.widgets.rows import Item, Part, RowList


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose.

    Attributes:
        id: what choosing it gives.
        label: what it says.
        key: the key that chooses it at once; none where empty.
        hint: how the key is written for people, where Textual's name is not what is on it.
    """

    id: str
    label: str
    key: str = ""
    hint: str = ""


class MenuScreen(ModalScreen[str]):
    """Shows choices over the article; Escape chooses nothing."""

    CSS_PATH = "../styles/help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(with_twins(("escape", "q"))), "dismiss", show=False)
    ]

    def __init__(self, title: str, choices: Sequence[Choice], *, at: str | None = None) -> None:
        """Offer ``choices``, with the cursor on the one with the id ``at``."""
        super().__init__()
        self._title = title
        self._choices = choices
        self._at = at
        self._by_key = {key: choice.id for choice in choices for key in with_twins((choice.key,)) if key}

    def compose(self) -> ComposeResult:
        """The choices as a list."""
        head = Item((Part(self._title, "heading"), Part("")))
        rows = [Item((Part(each.label, far=each.hint or each.key),), each.id) for each in self._choices]
        yield RowList([head, *rows], id="menu")

    def on_mount(self) -> None:
        """Put the cursor where it belongs."""
        rows = self.query_one(RowList)
        rows.focus()
        at = next(
            (i for i, item in enumerate(rows.items) if item.id is not None and item.id == self._at), None
        )
        if at is not None:
            rows.cursor = at
            self.call_after_refresh(rows.reveal, at)

    def on_key(self, event: events.Key) -> None:
        """Choose by key."""
        chosen = self._by_key.get(event.key)
        if chosen is not None:
            event.stop()
            self.dismiss(chosen)

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter on a choice, or a click on it."""
        self.dismiss(event.id)
