"""A question with two answers."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from reader.i18n import Translator
from reader.ui.keyboard import with_twins
from reader.ui.widgets.rows import Item, Part, RowList


class ConfirmScreen(ModalScreen[bool]):
    """Asks, and gives True only for a clear yes."""

    CSS_PATH = "../styles/help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(with_twins(("y",))), "dismiss(True)", show=False),
        Binding(",".join(with_twins(("n", "escape", "q"))), "dismiss(False)", show=False),
    ]

    def __init__(self, question: str, say: Translator) -> None:
        """Ask ``question``."""
        super().__init__()
        self._question = question
        self._say = say

    def compose(self) -> ComposeResult:
        """The question and its two answers."""
        yes = Item((Part(self._say("ui.answer_yes"), far="y"),), "yes")
        no = Item((Part(self._say("ui.answer_no"), far="n Esc"),), "no")
        yield RowList([Item((Part(self._question, "heading"), Part(""))), no, yes], id="confirm")

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Enter on an answer, or a click on it."""
        self.dismiss(event.id == "yes")
