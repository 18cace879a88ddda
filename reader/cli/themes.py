"""``qari themes``: the themes that there are, and the files that are none."""

from __future__ import annotations

import argparse

from reader import theming
from reader.cli import messages, options, output
from reader.cli.options import Subparsers
from reader.export.plain import one_line
from reader.i18n import Translator


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    subparsers.add_parser("themes", help="cli.themes_help", description="cli.themes_description")


def run(args: argparse.Namespace) -> int:
    """A line for each theme: its name, whether it is the one in use, dark or light, and its label.

    Of the reader's own themes it is told what cannot be read or told apart.
    """
    themes, failures = theming.load(options.theme_folders())
    in_use = options.settings(args).theme
    say: Translator = args.say
    width = max(len(name) for name in (theming.AUTOMATIC, *themes))
    mark = "*" if in_use == theming.AUTOMATIC else " "
    output.write(f"{mark} {theming.AUTOMATIC:{width}}  {say('cli.theme_auto')}\n".encode())
    for theme in themes.values():
        mark = "*" if theme.name == in_use else " "
        shade = say("cli.dark" if theme.dark else "cli.light")
        label = one_line(theme.labels[say.language])
        output.write(
            f"{mark} {one_line(theme.name):{width}}  {shade:5}  {label}\n".encode("utf-8", "replace")
        )
    for failure in failures:
        messages.warn(failure, say)
    for theme in theming.load(options.theme_folders()[1:])[0].values():
        for fault in theming.faults(theme):
            messages.warn(fault, say)
    return 0
