"""Articles that report the same event, put together (extra ``cluster``).

TF-IDF of light stems, cosine similarity, agglomerative clustering with average linkage; articles whose days
of publication are far apart are never put together. A tool for sorting a folder, not an authority.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.article import Article
from reader.errors import InputError
from reader.text.fold import fold
from reader.text.tokens import TokenKind, tokens

SIMILARITY = 0.18
"""Least average similarity within a group. On news of one subject, reports of one event have 0.2 to
0.4 with each other, other pairs mostly less than 0.12."""

DAYS = 7
"""Most days between two reports of one event."""

_PROCLITICS = re.compile(r"^[وف]?(?:[بك]?ال|لل)")
_LEAST_STEM = 3
_TERMS = 8
_NEVER = 1e6
"""A distance that no average of similarities makes up for."""


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that report one event.

    Attributes:
        members: indexes of the articles, in the order given.
        terms: the words that set the group apart from the others, the most telling first, in matching form.
    """

    members: tuple[int, ...]
    terms: tuple[str, ...]


def cluster(
    articles: Sequence[Article], *, similarity: float = SIMILARITY, days: int = DAYS
) -> tuple[Group, ...]:
    """Group the articles; the largest group first, then in the order of their first articles.

    Args:
        articles: the articles.
        similarity: least average cosine similarity within a group, 0 to 1.
        days: most days between the publication of two articles of a group, where both are known.

    Raises:
        InputError: the extra is not installed.
    """
    try:
        from sklearn.cluster import AgglomerativeClustering
        from sklearn.feature_extraction.text import TfidfVectorizer
    except ImportError:
        raise InputError("cluster.extra_missing", command="pip install 'qari[cluster]'") from None
    stemmed = [_stems(article.text) for article in articles]
    if not any(stemmed):
        return tuple(Group((index,), ()) for index in range(len(articles)))
    vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True)
    vectors = vectorizer.fit_transform(stemmed)
    labels = [0]
    if len(articles) > 1:
        distances = 1 - (vectors @ vectors.T).toarray().clip(0, 1)
        for one, other in _far_apart(articles, days):
            distances[one, other] = distances[other, one] = _NEVER
        linkage = AgglomerativeClustering(
            n_clusters=None, metric="precomputed", linkage="average", distance_threshold=1 - similarity
        )
        labels = linkage.fit_predict(distances).tolist()
    members: dict[int, list[int]] = {}
    for index, label in enumerate(labels):
        members.setdefault(label, []).append(index)
    names = vectorizer.get_feature_names_out()
    groups = []
    for indexes in members.values():
        weights = vectors[indexes].toarray().mean(axis=0)
        telling = [str(names[at]) for at in weights.argsort()[::-1][:_TERMS] if weights[at] > 0]
        groups.append(Group(tuple(indexes), tuple(telling)))
    return tuple(sorted(groups, key=lambda group: (-len(group.members), group.members)))


def _far_apart(articles: Sequence[Article], days: int) -> Iterator[tuple[int, int]]:
    """Pairs of articles published too many days from each other; those without a date are never far."""
    for (one, first), (other, second) in itertools.combinations(enumerate(articles), 2):
        if first.date and second.date and abs((first.date - second.date).days) > days:
            yield one, other


def _stems(text: str) -> list[str]:
    """Words in matching form without their proclitics and article; no short ones, mostly function words."""
    folded = fold(text).text
    words = (token.of(folded) for token in tokens(folded) if token.kind is TokenKind.WORD)
    stems = (_PROCLITICS.sub("", word, count=1) if len(word) > 4 else word for word in words)
    return [stem for stem in stems if len(stem) >= _LEAST_STEM]
