"""What all patterns need to ask about the words of an article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reader.entities.lexicon import Lexicon, Strength
from reader.entities.lookup import Hit, hits
from reader.entities.model import EntityType
from reader.entities.words import Words
from reader.text.clitics import ARTICLE, Split

_INFLECTIONS = (
    "ا",
    "ان",
    "ين",
    "ون",
    "ات",
    "ه",
    "ها",
    "هم",
    "هما",
    "نا",
    "وا",
    "و",
    "ت",
    "تا",
    "تين",
    "تان",
    "ي",
    "تها",
    "ته",
    "تهم",
)
_PERSONS = "يتنا"


class Candidate(NamedTuple):
    """A stretch of words that a rule takes for a name.

    Attributes:
        first: index of its first word.
        skip: letters of the first word's matching form that are proclitics.
        last: index of its last word.
        type: what it names.
        score: 0 to 1.
        why: the rule, in a short English clause.
    """

    first: int
    skip: int
    last: int
    type: EntityType
    score: float
    why: str


@dataclass(frozen=True)
class Scan:
    """The words of an article beside the lexicon.

    Attributes:
        words: the words.
        lexicon: the lists.
    """

    words: Words
    lexicon: Lexicon

    @cached_property
    def hits(self) -> tuple[Hit, ...]:
        """Everything that the gazetteer knows in the text, weak names included."""
        return tuple(hits(self.words, self.lexicon))

    @cached_property
    def hit_by_word(self) -> dict[int, Hit]:
        """The gazetteer's hits by the index of their first word."""
        return {hit.first: hit for hit in self.hits}

    def form(self, index: int) -> str:
        """The matching form of a word; empty outside the text, for punctuation and numbers."""
        if 0 <= index < len(self.words) and self.words[index].is_word:
            return self.words[index].form
        return ""

    def follows(self, index: int) -> bool:
        """Whether nothing but space stands between the word and the one before, in one sentence."""
        if not 0 < index < len(self.words):
            return False
        before, word = self.words[index - 1], self.words[index]
        between = self.words.text[before.end : word.start]
        return (
            before.sentence == word.sentence and between != "" and between.isspace() and "\n" not in between
        )

    def reading(self, index: int, *lists: str) -> Split | None:
        """The reading of a word, fewest proclitics first, whose stem is in one of the word lists."""
        for reading in self.words.readings(index):
            if any(self.lexicon.has(heading, reading.stem) for heading in lists):
                return reading
        return None

    def is_stop(self, index: int) -> bool:
        """Whether a name cannot go on with this word."""
        form = self.form(index)
        if form == "علي":
            return self.words[index].end > 0 and self.words.text[self.words[index].end - 1] == "ى"
        return not form or self.reading(index, "not in names") is not None

    def is_definite(self, form: str) -> bool:
        """Whether the word bears the article."""
        return form.startswith(ARTICLE) and len(form) > 4

    def is_ordinary(self, form: str) -> bool:
        """Whether the form, or what is left of it without regular endings, is an ordinary word."""
        common = self.lexicon.lists["common"]
        if form in common or (form.startswith(ARTICLE) and form[2:] in common):
            return True
        for ending in _INFLECTIONS:
            if form.endswith(ending) and len(form) - len(ending) >= 3:
                stem = form[: -len(ending)]
                if stem in common or stem + "ه" in common:
                    return True
        return len(form) > 4 and form[0] in _PERSONS and any(p + form[1:] in common for p in _PERSONS)

    def is_known_as_ordinary(self, index: int) -> bool:
        """Whether some reading of the word is an ordinary word."""
        return any(self.is_ordinary(reading.stem) for reading in self.words.readings(index))

    def is_nationality(self, form: str) -> bool:
        """Whether the word is an adjective of a country or people, in any gender, number and state."""
        stem = form[2:] if form.startswith(ARTICLE) else form
        stems = {stem, stem.removesuffix("ه"), stem.removesuffix("ين"), stem.removesuffix("ون")}
        stems |= {
            stem.removesuffix("ات"),
            stem.removesuffix("تين"),
            stem.removesuffix("تان"),
            stem.removesuffix("ا"),
        }
        return not stems.isdisjoint(self.lexicon.lists["nationality"])

    def is_relative(self, form: str) -> bool:
        """Whether the word looks like a definite relative adjective (``الوطنية``, ``السوري``)."""
        return self.is_definite(form) and form.removesuffix("ه").endswith("ي")

    def known(self, index: int, *types: EntityType, weak: bool = False) -> Hit | None:
        """The gazetteer's hit that begins at a word without any proclitic before it."""
        hit = self.hit_by_word.get(index)
        sure = hit is not None and (weak or hit.entry.strength is Strength.SURE)
        if hit and hit.skip == 0 and hit.entry.type in types and sure:
            return hit
        return None


def phrase_reading(scan: Scan, index: int, heading: str) -> tuple[Split, int] | None:
    """The reading of a list's longest entry (one or two words) at a word, and its length."""
    for reading in scan.words.readings(index):
        if scan.follows(index + 1):
            two = f"{reading.stem} {scan.form(index + 1)}"
            if scan.lexicon.has(heading, two):
                return reading, 2
    reading_one = scan.reading(index, heading)
    return (reading_one, 1) if reading_one else None


def without_overlaps(candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates kept when longer names win over shorter ones and surer over less sure."""
    taken: set[int] = set()
    kept = []
    order = sorted(candidates, key=lambda c: (-(c.last - c.first), -c.score, c.first))
    for candidate in order:
        cover = range(candidate.first, candidate.last + 1)
        if taken.isdisjoint(cover):
            taken.update(cover)
            kept.append(candidate)
    return tuple(sorted(kept))
