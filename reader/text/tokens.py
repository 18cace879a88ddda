"""Words, numbers and punctuation with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from reader.span import Span
from reader.text.fold import INVISIBLE, MARKS


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    PUNCT = "punct"


@dataclass(frozen=True, slots=True)
class Token:
    """A token of the text.

    Attributes:
        start: its first code point, in the text's frame.
        end: one past its last code point.
        kind: word, number or punctuation.
    """

    start: int
    end: int
    kind: TokenKind

    @property
    def span(self) -> Span:
        """The token's range."""
        return Span(self.start, self.end)

    def of(self, text: str) -> str:
        """The token as written."""
        return text[self.start : self.end]


@cache
def _pattern() -> re.Pattern[str]:
    letter = r"[^\W\d_]"
    inside = rf"(?:{letter}|[{MARKS}\u0300-\u036f\u200c\u200d])"
    return re.compile(
        rf"(?P<word>{letter}{inside}*)"
        r"|(?P<number>\d+(?:[.,:٫٬]\d+)*)"
        rf"|(?P<punct>[^\s\w{INVISIBLE}{MARKS}\x00-\x1f\x7f-\x9f]|_)"
    )


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of ``text[start:end]`` in order, offsets into ``text``.

    A word is a run of letters with its marks and tatweel and keeps its clitics. A number is a run of
    digits of any script with separators between digits (``9,00``, ``23:59``, ``١٫٥``). Every other
    visible character is a token of its own. White space, direction controls and stray marks belong to
    no token.
    """
    limit = len(text) if end is None else end
    return tuple(
        Token(match.start(), match.end(), TokenKind(str(match.lastgroup)))
        for match in _pattern().finditer(text, start, limit)
    )
