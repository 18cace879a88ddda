"""Errors and warnings as lines on standard error."""

from __future__ import annotations

import json
import sys
from pathlib import PurePath

from reader.errors import QariError
from reader.export.plain import one_line
from reader.i18n import Translator


def report(error: QariError, say: Translator, style: str = "text") -> int:
    """Tell the person, or with ``json`` the calling program, what went wrong; returns the exit code.

    The JSON object has ``error`` (the message's key, stable), ``message``, ``values`` and ``exit_code``.
    """
    message = one_line(text(error, say))
    if style == "json":
        described = {
            "error": error.key,
            "message": message,
            "values": {name: _plain(value, say) for name, value in error.values.items()},
            "exit_code": error.exit_code,
        }
        print(json.dumps(described), file=sys.stderr)
    else:
        print(f"qari: {message}", file=sys.stderr)
    return error.exit_code


def warn(error: QariError, say: Translator) -> None:
    """Tell of something that went wrong but doesn't stop the work."""
    print(f"qari: {one_line(text(error, say))}", file=sys.stderr)


def text(error: QariError, say: Translator) -> str:
    """The error in the person's language; errors among its values are told in it too."""
    values = {
        name: text(value, say) if isinstance(value, QariError) else value
        for name, value in error.values.items()
    }
    return say(error.key, **values)


def _plain(value: object, say: Translator) -> object:
    if isinstance(value, QariError):
        return text(value, say)
    if isinstance(value, PurePath):
        return str(value)
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)
