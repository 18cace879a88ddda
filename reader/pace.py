"""How long an article takes to read."""

from __future__ import annotations

import re

WORDS_A_MINUTE = 138
"""Readers of Arabic read 138 ± 20 words a minute aloud (Trauzettel-Klosinski and Dietz, the International
Reading Speed Texts IReST, Investigative Ophthalmology & Visual Science 53, 2012)."""

_EXACT = 200_000
_SAMPLES, _SAMPLE = 20, 5_000
"""How many pieces of a very long text are counted, and their code points."""

_SPACES = re.compile(r"\s+")


def word_count(text: str, start: int = 0, end: int | None = None) -> int:
    """The words of ``text[start:end]``: stretches between white space.

    Where the stretch is very long they are estimated from pieces of the whole text, by their spaces: the reader
    wants to know at every line how much is left.
    """
    end = len(text) if end is None else end
    if end - start > _EXACT:
        return round((end - start) * _words_a_code_point(text))
    part = text[start:end].strip()
    return len(_SPACES.findall(part)) + 1 if part else 0


def _words_a_code_point(text: str) -> float:
    starts = range(0, len(text), max(len(text) // _SAMPLES, 1))
    spaces = sum(text.count(space, at, at + _SAMPLE) for at in starts for space in " \n")
    return spaces / (len(starts) * _SAMPLE)


def minutes(words: int) -> int:
    """Whole minutes that so many words take, at least one for any words at all."""
    return -(-words // WORDS_A_MINUTE)
