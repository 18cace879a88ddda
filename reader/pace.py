"""How long an article takes to read."""

from __future__ import annotations

import re

WORDS_A_MINUTE = 138
"""Readers of Arabic read 138 ± 20 words a minute aloud (Trauzettel-Klosinski and Dietz, the International
Reading Speed Texts IReST, Investigative Ophthalmology & Visual Science 53, 2012)."""

_EXACT = 200_000
_SPACES = re.compile(r"\s+")


def word_count(text: str, start: int = 0, end: int | None = None) -> int:
    """The words of ``text[start:end]``: stretches between white space, estimated by the spaces where the
    stretch is very long.
    """
    end = len(text) if end is None else end
    if end - start > _EXACT:
        return text.count(" ", start, end) + text.count("\n", start, end)
    part = text[start:end].strip()
    return len(_SPACES.findall(part)) + 1 if part else 0


def minutes(words: int) -> int:
    """Whole minutes that so many words take, at least one for any words at all."""
    return -(-words // WORDS_A_MINUTE)
