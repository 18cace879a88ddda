"""Selecting text with keys and mouse: while something is selected, every motion takes its end along."""

from __future__ import annotations

from reader.navigation import entity_at, paragraph_at, sentences_near
from reader.selection import (
    Selection,
    character_at,
    covering,
    grown,
    shrunk,
    step_character,
    step_word,
    word_at,
)
from reader.span import Span
from reader.ui.screens.reader.moving import Moving
from reader.ui.widgets.article import ArticleView

_LONGEST_TOLD = 60


class Selecting(Moving):
    """Begins a selection, moves its end, makes it larger and smaller."""

    def select(self, anchor: Span, head: Span | None = None, origin: int | None = None) -> None:
        """Select from ``anchor`` to ``head``; ``origin`` is where it grows, the anchor's beginning if None."""
        origin = anchor.start if origin is None else origin
        self.view.selection = Selection(anchor, anchor if head is None else head, origin)
        self.view.refresh()
        self._tell_selection()

    def end_selecting(self) -> None:
        """Nothing is selected any more."""
        self.view.selection = None
        self.view.refresh()

    def _tell_selection(self) -> None:
        selection = self.view.selection
        if selection is not None:
            words = " ".join(selection.span.of(self.article.text)[: 2 * _LONGEST_TOLD].split())
            short = words if len(words) <= _LONGEST_TOLD else words[:_LONGEST_TOLD] + "…"
            self.tell(self.say("ui.selected", text=short))

    # Keys

    def action_select(self) -> None:
        """Begin where the reader is; pressed again, take the next larger unit."""
        selection = self.view.selection
        if selection is None:
            self.select(self._beginning())
            return
        larger = grown(selection.span, self._units(selection.origin))
        if larger is not None:
            self.select(larger, origin=selection.origin)

    def action_select_less(self) -> None:
        """Take the next smaller unit."""
        selection = self.view.selection
        if selection is not None:
            origin = selection.origin
            smaller = shrunk(selection.span, origin, self._units(origin))
            if smaller is not None:
                self.select(smaller, origin=origin)

    def _beginning(self) -> Span:
        view = self.view
        if self.analysis is not None and view.focused_entity is not None:
            return self.analysis.entities[view.focused_entity].span
        if view.evidence is not None:
            return view.evidence
        if view.hit is not None:
            return view.hits[view.hit]
        return word_at(self.article.text, view.position)

    def _units(self, offset: int) -> list[Span]:
        """Word, name, sentence, paragraph and article around a code point."""
        article = self.article
        units = [character_at(article.text, offset), word_at(article.text, offset)]
        if self.analysis is not None:
            index = entity_at(self.analysis.entities, offset)
            units += [] if index is None else [self.analysis.entities[index].span]
        sentence = covering(sentences_near(article, offset), offset)
        paragraph = paragraph_at(article, offset)
        units += [unit for unit in (sentence, paragraph) if unit is not None]
        if article.paragraphs:
            units.append(Span(article.paragraphs[0].start, article.paragraphs[-1].end))
        return units

    def action_move_sideways(self, by: int, unit: str) -> None:
        """Move the selection's end.

        Args:
            by: 1 to the left, which is forward in Arabic; -1 to the right.
            unit: ``character`` or ``word``.
        """
        selection, text = self.view.selection, self.article.text
        if selection is None:
            self.select(self._beginning())
            return
        head = selection.head
        forward = by if self.view.right_to_left_at(head.start) else -by
        moved: Span | None
        if unit == "word":
            moved = step_word(text, head, forward)
        else:
            edge = Span(head.end, head.end) if forward > 0 else Span(head.start, head.start)
            moved = step_character(text, edge, forward)
        self._move_head(moved)

    def action_scroll_lines(self, by: int) -> None:
        """Scroll by rows; while selecting, move the selection's end by rows."""
        selection = self.view.selection
        if selection is None:
            super().action_scroll_lines(by)
            return
        view, at = self.view, max(selection.head.end - 1, selection.head.start)
        at = at if by > 0 else selection.head.start
        row = view.document.row_of(at) + by
        while 0 <= row < view.document.height and view.document.line(row) is None:
            row += by
        if 0 <= row < view.document.height:
            offset = view.nearest_offset(view.column_of(at), row - round(view.scroll_y))
            self._move_head(character_at(self.article.text, offset))

    def action_go_top(self) -> None:
        """Go to the beginning; while selecting, select up to there."""
        super().action_go_top()
        if self.view.selection is not None and self.article.paragraphs:
            self._move_head(character_at(self.article.text, self.article.paragraphs[0].start))

    def action_go_bottom(self) -> None:
        """Go to the end; while selecting, select up to there."""
        super().action_go_bottom()
        if self.view.selection is not None and self.article.paragraphs:
            self._move_head(character_at(self.article.text, self.article.paragraphs[-1].end - 1))

    def _move_head(self, head: Span | None) -> None:
        if head is not None:
            self.go(head)
            self._tell_selection()

    # Mouse

    def on_article_view_dragged(self, event: ArticleView.Dragged) -> None:
        """Select what the mouse is dragged over."""
        text = self.article.text
        self.select(character_at(text, event.start), character_at(text, event.offset))

    def on_article_view_clicked(self, event: ArticleView.Clicked) -> None:
        """A click on a name goes to it; two select the word, three the sentence, four the paragraph."""
        self.end_selecting()
        if event.times == 1:
            if event.entity is not None:
                self.go_entity(event.entity)
            return
        self.view.focused_entity = None
        unit: Span | None
        if event.times == 2:
            unit = word_at(self.article.text, event.offset)
        elif event.times == 3:
            unit = covering(sentences_near(self.article, event.offset), event.offset)
        else:
            unit = paragraph_at(self.article, event.offset)
        if unit:
            self.select(unit, origin=event.offset)
