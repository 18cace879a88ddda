"""The article's words in the form that the rules match, with the way back to the text as written."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.span import Span
from reader.text.fold import MARKS, Folded, fold
from reader.text.tokens import Token, TokenKind, tokens

_FINAL = re.compile(rf"[ةى][{MARKS}]*(?=[ء-يٱ])")


@dataclass(frozen=True)
class Words:
    """Words, numbers and punctuation of a text.

    Attributes:
        text: the original text.
        forms: the matching form of each word, number and punctuation mark.
        sentence_of: for each of them, the index of its sentence (-1 where it is in none).
    """

    text: str
    forms: tuple[str, ...]
    sentence_of: tuple[int, ...]
    sentence_ranges: tuple[range, ...]
    _tokens: tuple[Token, ...]
    _folded: Folded

    def __len__(self) -> int:
        """How many words there are."""
        return len(self.forms)

    def form(self, index: int) -> str:
        """The matching form of a word, empty beyond the ends."""
        return self.forms[index] if 0 <= index < len(self.forms) else ""

    def span(self, first: int, stop: int, skip: int = 0) -> Span:
        """The original range of the words ``first`` to ``stop`` without ``skip`` characters of proclitics."""
        start = self._tokens[first].start
        if skip:
            start = self._folded.original(self._folded.at(start) + skip)
        return Span(start, self._tokens[stop - 1].end)

    def words_in(self, span: Span) -> range:
        """The indexes of the words that begin in an original range."""
        return range(bisect_left(self._starts, span.start), bisect_left(self._starts, span.end))

    def word_at(self, offset: int) -> int:
        """The index of the word at or before an original offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(token.start for token in self._tokens)

    def gap(self, index: int) -> str:
        """What stands between a word and the next in the original text."""
        return self.text[self._tokens[index].end : self._tokens[index + 1].start]


def _unglued(text: str, token: Token) -> Iterator[Token]:
    """The words of a token: ``الهدنةأعلن`` is two, for ta marbuta and alef maqsura only end words."""
    start = token.start
    if token.kind is TokenKind.WORD:
        for glue in _FINAL.finditer(text, token.start, token.end):
            yield Token(start, glue.end(), token.kind)
            start = glue.end()
    yield Token(start, token.end, token.kind)


def words(text: str, sentences: Sequence[Span]) -> Words:
    """The words of a text, each with its sentence."""
    folded = fold(text)
    pairs = [
        (piece, form)
        for token in tokens(text)
        for piece in _unglued(text, token)
        if (form := folded.text[folded.at(piece.start) : folded.at(piece.end)].strip())
    ]
    parts = tuple(piece for piece, _ in pairs)
    forms = tuple(form for _, form in pairs)
    starts = [part.start for part in parts]
    ranges = tuple(
        range(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in sentences
    )
    owner = [-1] * len(parts)
    for number, inside in enumerate(ranges):
        for index in inside:
            owner[index] = number
    return Words(text, forms, tuple(owner), ranges, parts, folded)
