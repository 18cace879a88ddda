"""An analysis with its corrections, as they are made and undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from reader.analysis import Analysis
from reader.corrections import store
from reader.corrections.apply import apply
from reader.corrections.model import Edit
from reader.errors import InputError


@dataclass(frozen=True)
class Corrected:
    """What was found, and what the reader made of it.

    Attributes:
        found: the analysis without corrections.
        edits: the corrections, in the order in which they were made.
        kept: those that are in the file, as far as is known here.
    """

    found: Analysis
    edits: tuple[Edit, ...] = ()
    kept: tuple[Edit, ...] = ()

    @cached_property
    def analysis(self) -> Analysis:
        """The analysis with the corrections."""
        return apply(self.found, self.edits)

    def then(self, *edits: Edit) -> Corrected:
        """With one more correction, which may take several edits."""
        return replace(self, edits=(*self.edits, *edits))

    def undone(self) -> Corrected:
        """Without the last correction."""
        left = len(self.edits) - 1
        while left > 0 and self.edits[left].joined:
            left -= 1
        return replace(self, edits=self.edits[: max(left, 0)])

    @property
    def steps(self) -> int:
        """How many corrections there are to undo."""
        return sum(not edit.joined for edit in self.edits)

    def written(self, folder: Path) -> tuple[Corrected, InputError | None]:
        """Keep the corrections; those that another program kept meanwhile are in what is returned.

        With what was wrong with the file that was there, if it had to be set aside.

        Raises:
            OperationError: the file cannot be written.
        """
        article = self.found.article
        with store.alone(folder):
            there, problem = store.load(folder, article)
            # Nothing there: the file was damaged, or its folder is gone. What is kept here is all there is.
            edits = merged(self.kept, self.edits, there) if there else self.edits
            corrected = self if edits == self.edits else replace(self, edits=edits)
            store.save(folder, corrected.analysis, edits)
        return replace(corrected, kept=edits), problem


def merged(before: tuple[Edit, ...], ours: tuple[Edit, ...], theirs: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Two lists that grew from one: what both left of it, then what each added. Ours come last."""
    we, they = _common(before, ours), _common(before, theirs)
    return before[: min(we, they)] + theirs[they:] + ours[we:]


def _common(one: tuple[Edit, ...], other: tuple[Edit, ...]) -> int:
    """How many edits both begin with."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]),
        min(len(one), len(other)),
    )
