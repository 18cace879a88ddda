"""Options that several commands share, and what they mean together with the reader's settings."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader import config, resources, theming
from reader.article.metadata import parse_date, parse_zone
from reader.cli import messages
from reader.errors import InputError

if TYPE_CHECKING:
    from reader.analysis import Analysis
    from reader.article import Article

Subparsers = Any
"""argparse's collection of commands; its class is private."""

STANDARD_OUTPUT = Path("-")


def add_files(parser: argparse.ArgumentParser, *, optional: bool = False) -> None:
    """One or more article files."""
    parser.add_argument("files", nargs="*" if optional else "+", metavar="FILE", help="cli.files_help")


def add_article_options(parser: argparse.ArgumentParser) -> None:
    """``--date`` and ``--tz``, for articles that don't carry them, and ``--repair``."""
    parser.add_argument("--date", type=parse_date, metavar="YYYY-MM-DD", help="cli.date_help")
    parser.add_argument("--tz", type=parse_zone, metavar="ZONE", help="cli.tz_help")
    parser.add_argument("--repair", action="store_true", help="cli.repair_help")


def add_engine_options(parser: argparse.ArgumentParser) -> None:
    """``--engine``, ``--model``, ``--threads`` and ``--no-corrections``."""
    parser.add_argument("--engine", metavar="NAME", help="cli.engine_help")
    parser.add_argument("--model", metavar="DIR", help="cli.model_help")
    parser.add_argument("--threads", type=whole(1, 256), metavar="N", help="cli.threads_help")
    parser.add_argument("--no-corrections", action="store_true", help="cli.no_corrections_help")


def add_bidi_options(parser: argparse.ArgumentParser) -> None:
    """``--bidi``, ``--marks`` and ``--tashkeel``."""
    add_terminal_options(parser)
    parser.add_argument("--tashkeel", choices=config.TASHKEEL, help="cli.tashkeel_help")


def add_terminal_options(parser: argparse.ArgumentParser) -> None:
    """``--bidi`` and ``--marks``: what the terminal is taken for."""
    parser.add_argument("--bidi", metavar="MODE", help="cli.bidi_help")
    parser.add_argument("--marks", choices=config.MARKS, help="cli.marks_help")


def add_output_options(parser: argparse.ArgumentParser) -> None:
    """``-o`` and ``--force``."""
    parser.add_argument(
        "-o", "--output", type=Path, default=STANDARD_OUTPUT, metavar="OUT", help="cli.output_help"
    )
    parser.add_argument("--force", action="store_true", help="cli.force_help")


class whole:  # noqa: N801 - used as a function, like argparse's own types
    """An argparse type: a whole number within limits."""

    def __init__(self, least: int, most: int) -> None:
        """Both limits are allowed values."""
        self.least, self.most = least, most

    def __call__(self, text: str) -> int:
        """The number.

        Raises:
            InputError: it is none, or outside the limits.
        """
        try:
            number = int(text)
        except ValueError:
            number = self.least - 1
        if not self.least <= number <= self.most:
            raise InputError("cli.bad_number", given=text, least=self.least, most=self.most)
        return number


def theme_folders() -> tuple[Path, Path]:
    """Where themes lie: those that ship, then the reader's own."""
    return resources.shipped("themes"), config.default_path(os.environ).parent / "themes"


def theme(name: str) -> theming.Theme | None:
    """The theme of this name, None for ``auto`` and for one that is not there."""
    return theming.load(theme_folders())[0].get(name)


def _themes() -> tuple[str, ...]:
    return (theming.AUTOMATIC, *theming.load(theme_folders())[0])


def _engines() -> tuple[str, ...]:
    from reader.entities.registry import ENGINES

    return ENGINES


def _modes() -> tuple[str, ...]:
    from reader.terminal.profile import AUTOMATIC, policies

    return (AUTOMATIC, *policies())


_NAMES: config.Names = {"theme": _themes, "engine": _engines, "bidi": _modes}


def settings(args: argparse.Namespace) -> config.Settings:
    """The settings file, the environment and the command line, the later over the earlier.

    What is wrong in the file is told on standard error and passed over.

    Raises:
        InputError: an environment variable holds no value of its setting.
    """
    found, problems = config.load(config.default_path(os.environ), _NAMES)
    for problem in problems:
        messages.warn(InputError(problem.key, **problem.values), args.say)
    given = {
        name: getattr(args, name, None)
        for name in ("language", "theme", "engine", "threads", "model", "bidi", "tashkeel", "marks", "width")
    }
    return config.override(found, os.environ, given)


def read_articles(args: argparse.Namespace) -> Iterator[Article]:
    """The articles of the command's files, each read when its turn comes; warns of those that want repair."""
    from reader import library
    from reader.article.fetching import Pages
    from reader.article.sources import read_many

    pages = Pages(library.pages_folder(library.default_path()), lambda error: messages.warn(error, args.say))
    for article in read_many(args.files, date=args.date, tz=args.tz, repair=args.repair, pages=pages):
        if article.damage is not None:
            messages.warn(InputError(f"article.damage_{article.damage}", source=article.source), args.say)
        yield article


def analysed(
    articles: Iterable[Article], chosen: config.Settings, args: argparse.Namespace
) -> Iterator[Analysis]:
    """The analyses of the articles with the reader's corrections, one by one.

    Warns of corrections that cannot be read, and once if another engine had to step in.
    """
    from reader.analysis import analyse
    from reader.corrections import apply, store

    warned = False
    folder = None if getattr(args, "no_corrections", False) else store.default_folder()
    for article in articles:
        analysis = analyse(
            article, engine=chosen.engine, threads=chosen.threads or None, model=chosen.model or None
        )
        if analysis.engine.instead_of is not None and not warned:
            messages.warn(analysis.engine.instead_of, args.say)
            warned = True
        if folder is not None:
            edits, problem = store.load(folder, article)
            if problem is not None:
                messages.warn(problem, args.say)
            analysis = apply(analysis, edits)
        yield analysis
