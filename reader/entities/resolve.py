"""From what the voices said to the entities and names of an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reader.article import Article
from reader.entities.consistency import spread
from reader.entities.doubt import with_one_type, without_doubtful
from reader.entities.finishing import finish
from reader.entities.lexicon import load
from reader.entities.merging import merge
from reader.entities.model import Entity, Mention, Name
from reader.entities.names import canonical, group
from reader.entities.scan import Scan
from reader.entities.words import words
from reader.span import Span


def resolve(article: Article, mentions: Iterable[Mention]) -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
    """Finish the mentions' spans, merge them so that nothing overlaps, and group them into names.

    Args:
        article: the article that the mentions point into.
        mentions: what one or several recognisers found; they may overlap.

    Returns:
        The entities in text order and the names in order of first mention.
    """
    heard = tuple(mentions)
    if not heard:
        return (), ()
    paragraphs = [paragraph.span for paragraph in article.paragraphs] or [Span(0, len(article.text))]
    scan = Scan(words(article.text, paragraphs), load())
    agreed = without_doubtful(scan, merge(finish(scan, heard)))
    return named(article, spread(scan, with_one_type(scan, agreed)))


def named(article: Article, kept: Sequence[Mention]) -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
    """The entities of mentions that are settled, grouped into names.

    Args:
        article: the article that the mentions point into.
        kept: in text order, not overlapping.

    Returns:
        The entities in text order and the names in order of first mention.
    """
    lexicon = load()
    groups = group(article.text, kept, lexicon)
    name_of = {index: f"n{number}" for number, members in enumerate(groups, 1) for index in members}
    entities = tuple(
        Entity(
            f"e{index + 1}",
            mention.type,
            mention.start,
            mention.end,
            article.text[mention.start : mention.end],
            name_of[index],
            mention.score,
            mention.source,
            mention.why,
        )
        for index, mention in enumerate(kept)
    )
    names = tuple(
        Name(
            name_of[members[0]],
            kept[members[0]].type,
            canonical(article.text, [kept[index] for index in members], lexicon),
            tuple(entities[index].id for index in members),
        )
        for members in groups
    )
    return entities, names
