"""Finding words in the article."""

from __future__ import annotations

from reader.search import find
from reader.text.fold import Folded, fold
from reader.ui.screens.reader.base import ReaderBase


class Finding(ReaderBase):
    """Asks for words and steps among the places where they stand."""

    _folded: Folded | None = None

    def action_find(self) -> None:
        """Ask what to look for, and look while the reader types."""
        self.ask(self.say("ui.find"), submitted=self._search, changed=self._search)

    def _search(self, words: str) -> None:
        if self._folded is None:
            self._folded = fold(self.article.text)
        self.view.hits, self.view.hit = find(self._folded, words), None
        if self.view.hits:
            place = self.view.position
            after = next((i for i, hit in enumerate(self.view.hits) if hit.start >= place), 0)
            self._go_hit(after)
        else:
            self.tell(self.say("ui.no_hits", words=words) if words.strip() else "")
            self.view.refresh()

    def action_step_hit(self, by: int) -> None:
        """Go to the next or previous place that was found."""
        if self.view.hits:
            self._go_hit(((-1 if self.view.hit is None else self.view.hit) + by) % len(self.view.hits))

    def _go_hit(self, index: int) -> None:
        self.view.hit = index
        self.tell(self.say("ui.hits", at=index + 1, count=len(self.view.hits)))
        self.go(self.view.hits[index])
