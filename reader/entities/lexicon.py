"""The word lists of ``reader/data/gazetteer``, for the recogniser, span finishing and grouping.

A list file begins with a comment, then come lines under ``[headings]``, all in matching form; ``=``
separates the names of one and the same thing, the fullest first. A heading is an entity type (``[LOC]``),
with ``weak`` for names that are also ordinary words and with ``rare`` for those that few readers know, or
the name of a word list (``[given]``). ``reader/training/gazetteer`` makes the files.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
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
        canonical: the matching form of its fullest name, the same for all names of one thing.
    """

    type: EntityType
    strength: Strength
    canonical: str


@dataclass(frozen=True)
class Lexicon:
    """Names and word lists, all keys in matching form (``reader.text.fold``).

    Attributes:
        names: names and what they name; words are separated by one space.
        longest: for the first word of a name, the number of words of the longest name that begins with it.
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
    """The lexicon that ships, read once for a process. Where files disagree, what is written by hand wins."""
    names: dict[str, Entry] = {}
    longest: dict[str, int] = {}
    lists: defaultdict[str, set[str]] = defaultdict(set)
    files = sorted(data("gazetteer").glob("*.txt"), key=lambda path: (path.name == "places.txt", path.name))
    for path in files:
        for heading, lines in _sections(path):
            kind, _, strength = heading.partition(" ")
            if kind.upper() not in _TYPES:
                lists[heading].update(lines)
                continue
            type, needs = EntityType(kind.upper()), Strength(strength)
            for line in lines:
                aliases = line.split(" = ")
                entry = Entry(type, needs, aliases[0])
                for name in aliases:
                    if name not in names:
                        names[name] = entry
                        first, length = name.partition(" ")[0], name.count(" ") + 1
                        if longest.get(first, 0) < length:
                            longest[first] = length
    return Lexicon(names, longest, {heading: frozenset(words) for heading, words in lists.items()})
