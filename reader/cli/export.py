"""``qari export``: an article and what was found in it as a document for people."""

from __future__ import annotations

import argparse

from reader.cli import options, output
from reader.cli.options import STANDARD_OUTPUT, Subparsers


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("export", help="cli.export_help", description="cli.export_description")
    options.add_files(parser)
    parser.add_argument("--format", metavar="NAME", help="cli.format_help")
    options.add_article_options(parser)
    options.add_engine_options(parser)
    options.add_output_options(parser)


def run(args: argparse.Namespace) -> int:
    """Read, analyse, write; the format is the one named, or the output's suffix, or Markdown."""
    from reader.export.options import Options
    from reader.export.registry import format_named, format_of

    if args.format is None and args.output != STANDARD_OUTPUT:
        chosen = format_of(args.output)
    else:
        chosen = format_named(args.format or "markdown")
    output.refuse_early(args.output, force=args.force)
    analyses = options.analysed(options.read_articles(args), options.settings(args), args)
    output.deliver(
        chosen.render(analyses, Options(language=args.language or "ar")), args.output, force=args.force
    )
    return 0
