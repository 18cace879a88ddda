"""What can be told of the terminal at hand: for ``qari doctor`` and for bug reports."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from reader.terminal.answers import QUERY, Answers
from reader.terminal.profile import Profile, Through
from reader.terminal.session import Session
from reader.terminal.table import table

# Variables that tell terminals apart or change what Qari does; no others go into a report.
_VARIABLES = [
    "TERM",
    "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION",
    "COLORTERM",
    "COLORFGBG",
    "NO_COLOR",
    "LANG",
    "LC_ALL",
    "LC_MESSAGES",
    "QARI_BIDI",
    "QARI_LANG",
    "TMUX",
    "STY",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "KITTY_WINDOW_ID",
    "XTERM_VERSION",
    "MLTERM",
    "WT_SESSION",
    "TERMINAL_EMULATOR",
    "ALACRITTY_WINDOW_ID",
    "INSIDE_EMACS",
    "TEXTUAL_DRIVER",
]
# Values that are nobody's business: sockets and ids.
_PRIVATE = ("TMUX", "STY", "WT_SESSION")
_CLIPBOARD = "52"  # in DA1, as xterm, foot and others say that programs may write the clipboard
_FONTS_TIMEOUT = 10.0


@dataclass(frozen=True)
class Fonts:
    """Fonts with Arabic letters on this machine.

    Attributes:
        asked: whether fontconfig could be asked.
        families: the families, by name.
        fixed: those of one width.
        remote: whether the terminal's own machine, whose fonts count, is another one (ssh).
    """

    asked: bool
    families: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    remote: bool = False


@dataclass(frozen=True)
class Diagnosis:
    """The terminal, what it was asked, what was decided, and what else matters to reading Arabic in it."""

    profile: Profile
    automatic: Profile
    answers: Answers
    kept: str | None
    environ: Mapping[str, str]
    colours: int
    clipboard: str
    fonts: Fonts
    size: tuple[int, int]

    def as_json(self) -> dict[str, Any]:
        """Plain values only; control characters escaped."""
        return {
            "terminal": self.profile.name,
            "policy": self.profile.policy,
            "mode": str(self.profile.mode),
            "automatic_policy": self.automatic.policy,
            "why": self.profile.why.rpartition(".")[2],
            "kept": self.kept,
            "measured": self.automatic.measured,
            "strip_marks": self.profile.strip_marks,
            "through": str(self.profile.through),
            "start": escaped(self.profile.start),
            "end": escaped(self.profile.end),
            "asked": escaped(QUERY) if self.answers.asked else None,
            "answers": {
                "xtversion": self.answers.xtversion,
                "mode8": self.answers.mode8,
                "da2": self.answers.da2,
                "da1": self.answers.da1,
            },
            "outer": None
            if self.answers.outer is None
            else {"termtype": self.answers.outer.termtype, "termname": self.answers.outer.termname},
            "environment": dict(self.environ),
            "size": {"columns": self.size[0], "lines": self.size[1]},
            "colours": self.colours,
            "clipboard": self.clipboard,
            "fonts": asdict(self.fonts),
        }


def diagnose(session: Session) -> Diagnosis:
    """Look the terminal over, which was asked already."""
    environ, answers = session.environ, session.answers
    automatic = session.automatic
    size = shutil.get_terminal_size()
    return Diagnosis(
        profile=session.profile,
        automatic=automatic,
        answers=answers,
        kept=session.kept.get(automatic.name),
        environ={
            name: "(set)" if name in _PRIVATE else environ[name] for name in _VARIABLES if name in environ
        },
        colours=1 << 24 if automatic.truecolor else colours(environ),
        clipboard=clipboard(answers, automatic),
        fonts=fonts(environ),
        size=(size.columns, size.lines),
    )


def colours(environ: Mapping[str, str]) -> int:
    """How many colours the environment promises."""
    term = environ.get("TERM", "dumb")
    if environ.get("COLORTERM") in ("truecolor", "24bit") or term.endswith("-direct"):
        return 1 << 24
    if term == "dumb":
        return 0
    return 256 if "256" in term or term in ("xterm-kitty", "xterm-ghostty", "alacritty", "foot") else 16


def clipboard(answers: Answers, profile: Profile) -> str:
    """Whether copying works (OSC 52): ``yes``, ``no``, ``setting`` (only when allowed there) or ``unknown``."""
    if profile.through is not Through.DIRECT:
        return "setting"  # tmux: set-clipboard; screen passes nothing on by itself
    if answers.da1 is not None and _CLIPBOARD in answers.da1.split(";"):
        return "yes"
    known = (terminal.clipboard for terminal in table().terminals if terminal.name == profile.name)
    return next(known, "unknown")


def fonts(environ: Mapping[str, str]) -> Fonts:
    """The fonts that fontconfig knows for Arabic."""
    remote = bool(environ.get("SSH_CONNECTION"))
    found = []
    for pattern in (":lang=ar", ":lang=ar:spacing=100"):
        try:
            done = subprocess.run(
                ["fc-list", pattern, "family"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_FONTS_TIMEOUT,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return Fonts(asked=False, remote=remote)
        lines = done.stdout.decode("utf-8", "replace").splitlines()
        found.append(tuple(sorted({line.partition(",")[0].strip() for line in lines if line.strip()})))
    return Fonts(asked=True, families=found[0], fixed=found[1], remote=remote)


def escaped(data: bytes) -> str:
    """Control sequences as people write them: ``ESC[8l``."""
    text = data.decode("latin-1").replace("\x1b", "ESC").replace("\x07", "BEL")
    return text.encode("unicode_escape").decode("ascii")
