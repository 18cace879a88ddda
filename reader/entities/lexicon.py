"""The word lists of ``reader/data/gazetteer``, for the recogniser, span finishing and grouping.

A list file begins with a comment, then come lines under ``[headings]``, all in matching form; ``=``
separates the names of one and the same thing, the fullest first. A heading is an entity type (``[LOC]``),
with ``weak`` for names that are also ordinary words and with ``rare`` for those that few readers know, or
the name of a word list (``[given]``). ``reader/training/gazetteer`` makes the files.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from reader.entities.model import EntityType
from reader.resources import data

_TYPES = frozenset(EntityType)


class Strength(StrEnum):
    """How much evidence a listed name needs."""

    SURE = ""
    RARE = "rare"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the gazetteer says about a name.

    Attributes:
        type: the type of what the name names.
        strength: how much evidence it needs.
        fullest: the matching form of the fullest of several names of one thing; empty for what has one name.
    """

    type: EntityType
    strength: Strength
    fullest: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Names and word lists, all keys in matching form (``reader.text.fold``).

    Attributes:
        names: names and what they name; words are separated by one space.
        longest: for the first word of a name of several words, the number of words of the longest one.
        lists: the word lists by heading.
    """

    names: Mapping[str, Entry]
    longest: Mapping[str, int]
    lists: Mapping[str, frozenset[str]]

    def has(self, heading: str, word: str) -> bool:
        """Whether the word is in a word list."""
        return word in self.lists[heading]

    def is_common(self, word: str) -> bool:
        """Whether the word is an ordinary word of the language."""
        return word in self.lists["common"]


def _sections(path: Path) -> Iterator[tuple[str, list[str]]]:
    for section in path.read_text(encoding="utf-8").split("\n[")[1:]:
        heading, _, body = section.partition("]\n")
        yield heading, body.splitlines()


@cache
def load() -> Lexicon:
    """The lexicon that ships, read once for a process. Where files disagree, what is written by hand wins.

    Most of it is taken in whole sections, which is what makes it quick (under 50 ms).
    """
    names: dict[str, Entry] = {}
    lists: defaultdict[str, list[str]] = defaultdict(list)
    files = sorted(data("gazetteer").glob("*.txt"), key=lambda path: (path.name == "places.txt", path.name))
    for path in reversed(files):
        for heading, lines in reversed(list(_sections(path))):
            kind, _, strength = heading.partition(" ")
            if kind.upper() in _TYPES:
                _take(names, lines, EntityType(kind.upper()), Strength(strength))
            else:
                lists[heading] += lines
    longest: dict[str, int] = {}
    for name in filter(_has_space, names):
        first, length = name.partition(" ")[0], name.count(" ") + 1
        if longest.get(first, 0) < length:
            longest[first] = length
    return Lexicon(names, longest, {heading: frozenset(words) for heading, words in lists.items()})


_has_space = re.compile(" ").search


def _take(names: dict[str, Entry], lines: Sequence[str], type: EntityType, strength: Strength) -> None:
    """Put a section's names over those that are there already."""
    names.update(dict.fromkeys(lines, Entry(type, strength)))
    for line in reversed(lines):
        if "=" in line:
            aliases = line.split(" = ")
            del names[line]
            names.update(dict.fromkeys(aliases, Entry(type, strength, aliases[0])))
