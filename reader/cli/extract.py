"""``qari extract``: what was found in articles, as data for other programs."""

from __future__ import annotations

import argparse

from reader.cli import exporting, options
from reader.cli.options import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("extract", help="cli.extract_help", description="cli.extract_description")
    options.add_files(parser)
    exporting.add_format_options(parser)
    options.add_article_options(parser)
    options.add_engine_options(parser)
    options.add_output_options(parser)


def run(args: argparse.Namespace) -> int:
    """Read, analyse, write; with formats of a line each article by article. JSON where nothing else is said."""
    return exporting.run(args, "json")
