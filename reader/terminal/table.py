"""The measured table of terminals (``reader/data/terminals.toml``) as types."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from reader import resources
from reader.visual.modes import OutputMode


class Trust(IntEnum):
    """How far a clue is believed, best first."""

    ANSWER = 0
    TERM = 1
    VARIABLE = 2


@dataclass(frozen=True)
class Policy:
    """How to get Arabic right in a kind of terminal.

    Attributes:
        name: the policy's name, a value of ``--bidi``.
        mode: what the bytes of a row must look like.
        start: what to send once the screen is set up.
        end: what undoes ``start``.
        strip_marks: whether marks would break the output in this mode.
        lasting: name of the policy for lines that stay on the screen after ``end``.
        tmux: the same under tmux, in a terminal of the table.
    """

    name: str
    mode: OutputMode
    start: bytes
    end: bytes
    strip_marks: bool
    lasting: str
    tmux: str


@dataclass(frozen=True)
class Clue:
    """What gives a terminal away.

    Attributes:
        patterns: ``xtversion``, ``da2`` or the name of a variable, and what it must match as a whole.
    """

    patterns: Mapping[str, re.Pattern[str]]

    @property
    def trust(self) -> Trust:
        """How far the clue is believed: a clue with an answer in it is one of the terminal's own."""
        if self.patterns.keys() & {"xtversion", "da2"}:
            return Trust.ANSWER
        return Trust.TERM if "TERM" in self.patterns else Trust.VARIABLE

    def matches(self, evidence: Mapping[str, str]) -> bool:
        """Whether everything that the clue names is in ``evidence`` and matches."""
        return all(
            name in evidence and pattern.fullmatch(evidence[name]) for name, pattern in self.patterns.items()
        )


@dataclass(frozen=True)
class Terminal:
    """One row of the table.

    Attributes:
        name: what people call the terminal.
        policy: name of its policy.
        clues: each enough to tell the terminal by.
        strip_marks: whether it draws marks in cells of their own, or where they do not belong.
        clipboard: whether programs may write it (OSC 52): ``yes``, ``no``, ``setting`` or ``unknown``.
        truecolor: whether it takes 24-bit colours (SGR 38;2), in versions of the last years.
        measured: the version tested, empty when the row goes by documentation.
    """

    name: str
    policy: str
    clues: tuple[Clue, ...]
    strip_marks: bool
    clipboard: str
    truecolor: bool
    measured: str


@dataclass(frozen=True)
class Table:
    """All policies by name, and all terminals in the order in which they are tried."""

    policies: Mapping[str, Policy]
    terminals: tuple[Terminal, ...]


@cache
def table() -> Table:
    """The table that ships with the program, read once."""
    return parse(resources.data("terminals.toml").read_text(encoding="utf-8"))


def parse(text: str) -> Table:
    """The table written in TOML ``text``.

    Raises:
        KeyError: an entry is missing, or a row names no policy of the table.
        ValueError: the text is not TOML, or a mode is unknown.
        re.error: a clue is no regular expression.
    """
    data = tomllib.loads(text)
    policies = {
        name: Policy(
            name=name,
            mode=OutputMode(entry["mode"]),
            start=entry.get("start", "").encode(),
            end=entry.get("end", "").encode(),
            strip_marks=entry.get("strip_marks", False),
            lasting=entry.get("lasting", name),
            tmux=entry.get("tmux", entry.get("lasting", name)),
        )
        for name, entry in data["policy"].items()
    }
    terminals = tuple(
        Terminal(
            name=row["name"],
            policy=policies[row["policy"]].name,
            clues=tuple(_clue(clue) for clue in row["when"]),
            strip_marks=row.get("strip_marks", False),
            clipboard=row.get("clipboard", "unknown"),
            truecolor=row.get("truecolor", False),
            measured=row.get("measured", ""),
        )
        for row in data["terminal"]
    )
    return Table(policies, terminals)


def _clue(entry: Mapping[str, str]) -> Clue:
    return Clue({name: re.compile(source, re.IGNORECASE) for name, source in entry.items()})
