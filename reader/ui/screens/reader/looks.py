"""How the text looks: which types are highlighted, vowel marks, focus on one paragraph."""

from __future__ import annotations

from reader.entities import EntityType
from reader.navigation import paragraph_at
from reader.ui.screens.reader.base import ReaderBase
from reader.visual.layout import Tashkeel

LEAST_MEASURE = 20

_TYPE_CYCLE: tuple[frozenset[EntityType], ...] = (
    frozenset(EntityType),
    *(frozenset({entity_type}) for entity_type in EntityType),
    frozenset(),
)


class Looks(ReaderBase):
    """The commands that change how the text looks."""

    _types = 0

    def action_cycle_types(self) -> None:
        """Highlight all types, one of them, or none."""
        self._types = (self._types + 1) % len(_TYPE_CYCLE)
        self.view.types = _TYPE_CYCLE[self._types]
        shown = "، ".join(
            self.say(f"export.type_{t.value.lower()}") for t in EntityType if t in self.view.types
        )
        everything = len(self.view.types) == len(EntityType)
        self.tell(self.say("ui.types_all") if everything else self.say("ui.types_shown", types=shown or "-"))
        self.view.refresh()
        self.show_panel()

    def action_toggle_tashkeel(self) -> None:
        """Show or hide vowel marks."""
        tashkeel: Tashkeel = "hide" if self.reading.tashkeel == "keep" else "keep"
        self.reading.tashkeel = tashkeel
        self.view.show(self.pages)
        self.tell(self.say(f"ui.tashkeel_{tashkeel}"))

    def action_change_measure(self, by: int) -> None:
        """Make the lines longer or shorter."""
        room = self.view.room
        measure = min(max(min(self.reading.measure, room) + by, LEAST_MEASURE), room)
        self.reading.measure = self.view.measure = measure
        self.view.lay_out()
        self.tell(self.say("ui.measure", cells=self.view.text_width))

    # Focus mode

    def action_toggle_focus_mode(self) -> None:
        """Leave the reader alone with one paragraph: the panel goes, the other paragraphs are dimmed."""
        self.set_class(not self.has_class("focus-mode"), "focus-mode")
        self.call_after_refresh(self.move_spotlight)

    def move_spotlight(self) -> None:
        """Light the paragraph that is being read: where the reader went to, else the one in the middle."""
        view = self.view
        if not self.has_class("focus-mode"):
            spotlight = None
        else:
            at = self.gone_to
            if at is None or not view.shows(at):
                at = view.offset_at(view.size.height // 3)
            spotlight = paragraph_at(self.article, at)
        if view.spotlight != spotlight:
            view.spotlight = spotlight
            view.refresh()
