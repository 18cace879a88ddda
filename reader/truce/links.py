"""What ties an expression of time to a truce."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.truce.dates import Tense
from reader.truce.durations import Duration
from reader.truce.heads import Head
from reader.truce.times import Time

Role = Literal["start", "end", "duration"]

REACH = 26
"""How many words back from an expression its governing word is looked for."""


@dataclass(frozen=True, slots=True)
class Link:
    """An expression that says something of a truce.

    Attributes:
        role: what it says.
        time: the point in time, for start and end.
        duration: the length, for a duration.
        head: the truce's word that it hangs on, None where the sentence has none and the last one is meant.
        tense: which way the verb looks.
        sure: 0 for a plain wording; the higher, the weaker.
        extension: the length or end is that of a prolonged truce.
    """

    role: Role
    time: Time | None
    duration: Duration | None
    head: Head | None
    tense: Tense
    sure: int = 0
    extension: bool = False

    @property
    def first(self) -> int:
        """Index of the first word of the expression."""
        expression = self.time or self.duration
        assert expression is not None
        return expression.first
