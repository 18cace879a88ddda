"""The reader's own choice of a policy for a terminal, kept between runs by ``qari doctor``."""

from __future__ import annotations

import tomllib
from pathlib import Path

import platformdirs

from reader.config import toml_string
from reader.errors import InputError, OperationError
from reader.files import locked, set_aside, write_atomically

_HEADER = "# Kept by `qari doctor`: how Arabic is written to each terminal. Values as for --bidi.\n\n[bidi]\n"


def default_path() -> Path:
    """The file in the platform's configuration folder."""
    return platformdirs.user_config_path("qari", appauthor=False) / "terminals.toml"


def kept(path: Path) -> dict[str, str]:
    """Policies by terminal name; empty when there is no such file, or when it cannot be read as one."""
    return _parsed(path) or {}


def mend(path: Path) -> InputError | None:
    """Set the file aside, under the name ``*.unreadable``, if it is damaged; what to tell of that."""
    try:
        if not path.is_file() or _parsed(path) is not None:
            return None
        return InputError("config.set_aside", path=path, aside=set_aside(path).name)
    except OSError as error:
        return InputError("config.passed_over", path=path, reason=error.strerror or str(error))


def keep(path: Path, name: str, policy: str | None) -> None:
    """Keep ``policy`` for the terminal ``name``, or forget what was kept when it is None.

    A file that cannot be read as choices is set aside under another name, not written over. Two programs at once
    do not lose each other's choices.

    Raises:
        OperationError: the file cannot be written.
    """
    try:
        with locked(path):
            choices = _parsed(path)
            if choices is None and path.is_file():
                set_aside(path)
            choices = choices or {}
            if policy is None:
                choices.pop(name, None)
            else:
                choices[name] = policy
            lines = (f"{toml_string(key)} = {toml_string(value)}\n" for key, value in sorted(choices.items()))
            write_atomically(path, (_HEADER + "".join(lines)).encode())
    except OSError as error:
        raise OperationError(
            "terminal.cannot_keep", path=path, reason=error.strerror or str(error)
        ) from error


def _parsed(path: Path) -> dict[str, str] | None:
    """What the file holds; None where it is no file of choices."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("bidi", {})
    except (OSError, ValueError):
        return None
    good = isinstance(table, dict) and all(isinstance(policy, str) for policy in table.values())
    return table if good else None
