"""What counts as an ordinary word, from word frequencies alone.

A proper name stands alone; an ordinary word has relatives: with the article, with pronouns, in the
plural, in another person. So a word whose relatives are written too is taken for an ordinary one.

Source: wordfreq (Robyn Speer, 2022; data CC BY-SA 4.0), its large Arabic list.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log10

from reader.text.clitics import ARTICLE, splits
from reader.text.fold import fold_text

_SUFFIXES = ("ه", "ها", "هم", "نا", "ك", "ي", "ا", "ات", "ين", "ون", "يه", "وا", "ت", "هما")
_FEMININE = ("ت", "ته", "تها", "تهم", "تنا", "ات", "ين", "ون")
_RELATIVES = 4
_HEARD = 2.8
_ARABIC = re.compile("[ء-ي]+")


@dataclass(frozen=True)
class Vocabulary:
    """Word frequencies by matching form.

    Attributes:
        frequency: share of running text, by folded word.
    """

    frequency: Mapping[str, float]

    def zipf(self, word: str) -> float:
        """Base-10 logarithm of the occurrences in a thousand million words, 0 for an unseen word."""
        share = self.frequency.get(word, 0.0)
        return max(0.0, log10(share * 1e9)) if share else 0.0

    def relatives(self, word: str) -> int:
        """How many regular relatives of the word are words too."""
        stem = word[2:] if word.startswith(ARTICLE) and len(word) > 4 else word
        base = stem[:-1] if stem.endswith("ه") and len(stem) > 3 else stem
        forms = {ARTICLE + stem, ARTICLE + base + "ات", ARTICLE + stem + "ين"}
        forms |= {stem + suffix for suffix in _SUFFIXES} | {base + suffix for suffix in _FEMININE}
        if word[0] in "يتنا" and len(word) > 3:
            forms |= {person + word[1:] for person in "يتنا"}
        return sum(form in self.frequency for form in forms - {word})

    def is_common(self, word: str) -> bool:
        """Whether the word is an ordinary word of the language rather than (only) a name."""
        return self.zipf(word) >= 3.0 and self.relatives(word) >= _RELATIVES

    def common(self) -> Iterator[str]:
        """All ordinary words that are not just another ordinary word with proclitics."""
        words = {word for word in self.frequency if len(word) > 1 and self.is_common(word)}
        for word in sorted(words):
            stems = [reading.stem for reading in splits(word) if reading.length and len(reading.stem) > 2]
            if not any(stem in words and self.zipf(stem) > self.zipf(word) + 1 for stem in stems):
                yield word

    def whole(self) -> Iterator[str]:
        """Words that begin with a letter that could be a proclitic and is not one: ``بيروت``, ``وزير``."""
        for word in sorted(self.frequency):
            if len(word) < 4 or self.zipf(word) < 2.5:
                continue
            stems = [reading.stem for reading in splits(word) if reading.length]
            if stems and all(self.zipf(stem) < self.zipf(word) - 0.5 for stem in stems):
                yield word

    def is_inflected(self, word: str) -> bool:
        """Whether an ordinary word is left when a regular ending or person prefix is taken off."""
        stems = [
            word.removesuffix(ending) for ending in (*_SUFFIXES, *_FEMININE, "ان", "تين") if len(word) > 4
        ]
        stems += [word[1:]] if word[0] in "يتنا" else []
        stems += [person + word[1:] for person in "يتنا"] if word[0] in "يتنا" else []
        return any(stem != word and len(stem) > 2 and self.is_common(stem) for stem in stems)

    def heard(self) -> Iterator[str]:
        """Words that are no ordinary words and are written often enough to be names that readers know."""
        whole = set(self.whole())
        for word in sorted(self.frequency):
            if (
                len(word) < 4
                or word.startswith(ARTICLE)
                or self.zipf(word) < _HEARD
                or self.relatives(word) > 2
            ):
                continue
            if self.is_inflected(word):
                continue
            stems = [reading.stem for reading in splits(word) if reading.length]
            if word in whole or not any(self.zipf(stem) > self.zipf(word) - 1 for stem in stems):
                yield word


def read() -> Vocabulary:
    """The vocabulary of wordfreq's large Arabic list, spellings of one matching form added up."""
    from wordfreq import get_frequency_dict

    frequency: defaultdict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict("ar", wordlist="large").items():
        form = fold_text(word)
        if _ARABIC.fullmatch(form):
            frequency[form] += share
    return Vocabulary(dict(frequency))
