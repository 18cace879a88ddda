"""The edits that the reader's wishes come to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Literal

from reader.analysis import Analysis
from reader.article import Article
from reader.corrections.apply import fits
from reader.corrections.facts import anchor, free_id
from reader.corrections.model import Fact, Mark, Unmark
from reader.corrections.values import CHOICES, normal
from reader.entities import EntityType
from reader.errors import InputError
from reader.span import Span
from reader.text.clitics import splits
from reader.text.fold import fold
from reader.text.tokens import TokenKind, tokens
from reader.truce import Truce

Edge = Literal["start", "end"]


def mark(article: Article, span: Span, entity_type: EntityType) -> Mark:
    """Mark a selection as a name; white space at its ends is left out.

    Raises:
        InputError: it is empty, or goes from one paragraph into another.
    """
    text = span.of(article.text)
    start = span.start + len(text) - len(text.lstrip())
    trimmed = Span(start, start + len(text.strip()))
    if not fits(article, trimmed):
        raise InputError("corrections.no_name", text=text)
    return Mark(*trimmed, entity_type)


def everywhere(analysis: Analysis, name: str, entity_type: EntityType | None) -> tuple[Mark | Unmark, ...]:
    """One correction of all mentions of a name.

    Args:
        analysis: as it stands.
        name: the name's id.
        entity_type: what they are; None for no names.
    """
    spans = [entity.span for entity in analysis.entities if entity.name == name]
    return tuple(
        Unmark(*span, joined=number > 0)
        if entity_type is None
        else Mark(*span, entity_type, joined=number > 0)
        for number, span in enumerate(spans)
    )


def new_truce(analysis: Analysis, field: str, written: str, words: Span) -> tuple[Fact, ...]:
    """One correction that begins a truce which was not found, with the fact that its words state.

    Args:
        analysis: as it stands.
        field: the field that the words say something of.
        written: its value as the reader wrote it.
        words: the words.

    Raises:
        InputError: it is no value of the field, or there are no words.
    """
    truce = Truce(free_id(analysis.truces), not analysis.truces, "truce")
    stated = fact(analysis.article, truce, field, written, words)
    begun = Fact(truce.id, None, "kind", value=truce.kind, words=words)
    return begun, replace(stated, joined=True)


def moved(article: Article, span: Span, edge: Edge, by: int) -> Span | None:
    """A name with one of its edges a step further on (``by`` 1) or back (-1); None where there is no room.

    The end steps from word to word. The start steps to the beginnings of words and, within a word, to those places
    where a proclitic may end (``بحلب`` to ``حلب``). Nothing leaves the paragraph.
    """
    home = next((p.span for p in article.paragraphs if p.span.contains(span)), None)
    if home is None:
        return None
    parts = [part for part in tokens(article.text, *home) if part.kind is not TokenKind.PUNCT]
    if edge == "end":
        places: Collection[int] = {part.end for part in parts}
        at = span.end
    else:
        places = {place for part in parts for place in _starts(article.text, part.span)}
        at = span.start
    beyond = [place for place in places if (place > at if by > 0 else place < at)]
    if not beyond:
        return None
    place = min(beyond) if by > 0 else max(beyond)
    found = Span(place, span.end) if edge == "start" else Span(span.start, place)
    return found if fits(article, found) else None


def _starts(text: str, word: Span) -> set[int]:
    folded = fold(word.of(text))
    lengths = {reading.length for reading in splits(folded.text)} if folded.text else {0}
    return {
        word.start + (folded.span(length, length + 1).start if length else 0)
        for length in lengths
        if length < len(folded.text) or not length
    }


def fact(
    article: Article, truce: Truce, field: str, written: str, words: Span | None, old: Span | None = None
) -> Fact:
    """Put a field right.

    Args:
        article: the article.
        truce: the truce as it is shown.
        field: the field.
        written: the right value as the reader wrote it.
        words: the words of the article that say so.
        old: the words of the value that it replaces, in a field that can hold several.

    Raises:
        InputError: it is no value of the field, or there are no words.
    """
    value = normal(field, written, article)
    if field in CHOICES:
        return Fact(truce.id, anchor(truce), field, value=value)
    if words is None or not words.of(article.text).strip():
        raise InputError("corrections.no_words")
    return Fact(truce.id, anchor(truce), field, old, value, words)


def blank(truce: Truce, field: str, old: Span | None = None) -> Fact:
    """Empty a field, or take one value out of a field that can hold several.

    Raises:
        InputError: the field cannot be empty.
    """
    if field == "kind":
        raise InputError("corrections.never_empty")
    return Fact(truce.id, anchor(truce), field, old)
