"""Everything about the terminal at hand, in one call: asked, looked up, decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reader.errors import InputError
from reader.terminal import choices, probe
from reader.terminal.answers import Answers, Outer
from reader.terminal.profile import AUTOMATIC, Profile, chosen, decide

# How a kept choice ends that goes against the table, and what it says.
_MARKS = {"marks": "keep", "no-marks": "strip"}


@dataclass(frozen=True)
class Session:
    """The terminal that this run of Qari writes to.

    Attributes:
        answers: what it said of itself.
        environ: the environment variables that were looked at.
        option: the value of ``--bidi``.
        kept: the choices kept from earlier runs, by terminal name.
        problem: what was wrong with the file that they are kept in.
        marks: the setting of that name.
    """

    answers: Answers
    environ: Mapping[str, str]
    option: str | None
    kept: Mapping[str, str]
    problem: InputError | None = None
    marks: str = AUTOMATIC

    @property
    def profile(self) -> Profile:
        """How to write Arabic to it.

        Raises:
            InputError: ``--bidi`` or ``QARI_BIDI`` names no policy.
        """
        policy, _, ending = self.kept.get(self.automatic.name, "").partition("+")
        marks = _MARKS.get(ending, AUTOMATIC) if self.marks == AUTOMATIC else self.marks
        return decide(self.answers, self.environ, chosen(self.option, self.environ, policy), marks)

    @property
    def automatic(self) -> Profile:
        """What Qari would do of itself, whatever the reader chose."""
        return decide(self.answers, self.environ)

    def with_policy(self, policy: str) -> Profile:
        """The profile of the same terminal under another policy."""
        return decide(self.answers, self.environ, policy)

    def with_other_marks(self) -> Profile:
        """What Qari would do of itself, but with marks where it would strip them, and without where not."""
        marks = "keep" if self.automatic.strip_marks else "strip"
        return decide(self.answers, self.environ, marks=marks)

    def in_words(self, profile: Profile) -> str:
        """A profile of this terminal as a choice to keep: ``visual``, ``visual+marks``, ``visual+no-marks``."""
        usual = (
            self.automatic if profile.policy == self.automatic.policy else self.with_policy(profile.policy)
        )
        if profile.strip_marks == usual.strip_marks:
            return profile.policy
        return f"{profile.policy}+{'no-marks' if profile.strip_marks else 'marks'}"

    def around(self, outer: Outer) -> Session:
        """The same session after tmux moved to another terminal."""
        return replace(self, answers=replace(self.answers, outer=outer))


def start(
    option: str | None,
    environ: Mapping[str, str],
    *,
    marks: str = AUTOMATIC,
    timeout: float = probe.TIMEOUT,
    takes_keys: bool = True,
) -> Session:
    """Ask the terminal, once, before anything else reads its input.

    Args:
        option: the value of ``--bidi``, None when it was not given.
        environ: the environment variables.
        marks: the setting of that name.
        timeout: seconds to wait for a terminal that says nothing.
        takes_keys: whether what is typed is for this program, or for the shell that comes after it.

    Raises:
        InputError: ``--bidi`` or ``QARI_BIDI`` names no policy. Nothing is asked then.
    """
    chosen(option, environ)
    path = choices.default_path()
    problem = choices.mend(path)
    answers = probe.ask(environ, timeout=timeout, takes_keys=takes_keys)
    return Session(answers, dict(environ), option, choices.kept(path), problem, marks)
