"""``qari extract``: what was found in articles, as data for other programs."""

from __future__ import annotations

import argparse

from reader.cli import options, output
from reader.cli.options import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("extract", help="cli.extract_help", description="cli.extract_description")
    options.add_files(parser)
    parser.add_argument("--format", default="json", metavar="NAME", help="cli.format_help")
    options.add_article_options(parser)
    options.add_engine_options(parser)
    options.add_output_options(parser)


def run(args: argparse.Namespace) -> int:
    """Read, analyse, write; with ``jsonl`` article by article."""
    from reader.export.registry import format_named

    chosen = format_named(args.format)
    output.refuse_early(args.output, force=args.force)
    analyses = options.analysed(options.read_articles(args), options.settings(args), args)
    output.deliver(chosen.render(analyses), args.output, force=args.force)
    return 0
