"""Moving about in the article: by rows and pages, names, sentences and paragraphs."""

from __future__ import annotations

from reader.entities import EntityType
from reader.navigation import sentences_near, step, step_paragraph, step_span, step_within
from reader.span import Span
from reader.ui.screens.reader.base import ReaderBase


class Moving(ReaderBase):
    """The motions."""

    # Names

    def go_entity(self, index: int | None) -> None:
        """Go to a mention and tell what it is."""
        if self.analysis is None or index is None:
            self.tell(self.say("ui.no_such_name"))
            return
        entity = self.analysis.entities[index]
        self.view.focused_entity, self.view.evidence = index, None
        name = next(name for name in self.analysis.names if name.id == entity.name)
        self.tell(
            self.say(
                "ui.mention",
                name=name.canonical,
                type=self.say(f"export.type_{entity.type.value.lower()}"),
                at=name.mentions.index(entity.id) + 1,
                count=name.count,
            )
        )
        self.go(entity.span)

    def here(self) -> int:
        """Where stepping starts: what was gone to last while it is in view, else just before what is in view."""
        gone_to = self.gone_to
        if gone_to is not None and (self.view.selection is not None or self.view.shows(gone_to)):
            return gone_to
        return self.view.position - 1

    def action_step_entity(self, by: int, entity_type: str | None = None) -> None:
        """Go to the next or previous name."""
        if self.analysis is None:
            self.tell_not_found()
            return
        types = {EntityType(entity_type)} if entity_type else self.view.types
        self.go_entity(step(self.analysis.entities, self.here(), by, types))

    def action_same_name(self) -> None:
        """Go to the next mention of the same name."""
        index = self.view.focused_entity
        if self.analysis is None or index is None:
            self.tell(self.say("ui.stand_on_a_name"))
            return
        entity = self.analysis.entities[index]
        self.go_entity(step_within(self.analysis.entities, entity.name, entity.start))

    # Sentences and paragraphs

    def action_step_sentence(self, by: int) -> None:
        """Go to the next or previous sentence."""
        here = self.here()
        self._go_span(step_span(sentences_near(self.article, max(here, 0)), here, by))

    def action_step_paragraph(self, by: int) -> None:
        """Go to the next or previous paragraph."""
        self._go_span(step_paragraph(self.article, self.here(), by))

    def _go_span(self, span: Span | None) -> None:
        if span is None:
            self.tell(self.say("ui.no_more"))
            return
        self.view.focused_entity, self.view.evidence = None, span
        self.go(span)

    # Scrolling

    def action_scroll_pages(self, by: int) -> None:
        """Scroll by screens, with a row in common."""
        self.view.scroll_relative(y=by * max(self.view.size.height - 1, 1), animate=False)

    def action_scroll_lines(self, by: int) -> None:
        """Scroll by rows."""
        self.view.scroll_relative(y=by, animate=False)

    def action_go_top(self) -> None:
        """Go to the beginning."""
        self.view.scroll_home(animate=False)

    def action_go_bottom(self) -> None:
        """Go to the end."""
        self.view.go_to_end()
