"""Names that the gazetteer knows, found in a text: longest match on matching forms, proclitics outside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.entities.lexicon import Entry, Lexicon
from reader.entities.words import Words


class Hit(NamedTuple):
    """A stretch of words that the gazetteer knows.

    Attributes:
        first: index of its first word.
        skip: how many letters of the first word are proclitics.
        last: index of its last word.
        entry: what the gazetteer says.
        name: its matching form, the key in the gazetteer.
    """

    first: int
    skip: int
    last: int
    entry: Entry
    name: str


def hit_at(words: Words, index: int, lexicon: Lexicon) -> Hit | None:
    """The longest known name that begins at a word, with the fewest proclitics among equally long ones."""
    best: Hit | None = None
    for reading in words.readings(index):
        length = lexicon.longest.get(reading.stem, 1)
        last = min(index + length, len(words)) - 1
        while last >= index and (best is None or last > best.last):
            same_sentence = words[last].sentence == words[index].sentence
            name = words.phrase(index, reading.stem, last)
            if same_sentence and (entry := lexicon.names.get(name)):
                best = Hit(index, reading.length, last, entry, name)
                break
            last -= 1
    return best


def hits(words: Words, lexicon: Lexicon) -> Iterator[Hit]:
    """All known names from left to right in reading order, not overlapping."""
    index = 0
    while index < len(words):
        hit = hit_at(words, index, lexicon) if words[index].is_word else None
        if hit is None:
            index += 1
        else:
            yield hit
            index = hit.last + 1
