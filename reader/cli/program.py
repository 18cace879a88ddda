"""From the command line to a command and its exit code; the one place where errors become lines of text.

Exit codes: 0 done; 1 the work failed (``OperationError``, a full disk, an error in Qari); 2 the input or the
command line cannot be used (``InputError``); 130 interrupted; 141 whoever read the output went away.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any, cast

from reader import __version__
from reader.cli import messages
from reader.cli.parser import Parser
from reader.errors import OperationError, QariError
from reader.i18n import Language, Translator, locale_language

COMMANDS = (
    "read",
    "serve",
    "show",
    "extract",
    "export",
    "cluster",
    "corrections",
    "themes",
    "keys",
    "config",
    "doctor",
    "schema",
    "completion",
    "man",
)
"""Each is a module of this package with ``add_parser(subparsers)`` and ``run(args) -> int``."""

_INTERRUPTED = 130
_BROKEN_PIPE = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit code.

    Args:
        argv: the arguments without the program's name, None for those of the process.
    """
    _tolerant(sys.stdout)
    _tolerant(sys.stderr)
    arguments = list(sys.argv[1:] if argv is None else argv)
    style = _global_options(arguments, os.environ)
    say = Translator(style.language)
    try:
        args = command_line(say).parse(_with_command(arguments))
        args.say, args.language = say, style.given_language
        code: int = args.run(args)
        sys.stdout.flush()
        return code
    except SystemExit as stop:  # --help and --version
        return stop.code if isinstance(stop.code, int) else 0
    except QariError as error:
        return messages.report(error, say, style.errors)
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:
        _forget_output()
        return _BROKEN_PIPE
    except OSError as error:
        if os.environ.get("QARI_DEBUG"):
            raise
        _forget_output()
        failed = OperationError("cli.system_error", reason=error.strerror or str(error))
        return messages.report(failed, say, style.errors)
    except Exception as error:
        if os.environ.get("QARI_DEBUG"):
            raise
        bug = OperationError("cli.bug", kind=type(error).__name__, reason=str(error))
        return messages.report(bug, say, style.errors)


class _Style(argparse.Namespace):
    """How to talk to the person, known before the command line is."""

    given_language: Language | None
    language: Language
    errors: str


def _global_options(arguments: Sequence[str], environ: Mapping[str, str]) -> _Style:
    """``--lang`` and ``--errors`` wherever they stand: needed to tell what is wrong with the rest."""
    given: dict[str, str] = {}
    for option, choices in (("--lang", ("ar", "en")), ("--errors", ("text", "json"))):
        for at, argument in enumerate(arguments):
            if argument == "--":
                break
            following = arguments[at + 1] if argument == option and at + 1 < len(arguments) else None
            value = following or argument.removeprefix(option + "=")
            if value in choices and argument.startswith(option):
                given[option] = value
    named: Any = given.get("--lang") or (
        environ.get("QARI_LANG") if environ.get("QARI_LANG") in ("ar", "en") else None
    )
    language: Language = named or locale_language(environ) or "en"
    return _Style(given_language=named, language=language, errors=given.get("--errors", "text"))


def _with_command(arguments: list[str]) -> list[str]:
    """The arguments with ``read`` put in where no command is named: ``qari FILE`` reads."""
    at = 0
    while at < len(arguments) and arguments[at].startswith(("--lang", "--errors")):
        at += 1 if "=" in arguments[at] else 2
    first = arguments[at] if at < len(arguments) else None
    if at > len(arguments) or first in COMMANDS or first in ("-h", "--help", "--version"):
        return arguments
    return [*arguments[:at], "read", *arguments[at:]]


def command_line(say: Translator) -> Parser:
    """All commands with their options."""
    parser = Parser(prog="qari", description="cli.description", epilog="cli.epilog", say=say)
    parser.add_argument("--version", action="version", version=f"qari {__version__}", help="cli.version_help")
    _add_global_options(parser)
    subparsers: Any = parser.add_subparsers(
        title=say("cli.commands"),
        metavar=say("cli.command"),
        required=True,
        parser_class=cast(type[Parser], partial(Parser, say=say)),
    )
    for name in COMMANDS:
        module = import_module(f"reader.cli.{name}")
        before = set(subparsers.choices)
        module.add_parser(subparsers)
        for added in set(subparsers.choices) - before:
            subparsers.choices[added].set_defaults(run=module.run)
            _add_global_options(subparsers.choices[added])
    return parser


def _add_global_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("ar", "en"), default=argparse.SUPPRESS, help="cli.lang_help")
    parser.add_argument(
        "--errors", choices=("text", "json"), default=argparse.SUPPRESS, help="cli.errors_help"
    )


def _tolerant(stream: object) -> None:
    """Let a terminal in another encoding show ``?`` for what it lacks instead of stopping the program."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def _forget_output() -> None:
    """Point standard output nowhere, so that the interpreter's last flush doesn't complain again."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
