"""Where the cue words of ``cues.toml`` stand in an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reader.text.clitics import splits
from reader.truce.lexicon import forms_of, table
from reader.truce.words import Words


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue word or phrase.

    Attributes:
        section: its section in the file.
        key: the key that it is listed under.
        first: index of its first word.
        stop: index of the first word after it.
        proclitics: the clitics on its first word.
    """

    section: str
    key: str
    first: int
    stop: int
    proclitics: str = ""


@dataclass(frozen=True)
class Cues:
    """All cues of an article, by the word that they begin at."""

    _by_first: Mapping[int, tuple[Cue, ...]]
    _by_stop: Mapping[int, tuple[Cue, ...]]

    def at(self, index: int, *sections: str) -> Cue | None:
        """The longest cue of some sections that begins at a word."""
        for cue in self._by_first.get(index, ()):  # plain loops: this is asked a hundred times a word
            if cue.section in sections:
                return cue
        return None

    def ending(self, stop: int, *sections: str) -> Cue | None:
        """A cue of some sections whose last word is right before ``stop``."""
        return next((cue for cue in self._by_stop.get(stop, ()) if cue.section in sections), None)

    def within(self, inside: range, *sections: str) -> Cue | None:
        """The first cue of some sections that begins among some words."""
        for index in inside:
            for cue in self._by_first.get(index, ()):
                if cue.section in sections:
                    return cue
        return None

    def every(self, inside: range, *sections: str) -> tuple[Cue, ...]:
        """Each cue of some sections among some words, one a word."""
        return tuple(
            cue for index in inside if index in self._by_first and (cue := self.at(index, *sections))
        )


@cache
def _entries() -> Mapping[str, tuple[tuple[tuple[str, ...], str, str], ...]]:
    """All phrases by first word: the other words, section and key; longest first."""
    by_first: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for section, groups in table("cues").items():
        for key, group in groups.items():
            for phrase in group:
                first, *rest = forms_of(phrase)
                by_first.setdefault(first, []).append((tuple(rest), section, key))
    return {
        first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in by_first.items()
    }


def _seemed(words: Words, index: int) -> bool:
    """Whether a word is ``بدا``, it seemed, which folding makes the same as ``بدأ``: it has no hamza in a text that
    writes them.
    """
    if not words.forms[index].endswith("بدا") or "أ" not in words.text:
        return False
    return words.span(index, index + 1).of(words.text).endswith("دا")


def cues(words: Words) -> Cues:
    """Every cue of an article, with and without proclitics; none crosses a sentence's end."""
    entries = _entries()
    by_first: dict[int, tuple[Cue, ...]] = {}
    by_stop: dict[int, list[Cue]] = {}
    for inside in words.sentence_ranges:
        for index in inside:
            here: list[Cue] = []
            for reading in splits(words.forms[index]):
                for rest, section, key in entries.get(reading.stem, ()):
                    stop = index + 1 + len(rest)
                    if stop <= inside.stop and words.forms[index + 1 : stop] == rest:
                        if not rest and _seemed(words, index):
                            continue
                        here.append(Cue(section, key, index, stop, reading.proclitics))
            if here:
                by_first[index] = tuple(sorted(here, key=lambda cue: cue.first - cue.stop))
                for cue in here:
                    by_stop.setdefault(cue.stop, []).append(cue)
    return Cues(by_first, {stop: tuple(found) for stop, found in by_stop.items()})
