"""What a terminal says of itself: the reports to XTVERSION, DECRQM, DA2 and DA1, parsed from raw bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

# One write, fenced by DA1, which every terminal answers and answers last: XTVERSION, DECRQM of mode 8 (BDSM of ECMA-48,
# the terminal's own bidi), DA2, DA1. See ECMA-48 and "XTerm Control Sequences".
QUERY = b"\x1b[>q\x1b[8$p\x1b[>c\x1b[c"

# Reports come with 7-bit or 8-bit introducers; XTVERSION is a DCS ended by ST (BEL in a few terminals).
_REPORT = re.compile(
    rb"(?:\x1bP|\x90)>\|(?P<xtversion>[^\x07\x1b\x9c]*)(?:\x1b\\|\x9c|\x07)"
    rb"|(?:\x1b\[|\x9b)8;(?P<mode8>[0-9])\$y"
    rb"|(?:\x1b\[|\x9b)>(?P<da2>[0-9;]*)c"
    rb"|(?:\x1b\[|\x9b)\?(?P<da1>[0-9;]*)c"
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
