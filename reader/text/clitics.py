"""Proclitics: the one-letter words that Arabic writes onto the next word.

Conjunctions (و ف) come first, then one preposition or particle (ب ك ل س). ``ل`` before the article swallows
its alef: ``للمرصد`` is ``ل`` + ``المرصد``, and what is left of the article in writing is its lam. Whether a
letter is a clitic or part of the word, no rule can tell (``بيروت``, ``وارسو``): callers say which words they
know.

Words are given in their matching form (``reader.text.fold``); lengths count characters of that form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

CONJUNCTIONS = "وف"
PARTICLES = "بكلس"
ARTICLE = "ال"

_SHORTEST_STEM = 2


class Split(NamedTuple):
    """One reading of a word.

    Attributes:
        length: how many characters of the word are proclitics; the rest begins there.
        proclitics: those characters.
        stem: the word without them, its article written in full (``المرصد`` for ``للمرصد``).
    """

    length: int
    proclitics: str
    stem: str


def splits(word: str) -> Iterator[Split]:
    """Every way to take proclitics off ``word``, the fewest first, beginning with none."""
    yield Split(0, "", word)
    starts = [0]
    if word[:1] and word[0] in CONJUNCTIONS:
        starts.append(1)
        if len(word) > _SHORTEST_STEM:
            yield Split(1, word[0], word[1:])
    for start in starts:
        if len(word) < start + 1 + _SHORTEST_STEM or word[start] not in PARTICLES:
            continue
        length = start + 1
        rest = word[length:]
        yield Split(length, word[:length], rest)
        if word[start] == "ل" and rest[0] == "ل":
            yield Split(length, word[:length], ARTICLE + rest[1:])
            yield Split(length, word[:length], ARTICLE + rest)


@lru_cache(maxsize=8192)
def readings(word: str) -> tuple[Split, ...]:
    """The same as ``splits``, remembered: the grammars ask for the same word many times over."""
    return tuple(splits(word))


def split(word: str, known: Callable[[str], bool]) -> Split | None:
    """The reading with the fewest proclitics whose stem is known, None where no stem is.

    Args:
        word: a word in matching form.
        known: whether a stem (with its article in full) is a word.
    """
    return next((reading for reading in splits(word) if known(reading.stem)), None)
