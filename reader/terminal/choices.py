"""The reader's own choice of a policy for a terminal, kept between runs by ``qari doctor``."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import platformdirs

from reader.errors import OperationError
from reader.files import write_atomically

_HEADER = "# Kept by `qari doctor`: how Arabic is written to each terminal. Values as for --bidi.\n\n[bidi]\n"


def default_path() -> Path:
    """The file in the platform's configuration folder."""
    return platformdirs.user_config_path("qari", appauthor=False) / "terminals.toml"


def kept(path: Path) -> dict[str, str]:
    """Policies by terminal name; empty when there is no such file, or when it cannot be read as one."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("bidi")
    except (OSError, ValueError):
        return {}
    if not isinstance(table, dict):
        return {}
    return {name: policy for name, policy in table.items() if isinstance(policy, str)}


def keep(path: Path, name: str, policy: str | None) -> None:
    """Keep ``policy`` for the terminal ``name``, or forget what was kept when it is None.

    A file that cannot be read as choices is set aside under another name, not written over.

    Raises:
        OperationError: the file cannot be written.
    """
    choices = kept(path)
    try:
        if not choices and path.is_file() and not _readable(path):
            path.replace(path.with_name(path.name + ".unreadable"))
        if policy is None:
            choices.pop(name, None)
        else:
            choices[name] = policy
        # JSON's strings are TOML's basic strings.
        lines = (f"{_string(key)} = {_string(value)}\n" for key, value in sorted(choices.items()))
        write_atomically(path, (_HEADER + "".join(lines)).encode())
    except OSError as error:
        raise OperationError(
            "terminal.cannot_keep", path=path, reason=error.strerror or str(error)
        ) from error


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _readable(path: Path) -> bool:
    try:
        tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return False
    return True
