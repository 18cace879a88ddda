"""``qari completion SHELL``: what a shell needs to complete Qari's commands, options and their values."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence

from reader.cli import output
from reader.cli.options import Subparsers
from reader.cli.parser import translated
from reader.i18n import Translator

_SHELLS = ("bash", "zsh", "fish")
_FILES = ("files", "output")


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser(
        "completion", help="cli.completion_help", description="cli.completion_description"
    )
    parser.add_argument("shell", choices=_SHELLS, help="cli.shell_help")


def run(args: argparse.Namespace) -> int:
    """Print the shell's script."""
    import shtab

    from reader.cli.program import command_line

    parser = command_line(args.say)
    _prepare(parser, args.say, _values())
    script = shtab.complete(parser, shell=args.shell)
    # A first word that is no command is a file to read.
    script = script.replace("complete -o filenames -F", "complete -o filenames -o default -F")
    output.write(script.encode())
    return 0


def _values() -> Mapping[str, Sequence[str]]:
    """What options take that argparse leaves to the commands to check."""
    from reader.cli.options import theme_folders
    from reader.entities.registry import ENGINES
    from reader.export.registry import FORMATS
    from reader.export.selecting import CHOICES
    from reader.terminal.profile import AUTOMATIC, policies
    from reader.theming import load

    return {
        "format": [known.name for known in FORMATS],
        "select": CHOICES,
        "engine": list(ENGINES),
        "bidi": [AUTOMATIC, *policies()],
        "theme": sorted(load(theme_folders())[0]),
    }


def parsers(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """The commands' parsers by name, in the order of the help page."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            yield from action.choices.items()


def _prepare(parser: argparse.ArgumentParser, say: Translator, values: Mapping[str, Sequence[str]]) -> None:
    """Give the actions texts in place of message keys, and values and files to complete."""
    import shtab

    for action in parser._actions:
        action.help = translated(action.help, say)
        if isinstance(action, argparse._SubParsersAction):
            for choice in action._choices_actions:
                choice.help = translated(choice.help, say)
        elif action.dest in values and not action.choices:
            action.choices = values[action.dest]
        elif action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    parser.description = translated(parser.description, say)
    for _, command in parsers(parser):
        command.description = translated(command.description, say)
        _prepare(command, say, values)
