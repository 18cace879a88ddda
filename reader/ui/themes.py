"""Themes on the screen: as Textual wants them, changed at run time, read again when their files change."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol, runtime_checkable

from rich.console import Console
from textual.app import App
from textual.theme import Theme as TextualTheme

from reader.errors import QariError
from reader.i18n import Translator
from reader.theming import Theme, load

VARIABLES = ("person", "organisation", "place", "focus", "evidence", "hit", "muted", "good")
"""Parts of a theme that Textual has no name for: style sheets use them as ``$person`` and so on."""

_PREFIX = "qari-"
_COLOURS = {"standard": 16, "windows": 16, "256": 256, "truecolor": 1 << 24}


def to_textual(theme: Theme) -> TextualTheme:
    """The theme under the name ``qari-<name>``."""
    colours = theme.colours
    return TextualTheme(
        name=f"{_PREFIX}{theme.name}",
        primary=colours["accent"],
        accent=colours["accent"],
        foreground=colours["text"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["surface"],
        success=colours["good"],
        warning=colours["warning"],
        error=colours["error"],
        dark=theme.dark,
        ansi=theme.sixteen,
        variables={
            **{part: colours[part] for part in VARIABLES},
            "ansi-background": colours["background"],
            "ansi-foreground": colours["text"],
        },
    )


def colours_shown(environ: Mapping[str, str]) -> int:
    """How many colours the terminal is sent: 0 with ``NO_COLOR`` (no-color.org), else as Rich, which sends them,
    takes it for.
    """
    if environ.get("NO_COLOR"):
        return 0
    return _COLOURS.get(Console(force_terminal=True, _environ=environ).color_system or "", 0)


@runtime_checkable
class _Tells(Protocol):
    def tell(self, words: str, *, failed: bool = False) -> None: ...


class ThemedApp(App[None]):
    """An app that wears themes.

    Attributes:
        say: the language.
        themes: the themes by name.
        theme_folders: where they come from, the reader's own folder last; those files are watched.
    """

    say: Translator
    themes: dict[str, Theme]
    theme_folders: Sequence[Path] = ()
    _stamp: object = None

    @property
    def worn(self) -> Theme | None:
        """The theme in use, None where it is one of Textual's own."""
        return self.themes.get(self.theme.removeprefix(_PREFIX))

    def wear(self, name: str) -> None:
        """Begin with a theme, and look for changed files from time to time."""
        for theme in self.themes.values():
            self.register_theme(to_textual(theme))
        self.theme = f"{_PREFIX}{name}"
        if self.theme_folders:
            self._stamp = _stamp(self.theme_folders)
            self.set_interval(1.0, self.look_for_themes)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The theme parts that Textual does not know, for its own themes."""
        defaults = next(iter(self.themes.values())).colours if self.themes else {}
        return {part: defaults.get(part, "#808080") for part in VARIABLES}

    def action_next_theme(self) -> None:
        """Change the colours."""
        names = list(self.themes)
        now = self.theme.removeprefix(_PREFIX)
        following = names[(names.index(now) + 1) % len(names)] if now in names else names[0]
        self.theme = f"{_PREFIX}{following}"
        self.tell("ui.theme_is", name=self.themes[following].labels[self.say.language])

    def look_for_themes(self) -> None:
        """Read the theme files again if one of them has changed; tell of those that are none."""
        stamp = _stamp(self.theme_folders)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        themes, failures = load(self.theme_folders)
        changed = [name for name, theme in themes.items() if self.themes.get(name) != theme]
        self.themes = self.themes | themes  # one that is gone, or no theme any more, stays until we leave
        for name in changed:
            self.register_theme(to_textual(themes[name]))
        if self.theme.removeprefix(_PREFIX) in changed:
            self._watch_theme(self.theme)
        if failures:
            self.tell_error(failures[-1])
        elif changed:
            self.tell("theme.changed", name=changed[-1])

    def tell(self, message: str, /, **values: object) -> None:
        """Show the message with that key in the lowest row of the screen."""
        if isinstance(self.screen, _Tells):
            self.screen.tell(self.say(message, **values))

    def tell_error(self, error: QariError) -> None:
        """Show an error in the lowest row of the screen."""
        if isinstance(self.screen, _Tells):
            self.screen.tell(self._words(error), failed=True)

    def _words(self, error: object) -> str:
        if not isinstance(error, QariError):
            return str(error)
        return self.say(error.key, **{name: self._words(value) for name, value in error.values.items()})


def _stamp(folders: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    """What changes when a file of the folders does."""
    found = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                state = path.stat()
            except OSError:
                continue
            found.append((str(path), state.st_mtime_ns, state.st_size))
    return tuple(found)
