"""Moving about in the article: by rows and pages, names, sentences and paragraphs."""

from __future__ import annotations

from reader.entities import EntityType
from reader.navigation import step, step_span, step_within
from reader.span import Span
from reader.ui.screens.reader.base import ReaderBase
from reader.ui.widgets.article import ArticleView


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
        """Where stepping starts: the focused name while it is in view, else just before what is in view."""
        index = self.view.focused_entity
        if self.analysis is not None and index is not None:
            return self.analysis.entities[index].start
        return self.view.position - 1

    def action_step_entity(self, by: int, entity_type: str | None = None) -> None:
        """Go to the next or previous name."""
        if self.analysis is not None:
            types = {EntityType(entity_type)} if entity_type else self.view.types
            self.go_entity(step(self.analysis.entities, self.here(), by, types))

    def action_same_name(self) -> None:
        """Go to the next mention of the same name."""
        index = self.view.focused_entity
        if self.analysis is not None and index is not None:
            entity = self.analysis.entities[index]
            self.go_entity(step_within(self.analysis.entities, entity.name, entity.start))

    def on_article_view_clicked(self, event: ArticleView.Clicked) -> None:
        """A click on a name goes to it."""
        if event.entity is not None:
            self.go_entity(event.entity)

    # Sentences and paragraphs

    def action_step_sentence(self, by: int) -> None:
        """Go to the next or previous sentence."""
        if self.analysis is not None:
            self._go_span(step_span(self.analysis.sentences, self._reading_at(), by))

    def action_step_paragraph(self, by: int) -> None:
        """Go to the next or previous paragraph."""
        self._go_span(step_span([p.span for p in self.article.paragraphs], self._reading_at(), by))

    def _reading_at(self) -> int:
        return self.view.evidence.start if self.view.evidence else self.view.position - 1

    def _go_span(self, span: Span | None) -> None:
        if span is None:
            self.tell(self.say("ui.no_more"))
            return
        self.view.focused_entity, self.view.evidence = None, span
        if self.view.spotlight is not None:
            self.view.spotlight = self.paragraph_at(span.start)
        self.go(span)

    # Scrolling

    def action_scroll_lines(self, by: int) -> None:
        """Scroll by rows."""
        self.view.scroll_relative(y=by, animate=False)

    def action_scroll_pages(self, by: int) -> None:
        """Scroll by screens, with a row in common."""
        self.view.scroll_relative(y=by * max(self.view.size.height - 1, 1), animate=False)

    def action_go_top(self) -> None:
        """Go to the beginning."""
        self.view.scroll_home(animate=False)

    def action_go_bottom(self) -> None:
        """Go to the end."""
        self.view.scroll_end(animate=False)
