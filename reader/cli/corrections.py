"""``qari corrections``: what the reader put right, to look through and to train a model with."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from reader.cli import messages, options, output
from reader.cli.options import Subparsers
from reader.errors import InputError


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "corrections", help="cli.corrections_help", description="cli.corrections_description"
    )
    parser.add_argument(
        "what", nargs="?", choices=("list", "export"), default="list", help="cli.corrections_what_help"
    )
    parser.add_argument(
        "--format", choices=("conll", "json"), default="conll", help="cli.corrections_format_help"
    )
    options.add_output_options(parser)


def run(args: argparse.Namespace) -> int:
    """A line for each article, or the training data."""
    from reader.corrections import training
    from reader.corrections.store import Kept, default_folder, every, read
    from reader.export.plain import one_line

    def kept() -> Iterator[Kept]:
        for path in every(default_folder()):
            try:
                yield read(path)
            except InputError as error:
                messages.warn(error, args.say)

    output.refuse_early(args.output, force=args.force)
    if args.what == "export":
        pieces = (training.conll if args.format == "conll" else training.as_json)(kept())
    else:
        pieces = (
            f"{each.sha256[:12]}  {args.say('cli.corrections_count', count=len(each.edits))}  "
            f"{one_line(each.title or '')}".rstrip()
            + "\n"
            for each in kept()
        )
    output.deliver((piece.encode("utf-8", "replace") for piece in pieces), args.output, force=args.force)
    return 0
