"""How a text is cut for the model: sentences packed together, long ones in windows that overlap.

The model sees at most so many subwords at once. Sentences that follow one another share a window, which gives
each of them context. A sentence too long for one window is cut into several; each word's scores come from the
window that shows most around it, and the tags are decided for the whole sentence, so no name is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

LIMIT = 200
"""Most subwords in a window; the model was trained on chunks of up to 120."""

_MARGIN = 30


@dataclass(frozen=True, slots=True)
class Window:
    """A run of words that the model sees at once. All are indices of words.

    Attributes:
        first: the first word.
        last: one past the last word.
        kept_first: the first word whose scores count.
        kept_last: one past the last word whose scores count.
    """

    first: int
    last: int
    kept_first: int
    kept_last: int


def windows(lengths: Sequence[int], starts: Sequence[int], limit: int = LIMIT) -> Iterator[Window]:
    """Windows over some words, in order; each word is kept in exactly one.

    Args:
        lengths: how many subwords each word has, none more than a quarter of ``limit``.
        starts: the first word of each sentence, ascending.
        limit: most subwords in a window.
    """
    sums = [0, *accumulate(lengths)]
    first = 0
    for start, end in pairwise((*starts, len(lengths))):
        if sums[end] - sums[first] <= limit:
            continue
        if start > first:
            yield Window(first, start, first, start)
        first = start
        if sums[end] - sums[start] > limit:
            yield from _cut(sums, start, end, limit)
            first = end
    if first < len(lengths):
        yield Window(first, len(lengths), first, len(lengths))


def _cut(sums: Sequence[int], start: int, end: int, limit: int) -> Iterator[Window]:
    """Overlapping windows over one long sentence."""
    margin = min(_MARGIN, limit // 8)
    first, kept = start, start
    while True:
        last = first
        while last < end and sums[last + 1] - sums[first] <= limit:
            last += 1
        if last == end:
            yield Window(first, end, kept, end)
            return
        middle = last
        while sums[last] - sums[middle] < margin:
            middle -= 1
        yield Window(first, last, kept, middle)
        first = kept = middle
        while sums[middle] - sums[first] < margin:
            first -= 1
