"""The side panel: truces and names, and where they lead."""

from __future__ import annotations

from reader.navigation import step_within
from reader.selection import covering
from reader.span import Span
from reader.ui.panel.names import name_items
from reader.ui.panel.truces import truce_items
from reader.ui.screens.reader.moving import Moving
from reader.ui.widgets.bars import PaneTitles
from reader.ui.widgets.rows import RowList


class Panels(Moving):
    """Fills the panel, follows its rows, opens and closes it."""

    _filter = ""

    @property
    def truces(self) -> RowList:
        """The list of the truce's facts."""
        return self.query_one("#truce", RowList)

    @property
    def names(self) -> RowList:
        """The list of names."""
        return self.query_one("#names", RowList)

    def show_panel(self) -> None:
        """Fill it anew."""
        titles = self.query_one(PaneTitles)
        titles.second = self.has_class("show-names")
        if self.analysis is None:
            return
        analysis, say = self.analysis, self.say
        titles.counts = (len(analysis.truces), len(analysis.names))
        self.truces.show(truce_items(analysis, self.truce, self.truces.room, say))
        self.names.show(name_items(analysis, self.view.types, self._filter, self.names.room, say))

    def action_filter_names(self) -> None:
        """List only names with certain words in them."""
        self.panel_shown = True
        self._show_names(True)
        self.ask(self.say("ui.filter_names"), self._filter, submitted=self._go_names, changed=self._narrow)

    def _narrow(self, words: str) -> None:
        self._filter = words.strip()
        self.show_panel()

    def _go_names(self, words: str) -> None:
        self._narrow(words)
        self.names.focus()

    def _show_names(self, shown: bool) -> None:
        """Of the two lists, which one a short screen shows."""
        self.set_class(shown, "show-names")
        self.call_after_refresh(self.show_panel)

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
        elif kind == "date":
            self.call_later(self.run_action, "set_date")
        elif kind == "filter":
            self._narrow("")

    def go_evidence(self, start: int, end: int) -> None:
        """Light the sentence that states a fact, and in it the words."""
        sentences = self.analysis.sentences if self.analysis else ()
        sentence = covering(sentences, start) or Span(start, end)
        self.view.focused_entity, self.view.evidence, self.view.quoted = None, sentence, Span(start, end)
        self.view.selection = None
        self.go(sentence)

    def on_pane_titles_chosen(self, event: PaneTitles.Chosen) -> None:
        """A click on the title of a list shows it."""
        self._show_names(event.second)
        (self.names if event.second else self.truces).focus()

    def action_next_truce(self) -> None:
        """Show the next truce in the panel."""
        if self.analysis is None:
            self.tell_not_found()
        elif not self.analysis.truces:
            self.tell(self.say("export.no_truce"))
        else:
            self.truce = (self.truce + 1) % len(self.analysis.truces)
            self.show_panel()

    def action_toggle_panel(self) -> None:
        """Show or hide the panel."""
        self.panel_shown = not self.panel_shown
        if not self.has_class("narrow"):
            self.reading.panel = self.panel_shown
        if self.panel_shown:
            self._show_names(False)
            if self.has_class("narrow"):
                self.truces.focus()
        else:
            self.view.focus()

    def action_step_pane(self, by: int) -> None:
        """Move the focus between the text and the panel's lists."""
        panes = (self.view, self.truces, self.names)
        at = next((i for i, pane in enumerate(panes) if pane.has_focus), 0)
        following = panes[(at + by) % len(panes)]
        if following is self.view:
            self.panel_shown = self.panel_shown and not self.has_class("narrow")
        else:
            self.panel_shown = True
            self._show_names(following is self.names)
        self.call_after_refresh(following.focus)
