"""Whether letters are Arabic words or only happen to be Arabic letters."""

from __future__ import annotations

import unicodedata

_COMMON_LETTERS = frozenset("اليمنورتبعهةدسفأ")
_LEAST_ARABIC = 0.8
_LEAST_COMMON = 0.55


def reads_as_arabic(text: str) -> bool:
    """Whether the letters outside ASCII are Arabic words: any bytes are *some* text in an 8-bit encoding.

    In running Arabic the commonest sixteen letters are about four fifths of all; in Cyrillic or Greek read as
    Windows-1256 they are a third.
    """
    letters = [letter for letter in text if letter > "\x7f" and letter.isalpha()]
    arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
    common = sum(letter in _COMMON_LETTERS for letter in letters)
    assigned = all(unicodedata.category(letter) not in ("Cn", "Co") for letter in text)
    return assigned and arabic >= _LEAST_ARABIC * len(letters) and common >= _LEAST_COMMON * len(letters)
