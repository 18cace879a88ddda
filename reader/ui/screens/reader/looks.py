"""How the text looks: which types are highlighted, vowel marks, focus on one paragraph."""

from __future__ import annotations

from reader.entities import EntityType
from reader.ui.document import Pages
from reader.ui.screens.reader.base import ReaderBase
from reader.visual.layout import Tashkeel

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
        tashkeel: Tashkeel = "hide" if self.view.pages.tashkeel == "keep" else "keep"
        self.reading.tashkeel = tashkeel
        self.view.show(Pages(self.article, tashkeel), self.view.position if self.view.scroll_y else 0)
        self.tell(self.say(f"ui.tashkeel_{tashkeel}"))

    def action_toggle_focus_mode(self) -> None:
        """Dim all but one paragraph."""
        view = self.view
        at = view.evidence.start if view.evidence else view.position
        view.spotlight = None if view.spotlight is not None else self.paragraph_at(at)
        view.refresh()
