"""``qari config``: the settings in force, where they come from, and an example file."""

from __future__ import annotations

import argparse
import os

from reader import config
from reader.cli import options, output
from reader.cli.options import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("config", help="cli.config_help", description="cli.config_description")
    parser.add_argument(
        "what", nargs="?", choices=("show", "path", "example"), default="show", help="cli.config_what_help"
    )


def run(args: argparse.Namespace) -> int:
    """Print what was asked for."""
    if args.what == "path":
        text = f"{config.default_path(os.environ)}\n"
    elif args.what == "example":
        text = config.example()
    else:
        text = config.show(options.settings(args))
    output.write(text.encode("utf-8", "replace"))
    return 0
