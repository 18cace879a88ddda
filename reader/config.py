"""The reader's settings: one TOML file, environment variables, command line; the later wins.

A setting is described once, in ``SETTINGS``: its values, its environment variable, what it is for. The
commented example file, the checks and ``qari config`` are made from that.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import platformdirs

from reader.errors import InputError

LANGUAGES = ("auto", "ar", "en")
TASHKEEL = ("keep", "hide")
MARKS = ("auto", "keep", "strip")
_CONTROL = re.compile("[\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader chose; every field is described in ``SETTINGS``."""

    language: str = "auto"
    theme: str = "auto"
    engine: str = "embedded"
    threads: int = 0
    model: str = ""
    bidi: str = "auto"
    tashkeel: str = "keep"
    marks: str = "auto"
    width: int = 88
    spacing: int = 1
    panel: bool = True
    keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of the settings file.

    Attributes:
        name: the key and the field of ``Settings``.
        accepts: whether a value read from TOML is one of its values.
        values: the values in words, for the example file and the messages.
        help: what it is for, one English line.
        environ: the environment variable that overrides the file, if there is one.
    """

    name: str
    accepts: Callable[[object], bool]
    values: str
    help: str
    environ: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """A key that was passed over, as a message key with its values (``reader.i18n``)."""

    key: str
    values: Mapping[str, object]


def _one_of(*choices: str) -> Callable[[object], bool]:
    return lambda value: value in choices


def _whole(least: int, most: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _keymap(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(keys, str) for keys in value.values())


SETTINGS = (
    Setting(
        "language", _one_of(*LANGUAGES), "auto, ar or en", "Language of the interface.", environ="QARI_LANG"
    ),
    Setting(
        "theme",
        _name,
        "auto or the name of a theme (qari themes lists them)",
        "Colours.",
        environ="QARI_THEME",
    ),
    Setting("engine", _name, "embedded, gazetteer or camel", "What finds the names.", environ="QARI_ENGINE"),
    Setting(
        "threads",
        _whole(0, 256),
        "0 (all cores) to 256",
        "Threads that the names engine may use.",
        environ="QARI_THREADS",
    ),
    Setting(
        "model",
        lambda value: isinstance(value, str),
        "a folder",
        "Model of the engine camel instead of its pretrained one.",
        environ="QARI_MODEL",
    ),
    Setting(
        "bidi",
        _name,
        "auto or a mode (qari doctor lists them)",
        "How Arabic is written to the terminal.",
        environ="QARI_BIDI",
    ),
    Setting(
        "tashkeel",
        _one_of(*TASHKEEL),
        "keep or hide",
        "Whether vowel marks are shown.",
        environ="QARI_TASHKEEL",
    ),
    Setting(
        "marks",
        _one_of(*MARKS),
        "auto, keep or strip",
        "Whether vowel marks are sent to this terminal; auto strips them where they are known to be misplaced.",
        environ="QARI_MARKS",
    ),
    Setting(
        "width", _whole(20, 500), "20 to 500", "Widest line of the text, in cells.", environ="QARI_WIDTH"
    ),
    Setting("spacing", _whole(0, 3), "0 to 3", "Empty rows between paragraphs."),
    Setting("panel", lambda value: isinstance(value, bool), "true or false", "Open with the side panel."),
    Setting("keys", _keymap, 'a table of command = "key,key"', "Your own keys, by command (qari keys)."),
)


def default_path(environ: Mapping[str, str]) -> Path:
    """Where the settings file is looked for: ``QARI_CONFIG``, else the platform's configuration folder."""
    given = environ.get("QARI_CONFIG")
    return Path(given) if given else platformdirs.user_config_path("qari", appauthor=False) / "config.toml"


Names = Mapping[str, Callable[[], Collection[str]]]
"""The names that may stand in a setting, by setting; called only where the file gives it a value."""


def load(path: Path, names: Names | None = None) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a file and what was wrong with it; wrong and unknown keys are left at their defaults.

    No file is no problem; one that cannot be read, or is no TOML, gives the defaults and one problem.

    Args:
        path: the file.
        names: the names that there are for settings that take one (themes, engines...).
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        return Settings(), (Problem("config.unreadable", {"path": path, "reason": reason}),)
    known = {setting.name: setting for setting in SETTINGS}
    problems = []
    good: dict[str, Any] = {}
    for name, value in table.items():
        if name not in known:
            problems.append(Problem("config.unknown_key", {"path": path, "name": name}))
        elif not known[name].accepts(value):
            details = {"path": path, "name": name, "value": value, "values": known[name].values}
            problems.append(Problem("config.bad_value", details))
        elif names and name in names and value not in (there := names[name]()):
            details = {"path": path, "name": name, "value": value, "values": ", ".join(there)}
            problems.append(Problem("config.bad_value", details))
        else:
            good[name] = value
    return replace(Settings(), **good), tuple(problems)


def override(settings: Settings, environ: Mapping[str, str], options: Mapping[str, object]) -> Settings:
    """The settings after the environment and, over it, the command line had their say.

    Args:
        settings: from the file.
        environ: the environment; empty variables count as unset.
        options: values by setting name; None where the command line does not give it.

    Raises:
        InputError: a variable holds no value of its setting (the command line checks its own options).
    """
    changes: dict[str, Any] = {}
    for setting in SETTINGS:
        text = environ.get(setting.environ, "") if setting.environ else ""
        if text:
            whole = isinstance(getattr(settings, setting.name), int)
            value: object = int(text) if whole and text.isascii() and text.isdigit() else text
            if not setting.accepts(value):
                raise InputError(
                    "config.bad_variable", name=setting.environ, value=text, values=setting.values
                )
            changes[setting.name] = value
    changes |= {name: value for name, value in options.items() if value is not None}
    return replace(settings, **changes)


def example() -> str:
    """The settings file with every key commented out at its default."""
    lines = ["# Qari's settings. Remove the # before a line to change it.", ""]
    defaults = Settings()
    for setting in SETTINGS:
        lines.append(f"# {setting.help} Values: {setting.values}.")
        if setting.environ:
            lines.append(f"# The environment variable {setting.environ} overrides it.")
        lines += [f"# {_toml(setting.name, getattr(defaults, setting.name))}", ""]
    return "\n".join(lines)


def show(settings: Settings) -> str:
    """The settings in force, as TOML."""
    plain = [_toml(f.name, getattr(settings, f.name)) for f in fields(settings) if f.name != "keys"]
    return "\n".join([*plain, "", _toml("keys", settings.keys), ""])


def _toml(name: str, value: object) -> str:
    if isinstance(value, bool):
        return f"{name} = {str(value).lower()}"
    if isinstance(value, Mapping):
        lines = (f"{toml_string(key)} = {toml_string(keys)}" for key, keys in value.items())
        return "\n".join([f"[{name}]", *lines])
    return f"{name} = {value if isinstance(value, int) else toml_string(str(value))}"


def toml_string(text: str) -> str:
    """A text as TOML's basic string, which JSON's are, with no control character in it."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))
