"""Themes as data: a TOML file names a colour for each part of the screen.

Files ship in ``themes/`` and may lie in the reader's own folder; a later file replaces an earlier one of the same
name. A file that is no theme is reported and never stops the program. What the colours look like on the screen is
the interface's business.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

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
