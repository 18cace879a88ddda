"""The way of a control sequence to the terminal that draws, past tmux and GNU screen."""

from __future__ import annotations

import os

from reader.terminal.profile import Through

# What screen takes at a time between DCS and ST; longer strings are thrown away (screen's MAXSTR is 768).
_SCREEN_LIMIT = 500


def through_screen(data: bytes) -> bytes:
    """``data`` wrapped so that GNU screen hands it on to its terminal unread.

    Raises:
        ValueError: ``data`` is too long for screen, or holds the ST that would end the wrapping early.
    """
    if len(data) > _SCREEN_LIMIT or b"\x1b\\" in data:
        raise ValueError("GNU screen cannot pass this on")
    return b"\x1bP" + data + b"\x1b\\" if data else b""


def inband(data: bytes, through: Through) -> bytes:
    """What to write to the program's own terminal so that ``data`` reaches the one that draws.

    Nothing under tmux, which swallows such sequences: there ``to_client`` is the way.
    """
    if through is Through.SCREEN:
        return through_screen(data)
    return data if through is Through.DIRECT else b""


def to_client(tty: str, data: bytes) -> bool:
    """Write ``data`` straight to the device ``tty`` of a tmux client; whether it went through."""
    if not tty or not data:
        return False
    try:
        fd = os.open(tty, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    except OSError:
        return False  # the client is gone, or belongs to someone else
    try:
        return os.isatty(fd) and os.write(fd, data) == len(data)
    except OSError:
        return False
    finally:
        os.close(fd)
