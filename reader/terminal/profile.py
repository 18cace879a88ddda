"""From a terminal's answers and the environment to the way Qari writes Arabic to it: pure functions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from reader.errors import InputError
from reader.terminal.answers import Answers
from reader.terminal.table import Policy, Table, Terminal, Trust, table
from reader.visual.modes import OutputMode

AUTOMATIC = "auto"

# States of mode 8 that DECRPM reports: the terminal knows the mode, and it can be switched.
_SET, _RESET = 1, 2
_ALWAYS_SET = 3

_STRIP = {"keep": False, "strip": True}


class Through(StrEnum):
    """What lies between Qari and the terminal that draws."""

    DIRECT = "direct"
    TMUX = "tmux"
    SCREEN = "screen"


@dataclass(frozen=True)
class Profile:
    """How to write Arabic to this terminal.

    Attributes:
        name: the terminal's name, or what little it said of itself; choices are kept under it.
        policy: the policy's name: ``visual``, ``explicit``, ``konsole``, ``mlterm``, ``word-visual``,
            ``logical`` or ``alternating``.
        mode: what the bytes of a row must look like.
        strip_marks: whether tashkeel is left out because the terminal would misplace it.
        start: what to send once the screen is set up.
        end: what to send before the screen is given back; undoes ``start``.
        through: whom ``start`` and ``end`` must pass on their way.
        tty: under tmux, the device of the client, which is where ``start`` and ``end`` go.
        truecolor: whether it is known to take 24-bit colours, whatever its environment says.
        pending: whether answers to the probe may still come, among the keys.
        measured: whether the decision rests on tests with the real program.
        why: key of the message that explains the decision (``reader.i18n``).
        details: the message's values.
    """

    name: str
    policy: str
    mode: OutputMode
    strip_marks: bool = False
    start: bytes = b""
    end: bytes = b""
    through: Through = Through.DIRECT
    tty: str = ""
    truecolor: bool = False
    pending: bool = False
    measured: bool = False
    why: str = "terminal.why_default"
    details: Mapping[str, str] = field(default_factory=dict)


def policies() -> tuple[str, ...]:
    """The names of all policies: the values of ``--bidi``, besides ``auto``."""
    return tuple(table().policies)


def chosen(option: str | None, environ: Mapping[str, str], kept: str | None = None) -> str | None:
    """The reader's own choice: ``--bidi``, else ``QARI_BIDI``, else what was kept; None to let the table
    decide.

    ``auto`` in one of the first two ends the search with None.

    Raises:
        InputError: the option or the variable names no policy. A kept choice that names none is passed over.
    """
    for value, source in ((option, "--bidi"), (environ.get("QARI_BIDI") or None, "QARI_BIDI")):
        if value == AUTOMATIC:
            return None
        if value is not None:
            if value not in table().policies:
                raise InputError(
                    "terminal.unknown_bidi",
                    source=source,
                    value=value,
                    choices=", ".join((AUTOMATIC, *policies())),
                )
            return value
    return kept if kept in table().policies else None


def decide(
    answers: Answers, environ: Mapping[str, str], override: str | None = None, marks: str = AUTOMATIC
) -> Profile:
    """The profile of the terminal that gave ``answers``.

    Order: the reader's choice; mode 8, if the terminal knows it; the table; else, for a terminal that
    answered all it could, plain visual order, and for one that stayed silent, could not be asked for the keys that were
    waiting, or sits behind a multiplexer, visual order with mode 8 switched off, which no terminal shows and some need.

    Args:
        answers: what ``probe.ask`` brought.
        environ: the environment variables.
        override: name of a policy, from ``chosen``.
        marks: ``keep`` or ``strip`` tashkeel whatever the terminal does with it, ``auto`` to go by the table.
    """
    known = table()
    through = _through(answers, environ)
    evidence = _evidence(answers, environ, through)
    terminal = _recognise(known, evidence)
    name = terminal.name if terminal else _own_words(evidence)
    mode8 = answers.mode8 if through is Through.DIRECT else None
    misplaced = terminal is not None and terminal.strip_marks
    policy, why, measured = _policy(known, terminal, answers, mode8, through, override)
    profile = Profile(
        name=name,
        policy=policy.name,
        mode=policy.mode,
        strip_marks=_STRIP.get(marks, policy.strip_marks or misplaced),
        start=policy.start,
        end=policy.end,
        through=through,
        tty=answers.outer.tty if answers.outer and through is Through.TMUX else "",
        truecolor=terminal is not None and terminal.truecolor and through is not Through.SCREEN,
        pending=answers.asked and answers.da1 is None,
        measured=measured,
        why=f"terminal.why_{why}",
        details={"name": name, "policy": policy.name},
    )
    if environ.get("TERM") == "dumb":
        return replace(profile, start=b"", end=b"")
    if policy.name == "explicit" and mode8 == _RESET:
        return replace(profile, end=b"")  # it was off when Qari came, and stays off
    return profile


def lasting(profile: Profile) -> Profile:
    """The profile for lines that stay on the screen when the program has ended.

    Where the terminal would draw them again in its own way once ``end`` is sent, another policy takes over.
    """
    known = table()
    around_tmux = profile.through is Through.TMUX and profile.why == "terminal.why_known"
    now = known.policies[profile.policy]
    policy = known.policies[now.tmux if around_tmux else now.lasting]
    if policy.name == profile.policy:
        return profile
    return replace(
        profile,
        policy=policy.name,
        mode=policy.mode,
        start=policy.start,
        end=policy.end,
    )


def _through(answers: Answers, environ: Mapping[str, str]) -> Through:
    """Answers tell a multiplexer; TMUX and STY, which leak to terminals started inside, only without them."""
    xtversion, da2 = answers.xtversion or "", answers.da2 or ""
    if xtversion.startswith("tmux") or da2.startswith("84;"):
        return Through.TMUX
    if da2.startswith("83;"):
        return Through.SCREEN
    if answers.xtversion is None and answers.da2 is None:
        if environ.get("TMUX"):
            return Through.TMUX
        if environ.get("STY"):
            return Through.SCREEN
    return Through.DIRECT


def _evidence(answers: Answers, environ: Mapping[str, str], through: Through) -> dict[str, str]:
    """What clues are matched against: the variables, and the answers of the terminal that draws."""
    if through is Through.DIRECT:
        said = {"xtversion": answers.xtversion, "da2": answers.da2}
        return {**environ, **{name: value for name, value in said.items() if value is not None}}
    outer = answers.outer
    if outer is None:
        return {name: value for name, value in environ.items() if name != "TERM"}
    evidence = {**(outer.environ or environ), "TERM": outer.termname}
    return {**evidence, "xtversion": outer.termtype} if outer.termtype else evidence


def _recognise(known: Table, evidence: Mapping[str, str]) -> Terminal | None:
    """The first row of the most trusted kind of clue.

    A variable does not speak for a terminal whose own answers were others.
    """
    answered = bool(evidence.keys() & {"xtversion", "da2"})
    for trust in Trust:
        for terminal in known.terminals:
            for clue in terminal.clues:
                if clue.trust is not trust or not clue.matches(evidence):
                    continue
                answers_known = any(other.trust is Trust.ANSWER for other in terminal.clues)
                if trust is Trust.VARIABLE and answered and answers_known:
                    continue
                return terminal
    return None


def _own_words(evidence: Mapping[str, str]) -> str:
    """A name for a terminal that is not in the table."""
    if "xtversion" in evidence:
        return evidence["xtversion"].partition("(")[0].split(" ")[0] or evidence["xtversion"]
    return f"DA2 {evidence['da2']}" if "da2" in evidence else evidence.get("TERM", "") or "?"


def _policy(
    known: Table,
    terminal: Terminal | None,
    answers: Answers,
    mode8: int | None,
    through: Through,
    override: str | None,
) -> tuple[Policy, str, bool]:
    """The policy, what it was decided by, and whether that rests on a measurement."""
    if override is not None:
        return known.policies[override], "chosen", False
    if mode8 in (_SET, _RESET):
        return known.policies["explicit"], "mode8", True
    if mode8 == _ALWAYS_SET:
        return known.policies["logical"], "always", False
    if terminal is not None:
        return known.policies[terminal.policy], "known", bool(terminal.measured)
    unasked = not answers.asked and not answers.waiting
    if through is Through.DIRECT and (answers.da1 is not None or unasked):
        return known.policies["visual"], "default", False
    return known.policies["explicit"], "silent", False
