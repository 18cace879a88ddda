"""Half-open ranges of code points, the one frame of reference of the whole core."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range ``[start, end)`` of code-point offsets, into ``Article.text`` unless said otherwise."""

    start: int
    end: int

    def __bool__(self) -> bool:
        """An empty range is false."""
        return self.end > self.start

    def of(self, text: str) -> str:
        """The part of ``text`` that the range covers."""
        return text[self.start : self.end]

    def overlaps(self, other: tuple[int, int]) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other[1] and other[0] < self.end

    def contains(self, other: tuple[int, int]) -> bool:
        """Whether ``other`` lies wholly inside this range."""
        return self.start <= other[0] and other[1] <= self.end
