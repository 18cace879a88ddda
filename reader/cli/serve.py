"""``qari serve``: the reader in a web browser of the same machine."""

from __future__ import annotations

import argparse
import os
import shlex
import sys
from pathlib import Path

from reader.article.sources import STANDARD_INPUT
from reader.cli import options, output, read
from reader.cli.options import Subparsers
from reader.errors import InputError

_PORT = 8000
_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
"""What the programs shall take the page for, whatever terminal the server was started from."""

_OWN = {"files", "port", "run", "say", "language", "lang", "errors"}
"""Arguments that are not the reader's, or not handed on as they came."""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("serve", help="cli.serve_help", description="cli.serve_description")
    read.add_options(parser)
    parser.add_argument(
        "--port", type=options.whole(1024, 65535), default=_PORT, metavar="N", help="cli.port_help"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted.

    Raises:
        InputError: textual-serve is not installed, or ``qari read`` would not open these articles.
    """
    try:
        from reader.web.server import LocalServer
    except ModuleNotFoundError:
        raise InputError("web.needs_extra", command="pip install 'qari[web]'") from None
    if STANDARD_INPUT in args.files:
        raise InputError("web.no_standard_input")
    options.settings(args)
    named = [path for path in args.files if not Path(path).is_dir()]
    for _ in options.read_articles(argparse.Namespace(**{**vars(args), "files": named})):
        pass  # what cannot be read is told here, not in a page

    def announce(page: str) -> None:
        output.write(f"{args.say('web.serving')}\n{page}\n".encode())

    os.environ.update(_TERMINAL)
    server = LocalServer(command(args), port=args.port, say=args.say, announce=announce)
    server.serve()
    return 0


def command(args: argparse.Namespace) -> str:
    """The shell command that opens the articles in the reader."""
    words = [sys.executable, "-m", "reader", "read", f"--lang={args.language or args.say.language}"]
    for name, value in vars(args).items():
        if name not in _OWN and value not in (None, False):
            option = f"--{name.replace('_', '-')}"
            words.append(option if value is True else f"{option}={value}")
    return shlex.join([*words, "--", *args.files])
