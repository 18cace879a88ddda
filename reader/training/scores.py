"""Precision, recall and F1 of names, counted as seqeval does in strict mode: type and range both right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.entities.decode import runs

SHOWN = ("PER", "ORG", "LOC")
"""The types that Qari shows."""


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of names: in the annotation, found, and found rightly."""

    gold: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The part of the found names that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The part of the names that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.gold + other.gold, self.found + other.found, self.right + other.right)


def score(pairs: Iterable[tuple[Sequence[str], Sequence[str]]]) -> dict[str, Score]:
    """The scores of sequences of tags, annotated and found.

    Returns:
        A score for each type, ``shown`` (PER, ORG and LOC together) and ``all``, micro-averaged.
    """
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for expected, given in pairs:
        names, guesses = set(runs(expected)), set(runs(given))
        gold.update(name.type for name in names)
        found.update(name.type for name in guesses)
        right.update(name.type for name in names & guesses)
    by_type = {kind: Score(gold[kind], found[kind], right[kind]) for kind in sorted({*gold, *found})}
    nothing = Score(0, 0, 0)
    shown = sum((by_type.get(kind, nothing) for kind in SHOWN), nothing)
    return {**by_type, "shown": shown, "all": sum(by_type.values(), nothing)}
