"""Three steps for those who see the reader for the first time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from reader.i18n import Translator
from reader.ui.keyboard import with_twins
from reader.ui.widgets.rows import Item, Part, RowList

STEPS = 3


class TourScreen(ModalScreen[None]):
    """A box below the article that explains it; Enter goes on, Escape ends it."""

    CSS_PATH = "../styles/help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space,right,left", "go_on", show=False),
        Binding(",".join(with_twins(("escape", "q"))), "dismiss", show=False),
    ]

    def __init__(self, say: Translator, shows: Sequence[Callable[[], bool]]) -> None:
        """Explain in the language of ``say``.

        Args:
            say: the language.
            shows: what to do on the screen below in each step; asked again until it answers True.
        """
        super().__init__()
        self._say = say
        self._shows = shows
        self._step = 0
        self._shown = -1

    def compose(self) -> ComposeResult:
        """The box."""
        rows = RowList(self._items(), id="tour")
        rows.can_focus = False  # Enter is for the tour
        yield rows

    def on_mount(self) -> None:
        """Begin; names may still be looked for."""
        self._show()
        self.set_interval(0.5, self._show)

    @property
    def showing(self) -> bool:
        """Whether the screen below shows what this step speaks of."""
        return self._shown == self._step

    def action_go_on(self) -> None:
        """The next step, or the end."""
        self._step += 1
        if self._step == STEPS:
            self.dismiss()
            return
        self.query_one(RowList).show(self._items())
        self._show()

    def _show(self) -> None:
        if self._shown < self._step < len(self._shows) and self._shows[self._step]():
            self._shown = self._step

    def _items(self) -> tuple[Item, ...]:
        number = self._step + 1
        head = Part(self._say(f"ui.tour_{number}_title"), "heading", far=f"{number}/{STEPS}")
        end = self._say("ui.tour_end" if number == STEPS else "ui.tour_on")
        return (Item((head, Part(self._say(f"ui.tour_{number}")), Part(""), Part(end, "muted"))),)
