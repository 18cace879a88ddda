"""Texts with mentions marked by hand, ``[PER|...]``, ``[LOC|...]``, ``[ORG|...]``, and what becomes of them."""

from collections.abc import Callable

import pytest

from reader.article.sources import from_text
from reader.entities.model import Entity, EntityType, Mention, Name, Voice
from reader.entities.resolve import resolve
from reader.training.corpora import parse_inline

Marked = Callable[..., tuple[tuple[Entity, ...], tuple[Name, ...]]]


@pytest.fixture
def resolved() -> Marked:
    """What becomes of a text whose marked ranges a model found with one and the same score."""

    def resolved(marked: str, score: float = 0.98) -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
        tagged = parse_inline(marked)
        mentions = [
            Mention(EntityType(kind), span.start, span.end, score, Voice.MODEL, "found by the model")
            for kind, span in tagged.names
        ]
        return resolve(from_text(tagged.text), mentions)

    return resolved
