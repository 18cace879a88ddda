"""What ``qari extract`` and ``qari export`` share: the choice of a format and of what is written."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reader.cli import options, output
from reader.cli.options import STANDARD_OUTPUT
from reader.errors import InputError

if TYPE_CHECKING:
    from reader.export.registry import Format

_MARKS = ("bold", "equals", "html")


def add_format_options(parser: argparse.ArgumentParser) -> None:
    """``--format``, ``--select`` and those for Markdown."""
    parser.add_argument("--format", metavar="NAME", help="cli.format_help")
    parser.add_argument("--select", metavar="WHAT", help="cli.select_help")
    parser.add_argument("--mark", choices=_MARKS, default="bold", help="cli.mark_help")
    parser.add_argument("--wiki-links", action="store_true", help="cli.wiki_links_help")


def run(args: argparse.Namespace, usual: str, *, strict: bool = False) -> int:
    """Read, analyse, write.

    Args:
        args: the command line.
        usual: the format where neither ``--format`` nor the output's ending names one.
        strict: whether an output's ending that names no format is an error.
    """
    from reader.export import saving
    from reader.export.options import Options
    from reader.export.selecting import parse_selection

    chosen = _format(args, usual, strict=strict)
    settings = options.settings(args)
    wishes = Options(
        language=args.language or "ar",
        theme=options.theme(settings.theme),
        select=None if args.select is None else parse_selection(args.select),
        mark=args.mark,
        wiki_links=args.wiki_links,
    )
    if args.output != STANDARD_OUTPUT:
        saving.refuse_early(chosen, args.output, force=args.force)
    analyses = options.analysed(options.read_articles(args), settings, args)
    output.deliver_findings(chosen, analyses, wishes, args.output, force=args.force)
    return 0


def _format(args: argparse.Namespace, usual: str, *, strict: bool) -> Format:
    from reader.export.registry import format_named, format_of

    if args.format is not None or args.output == STANDARD_OUTPUT:
        return format_named(args.format or usual)
    try:
        return format_of(args.output)
    except InputError:
        if strict:
            raise
        return format_named(usual)
