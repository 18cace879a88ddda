"""``qari config``: the settings in force, where they come from, and an example file."""

from __future__ import annotations

import argparse
import os

from reader import config
from reader.cli import options, output
from reader.cli.options import Subparsers


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("config", help="cli.config_help", description="cli.config_help")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--path", action="store_true", help="cli.config_path_help")
    which.add_argument("--example", action="store_true", help="cli.config_example_help")


def run(args: argparse.Namespace) -> int:
    """Print what was asked for."""
    if args.path:
        text = f"{config.default_path(os.environ)}\n"
    elif args.example:
        text = config.example()
    else:
        text = config.show(options.settings(args))
    output.write(text.encode("utf-8", "replace"))
    return 0
