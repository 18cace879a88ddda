"""Putting right what was found: highlights and facts of the truce."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from reader.analysis import Analysis
from reader.corrections import Edit, Fact, Unmark
from reader.corrections.handwork import Edge, everywhere, mark, moved
from reader.corrections.session import Corrected
from reader.corrections.store import load
from reader.entities import Entity, EntityType
from reader.errors import QariError
from reader.span import Span
from reader.ui.screens.menu import Choice, MenuScreen
from reader.ui.screens.reader.base import ReaderBase
from reader.ui.widgets.rows import RowList

_TYPE_KEYS = {EntityType.PER: "1", EntityType.ORG: "2", EntityType.LOC: "3"}
_EDGES: dict[str, tuple[Edge, int, str, str]] = {
    "longer": ("end", 1, "right_square_bracket", "]"),
    "shorter": ("end", -1, "left_square_bracket", "["),
    "earlier": ("start", -1, "comma", ","),
    "later": ("start", 1, "full_stop", "."),
}


class Correcting(ReaderBase):
    """Offers what can be put right where the reader stands, does it, keeps it and undoes it."""

    def with_corrections(self, found: Analysis) -> Analysis:
        """What was found as the reader has put it right."""
        if self.reading.corrected is None:
            edits: tuple[Edit, ...] = ()
            if self.reading.corrections is not None:
                edits, problem = load(self.reading.corrections, self.article)
                if problem is not None:
                    self.tell(self.words_of(problem), failed=True)
            self.reading.corrected = Corrected(found, edits, edits)
        elif found is not self.reading.corrected.analysis:  # found anew: what was put right holds
            self.reading.corrected = replace(self.reading.corrected, found=found)
        return self.reading.corrected.analysis

    # Offering

    def action_correct(self) -> None:
        """Offer what can be put right here."""
        if self.analysis is None:
            self.tell_not_found()
        elif isinstance(self.focused, RowList) and self.focused.id == "truce":
            self.offer_facts()
        elif self._target() is not None:
            self._offer_name()
        elif self.analysis.truces:
            self.offer_facts()
        else:
            self.tell(self.say("ui.nothing_to_correct"))

    def offer_facts(self) -> None:
        """Offer the fields of the truce; the part that knows them does it."""

    def _target(self) -> tuple[Span, bool] | None:
        """The selection or the name that the reader stands on, and whether it is a name."""
        if self.view.selection is not None:
            return self.view.selection.span, False
        if self.analysis is not None and self.view.focused_entity is not None:
            return self.analysis.entities[self.view.focused_entity].span, True
        return None

    def _offer_name(self) -> None:
        target = self._target()
        if target is None:
            return
        span, is_name = target
        say = self.say
        choices = [
            Choice(kind.value, say(f"ui.correct_{kind.value.lower()}"), key)
            for kind, key in _TYPE_KEYS.items()
        ]
        if is_name:
            choices.append(Choice("remove", say("ui.correct_remove"), "d"))
            count = len(self._mentions(span))
            if count > 1:
                choices.append(Choice("all", say("ui.correct_all", count=count), "a"))
            choices += [
                Choice(name, say(f"ui.correct_{name}"), key, hint)
                for name, (_, _, key, hint) in _EDGES.items()
            ]
        if not is_name:
            choices.append(Choice("truce", say("ui.correct_new_truce"), "t"))
        if self.analysis is not None and self.analysis.truces:
            choices.append(Choice("facts", say("ui.correct_facts"), "r"))
        if self._undoable():
            choices.append(Choice("undo", say("ui.command_undo"), "u"))
        text = " ".join(span.of(self.article.text).split())
        self.app.push_screen(MenuScreen(text, choices), partial(self._correct_name, span))

    def _correct_name(self, span: Span, chosen: str | None) -> None:
        if chosen is None:
            return
        try:
            if chosen == "remove":
                self.correct(Unmark(*span))
            elif chosen in _EDGES:
                self._move_edge(span, chosen)
            elif chosen == "all":
                self._offer_all(span)
            elif chosen == "truce":
                self.offer_new_truce(span)
            elif chosen == "facts":
                self.offer_facts()
            elif chosen == "undo":
                self.action_undo()
            else:
                self.view.selection = None
                self.correct(mark(self.article, span, EntityType(chosen)), stand_on=span)
        except QariError as error:
            self.tell(self.words_of(error), failed=True)

    def _mentions(self, span: Span) -> list[Entity]:
        """All mentions of the name that stands there."""
        entities = self.analysis.entities if self.analysis else ()
        name = next((entity.name for entity in entities if entity.span == span), None)
        return [entity for entity in entities if entity.name == name]

    def _offer_all(self, span: Span) -> None:
        """Offer what all mentions of a name can be, or that none of them is one."""
        mentions = self._mentions(span)
        say = self.say
        choices = [
            Choice(kind.value, say(f"ui.correct_{kind.value.lower()}"), key)
            for kind, key in _TYPE_KEYS.items()
        ]
        choices.append(Choice("remove", say("ui.correct_remove_all"), "d"))
        text = " ".join(span.of(self.article.text).split())
        title = say("ui.correct_all_of", name=text, count=len(mentions))
        self.app.push_screen(MenuScreen(title, choices), partial(self._correct_all, span))

    def _correct_all(self, span: Span, chosen: str | None) -> None:
        mentions = self._mentions(span)
        if chosen is None or self.analysis is None or not mentions:
            return
        kind = None if chosen == "remove" else EntityType(chosen)
        edits = everywhere(self.analysis, mentions[0].name, kind)
        self.correct(*edits, stand_on=span)

    def _move_edge(self, span: Span, chosen: str) -> None:
        """Move an edge of a name, and offer to go on."""
        edge, by, _, _ = _EDGES[chosen]
        further = moved(self.article, span, edge, by)
        entity = next(e for e in (self.analysis.entities if self.analysis else ()) if e.span == span)
        if further is None:
            self.tell(self.say("ui.no_more"))
            return
        self.correct(mark(self.article, further, entity.type), stand_on=further)
        self._offer_name()

    # Doing

    def offer_new_truce(self, words: Span) -> None:
        """Offer to begin a truce; the part that knows its fields does it."""

    def correct(self, *edits: Edit, stand_on: Span | None = None) -> None:
        """Make one correction, keep it, and stand on the name that it leaves."""
        if self.reading.corrected is not None:
            self._take_corrected(self.reading.corrected.then(*edits), stand_on)
            self._keep_corrections("ui.corrected")

    def action_undo(self) -> None:
        """Undo the last correction."""
        corrected = self.reading.corrected
        if corrected is None or not corrected.edits:
            self.tell(self.say("ui.nothing_to_undo"))
            return
        before = corrected.undone()
        first = corrected.edits[len(before.edits)]
        self._take_corrected(before, None)
        if not isinstance(first, Fact):
            self.go(first.span)
        self._keep_corrections("ui.undone")

    def _stood_on(self) -> Span | None:
        """The name that the reader stands on."""
        if self.analysis is None or self.view.focused_entity is None:
            return None
        return self.analysis.entities[self.view.focused_entity].span

    def _undoable(self) -> bool:
        return self.reading.corrected is not None and bool(self.reading.corrected.edits)

    def _take_corrected(self, corrected: Corrected, stand_on: Span | None) -> None:
        analysis = corrected.analysis
        self.reading.corrected, self.reading.analysis, self.analysis = corrected, analysis, analysis
        view = self.view
        view.entities = analysis.entities
        view.focused_entity = next(
            (i for i, entity in enumerate(analysis.entities) if entity.span == stand_on), None
        )
        self.truce = min(self.truce, max(len(analysis.truces) - 1, 0))
        view.refresh()
        self.show_panel()

    def _keep_corrections(self, done: str) -> None:
        """Write them; a disk that refuses is told, and nothing of the work on the screen is lost.

        What was corrected meanwhile in another window comes with them.
        """
        corrected, folder = self.reading.corrected, self.reading.corrections
        if corrected is None:
            return
        try:
            written, problem = (corrected, None) if folder is None else corrected.written(folder)
        except QariError as error:
            self.tell(self.words_of(error), failed=True)
            return
        if written.edits != corrected.edits:
            self._take_corrected(written, self._stood_on())
        self.reading.corrected = written
        if problem is not None:
            self.tell(self.words_of(problem), failed=True)
        else:
            self.tell(self.say(done, count=written.steps))
