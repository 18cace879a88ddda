"""From what the voices said to the entities and names of an article."""

from __future__ import annotations

from collections.abc import Iterable

from reader.article import Article
from reader.entities.model import Entity, Mention, Name


def resolve(article: Article, mentions: Iterable[Mention]) -> tuple[tuple[Entity, ...], tuple[Name, ...]]:
    """Finish the mentions' spans, merge them so that nothing overlaps, and group them into names.

    Args:
        article: the article that the mentions point into.
        mentions: what one or several recognisers found; they may overlap.

    Returns:
        The entities in text order and the names in order of first mention.
    """
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    entities = []
    groups: dict[tuple[str, str], list[Entity]] = {}
    for number, mention in enumerate(kept, 1):
        text = article.text[mention.start : mention.end]
        group = groups.setdefault((mention.type, text), [])
        name = group[0].name if group else f"n{len(groups)}"
        entity = Entity(
            f"e{number}",
            mention.type,
            mention.start,
            mention.end,
            text,
            name,
            mention.score,
            mention.source,
            mention.why,
        )
        group.append(entity)
        entities.append(entity)
    names = tuple(
        Name(group[0].name, group[0].type, group[0].text, tuple(entity.id for entity in group))
        for group in groups.values()
    )
    return tuple(entities), names
