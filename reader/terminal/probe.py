"""Asks the terminal what it is, before the app takes the keyboard over.

The question goes to ``/dev/tty``, so that a redirected standard input does no harm. It ends with DA1,
which every terminal answers: its answer says that no more is coming. Keys typed before or while the question is out
are told apart from the answers they came between, and kept for the app. Where they are not for Qari but for the shell
that comes after it, nothing is asked while keys are waiting: what has been read cannot be put back. Control-C works as
ever. Answers that come after the timeout are dealt with by ``driver``.
"""

from __future__ import annotations

import os
import select
import sys
import termios
import time
import tty
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from reader.terminal import tmux
from reader.terminal.answers import QUERY, Answers, LateAnswers, keys, parse

TIMEOUT = 1.0
"""Seconds to wait for a terminal that says nothing; others answer in the time the line takes."""

# Terminals that do not know DECRQM may print its last letter (QTerminal does): the place is remembered
# before the question (DECSC), and wiped clean where no answer to DECRQM came (DECRC, EL).
_REMEMBER, _WIPE = b"\x1b7", b"\x1b8\x1b[K"

_CHUNK = 4096
_LIMIT = 64 * _CHUNK


def ask(environ: Mapping[str, str], *, timeout: float = TIMEOUT, takes_keys: bool = True) -> Answers:
    """The answers of the terminal that the process writes to, and what tmux tells of the one around it.

    Nothing is asked when standard output is no terminal, when there is no ``/dev/tty``, when ``TERM`` is
    ``dumb`` or unset, and in Apple Terminal, which prints part of the question.

    Args:
        environ: the environment variables.
        timeout: seconds to wait for a terminal that says nothing.
        takes_keys: whether what is typed is for this program; as for ``exchange``.
    """
    if not worth_asking(environ) or not sys.__stdout__ or not sys.__stdout__.isatty():
        return Answers()
    try:
        fd = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return Answers()
    try:
        answers = exchange(fd, timeout=timeout, takes_keys=takes_keys)
    except (OSError, termios.error):
        answers = Answers()  # in the background, or hung up: no answer is a possible answer
    finally:
        os.close(fd)
    outer = tmux.client(environ) if environ.get("TMUX") else None
    return replace(answers, outer=outer) if outer and outer.tty else answers


def worth_asking(environ: Mapping[str, str]) -> bool:
    """Whether a terminal of this kind can be asked without leaving traces."""
    return environ.get("TERM", "dumb") != "dumb" and environ.get("TERM_PROGRAM") != "Apple_Terminal"


def exchange(
    fd: int,
    *,
    timeout: float = TIMEOUT,
    takes_keys: bool = True,
    clock: Callable[[], float] = time.monotonic,
) -> Answers:
    """Send the question to the terminal ``fd`` and read until DA1 is answered or ``timeout`` seconds are
    over.

    Args:
        fd: the terminal, open for reading and writing.
        timeout: seconds to wait.
        takes_keys: whether what is typed is for this program. If not, nothing is asked where keys are waiting already,
            and nothing is read beyond the answers; only keys that come between question and answers are lost.
        clock: tells the time.

    Raises:
        termios.error: ``fd`` is no terminal.
        OSError: it cannot be written to or read.
    """
    data = b""
    with _cbreak(fd):
        if not takes_keys and _waiting(fd, 0):
            return Answers(waiting=True)
        os.write(fd, _REMEMBER + QUERY)
        deadline = clock() + timeout
        while (left := deadline - clock()) > 0 and len(data) < _LIMIT:
            if not _waiting(fd, left):
                break
            chunk = os.read(fd, _CHUNK if takes_keys else 1)
            data += chunk
            if not chunk or parse(data)[0].da1 is not None:
                break
        answers, rest = parse(data)
        late = LateAnswers()
        ahead = late.feed(rest) if answers.da1 is None else rest
        typed = keys(ahead) if len(ahead) <= _CHUNK else b""  # nobody types so much
        if answers.mode8 is None:
            os.write(fd, _WIPE)
    return replace(answers, typed=typed, begun=late.held)


def _waiting(fd: int, seconds: float) -> bool:
    """Whether something to read is there, or comes in that time. Of unfinished lines only told in cbreak mode."""
    return bool(select.select([fd], [], [], seconds)[0])


@contextmanager
def _cbreak(fd: int) -> Iterator[None]:
    """Keys come at once and unechoed; at the end as before. What is unread is thrown away when it was broken off."""
    before, how = termios.tcgetattr(fd), termios.TCSAFLUSH
    try:
        tty.setcbreak(fd, termios.TCSANOW)
        yield
        how = termios.TCSANOW
    finally:
        termios.tcsetattr(fd, how, before)
