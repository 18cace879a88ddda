"""``qari schema``: the JSON Schema of what ``qari extract`` prints."""

from __future__ import annotations

import argparse

from reader.cli import output
from reader.cli.options import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    subparsers.add_parser("schema", help="cli.schema_help", description="cli.schema_help")


def run(args: argparse.Namespace) -> int:
    """Print it."""
    from reader.export.schema import schema_text

    output.write(schema_text().encode())
    return 0
