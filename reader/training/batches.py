"""Documents as batches of subwords: consecutive sentences packed together, batches of about equal length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from random import Random

import torch
from torch import Tensor

from reader.entities.subwords import END, PAD, Guidelines, Subwords
from reader.training.augment import HIDDEN, Names, Rates, augment
from reader.training.corpora import LABELS, OUTSIDE_OR_MISC, Document, Sentence

IGNORED = -100
SHORTEST, LONGEST = 15, 120
"""A chunk is packed up to a random length between these, in subwords."""

_CODES = {**{label: code for code, label in enumerate(LABELS)}, OUTSIDE_OR_MISC: len(LABELS)}


@dataclass(frozen=True)
class Corpus:
    """Documents of one kind.

    Attributes:
        documents: as often as they shall count.
        guidelines: by which they were annotated.
        names: that stand in for the ones in them.
    """

    documents: Sequence[Document]
    guidelines: Guidelines = Guidelines.QARI
    names: Names = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Example:
    """A chunk of a document: rows of subwords, and a label's code at the first subword of each word."""

    rows: list[int]
    codes: list[int]


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded examples."""

    rows: Tensor
    mask: Tensor
    codes: Tensor


def _encode(sentence: Sentence, subwords: Subwords, hidden_row: int) -> Example:
    rows: list[int] = []
    codes: list[int] = []
    for word, pieces, tag in zip(sentence.words, subwords.pieces(sentence.words), sentence.tags, strict=True):
        pieces = [hidden_row] if word == HIDDEN else pieces
        rows += pieces
        codes += [_CODES[tag], *[IGNORED] * (len(pieces) - 1)]
    return Example(rows, codes)


def _closed(rows: Sequence[int], codes: Sequence[int], begin: int) -> Example:
    return Example([begin, *rows, END], [IGNORED, *codes, IGNORED])


def pack(sentences: Iterable[Example], lengths: Iterable[int], begin: int) -> list[Example]:
    """Consecutive sentences joined into chunks that end once they reach the next of the given lengths."""
    wanted = iter(lengths)
    limit = next(wanted)
    found: list[Example] = []
    rows: list[int] = []
    codes: list[int] = []
    for sentence in sentences:
        if rows and len(rows) + len(sentence.rows) > limit:
            found.append(_closed(rows, codes, begin))
            rows, codes, limit = [], [], next(wanted)
        rows, codes = rows + sentence.rows, codes + sentence.codes
        rows, codes = rows[:500], codes[:500]
    if rows:
        found.append(_closed(rows, codes, begin))
    return found


def _lengths(random: Random) -> Iterable[int]:
    while True:
        yield random.randint(SHORTEST, LONGEST)


def batches(examples: Sequence[Example], most: int) -> list[Batch]:
    """Examples sorted by length, in batches of at most ``most`` subwords with their padding."""
    found: list[Batch] = []
    group: list[Example] = []
    for example in sorted(examples, key=lambda one: len(one.rows)):
        if group and len(example.rows) * (len(group) + 1) > most:
            found.append(_batch(group))
            group = []
        group.append(example)
    if group:
        found.append(_batch(group))
    return found


def _batch(examples: Sequence[Example]) -> Batch:
    length = max(len(one.rows) for one in examples)
    rows = torch.full((len(examples), length), PAD)
    codes = torch.full((len(examples), length), IGNORED)
    for number, one in enumerate(examples):
        rows[number, : len(one.rows)] = torch.tensor(one.rows)
        codes[number, : len(one.codes)] = torch.tensor(one.codes)
    return Batch(rows, rows != PAD, codes)


def epoch(
    corpora: Iterable[Corpus],
    subwords: Subwords,
    hidden_row: int,
    rates: Rates,
    random: Random,
    *,
    most: int = 1024,
) -> list[Batch]:
    """The batches of one pass over the corpora, changed and cut anew, in random order."""
    examples: list[Example] = []
    for corpus in corpora:
        for document in corpus.documents:
            changed = (augment(sentence, corpus.names, rates, random) for sentence in document)
            encoded = (_encode(sentence, subwords, hidden_row) for sentence in changed)
            examples += pack(encoded, _lengths(random), corpus.guidelines)
    random.shuffle(examples)
    found = batches(examples, most)
    random.shuffle(found)
    return found


def plain(corpus: Corpus, subwords: Subwords, *, length: int = 200, most: int = 1600) -> list[Batch]:
    """A corpus as it is, for scoring: batches in an order of their own."""
    examples: list[Example] = []
    for document in corpus.documents:
        encoded = (_encode(sentence, subwords, PAD) for sentence in document)
        examples += pack(encoded, iter(lambda: length, None), corpus.guidelines)
    return batches(examples, most)
