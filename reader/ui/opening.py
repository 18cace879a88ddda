"""Opening articles: the ones that are read, in turn, and the list of what there is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

from reader import library
from reader.article import Article
from reader.article.fetching import Pages
from reader.article.sources import read_many
from reader.config import Settings
from reader.errors import OperationError, QariError
from reader.resources import shipped
from reader.shelf import Book, Shelf
from reader.ui import memory
from reader.ui.reading import Analyser, Reading
from reader.ui.screens.library import LibraryScreen
from reader.ui.screens.reader import ReaderScreen
from reader.ui.screens.tour import TourScreen
from reader.ui.themes import ThemedApp
from reader.visual.layout import Tashkeel

TOUR_SAMPLE = "aleppo_truce.txt"


class OpeningApp(ThemedApp):
    """An app that shows articles, one at a time, and lists them.

    Attributes:
        settings: the reader's settings.
        analyser: finds what is in an article; called in a thread.
        kept_in: the library's file; None keeps nothing.
        corrections: the folder where corrections are kept; None keeps none.
        folder: the folder to list; None for the list to begin with.
        not_kept: why the place in the article that was left last could not be kept, if so.
    """

    settings: Settings
    analyser: Analyser
    kept_in: Path | None
    corrections: Path | None = None
    folder: Path | None = None
    not_kept: OperationError | None = None
    _readings: Sequence[Reading] = ()
    _open = 0

    def take(self, articles: Sequence[Article]) -> None:
        """Read these articles, the first of them first."""
        several = len(articles) > 1
        self._readings = [
            Reading(
                article,
                measure=self.settings.width,
                spacing=self.settings.spacing,
                tashkeel=cast(Tashkeel, self.settings.tashkeel),
                panel=self.settings.panel,
                corrections=self.corrections,
                place=self.say("ui.article_of", at=number, count=len(articles)) if several else "",
            )
            for number, article in enumerate(articles, 1)
        ]
        self._open = 0

    def first_screen(self) -> ReaderScreen | LibraryScreen:
        """The first of the articles, or the list where there are none."""
        return self.reader_screen() if self._readings else self.library_screen()

    def start_tour(self) -> None:
        """Open a sample over the list, and explain it."""
        self.take(tuple(read_many([shipped("sample_articles") / TOUR_SAMPLE])))
        screen = self.reader_screen()
        self.push_screen(screen)
        self.push_screen(TourScreen(self.say, screen.tour_shows()))

    def reader_screen(self) -> ReaderScreen:
        """The article that is open."""
        reading = self._readings[self._open]
        if reading.analysis is None:
            memory.take_up(reading, self.kept_in)
        return ReaderScreen(reading, self.analyser, self.say, self._keep)

    def library_screen(self) -> LibraryScreen:
        """The list."""
        return LibraryScreen(
            self.say,
            self.analyser,
            kept_in=self.kept_in,
            samples=shipped("sample_articles"),
            here=Path.cwd(),
            folder=self.folder,
            opened=self._opened(),
        )

    def _opened(self) -> Shelf | None:
        if len(self._readings) < 2:
            return None
        books = [
            Book(each.article.source, visit=memory.summary(each.article, each.analysis, self.say))
            for each in self._readings
        ]
        return Shelf("open", tuple(books))

    def _keep(self, reading: Reading) -> None:
        self.not_kept = memory.keep(reading, self.kept_in, self.say)
        if isinstance(self.screen, LibraryScreen) and self.screen.is_mounted:
            self.screen.opened = self._opened()
            self.screen.fill()
            if self.not_kept is not None:
                self.tell_error(self.not_kept)

    def on_library_screen_opened(self, event: LibraryScreen.Opened) -> None:
        """Read an article of the list."""
        if event.number is not None:
            self._open = event.number
        elif event.path is not None:
            try:
                kept = library.pages_folder(self.kept_in) if self.kept_in else None
                articles = tuple(read_many([event.path], pages=Pages(kept, wanted="kept")))
            except QariError as error:
                self.tell_error(error)
                return
            self.take(articles)
        self.push_screen(self.reader_screen())

    def on_reader_screen_left(self) -> None:
        """Go back to the list that the article was opened from, if it was."""
        if self._listed:
            self.pop_screen()

    @property
    def _listed(self) -> bool:
        """Whether the list lies below the screen."""
        return any(isinstance(screen, LibraryScreen) for screen in self.screen_stack[:-1])

    def action_step_article(self, by: int) -> None:
        """Open the next or previous of the articles given."""
        if len(self._readings) > 1:
            self._open = (self._open + by) % len(self._readings)
            self.switch_screen(self.reader_screen())

    def action_library(self) -> None:
        """Go to the list, or back to it."""
        if self._listed:
            self.pop_screen()
        else:
            self.switch_screen(self.library_screen())
