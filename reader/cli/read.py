"""``qari FILE``, ``qari read FILE``: the reader itself."""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import shutil
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from reader.article.sources import STANDARD_INPUT
from reader.cli import messages, options
from reader.cli.options import Subparsers
from reader.config import Settings
from reader.errors import InputError
from reader.i18n import Language, locale_language

_LEAST_COLUMNS, _LEAST_LINES = 20, 6
_KEYBOARD = "/dev/tty"
_XTERM_JS = "alternating"  # right with each of xterm.js's renderers


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    add_options(subparsers.add_parser("read", help="cli.read_help", description="cli.read_description"))


def add_options(parser: argparse.ArgumentParser) -> None:
    """What the reader can be opened with; ``qari serve`` takes the same."""
    options.add_files(parser, optional=True)
    options.add_article_options(parser)
    options.add_engine_options(parser)
    options.add_bidi_options(parser)
    parser.add_argument("--theme", metavar="NAME", help="cli.theme_help")
    parser.add_argument("--width", type=options.whole(20, 500), metavar="N", help="cli.measure_help")


def run(args: argparse.Namespace) -> int:
    """Read the articles, make sure that there is a terminal, and open the app."""
    gc.disable()  # until the app runs: it would look again and again through what is loaded and stays
    try:
        return _opened(args)
    finally:
        gc.enable()


def _opened(args: argparse.Namespace) -> int:
    chosen = options.settings(args)
    browser = in_browser(os.environ)
    if not args.files and not browser and not sys.stdin.isatty():
        args.files = [STANDARD_INPUT]
    folder = Path(args.files[0]) if len(args.files) == 1 and Path(args.files[0]).is_dir() else None
    args.files = [] if folder else [path for given in args.files for path in _files(given)]
    articles = tuple(options.read_articles(args))
    if browser:
        if chosen.bidi == "auto":
            chosen = replace(chosen, bidi=_XTERM_JS)
    else:
        _need_terminal()
        _keys_from_terminal()
        _screen_to_terminal()

    from reader.ui.app import run_app

    return run_app(
        articles,
        settings=chosen,
        language=_language(args.language, chosen),
        folder=folder,
        told=lambda error: messages.warn(error, args.say),
    )


def in_browser(environ: Mapping[str, str]) -> bool:
    """Whether textual-serve shows the app: there is no terminal then, and nobody to ask what it is."""
    return environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")


def _files(given: str) -> list[str]:
    """A file, or the articles of a folder.

    Raises:
        InputError: the folder has none.
    """
    from reader.shelf import listing

    if not Path(given).is_dir():
        return [given]
    found = [book.path for book in listing(Path(given), {}).books if not book.folder]
    if not found:
        raise InputError("article.directory", source=given)
    return found


def _language(given: Language | None, chosen: Settings) -> Language | None:
    """Of the interface: ``--lang``, the settings, the locale; None leaves it to the app."""
    if given is None and chosen.language != "auto":
        return "ar" if chosen.language == "ar" else "en"
    return given or locale_language(os.environ)


def _need_terminal() -> None:
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        raise InputError("cli.not_a_terminal")
    size = shutil.get_terminal_size()
    if size.columns < _LEAST_COLUMNS or size.lines < _LEAST_LINES:
        raise InputError(
            "cli.tiny_terminal",
            columns=size.columns,
            lines=size.lines,
            least=f"{_LEAST_COLUMNS}×{_LEAST_LINES}",
        )


def _keys_from_terminal() -> None:
    """Where standard input was the article, put the terminal back in its place."""
    if sys.stdin.isatty():
        return
    try:
        keyboard = os.open(_KEYBOARD, os.O_RDWR)
    except OSError:
        raise InputError("cli.no_keyboard") from None
    with contextlib.suppress(OSError):
        os.dup2(keyboard, 0)
    os.close(keyboard)


def _screen_to_terminal() -> None:
    """Textual draws on standard error: where that is redirected, let it be the terminal as long as we run."""
    if not sys.stderr.isatty():
        with contextlib.suppress(OSError):
            os.dup2(sys.stdout.fileno(), 2)
