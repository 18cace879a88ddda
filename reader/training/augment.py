"""Small lies that make a model honest: words hidden, names exchanged, spellings varied, marks left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from reader.entities.decode import runs
from reader.training.corpora import Document, Sentence

HIDDEN = "\0"
"""Stands for a word that the model shall not see."""

_VARIANTS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})
_BACK = {"ي": "ى", "ه": "ة"}
_QUOTES = (('"', '"'), ("«", "»"), ("“", "”"), ("'", "'"))


@dataclass(frozen=True)
class Rates:
    """How often each change is made: of words, of names, of sentences."""

    hide_word: float = 0.04
    exchange_name: float = 0.15
    vary_spelling: float = 0.03
    quote_name: float = 0.02
    drop_stop: float = 0.05


Names = dict[str, list[tuple[str, ...]]]
"""The words of names that may stand in for one another, by type."""


def names_of(documents: Iterable[Document]) -> Names:
    """Every name of some documents, once."""
    found: dict[str, dict[tuple[str, ...], None]] = {}
    for document in documents:
        for sentence in document:
            for run in runs(sentence.tags):
                found.setdefault(run.type, {})[sentence.words[run.first : run.last]] = None
    return {kind: list(names) for kind, names in found.items() if kind in ("PER", "ORG", "LOC")}


def _other(kind: str, names: Names, random: Random) -> tuple[str, ...]:
    """Another name of that type; people also get a first name and a last name from two of them."""
    name = random.choice(names[kind])
    if kind == "PER" and len(name) > 1 and random.random() < 0.5:
        return (name[0], *random.choice(names[kind])[1:][:3]) if len(name) < 4 else name
    return name


def _respelt(word: str, random: Random) -> str:
    changed = word.translate(_VARIANTS)
    if changed == word and word[-1:] in _BACK and len(word) > 3 and random.random() < 0.5:
        changed = word[:-1] + _BACK[word[-1]]
    return changed


def augment(sentence: Sentence, names: Names, rates: Rates, random: Random) -> Sentence:
    """A changed copy of a sentence, with the tags that fit it."""
    words: list[str] = []
    tags: list[str] = []
    begins = {run.first: run for run in runs(sentence.tags)}
    index = 0
    while index < len(sentence.words):
        run = begins.get(index)
        if run is None:
            words.append(sentence.words[index])
            tags.append(sentence.tags[index])
            index += 1
            continue
        name = sentence.words[run.first : run.last]
        if run.type in names and random.random() < rates.exchange_name:
            name = _other(run.type, names, random)
        opened, closed = random.choice(_QUOTES) if random.random() < rates.quote_name else ("", "")
        words += [*filter(None, [opened]), *name, *filter(None, [closed])]
        inside = [f"B-{run.type}", *[f"I-{run.type}"] * (len(name) - 1)]
        tags += [*(["O"] if opened else []), *inside, *(["O"] if closed else [])]
        index = run.last
    if words and words[-1] == "." and random.random() < rates.drop_stop:
        words, tags = words[:-1], tags[:-1]
    changed = (
        HIDDEN
        if random.random() < rates.hide_word
        else _respelt(word, random)
        if random.random() < rates.vary_spelling
        else word
        for word in words
    )
    return Sentence(tuple(changed), tuple(tags))
