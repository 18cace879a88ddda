"""Test lines in one way of writing after the other, for the reader to say which one reads right."""

from __future__ import annotations

import os
import termios
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader.terminal import channel
from reader.terminal.profile import Profile, policies
from reader.terminal.session import Session
from reader.visual import lay_out
from reader.visual.modes import OutputMode, Run, row

# Letters that join and that do not, lam-alef, figures, Latin, brackets both ways, marks.
LINES = (
    "هذا سطرٌ عربيٌّ يُقرأ من اليمين إلى اليسار، وآخرُه نقطة.",
    "في العام 2016 (أو قبله) قال «لا» مرتين لمجلة Qari News!",
    "أُعلنت هدنة لمدة 48 ساعة، بين 9:30 و12:45 بنسبة 7.5%.",
)
_ENTER, _LEAVE = b"\x1b[?1049h\x1b[H\x1b[2J", b"\x1b[0m\x1b[?1049l"
# The keys under y, n and q on an Arabic keyboard count too.
_YES, _NO, _QUIT = (
    ("y", "Y", "غ"),
    ("n", "N", "ى", " ", "\r", "\n"),
    ("q", "Q", "ض", "\x1b", "\x03", "\x04", ""),
)


def candidates(session: Session) -> tuple[Profile, ...]:
    """Profiles to try, the likeliest first, no two that write the same bytes.

    Where marks are stripped the second keeps them: a newer version of the terminal may place them right.
    """
    first = session.automatic
    other = session.with_other_marks()
    rest = [session.with_policy(policy) for policy in policies()]
    found: dict[tuple[OutputMode, bytes, bool], Profile] = {}
    for profile in (first, other, *rest) if first.strip_marks else (first, *rest, other):
        found.setdefault((profile.mode, profile.start, profile.strip_marks), profile)
    return tuple(found.values())


def screen(profile: Profile, width: int, caption: str) -> str:
    """The test lines in one profile, below a caption."""
    rows = [caption, ""]
    for text in LINES:
        for line in lay_out(text).lines(width):
            runs: tuple[Run[str], ...] = row(line, width, profile.mode, strip_marks=profile.strip_marks)
            rows.append("".join(_coloured(profile, run.alternate) + run.text for run in runs) + "\x1b[0m")
        rows.append("")
    return "\r\n".join(rows)


def _coloured(profile: Profile, alternate: bool) -> str:
    if profile.mode is not OutputMode.ALTERNATING:
        return ""
    return f"\x1b[48;2;0;0;0m\x1b[38;2;230;230;{230 + alternate}m"


def pick(
    session: Session,
    fd: int,
    width: int,
    caption: Callable[[Profile, int, int], str],
) -> Profile | None:
    """Show one candidate after the other on the terminal ``fd`` until the reader takes one.

    Args:
        session: the terminal.
        fd: open for reading and writing.
        width: cells of a line.
        caption: what to say above the lines of a profile: its number and how many there are.

    Returns:
        The profile that reads right, None when the reader left.

    Raises:
        OSError: the terminal is gone.
    """
    tried = candidates(session)
    with _keys(fd) as key:
        _write(fd, _ENTER)
        try:
            for number, profile in enumerate(tried, 1):
                _send(fd, profile, profile.start)
                try:
                    shown = screen(profile, width, caption(profile, number, len(tried)))
                    _write(fd, b"\x1b[H\x1b[2J" + shown.encode())
                    answer = key()
                    while answer not in (*_YES, *_NO, *_QUIT):
                        answer = key()
                finally:
                    _send(fd, profile, profile.end)
                if answer in _YES:
                    return profile
                if answer in _QUIT:
                    return None
        finally:
            _write(fd, _LEAVE)
    return None


@contextmanager
def _keys(fd: int) -> Iterator[Callable[[], str]]:
    """Single keys, unechoed; an escape sequence is one key, of no meaning."""
    before = termios.tcgetattr(fd)

    def key() -> str:
        data = os.read(fd, 64).decode("utf-8", "replace")
        return "?" if len(data) > 1 and data[0] == "\x1b" else data[:1]

    try:
        tty.setcbreak(fd)
        yield key
    finally:
        termios.tcsetattr(fd, termios.TCSAFLUSH, before)


def _send(fd: int, profile: Profile, data: bytes) -> None:
    channel.to_client(profile.tty, data)
    _write(fd, channel.inband(data, profile.through))


def _write(fd: int, data: bytes) -> None:
    while data:
        data = data[os.write(fd, data) :]
