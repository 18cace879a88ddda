"""Annotated text: CoNLL files and paragraphs with inline tags, both as words in Qari's own tokens.

A word keeps its clitics, and a word that holds any part of a name is part of it, as ANERcorp and AQMAR
annotate; the reader takes the clitics off afterwards (``reader.entities.resolve``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.errors import InputError
from reader.span import Span
from reader.text.sentences import sentences
from reader.text.tokens import tokens

TYPES = ("PER", "ORG", "LOC", "MISC")
LABELS = ("O", *(f"{place}-{kind}" for kind in TYPES for place in "BI"))
OUTSIDE_OR_MISC = "?"
"""Stands for "no PER, ORG or LOC; perhaps MISC": the label of corpora whose guidelines for MISC differ."""

_HELD_OUT_EVERY = 20
_TAG = re.compile(r"\[(PER|LOC|ORG|MISC)\|([^\[\]|]+)\]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and their BIO tags."""

    words: tuple[str, ...]
    tags: tuple[str, ...]


Document = tuple[Sentence, ...]
"""Sentences that follow one another."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A paragraph without its inline tags.

    Attributes:
        text: the paragraph.
        names: the type and range in ``text`` of every name.
    """

    text: str
    names: tuple[tuple[str, Span], ...]


def parse_inline(paragraph: str) -> Tagged:
    """The text and names of a paragraph with tags like ``[LOC|حلب]``."""
    text, names, end = "", [], 0
    for match in _TAG.finditer(paragraph):
        text += paragraph[end : match.start()]
        names.append((match[1], Span(len(text), len(text) + len(match[2]))))
        text += match[2]
        end = match.end()
    return Tagged(text + paragraph[end:], tuple(names))


def _tag(start: int, end: int, names: Iterable[tuple[str, Span]]) -> str:
    for kind, name in names:
        if start < name.end and name.start < end:
            return f"{'B' if name.start >= start else 'I'}-{kind}"
    return "O"


def tag_words(tagged: Tagged) -> Document:
    """The sentences of a tagged paragraph as words with BIO tags."""
    found = []
    for sentence in sentences(tagged.text, [Span(0, len(tagged.text))]):
        parts = tokens(tagged.text, sentence.start, sentence.end)
        words = tuple(part.of(tagged.text) for part in parts)
        found.append(Sentence(words, tuple(_tag(part.start, part.end, tagged.names) for part in parts)))
    return tuple(found)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("training.unreadable", path=path, reason=str(error)) from error


def read_inline(path: Path, *, held_out: bool = False) -> list[Document]:
    """The paragraphs of a file with inline tags, one document each.

    Args:
        path: one paragraph a line.
        held_out: give the twentieth part that training leaves out, instead of the rest.
    """
    paragraphs = [line for line in _read(path).splitlines() if line.strip()]
    wanted = [
        line
        for number, line in enumerate(paragraphs)
        if (number % _HELD_OUT_EVERY == _HELD_OUT_EVERY // 2) is held_out
    ]
    return [tag_words(parse_inline(line)) for line in wanted]


def rows_of(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The tokens and tags of each sentence of a CoNLL file, as ``read_conll`` reads it."""
    rows: list[tuple[str, str]] = []
    for number, line in enumerate(_read(path).splitlines(), 1):
        if not line.strip():
            if rows:
                yield rows
            rows = []
            continue
        word, _, tag = line.rstrip().replace("\t", " ").rpartition(" ")
        if tag not in LABELS or not word.strip():
            raise InputError("training.bad_line", path=path, line=number, content=line.strip()[:40])
        rows.append((word.split()[0], tag))
    if rows:
        yield rows


def read_conll(path: Path, *, uncertain_misc: bool = False) -> Document:
    """The sentences of a CoNLL file: ``token TAG`` a line, IOB2 tags, a blank line between sentences.

    Args:
        path: the file.
        uncertain_misc: take ``O`` and MISC for one uncertain label.

    Raises:
        InputError: it cannot be read, or a line is not of that form.
    """
    found = (_own_words(rows, uncertain_misc=uncertain_misc) for rows in rows_of(path))
    return tuple(sentence for sentence in found if sentence.words)


def _own_words(rows: Sequence[tuple[str, str]], *, uncertain_misc: bool) -> Sentence:
    words: list[str] = []
    tags: list[str] = []
    for token, given in rows:
        tag = OUTSIDE_OR_MISC if uncertain_misc and (given == "O" or given.endswith("MISC")) else given
        for place, part in enumerate(tokens(token)):
            words.append(part.of(token))
            tags.append(f"I-{tag[2:]}" if place and tag.startswith("B-") else tag)
    return Sentence(tuple(words), tuple(tags))
