"""What a terminal says of itself: the reports to XTVERSION, DECRQM, DA2 and DA1, parsed from raw bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# One write, fenced by DA1, which every terminal answers, and answers last: XTVERSION, DECRQM of mode 8
# (BDSM of ECMA-48: the terminal's own bidi), DA2, DA1. See ECMA-48 and "XTerm Control Sequences".
QUERY = b"\x1b[>q\x1b[8$p\x1b[>c\x1b[c"

# With 7-bit introducers alone: in UTF-8 the bytes of the 8-bit ones are parts of letters. XTVERSION's
# answer is a DCS, ended by ST (by BEL in a few terminals).
_REPORT = re.compile(
    rb"\x1bP>\|(?P<xtversion>[^\x07\x1b]*)(?:\x1b\\|\x07)"
    rb"|\x1b\[8;(?P<mode8>[0-9])\$y"
    rb"|\x1b\[>(?P<da2>[0-9;]*)c"
    rb"|\x1b\[\?(?P<da1>[0-9;]*)c"
)

# Answers to what others asked: strings (DCS, OSC and their like), sequences with a private mark, DECRPM, positions of
# the cursor and states. Keys look otherwise, but for F3 with Shift and its like, which nobody types so early.
_OTHER = re.compile(
    rb"\x1b[PX\]^_][^\x07\x1b]*(?:\x1b\\|\x07)"
    rb"|\x1b\[[<=>?][0-9;:]*[ -/]*[@-~]"
    rb"|\x1b\[[0-9;]*(?:\$y|[Rnct])"
)

# The beginning of any of these, at the end of what has come so far.
_PARTIAL = re.compile(
    rb"\x1b(?:P(?:>(?:\|[^\x07\x1b]{0,200}\x1b?)?)?|\[(?:8(?:;(?:[0-9]\$?)?)?|[>?][0-9;]{0,40})?)?\Z"
)

_KEY = 2  # bytes of the longest beginning of a report that may be a key: Escape, and a key with Alt
_PATIENCE = 40  # times that nothing may come before the end of a report is given up


@dataclass(frozen=True)
class Outer:
    """The terminal around tmux, as tmux describes its client.

    Attributes:
        tty: path of the client's terminal device.
        termtype: the client's answer to XTVERSION, empty when it gave none.
        termname: the client's ``TERM``.
        environ: the client process's own variables; empty when they cannot be read.
    """

    tty: str = ""
    termtype: str = ""
    termname: str = ""
    environ: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answers:
    """The terminal's reports; None for each one that did not come.

    Attributes:
        xtversion: name and version, for example ``XTerm(379)``.
        mode8: DECRQM state of mode 8: 0 unknown mode, 1 set, 2 reset, 3 always set, 4 always reset.
        da2: secondary device attributes without their introducer, for example ``41;379;0``.
        da1: primary device attributes, likewise; present when the terminal answered to the end.
        asked: whether anything was asked at all.
        outer: what tmux says of its client, None outside tmux.
        typed: what else came before the answers were complete: keys, in UTF-8.
        begun: the beginning of an answer whose end had not come.
        waiting: whether nothing was asked because keys were waiting that are for another program.
    """

    xtversion: str | None = None
    mode8: int | None = None
    da2: str | None = None
    da1: str | None = None
    asked: bool = False
    outer: Outer | None = None
    typed: bytes = b""
    begun: bytes = b""
    waiting: bool = False


def parse(data: bytes) -> tuple[Answers, bytes]:
    """The reports in ``data``, and what else it held (keys typed meanwhile, unknown sequences), in order.

    Of two reports of one kind the first counts.
    """
    found: dict[str, str] = {}
    for match in _REPORT.finditer(data):
        kind = match.lastgroup or ""
        found.setdefault(kind, match[kind].decode("utf-8", "replace"))
    mode8 = found.get("mode8")
    answers = Answers(
        xtversion=found.get("xtversion"),
        mode8=None if mode8 is None else int(mode8),
        da2=found.get("da2"),
        da1=found.get("da1"),
        asked=True,
    )
    return answers, _REPORT.sub(b"", data)


def keys(data: bytes) -> bytes:
    """What of the input may be keys: no other reports, nothing that is not UTF-8.

    Lines that were typed before the terminal was switched to single keys end in a line feed: Enter, then.
    """
    text = _OTHER.sub(b"", data).decode("utf-8", "ignore")
    return text.replace("\n", "\r").encode()


class LateAnswers:
    """Takes reports that come after the probe gave up out of the stream of key presses.

    A report may arrive in pieces: what could be the beginning of one is held back until the rest shows
    what it is. So short a piece that it may be a key (Escape) is held for a moment only; a longer one is no key.
    """

    def __init__(self, begun: bytes = b"") -> None:
        """Begin with the beginning of a report held back."""
        self._held = begun
        self._waited = 0

    @property
    def held(self) -> bytes:
        """The beginning of a report."""
        return self._held

    def feed(self, data: bytes) -> bytes:
        """What of the input so far is no report. Feed ``b""`` when nothing came for a while: it may let go."""
        if not data:
            self._waited += 1
            if len(self._held) > _KEY and self._waited < _PATIENCE:
                return b""
            held, self._held = self._held, b""
            return held if len(held) <= _KEY else b""
        self._waited = 0
        rest = _REPORT.sub(b"", self._held + data)
        start = _PARTIAL.search(rest)
        cut = start.start() if start else len(rest)
        self._held = rest[cut:]
        return rest[:cut]
