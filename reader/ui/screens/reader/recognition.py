"""Finding what is in the article, in the background."""

from __future__ import annotations

from contextvars import copy_context
from dataclasses import replace
from threading import Thread

from textual.message import Message
from textual.worker import get_current_worker

from reader.article.metadata import parse_date
from reader.article.part import part
from reader.entities.model import Cancelled
from reader.errors import InputError
from reader.ui.messages import Analysed, Failed, Glimpsed, Progressed
from reader.ui.screens.reader.base import ReaderBase

_SCREENS = 4_000
"""Code points around the top of the screen whose names are found first: about two full screens."""

_LOOK = 0.05
"""Seconds between looks whether the work is still wanted."""

_GRACE = 2.0
"""Seconds that the engine has to stop between two batches."""


class Recognition(ReaderBase):
    """Runs the analysis in a thread and takes what it finds."""

    def recognise(self) -> None:
        """Begin, in place of a run that is under way."""
        self.failure = ""
        self.bar.progress = self.say("ui.getting_ready")
        self.run_worker(self._analyse, thread=True, exclusive=True, exit_on_error=False)

    def _analyse(self) -> None:
        """Find in a thread that is left behind when the reader leaves: not all work can be stopped half-way."""
        worker = get_current_worker()
        run = copy_context().run  # messages are posted to the app of the context
        thread = Thread(target=run, args=(self._find, lambda: worker.is_cancelled), daemon=True)
        thread.start()
        while thread.is_alive() and not worker.is_cancelled:
            thread.join(_LOOK)
        thread.join(_GRACE)

    def _find(self, cancelled: Cancelled) -> None:
        def progress(fraction: float) -> None:
            if not cancelled():
                self.post_message(Progressed(fraction))

        try:
            shown = part(self.article, self.reading.position, _SCREENS)
            if shown is not self.article:
                self.post_message(Glimpsed(self.analyser(shown, lambda _: None, cancelled)))
            found: Message = Analysed(self.analyser(self.article, progress, cancelled))
        except Exception as error:
            found = Failed("ui.recognition_failed", error)
        if not cancelled():
            self.post_message(found)

    def on_progressed(self, event: Progressed) -> None:
        """Tell how far it is."""
        if event.fraction < 1:
            self.bar.progress = self.say("ui.recognising", percent=round(100 * event.fraction))
        else:
            self.bar.progress = self.say("ui.reading_truces")

    def on_glimpsed(self, event: Glimpsed) -> None:
        """Show the highlights of the text on the screen; the panel waits for the rest."""
        if self.analysis is None:
            self.view.entities = event.analysis.entities
            self.view.refresh()

    def on_analysed(self, event: Analysed) -> None:
        """Show the highlights and fill the panel."""
        self.analysis = self.reading.analysis = self.with_corrections(event.analysis)
        self.bar.progress = ""
        self.view.entities = self.analysis.entities
        self.view.refresh()
        self.show_panel()
        instead = event.analysis.engine.instead_of
        if instead is not None:
            self.tell(self.words_of(instead))
        damage = self.article.damage
        if damage is not None:
            self.tell(self.say(f"article.damage_{damage}", source=self.article.source), failed=True)

    def action_set_date(self) -> None:
        """Ask for the article's day of publication; what depends on it is worked out anew."""
        self.ask(self.say("ui.ask_date"), submitted=self._set_date)

    def _set_date(self, text: str) -> None:
        if not text.strip():
            return
        try:
            date = parse_date(text.strip())
        except InputError as error:
            self.tell(self.words_of(error), failed=True)
            return
        self.reading.article = replace(self.article, date=date)
        self.view.show(self.pages)
        self.recognise()

    def on_failed(self, event: Failed) -> None:
        """Tell what went wrong; the text stays readable."""
        self.bar.progress = ""
        words = self.say(event.key, reason=self.words_of(event.reason))
        if event.key == "ui.recognition_failed":
            self.failure = words
        self.tell(words, failed=True)
