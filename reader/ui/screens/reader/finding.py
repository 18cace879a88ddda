"""Finding words in the article, and every mention of a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from threading import Lock
from typing import Any

from textual.worker import get_current_worker

from reader import search
from reader.span import Span
from reader.ui.messages import Found
from reader.ui.screens.reader.moving import Moving

_SHORT = 300_000
"""Code points up to which a text is searched while the reader waits."""


class Finding(Moving):
    """Asks for words and steps among the places where they stand."""

    _index: search.Index | None = None
    _origin = 0

    def __init__(self, *args: Any, **keywords: Any) -> None:
        """As ``ReaderBase``."""
        super().__init__(*args, **keywords)
        # Typing on starts the next search while the last one notices that it is no longer wanted.
        self._one_at_a_time = Lock()

    def action_find(self) -> None:
        """Ask what to look for, and look while the reader types; Enter and the arrows step on."""
        self._origin = self.view.position
        self.ask(
            self.say("ui.find"), submitted=self._take, changed=self._search, stepped=self.action_step_hit
        )

    def _take(self, words: str) -> None:
        if not self.view.hits:
            self._search(words)

    def _search(self, words: str) -> None:
        if len(self.article.text) <= _SHORT:
            self._show_hits(words, self._found(words))
            return
        if words.strip():
            self.bar.progress = self.say("ui.searching")
        self.run_worker(partial(self._search_long, words), thread=True, group="find", exclusive=True)

    def _search_long(self, words: str) -> None:
        worker = get_current_worker()
        with self._one_at_a_time:
            hits = self._found(words, lambda: worker.is_cancelled)
        if not worker.is_cancelled:
            self.post_message(Found(words, hits))

    def _found(self, words: str, cancelled: Callable[[], bool] = lambda: False) -> tuple[Span, ...]:
        """Look; the text is made ready the first time."""
        if self._index is None or self._index.article is not self.article:
            # Whatever is typed next needs it too: only leaving the article stops it, typing on does not.
            index = search.index(self.article, lambda: not self.is_running)
            if not self.is_running:
                return ()
            self._index = index
        return search.find(self._index, words, cancelled)

    def on_found(self, event: Found) -> None:
        """A search in the background is done."""
        self.bar.progress = ""
        self._show_hits(event.words, event.hits)

    def _show_hits(self, words: str, hits: Sequence[Span]) -> None:
        self.view.hits, self.view.hit = hits, None
        if hits:
            self._go_hit(next((i for i, hit in enumerate(hits) if hit.start >= self._origin), 0))
        else:
            self.tell(self.say("ui.no_hits", words=words) if words.strip() else "")
            self.view.refresh()

    def action_all_mentions(self) -> None:
        """Light every mention of the name that the reader stands on; stepping goes among them."""
        index = self.view.focused_entity
        if self.analysis is None or index is None:
            self.tell(self.say("ui.stand_on_a_name"))
            return
        here = self.analysis.entities[index]
        mentions = [entity.span for entity in self.analysis.entities if entity.name == here.name]
        self.view.hits = mentions
        self._go_hit(mentions.index(here.span))

    def action_step_hit(self, by: int) -> None:
        """Go to the next or previous place that was found."""
        if self.view.hits:
            at = self.view.hit
            self._go_hit((at + by if at is not None else 0 if by > 0 else -1) % len(self.view.hits))
        else:
            self.tell(self.say("ui.nothing_found"))

    def _go_hit(self, index: int) -> None:
        hits = self.view.hits
        self.view.hit, self.view.focused_entity, self.view.evidence = index, None, None
        count = f"{len(hits)}+" if len(hits) == search.MOST else str(len(hits))
        self.tell(self.say("ui.hits", at=index + 1, count=count))
        self.go(hits[index])
