"""The article as sentences of tokens, cut where names begin and end: for formats that mark tokens."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from reader.analysis import Analysis
from reader.entities import Entity
from reader.span import Span
from reader.text.tokens import tokens


@dataclass(frozen=True, slots=True)
class MarkedToken:
    """A token, or the part of one that lies inside or outside a name.

    Attributes:
        span: its range in ``Article.text``.
        word: the whole token's range; wider where attached clitics are no part of a name.
        entity: the name that it belongs to.
    """

    span: Span
    word: Span
    entity: Entity | None


def sentences(analysis: Analysis) -> Iterator[tuple[Span, tuple[MarkedToken, ...]]]:
    """Every sentence with its tokens; sentences without a token are left out.

    Where a name reaches over the end of a sentence, the sentences are taken together.
    """
    waiting: Span | None = None
    for sentence in analysis.sentences:
        span = sentence if waiting is None else Span(waiting.start, sentence.end)
        waiting = None
        if any(entity.start < span.end < entity.end for entity in analysis.entities):
            waiting = span
            continue
        if marked := tuple(_tokens(analysis, span)):
            yield span, marked
    if waiting is not None and (marked := tuple(_tokens(analysis, waiting))):
        yield waiting, marked


def _tokens(analysis: Analysis, span: Span) -> Iterator[MarkedToken]:
    text = analysis.article.text
    inside = [entity for entity in analysis.entities if span.overlaps(entity.span)]
    for token in tokens(text, span.start, span.end):
        here = [entity for entity in inside if token.span.overlaps(entity.span)]
        edges = sorted(
            {token.start, token.end}
            | {edge for entity in here for edge in entity.span if token.start < edge < token.end}
        )
        for start, end in itertools.pairwise(edges):
            owner = next((entity for entity in here if entity.start <= start < entity.end), None)
            yield MarkedToken(Span(start, end), token.span, owner)


def is_first(token: MarkedToken, before: MarkedToken | None) -> bool:
    """Whether a name begins with this token."""
    return token.entity is not None and (before is None or before.entity is not token.entity)
