"""``qari man``: the manual page, made of the help texts; ``qari man | man -l -`` shows it.

The macros are those of man(7), which groff and mandoc read.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

from reader import __version__
from reader.cli import output
from reader.cli.completion import parsers
from reader.cli.options import Subparsers
from reader.cli.parser import translated
from reader.i18n import Translator

_CODES = (0, 1, 2, 130, 141)
_EXAMPLES = (
    "qari article.txt",
    "qari show page.html | less -R",
    "qari extract --select truces *.pdf --format jsonl",
    "qari export article.docx -o article.md",
    "qari completion bash > ~/.local/share/bash-completion/completions/qari",
)


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    subparsers.add_parser("man", help="cli.man_help", description="cli.man_help")


def run(args: argparse.Namespace) -> int:
    """Print the page."""
    from reader.cli.program import command_line

    output.write("\n".join(_page(command_line(args.say), args.say)).encode() + b"\n")
    return 0


def _page(parser: argparse.ArgumentParser, say: Translator) -> Iterator[str]:
    yield f'.TH QARI 1 "" "Qari {__version__}" ""'
    yield from _section(say("cli.man_name"), f"qari \\- {_text(say('cli.man_summary'))}")
    yield from _section(say("cli.man_synopsis"))
    yield r"\fBqari\fR [\fIFILE\fR ...]"
    yield ".br"
    yield rf"\fBqari\fR \fI{_text(say('cli.command'))}\fR [\fI{_text(say('cli.options'))}\fR]"
    yield from _section(
        say("cli.man_description"), _text(say("cli.description")), ".PP", _text(say("cli.epilog"))
    )
    yield from _section(say("cli.options"))
    yield from _options(parser, say)
    for name, command in parsers(parser):
        yield f'.SH "qari {name}"'
        yield _text(translated(command.description, say) or "")
        yield from _options(command, say)
    yield from _section(say("cli.man_exit_status"))
    for code in _CODES:
        yield from (".TP", f"{code}", _text(say(f"cli.man_exit_{code}")))
    yield from _section(say("cli.man_examples"), ".EX", *map(_text, _EXAMPLES), ".EE")


def _section(title: str, *lines: str) -> Iterator[str]:
    yield f'.SH "{_text(title.rstrip(":").upper())}"'
    yield from lines


def _options(parser: argparse.ArgumentParser, say: Translator) -> Iterator[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction) or action.help == argparse.SUPPRESS:
            continue
        yield ".TP"
        yield _names(action)
        yield _text(translated(action.help, say) or "")


def _names(action: argparse.Action) -> str:
    """An option with its value, or an argument, in man(7)'s bold and italics."""
    value = action.metavar if isinstance(action.metavar, str) else None
    if value is None and action.choices is not None:
        value = "|".join(map(str, action.choices))
    if not action.option_strings:
        return rf"\fI{_text(value or action.dest)}\fR"
    if value is None and action.nargs != 0:
        value = action.dest.upper()
    takes = rf" \fI{_text(value)}\fR" if value is not None and action.nargs != 0 else ""
    return ", ".join(rf"\fB{_text(option)}\fR{takes}" for option in action.option_strings)


def _text(text: str) -> str:
    """Text that roff takes for nothing else."""
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace("'", r"\(aq").replace('"', r"\(dq")
    return re.sub(r"^(?=[.])", r"\\&", plain)
