"""An analysis with its corrections, as they are made and undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from reader.analysis import Analysis
from reader.corrections.apply import apply
from reader.corrections.model import Edit


@dataclass(frozen=True)
class Corrected:
    """What was found, and what the reader made of it.

    Attributes:
        found: the analysis without corrections.
        edits: the corrections, in the order in which they were made.
    """

    found: Analysis
    edits: tuple[Edit, ...] = ()

    @cached_property
    def analysis(self) -> Analysis:
        """The analysis with the corrections."""
        return apply(self.found, self.edits)

    def then(self, edit: Edit) -> Corrected:
        """With one more correction."""
        return replace(self, edits=(*self.edits, edit))

    def undone(self) -> Corrected:
        """Without the last correction."""
        return replace(self, edits=self.edits[:-1])
