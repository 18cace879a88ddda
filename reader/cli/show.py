"""``qari show``: articles printed, like cat for Arabic."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from reader.cli import messages, options, output
from reader.cli.options import Subparsers
from reader.config import Settings
from reader.errors import InputError, QariError
from reader.export.plain import visible_ordering

if TYPE_CHECKING:
    from reader.article import Article
    from reader.entities import Entity
    from reader.terminal.profile import Profile

_LEAST_WIDTH, _MOST_WIDTH = 12, 1000
_AUTOMATIC = "auto"


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("show", help="cli.show_help", description="cli.show_description")
    options.add_files(parser)
    width = options.whole(_LEAST_WIDTH, _MOST_WIDTH)
    parser.add_argument("--width", dest="columns", type=width, metavar="N", help="cli.width_help")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="cli.color_help")
    parser.add_argument("--plain", action="store_true", help="cli.plain_help")
    options.add_article_options(parser)
    options.add_engine_options(parser)
    options.add_bidi_options(parser)


def run(args: argparse.Namespace) -> int:
    """Print the articles, an empty line between them.

    Rows made for a terminal go to a terminal, and wherever ``--color always`` or ``--bidi`` asks for them.
    Else the text is written in logical order: a paragraph a line, or lines of ``--width`` cells.
    """
    chosen = options.settings(args)
    articles = options.read_articles(args)
    in_terminal = sys.stdout.isatty()
    if args.plain or not (in_terminal or args.color == "always" or args.bidi is not None):
        rows = _logical(articles, args.columns)
        _print(map(visible_ordering, rows) if in_terminal else rows)
        return 0
    coloured = _colours(args.color, os.environ)
    bidi = args.bidi or (None if chosen.bidi == _AUTOMATIC else chosen.bidi)
    profile, problems = _profile(bidi, chosen.marks, in_terminal)
    for problem in problems:
        messages.warn(problem, args.say)
    rows = _drawn(articles, profile, chosen, args, coloured)
    _send(profile, profile.start)
    try:
        _print(rows)
    finally:
        _send(profile, profile.end)
    return 0


def _logical(articles: Iterable[Article], columns: int | None) -> Iterator[str]:
    from reader.cli.drawing import logical

    for number, article in enumerate(articles):
        if number:
            yield ""
        yield from logical(article, columns)


def _drawn(
    articles: Iterable[Article],
    profile: Profile,
    chosen: Settings,
    args: argparse.Namespace,
    coloured: bool,
) -> Iterator[str]:
    from reader.cli.drawing import Canvas, draw

    canvas = Canvas(
        # A mark after the letter in the last column would go into a row of its own in urxvt: leave that column free.
        width=args.columns or max(_LEAST_WIDTH, min(shutil.get_terminal_size().columns - 1, chosen.width)),
        profile=profile,
        colours=coloured,
        hide_tashkeel=chosen.tashkeel == "hide",
    )
    for number, article in enumerate(articles):
        if number:
            yield ""
        entities: tuple[Entity, ...] = ()
        if canvas.colours:
            entities = next(options.analysed([article], chosen, args)).entities
        yield from draw(article, entities, canvas)


def _profile(bidi: str | None, marks: str, in_terminal: bool) -> tuple[Profile, list[QariError]]:
    """How the terminal wants Arabic; rows for a file or a pager are visual unless the reader chose.

    With what was wrong with the choices kept from earlier runs, and why the terminal is not known.
    """
    from reader.terminal import session
    from reader.terminal.answers import Answers
    from reader.terminal.profile import chosen, decide, lasting

    if in_terminal:
        at = session.start(bidi, os.environ, marks=marks, takes_keys=False)
        profile = at.profile
        problems: list[QariError] = [at.problem] if at.problem else []
        if at.answers.waiting and profile.why == "terminal.why_silent":
            problems.append(InputError("terminal.keys_waiting"))
        return lasting(profile), problems
    return lasting(decide(Answers(), {}, chosen(bidi, {}) or "visual", marks)), []


def _colours(wish: str, environ: Mapping[str, str]) -> bool:
    """Whether to write escape sequences; NO_COLOR (no-color.org) counts where nothing is said."""
    if wish == "auto":
        return not environ.get("NO_COLOR") and environ.get("TERM") != "dumb" and sys.stdout.isatty()
    return wish == "always"


def _print(rows: Iterable[str]) -> None:
    for line in rows:
        output.write(line.encode("utf-8", "replace") + b"\n")


def _send(profile: Profile, sequence: bytes) -> None:
    from reader.terminal.channel import inband, to_client

    to_client(profile.tty, sequence)
    output.write(inband(sequence, profile.through))
