"""Selecting parts of a text: by character, word, name, sentence, paragraph; pure functions over offsets."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.span import Span
from reader.text.tokens import TokenKind, tokens

_REACH = 200
"""Code points looked at around an offset; no word is longer, and a longer run of letters is cut there."""


@dataclass(frozen=True, slots=True)
class Selection:
    """From where selecting began to where it has come; both are selected, whichever comes first.

    Attributes:
        anchor: where it began, in ``Article.text``.
        head: where it has come: what the next motion starts from.
        origin: the code point around which it grows and shrinks.
    """

    anchor: Span
    head: Span
    origin: int

    @property
    def span(self) -> Span:
        """All that is selected."""
        return Span(min(self.anchor.start, self.head.start), max(self.anchor.end, self.head.end))

    def to(self, head: Span) -> Selection:
        """The selection with its moving end elsewhere."""
        return replace(self, head=head)


def character_at(text: str, offset: int) -> Span:
    """The letter at an offset, with the marks on it; the last one where the text ends before."""
    start = min(max(offset, 0), max(len(text) - 1, 0))
    while start > 0 and _is_mark(text[start]):
        start -= 1
    end = min(start + 1, len(text))
    while end < len(text) and _is_mark(text[end]):
        end += 1
    return Span(start, end)


def step_character(text: str, span: Span, by: int) -> Span:
    """The letter after a range (``by`` 1) or before it (-1); the range's own last or first at the ends."""
    return character_at(text, span.end if by > 0 else span.start - 1)


def word_at(text: str, offset: int) -> Span:
    """The word or number at an offset; between words the single character there."""
    first, last = max(offset - _REACH, 0), min(offset + _REACH, len(text))
    for token in tokens(text, first, last):
        if token.start <= offset < token.end:
            return token.span if token.kind is not TokenKind.PUNCT else character_at(text, offset)
    return character_at(text, offset)


def step_word(text: str, span: Span, by: int) -> Span | None:
    """The next word or number after a range, or the last before it; None at the ends of the text.

    Words are looked for within a few hundred code points, further only where there are none.
    """
    reach = _REACH
    while True:
        if by > 0:
            first, last = span.end, min(span.end + reach, len(text))
        else:
            first, last = max(span.start - reach, 0), span.start
        found = [token.span for token in tokens(text, first, last) if token.kind is not TokenKind.PUNCT]
        if found:
            word = found[0 if by > 0 else -1]
            return word_at(text, word.start)
        if (first, last) == (0, span.start) or (first, last) == (span.end, len(text)):
            return None
        reach *= 4


def grown(span: Span, units: Iterable[Span]) -> Span | None:
    """The smallest of the units that holds ``span`` and more; None where there is none."""
    larger = [unit for unit in units if unit.contains(span) and unit != span]
    return min(larger, key=lambda unit: unit.end - unit.start, default=None)


def shrunk(span: Span, offset: int, units: Iterable[Span]) -> Span | None:
    """The largest of the units around an offset that ``span`` holds with something to spare."""
    smaller = [u for u in units if span.contains(u) and u != span and u.start <= offset < u.end]
    return max(smaller, key=lambda unit: unit.end - unit.start, default=None)


def covering(spans: Sequence[Span], offset: int) -> Span | None:
    """The range that holds an offset, of ranges in order that do not overlap."""
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and offset < spans[index].end else None


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me", "Cf")
