"""The application: wires articles, settings and terminal together."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import ClassVar, cast

from textual.binding import BindingType
from textual.driver import Driver

from reader.analysis import Analysis, analyse
from reader.article import Article
from reader.config import Settings, default_path
from reader.entities.model import Cancelled, Progress
from reader.errors import InputError
from reader.i18n import Language, Translator
from reader.library import default_path as default_library
from reader.resources import shipped
from reader.terminal.driver import ProfileChanged, with_session
from reader.terminal.session import Session
from reader.terminal.session import start as start_session
from reader.theming import Theme, load, suitable
from reader.ui import memory
from reader.ui.chrome import Chrome
from reader.ui.commands import COMMANDS, clashes, mapped, unknown
from reader.ui.keyboard import with_twins
from reader.ui.reading import Analyser, Reading
from reader.ui.screens.reader import ReaderScreen
from reader.ui.themes import ThemedApp, colours_shown
from reader.visual.layout import Tashkeel


class QariApp(ThemedApp):
    """Shows articles, one at a time."""

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
        theme_folders: Sequence[Path] = (),
        colourless: bool = False,
    ) -> None:
        """Open the first of ``articles``.

        Args:
            articles: at least one.
            analyser: finds what is in an article; called in a thread.
            themes: by name; the settings' theme is among them.
            settings: the reader's settings.
            language: of the interface.
            chrome: how text is drawn on this terminal.
            session: the terminal, if it was asked; without one nothing is sent to it but what Textual sends.
            library: the file where the place in each article is kept; None keeps nothing.
            theme_folders: whose theme files are read again when they change.
            colourless: whether no colour may be sent (``NO_COLOR``).
        """
        self.session = session
        self.chrome = chrome or Chrome()
        self.themes = dict(themes)
        self.theme_folders = theme_folders
        # With the terminal's own colours Textual drops them under NO_COLOR; else it would send greys.
        super().__init__(ansi_color=True if colourless else None)
        self.say = Translator(language)
        self.settings = settings
        self._analyser = analyser
        self._library = library
        self._open = 0
        several = len(articles) > 1
        self._readings = [
            Reading(
                article,
                measure=settings.width,
                tashkeel=cast(Tashkeel, settings.tashkeel),
                panel=settings.panel,
                place=self.say("ui.article_of", at=number, count=len(articles)) if several else "",
            )
            for number, article in enumerate(articles, 1)
        ]

    def get_driver_class(self) -> type[Driver]:
        """Textual's driver, made to prepare the terminal for Arabic."""
        driver = super().get_driver_class()
        return driver if self.session is None else with_session(driver, self.session)

    def on_mount(self) -> None:
        """Apply theme and keys, then open the first article."""
        self.wear(self.settings.theme)
        keymap = {c.id: ",".join(with_twins(c.keys)) for c in mapped(COMMANDS, self.settings.keys)}
        self.set_keymap({name: keys for name, keys in keymap.items() if name in self.settings.keys})
        self.push_screen(self._screen())
        self._tell_keymap_problems()

    def _screen(self) -> ReaderScreen:
        reading = self._readings[self._open]
        if reading.analysis is None:
            memory.take_up(reading, self._library)
        return ReaderScreen(reading, self._analyser, self.say, self._keep)

    def _keep(self, reading: Reading) -> None:
        memory.keep(reading, self._library, self.say)

    def _tell_keymap_problems(self) -> None:
        keys = self.settings.keys
        words = [self.say("ui.keymap_unknown", name=name) for name in unknown(COMMANDS, keys)]
        if keys:
            found = clashes(mapped(COMMANDS, keys))
            words += [self.say("ui.keymap_clash", key=c.key, first=c.first, second=c.second) for c in found]
        for line in words:
            self.log.warning(line)

    def on_profile_changed(self, event: ProfileChanged) -> None:
        """Another terminal shows the app now: draw for it."""
        self.chrome = Chrome(event.profile.mode, event.profile.strip_marks)
        self.refresh(layout=True)

    def action_step_article(self, by: int) -> None:
        """Open the next or previous of the articles given."""
        if len(self._readings) > 1:
            self._open = (self._open + by) % len(self._readings)
            self.switch_screen(self._screen())


def run_app(articles: Sequence[Article], *, settings: Settings, language: Language | None) -> int:
    """Ask the terminal what it does with Arabic, then show the articles until the reader leaves.

    Args:
        articles: what to read; at least one.
        settings: the reader's settings, command line included.
        language: of the interface; None takes the settings' or, failing that, Arabic.

    Returns:
        The exit code.

    Raises:
        InputError: there is no such theme or bidi mode.
    """
    folders = (shipped("themes"), default_path(os.environ).parent / "themes")
    themes, _ = load(folders)
    colours = colours_shown(os.environ)
    light = os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
    settings = replace(settings, theme=suitable(settings.theme, colours=colours, light=light))
    if settings.theme not in themes:
        raise InputError("theme.unknown", name=settings.theme, choices=", ".join(themes))
    session = start_session(None if settings.bidi == "auto" else settings.bidi, os.environ)
    profile = session.profile

    def analyser(article: Article, progress: Progress, cancelled: Cancelled) -> Analysis:
        return analyse(
            article,
            engine=settings.engine,
            threads=settings.threads or None,
            model=settings.model or None,
            progress=progress,
            cancelled=cancelled,
        )

    app = QariApp(
        articles,
        analyser,
        themes=themes,
        settings=settings,
        language=language or "ar",
        chrome=Chrome(profile.mode, profile.strip_marks),
        session=session,
        library=default_library(),
        theme_folders=folders,
        colourless=not colours,
    )
    app.run()
    return app.return_code or 0
