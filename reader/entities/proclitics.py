"""Which first letters of a mention are proclitics: ``بحلب`` is ``حلب``, ``بيروت`` is ``بيروت``."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from reader.entities.lexicon import Strength
from reader.entities.model import EntityType
from reader.entities.scan import Scan
from reader.text.clitics import ARTICLE, CONJUNCTIONS, PARTICLES, Split
from reader.text.fold import TATWEEL

_BEFORE_NAMES = "وفبكل"
_OFTEN = "وبل"
_HEARD_LENGTH = 4
_PREPOSITIONS = frozenset(
    ("في", "من", "الي", "علي", "عن", "مع", "عند", "لدي", "حتي", "منذ", "بين", "نحو", "قرب", "عبر")
)
_WAW_OF_ITS_OWN = "اليهو"
"""Second letters of the names that begin with waw (وائل, وليد, وينستون, وهبة)."""


@dataclass(frozen=True)
class Proclitics:
    """Decides on proclitics by what is known of words and by the article's own mentions.

    Attributes:
        scan: the words of the article.
        mentioned: matching forms of mentions, and of their first words, that no letter can be taken from.
        ends: indices of the last words of mentions.
    """

    scan: Scan
    mentioned: Container[str]
    ends: Container[int]

    def length(self, first: int, last: int, type: EntityType) -> int:
        """How many letters of the matching form of word ``first`` lie outside a mention of words first to
        last.

        Args:
            first: index of the mention's first word.
            last: index of its last word.
            type: what the mention names.
        """
        readings = [
            reading
            for reading in self.scan.words.readings(first)
            if reading.length and all(letter in _BEFORE_NAMES for letter in reading.proclitics)
        ]
        # A newspaper seldom writes فمحمد, and many a foreign name begins with this letter.
        if type is EntityType.PER:
            readings = [r for r in readings if r.proclitics[0] != "ف" or r.stem in self.mentioned]
        if not readings:
            return 0
        if self._is_drawn_apart(first):
            return 1
        if self._is_known(first, self.scan.form(first), last, type):
            return 0
        if type is EntityType.LOC and self._completes(first):
            return 0
        if self._follows_preposition(first):
            readings = [reading for reading in readings if reading.proclitics in CONJUNCTIONS]
        for reading in readings:
            if self._is_known(first, reading.stem, last, type, split=True):
                return reading.length
        if self.scan.lexicon.has("whole", self.scan.form(first)):
            return next((reading.length for reading in readings if reading.stem in self.mentioned), 0)
        return self._by_shape(first, last, readings, type)

    def _is_drawn_apart(self, first: int) -> bool:
        """Whether a tatweel sets the first letter off, as writers do before names: ``بـحلب``."""
        word = self.scan.words[first]
        written = self.scan.words.text[word.start : word.end]
        return written[0] in PARTICLES and written[1:2] == TATWEEL

    def _is_known(self, first: int, stem: str, last: int, type: EntityType, *, split: bool = False) -> bool:
        """Whether a mention that begins with this stem is known as it stands.

        With ``split`` the stem is what is left of the word without proclitics, and names that are rare or
        also ordinary words do not count against letters that seldom are proclitics before names.
        """
        lexicon, phrase = self.scan.lexicon, self.scan.words.phrase(first, stem, last)
        often = self.scan.form(first)[0] in _OFTEN
        if phrase in self.mentioned:
            return True
        if (entry := lexicon.names.get(phrase)) and (not split or often or entry.strength is Strength.SURE):
            return True
        if type is EntityType.PER:
            given = lexicon.has("given", stem) or (not split and lexicon.has("given weak", stem))
            return given or stem in self.mentioned or (not split and lexicon.has("name part", stem))
        return last > first and any(
            lexicon.has(heading, stem) for heading in ("body", "place name head", "body front")
        )

    def _completes(self, first: int) -> bool:
        """Whether the word before announces a place, so that no proclitic can stand between: ``بلدة ببنين``."""
        before = self.scan.reading(first - 1, "place certain") if self.scan.follows(first) else None
        return before is not None and not before.stem.startswith(ARTICLE)

    def _follows_preposition(self, first: int) -> bool:
        """Whether a preposition stands before the word, so that it cannot begin with another one."""
        return self.scan.follows(first) and self.scan.form(first - 1) in _PREPOSITIONS

    def _by_shape(self, first: int, last: int, readings: list[Split], type: EntityType) -> int:
        lexicon = self.scan.lexicon
        whole = self.scan.form(first)
        for reading in readings:
            after_article = len(reading.stem) - len(ARTICLE) if reading.stem.startswith(ARTICLE) else 0
            if after_article > 2 or (after_article == 2 and last > first) or reading.stem in self.mentioned:
                return reading.length
            single = reading.length == 1 and whole[0] in _OFTEN
            heard = lexicon.has("heard", reading.stem) or lexicon.has("whole", reading.stem)
            if single and len(reading.stem) >= _HEARD_LENGTH and heard:
                return reading.length
            if single and type is EntityType.PER and lexicon.has("name part", reading.stem):
                return reading.length
            ordinary = type is not EntityType.PER and not self.scan.is_ordinary(whole)
            if single and ordinary and self.scan.is_ordinary(reading.stem):
                return reading.length
        before_hamza = self.scan.words.text[self.scan.words[first].start + 1] in "أإآ"
        return int((before_hamza and whole[0] in _OFTEN) or self._is_conjunction(first, whole))

    def _is_conjunction(self, first: int, whole: str) -> bool:
        """Whether the waw of an unknown word is a conjunction."""
        if whole[0] != "و" or len(whole) < 4 or self.scan.lexicon.has("heard", whole):
            return False
        joined = first - 1 in self.ends and self.scan.follows(first)
        return joined or whole[1] not in _WAW_OF_ITS_OWN
