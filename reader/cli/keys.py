"""``qari keys``: what every key does in the reader, the user's own keys included."""

from __future__ import annotations

import argparse

from reader.cli import messages, options, output
from reader.cli.options import Subparsers
from reader.errors import InputError
from reader.export.plain import visible_controls


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    subparsers.add_parser("keys", help="cli.keys_help", description="cli.keys_description")


def run(args: argparse.Namespace) -> int:
    """A line for each command: its id, its keys with their Arabic twins, what it does."""
    from reader.ui import commands
    from reader.ui.keyboard import with_twins

    keymap = options.settings(args).keys
    registries = (commands.LIBRARY_COMMANDS, commands.COMMANDS)
    every = [command for registry in registries for command in commands.settled(registry, keymap)[0]]
    known = tuple({command.id: command for command in every}.values())
    names = max(len(command.id) for command in known)
    for command in known:
        keys = " ".join(with_twins(command.keys))
        line = f"{command.id:{names}}  {keys:24}  {args.say(command.label)}".rstrip()
        output.write(f"{visible_controls(line)}\n".encode())
    for name in commands.unknown(keymap):
        messages.warn(InputError("ui.keymap_unknown", name=name), args.say)
    for clash in commands.clashes(keymap):
        messages.warn(
            InputError("ui.keymap_clash", key=clash.key, first=clash.first, second=clash.second), args.say
        )
    return 0
