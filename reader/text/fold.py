"""Matching forms: what two spellings of a word have in common, with the way back to the text as written.

Folding removes what writers of Arabic leave out at will (harakat, tatweel, invisible direction marks)
and joins letters that are swapped in practice: the alef forms, alef maqsura and ya, ta marbuta and ha.
It is a form for comparing, never for showing.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reader.span import Span

MARKS = (
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u08ca-\u08e1\u08e3-\u08ff"
)
"""Arabic combining marks (category Mn, Unicode 15) as the inside of a regular expression's class."""

TATWEEL = "\u0640"

INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
"""Direction controls, joiners, zero-width spaces and the soft hyphen, as the inside of a class."""

_LETTERS = {
    **dict.fromkeys("آأإٱٲٳٵ", "ا"),
    **dict.fromkeys("ىیېۍ", "ي"),
    **dict.fromkeys("ةۀہۂۃەھ", "ه"),
    **dict.fromkeys("کڪ", "ك"),
    **dict.fromkeys("\u00a0\u202f\u2007", " "),
}
_PIECE = 50_000
"""Code points folded at a time: while one piece is folded, no other thread of the program gets on."""

_OWN_MARKS = re.compile(f"[{MARKS}{TATWEEL}]*")


@dataclass(frozen=True)
class Folded:
    """A text's matching form.

    Attributes:
        text: the matching form; its offsets are *folded offsets*, not offsets into the article.
    """

    text: str
    _original: str
    _odd: Sequence[int]
    _odd_folded: Sequence[int]
    _odd_length: Sequence[int]

    def original(self, folded: int) -> int:
        """The original offset of the character at a folded offset; the text's length at the end."""
        k = bisect_right(self._odd_folded, folded) - 1
        if k < 0:
            return folded
        inside = folded - self._odd_folded[k] - self._odd_length[k]
        return self._odd[k] if inside < 0 else self._odd[k] + 1 + inside

    def at(self, original: int) -> int:
        """The folded offset of the character at an original offset, of the next one if it was dropped."""
        k = bisect_right(self._odd, original) - 1
        if k < 0:
            return original
        if self._odd[k] == original:
            return self._odd_folded[k]
        return self._odd_folded[k] + self._odd_length[k] + original - self._odd[k] - 1

    def span(self, start: int, end: int) -> Span:
        """The original range of a folded range, with the marks and tatweel that follow its last letter.

        An empty range comes back empty, at the place of the character after it.
        """
        if end <= start:
            place = self.original(start)
            return Span(place, place)
        last = self.original(end - 1) + 1
        own = _OWN_MARKS.match(self._original, last)
        return Span(self.original(start), own.end() if own else last)


@cache
def _table() -> Mapping[int, str]:
    """Every character that folding changes, presentation forms included, and what it becomes."""
    table = {ord(letter): base for letter, base in _LETTERS.items()}
    table |= {ord(digit) + value: str(value) for digit in "٠۰" for value in range(10)}
    removed = re.compile(f"[{MARKS}{TATWEEL}{INVISIBLE}]")
    table |= {code: "" for code in (*range(0xAD, 0x2070), 0xFEFF) if removed.match(chr(code))}
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = removed.sub("", plain.translate(table)).strip()
    return table


@cache
def _changes_length() -> re.Pattern[str]:
    """Matches each character whose folded form is not exactly one character."""
    odd = "".join(re.escape(chr(code)) for code, form in _table().items() if len(form) != 1)
    return re.compile(f"[{odd}]")


def fold(text: str) -> Folded:
    """The matching form of ``text`` and the map between the two.

    Tashkeel, tatweel and invisible controls go; alef with hamza, madda or wasla becomes alef, alef
    maqsura ya, ta marbuta ha; Arabic-Indic digits become ASCII; presentation forms become letters
    (NFKC); no-break spaces become spaces; other scripts are case-folded where that keeps the length.
    Hamza on waw and ya stays: it tells words apart.
    """
    cased = text.casefold()
    if len(cased) != len(text):
        cased = "".join(form if len(form := character.casefold()) == 1 else character for character in text)
    table = _table()
    odd, odd_folded, odd_length = array("q"), array("q"), array("q")
    shift = 0
    for match in _changes_length().finditer(cased):
        length = len(table[ord(match.group())])
        odd.append(match.start())
        odd_folded.append(match.start() + shift)
        odd_length.append(length)
        shift += length - 1
    pieces = [cased[at : at + _PIECE].translate(table) for at in range(0, len(cased), _PIECE)]
    return Folded("".join(pieces), text, odd, odd_folded, odd_length)


def fold_text(text: str) -> str:
    """Only the matching form, for words that need no way back."""
    return fold(text).text
