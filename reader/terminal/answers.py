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

# The beginning of any of these, at the end of what has come so far.
_PARTIAL = re.compile(
    rb"\x1b(?:P(?:>(?:\|[^\x07\x1b]{0,200}\x1b?)?)?|\[(?:8(?:;(?:[0-9]\$?)?)?|[>?][0-9;]{0,40})?)?\Z"
)


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
    """

    xtversion: str | None = None
    mode8: int | None = None
    da2: str | None = None
    da1: str | None = None
    asked: bool = False
    outer: Outer | None = None


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


class LateAnswers:
    """Takes reports that come after the probe gave up out of the stream of key presses.

    A report may arrive in pieces: what could be the beginning of one is held back until the rest shows
    what it is.
    """

    def __init__(self) -> None:
        """Begin with nothing held back."""
        self._held = b""

    def feed(self, data: bytes) -> bytes:
        """What of the input so far is no report. Feed ``b""`` when nothing came for a while: it lets go."""
        if not data:
            held, self._held = self._held, b""
            return held
        rest = _REPORT.sub(b"", self._held + data)
        start = _PARTIAL.search(rest)
        cut = start.start() if start else len(rest)
        self._held = rest[cut:]
        return rest[:cut]
