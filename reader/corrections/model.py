"""The edits that corrections are made of."""

from __future__ import annotations

from dataclasses import dataclass

from reader.entities import EntityType
from reader.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """This stretch is a name of this type; whatever was marked in it or across its ends is not.

    A new type, a longer or a shorter name are marks too.

    Attributes:
        start: first code point in ``Article.text``.
        end: one past the last.
        type: person, organisation or place.
        joined: whether it was made, and is undone, together with the edit before it.
    """

    start: int
    end: int
    type: EntityType
    joined: bool = False

    @property
    def span(self) -> Span:
        """The range."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Unmark:
    """No name is marked in this stretch or across its ends.

    Attributes:
        start: first code point in ``Article.text``.
        end: one past the last.
        joined: as in ``Mark``.
    """

    start: int
    end: int
    joined: bool = False

    @property
    def span(self) -> Span:
        """The range."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of a truce as it should be.

    A ``kind`` with words begins a truce that was not found; the facts after it with the same id are its own.

    Attributes:
        truce: the truce's id when the edit was made.
        anchor: where the article first speaks of the truce, by which it is found again should the ids change;
            None where it has no fact.
        field: the field, as the record names it (``start``, ``corridors.count``).
        old: the words of the value that is replaced, in a field that can hold several; None adds one there.
        value: the right value in the record's normal form; None leaves the field empty.
        words: the words that say so, a range of ``Article.text``; None for an empty field and for fields
            without words (kind, status, scope, recurrence).
        joined: as in ``Mark``.
    """

    truce: str
    anchor: Span | None
    field: str
    old: Span | None = None
    value: str | int | None = None
    words: Span | None = None
    joined: bool = False


Edit = Mark | Unmark | Fact
"""One correction."""
