"""The application: wires articles, settings and terminal together."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.driver import Driver
from textual.drivers.web_driver import WebDriver
from textual.filter import LineFilter, NoColor

from reader.analysis import Analysis, analyse
from reader.apart import LONG, Apart
from reader.article import Article
from reader.config import Settings, default_path
from reader.corrections.store import default_folder
from reader.entities.model import Cancelled, Progress
from reader.errors import InputError, QariError
from reader.i18n import Language, Translator
from reader.library import default_path as default_library
from reader.library import mend, welcome
from reader.resources import shipped
from reader.terminal.driver import ProfileChanged, with_session
from reader.terminal.profile import Through
from reader.terminal.session import Session
from reader.terminal.session import start as start_session
from reader.theming import Theme, load, suitable
from reader.ui.chrome import Chrome, Greys
from reader.ui.commands import COMMANDS, LIBRARY_COMMANDS, clashes, settled, unknown
from reader.ui.forgetting import LOOK, Collector, forget_drawn_rows, undisturbed
from reader.ui.keyboard import with_twins
from reader.ui.keys_in_turn import KeysInTurn
from reader.ui.opening import OpeningApp
from reader.ui.reading import Analyser
from reader.ui.themes import colours_shown
from reader.visual.modes import OutputMode


class QariApp(KeysInTurn, OpeningApp):
    """Shows articles, one at a time."""

    # Here too: a style sheet that comes with the first screen makes Textual read all of them once more.
    CSS_PATH: ClassVar = ["styles/reader.tcss", "styles/widgets.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # Textual would select cells in the order of the screen

    def __init__(
        self,
        articles: Sequence[Article],
        analyser: Analyser,
        *,
        themes: Mapping[str, Theme],
        settings: Settings,
        language: Language,
        chrome: Chrome | None = None,
        session: Session | None = None,
        library: Path | None = None,
        corrections: Path | None = None,
        folder: Path | None = None,
        tour: bool = False,
        theme_folders: Sequence[Path] = (),
        colourless: bool = False,
        problems: Sequence[QariError] = (),
    ) -> None:
        """Open the first of ``articles``, or the list of what there is to read.

        Args:
            articles: what to read.
            analyser: finds what is in an article; called in a thread.
            themes: by name; the settings' theme is among them.
            settings: the reader's settings.
            language: of the interface.
            chrome: how text is drawn on this terminal.
            session: the terminal, if it was asked; without one nothing is sent to it but what Textual sends.
            library: the file where the place in each article is kept; None keeps nothing.
            corrections: the folder where corrections are kept; None keeps none.
            folder: the folder to list where there are no articles.
            tour: whether to begin with a sample and explain it.
            theme_folders: whose theme files are read again when they change.
            colourless: whether no colour may be sent (``NO_COLOR``).
            problems: what is to be told at the beginning.
        """
        self.session = session
        self.chrome = chrome or Chrome()
        self.themes = dict(themes)
        self.theme_folders = theme_folders
        # With the terminal's own colours Textual drops them under NO_COLOR; else it would send greys.
        super().__init__(ansi_color=True if colourless else None)
        self._greys = Greys()
        self._collector = Collector()
        self._typed = session.answers.typed.decode() if session else ""
        self.say = Translator(language)
        self.settings = settings
        self.analyser = analyser
        self.kept_in = library
        self.corrections = corrections
        self.folder = folder
        self._tour = tour
        self._problems = problems
        self.take(articles)

    async def on_event(self, event: events.Event) -> None:
        """What the reader does keeps the collector of garbage away for a while."""
        if isinstance(event, events.InputEvent):
            self._collector.stir()
        await super().on_event(event)

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, made to prepare the terminal for Arabic; a browser needs no preparing."""
        driver = super().get_driver_class()
        if self.session is None or issubclass(driver, WebDriver):
            return driver
        return with_session(driver, self.session)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, but where letters of one colour would be turned round even no colours are two greys."""
        filters = super().get_line_filters()
        if self.chrome.mode is not OutputMode.ALTERNATING:
            return filters
        return [self._greys if isinstance(found, NoColor) else found for found in filters]

    def on_mount(self) -> None:
        """Apply theme and keys, then open the first article."""
        self.wear(self.settings.theme)
        self.set_keymap(
            {
                after.id: ",".join(with_twins(after.keys))
                for usual in (LIBRARY_COMMANDS, COMMANDS)
                for before, after in zip(usual, settled(usual, self.settings.keys)[0], strict=True)
                if after != before
            }
        )
        self.screen_change_signal.subscribe(self, lambda _: forget_drawn_rows())
        self.set_interval(LOOK, self._collector.look)
        self.push_screen(self.first_screen())
        if self._tour:
            self.start_tour()
        self.screen.call_later(self.let_keys_in, self._typed)
        self._tell_keymap_problems()
        for problem in self._problems:
            self.call_after_refresh(self.tell_error, problem)

    def _tell_keymap_problems(self) -> None:
        """All of them in one line, once the screen is there to show it."""
        keys, say = self.settings.keys, self.say
        words = [say("ui.keymap_unknown", name=name) for name in unknown(keys)]
        words += [
            say("ui.keymap_clash", key=clash.key, first=clash.first, second=clash.second)
            for clash in clashes(keys)
        ]
        if words:
            self.call_after_refresh(self.tell, "ui.keymap", problems=" · ".join(words))

    def on_profile_changed(self, event: ProfileChanged) -> None:
        """Another terminal shows the app now: draw for it."""
        self.chrome = Chrome(event.profile.mode, event.profile.strip_marks)
        self.refresh(layout=True)


def run_app(
    articles: Sequence[Article],
    *,
    settings: Settings,
    language: Language | None,
    folder: Path | None = None,
    told: Callable[[QariError], None],
) -> int:
    """Ask the terminal what it does with Arabic, then show the articles until the reader leaves.

    Args:
        articles: what to read; none for the list of what there is.
        settings: the reader's settings, command line included.
        language: of the interface; None takes the settings' or, failing that, Arabic.
        folder: the folder to list where there are no articles.
        told: is told, when the terminal is as before, what could not be kept.

    Returns:
        The exit code.

    Raises:
        InputError: there is no such theme or bidi mode.
    """
    folders = (shipped("themes"), default_path(os.environ).parent / "themes")
    themes, problems = load(folders)
    session = start_session(
        None if settings.bidi == "auto" else settings.bidi, os.environ, marks=settings.marks
    )
    profile = session.profile
    if profile.truecolor:
        os.environ.setdefault("COLORTERM", "truecolor")  # where Rich looks
    elif profile.through is Through.SCREEN:
        os.environ.pop(
            "COLORTERM", None
        )  # of the terminal around; screen 4 takes each of the numbers for an attribute
    colours = colours_shown(os.environ)
    light = os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
    settings = replace(settings, theme=suitable(settings.theme, colours=colours, light=light))
    if settings.theme not in themes:
        raise InputError("theme.unknown", name=settings.theme, choices=", ".join(themes))

    options: dict[str, Any] = {
        "engine": settings.engine,
        "threads": settings.threads or None,
        "model": settings.model or None,
    }
    apart = Apart(**options)

    def analyser(article: Article, progress: Progress, cancelled: Cancelled) -> Analysis:
        if len(article.text) >= LONG:
            return apart.analyse(article, progress, cancelled)
        return analyse(article, **options, progress=progress, cancelled=cancelled)

    app = QariApp(
        articles,
        analyser,
        themes=themes,
        settings=settings,
        language=language or "ar",
        chrome=Chrome(profile.mode, profile.strip_marks),
        session=session,
        library=default_library(),
        corrections=default_folder(),
        folder=folder,
        tour=not articles and folder is None and welcome(default_library()),
        theme_folders=folders,
        colourless=not colours,
        problems=(*problems, *filter(None, (mend(default_library()), session.problem))),
    )
    try:
        with undisturbed():
            app.run()
    finally:
        apart.close()
    if app.not_kept is not None:
        told(app.not_kept)
    return app.return_code or 0
