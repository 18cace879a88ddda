"""Themes as data: a TOML file names a colour for each part of the screen.

Files ship in ``themes/`` and may lie in the reader's own folder; a later file replaces an earlier one of the same
name. A file that is no theme is reported and never stops the program. What the colours look like on the screen is
the interface's business.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from reader.colour import VISIONS, contrast, difference
from reader.errors import InputError
from reader.i18n import Language

PARTS = (
    "background",
    "surface",
    "text",
    "muted",
    "accent",
    "person",
    "organisation",
    "place",
    "focus",
    "evidence",
    "hit",
    "good",
    "warning",
    "error",
)
"""The parts of the screen that a theme colours; ``focus``, ``evidence`` and ``hit`` are backgrounds."""

AUTOMATIC = "auto"
"""In place of a theme's name: what suits the terminal."""

LEAST_CONTRAST = 4.5
"""Of text on its background: WCAG 2.1, level AA."""

LEAST_DIFFERENCE = 10.0
"""Between the colours of people, organisations, places and text, for each kind of eye: CIEDE2000."""

_ON_ANY_GROUND = ("text", "person", "organisation", "place")
_ON_PLAIN_GROUND = (*_ON_ANY_GROUND, "muted", "accent", "good", "warning", "error")

# What xterm shows for its sixteen colours (XTerm-col.ad of xterm 379).
_XTERM = {
    "black": "#000000",
    "red": "#cd0000",
    "green": "#00cd00",
    "yellow": "#cdcd00",
    "blue": "#0000ee",
    "magenta": "#cd00cd",
    "cyan": "#00cdcd",
    "white": "#e5e5e5",
    "bright_black": "#7f7f7f",
    "bright_red": "#ff0000",
    "bright_green": "#00ff00",
    "bright_yellow": "#ffff00",
    "bright_blue": "#5c5cff",
    "bright_magenta": "#ff00ff",
    "bright_cyan": "#00ffff",
    "bright_white": "#ffffff",
}

_COLOUR = re.compile(
    r"#[0-9a-fA-F]{6}|ansi_(bright_)?(black|red|green|yellow|blue|magenta|cyan|white)|ansi_default"
)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme.

    Attributes:
        name: as given to ``--theme``.
        labels: its name for people, by language.
        dark: whether the background is dark.
        colours: a colour for each of ``PARTS``: ``#rrggbb``, or ``ansi_...`` for one of the terminal's sixteen.
    """

    name: str
    labels: Mapping[Language, str]
    dark: bool
    colours: Mapping[str, str]

    @property
    def sixteen(self) -> bool:
        """Whether it uses the terminal's own sixteen colours."""
        return any(colour.startswith("ansi_") for colour in self.colours.values())


def parse(text: str, path: Path) -> Theme:
    """The theme that a file holds.

    Raises:
        InputError: it is no TOML, or a part is missing, unknown or no colour.
    """
    try:
        table = tomllib.loads(text)
    except ValueError as error:
        raise InputError("theme.not_toml", path=path, reason=error) from None
    name, dark, colours = table.get("name"), table.get("dark"), table.get("colours")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        raise InputError("theme.bad_name", path=path)
    if not isinstance(dark, bool) or not isinstance(colours, dict):
        raise InputError("theme.incomplete", path=path, parts="dark, [colours]")
    missing = [part for part in PARTS if part not in colours]
    if missing:
        raise InputError("theme.incomplete", path=path, parts=", ".join(missing))
    for part, colour in colours.items():
        if part not in PARTS:
            raise InputError("theme.unknown_part", path=path, part=part)
        if not isinstance(colour, str) or not _COLOUR.fullmatch(colour):
            raise InputError("theme.bad_colour", path=path, part=part, colour=colour)
    given = table.get("label")
    given = given if isinstance(given, dict) else {}
    labels: dict[Language, str] = {"ar": str(given.get("ar", name)), "en": str(given.get("en", name))}
    return Theme(name, labels, dark, dict(colours))


def load(folders: Iterable[Path]) -> tuple[dict[str, Theme], tuple[InputError, ...]]:
    """All themes of the folders by name, in the order found, and an error for each file that is none."""
    themes: dict[str, Theme] = {}
    failures = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            try:
                theme = parse(path.read_text(encoding="utf-8"), path)
            except InputError as error:
                failures.append(error)
            except (OSError, ValueError) as error:
                failures.append(InputError("theme.unreadable", path=path, reason=error))
            else:
                themes[theme.name] = theme
    return themes, tuple(failures)


def faults(theme: Theme, seen_as: Mapping[str, str] | None = None) -> Iterator[InputError]:
    """Text that is hard to read on its background, and names whose types somebody cannot tell apart.

    Args:
        theme: the theme.
        seen_as: how a terminal shows the theme's colours; itself and xterm's sixteen by default.
    """
    known = {f"ansi_{name}": shown for name, shown in _XTERM.items()} | dict(seen_as or {})
    colours = {part: known.get(colour, colour) for part, colour in theme.colours.items()}
    if any(not colour.startswith("#") for colour in colours.values()):
        return  # ansi_default: nobody knows what it looks like
    grounds: dict[str, tuple[str, ...]] = {"background": _ON_PLAIN_GROUND, "surface": _ON_PLAIN_GROUND}
    grounds |= dict.fromkeys(("focus", "evidence", "hit"), _ON_ANY_GROUND)
    for ground, parts in grounds.items():
        for part in parts:
            ratio = contrast(colours[part], colours[ground])
            if ratio < LEAST_CONTRAST:
                values = {"name": theme.name, "part": part, "ground": ground, "ratio": f"{ratio:.1f}"}
                yield InputError("theme.low_contrast", **values, least=LEAST_CONTRAST)
    for one, other in combinations(_ON_ANY_GROUND, 2):
        for vision in VISIONS:
            if difference(colours[one], colours[other], vision) < LEAST_DIFFERENCE:
                yield InputError("theme.alike", name=theme.name, one=one, other=other, vision=vision)


def suitable(name: str, *, colours: int, light: bool) -> str:
    """The theme to use where ``name`` was asked for.

    Args:
        name: a theme's name or ``auto``.
        colours: how many colours the terminal shows; without 256 only its own sixteen look as they should,
            and without any (``NO_COLOR``) underlines and reversed letters are all there is.
        light: whether the terminal's background is light.
    """
    if colours < 2 or (name == AUTOMATIC and colours < 256):
        return "sixteen"
    if name == AUTOMATIC:
        return "day" if light else "night"
    return name
