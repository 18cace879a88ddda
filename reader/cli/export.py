"""``qari export``: an article and what was found in it as a document for people, or in another program's format."""

from __future__ import annotations

import argparse

from reader.cli import exporting, options
from reader.cli.options import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("export", help="cli.export_help", description="cli.export_description")
    options.add_files(parser)
    exporting.add_format_options(parser)
    options.add_article_options(parser)
    options.add_engine_options(parser)
    options.add_output_options(parser)


def run(args: argparse.Namespace) -> int:
    """Read, analyse, write; Markdown where nothing else is said."""
    return exporting.run(args, "markdown", strict=True)
