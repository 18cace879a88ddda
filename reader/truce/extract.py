"""From an article to the truces that it reports."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.article import Article
from reader.entities import Entity
from reader.span import Span
from reader.text.fold import fold
from reader.truce.model import Kind, Truce

_HEADS: tuple[tuple[Kind, str], ...] = (
    ("humanitarian_truce", r"هدنه \W?انسانيه|الهدنه \W?الانسانيه"),
    ("truce", r"(?:ال)?هدنه\b"),
    ("ceasefire", r"وقفا? (?:ل|ال)?اطلاق (?:ال)?نار"),
    ("calm", r"(?:ال|لل)?تهدئه\b"),
)


def extract(
    article: Article, sentences: Sequence[Span], entities: Sequence[Entity] = ()
) -> tuple[Truce, ...]:
    """The truces of an article, the one that it is about first.

    Args:
        article: the article; weekdays and days without a year are resolved against ``article.date`` only.
        sentences: its sentences in text order; ``Value.sentence`` is an index into them.
        entities: the names found in it, where known; the extractor does without.
    """
    text = fold(article.text).text
    for kind, pattern in _HEADS:
        if re.search(pattern, text):
            return (Truce(id="t1", main=True, kind=kind),)
    return ()
