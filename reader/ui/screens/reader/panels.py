"""The side panel: truces and names, and where they lead."""

from __future__ import annotations

from reader.navigation import step_within
from reader.span import Span
from reader.ui import panel
from reader.ui.screens.reader.moving import Moving
from reader.ui.widgets.rows import RowList


class Panels(Moving):
    """Fills the panel, follows its rows, opens and closes it."""

    def show_panel(self) -> None:
        """Fill it anew."""
        if self.analysis is None:
            return
        truces, names = self.query_one("#truce", RowList), self.query_one("#names", RowList)
        width = truces.scrollable_content_region.width or 34
        truces.show(panel.truce_items(self.analysis, self.truce, width, self.say))
        names.show(panel.name_items(self.analysis, tuple(self.view.types), self.say))

    def on_row_list_chosen(self, event: RowList.Chosen) -> None:
        """Jump to the evidence of a fact, show another truce, or go to the next mention of a name."""
        kind, _, rest = event.id.partition(":")
        if kind == "truce":
            self.truce = int(rest)
            self.show_panel()
        elif kind == "at":
            self.go_evidence(*map(int, rest.split(":")))
        elif kind == "name" and self.analysis is not None:
            self.go_entity(step_within(self.analysis.entities, rest, self.here()))

    def go_evidence(self, start: int, end: int) -> None:
        """Show the sentence that states a fact."""
        sentences = self.analysis.sentences if self.analysis else ()
        sentence = next((s for s in sentences if s.start <= start < s.end), Span(start, end))
        self.view.focused_entity, self.view.evidence = None, sentence
        self.go(sentence)

    def action_next_truce(self) -> None:
        """Show the next truce in the panel."""
        if self.analysis is not None and self.analysis.truces:
            self.truce = (self.truce + 1) % len(self.analysis.truces)
            self.show_panel()

    def action_toggle_panel(self) -> None:
        """Show or hide the panel."""
        self.panel_shown = not self.panel_shown
        if not self.has_class("narrow"):
            self.reading.panel = self.panel_shown
        if self.panel_shown:
            self.call_after_refresh(self.show_panel)
            if self.has_class("narrow"):
                self.query_one("#truce").focus()
        else:
            self.view.focus()

    def action_step_pane(self, by: int) -> None:
        """Move the focus between the text and the panel's lists."""
        if by > 0:
            self.focus_next()
        else:
            self.focus_previous()
