"""Where to go next in an article: pure functions over what was found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from reader.article import Article
from reader.entities import Entity, EntityType
from reader.span import Span
from reader.text.sentences import sentences


def step(
    entities: Sequence[Entity], at: int, by: int, types: Collection[EntityType] | None = None
) -> int | None:
    """Index of the next mention after an offset (``by`` 1) or the last before it (-1), around the ends.

    Args:
        entities: in text order.
        at: code-point offset; a mention that starts there is not its own neighbour.
        by: 1 or -1.
        types: only these types count; None for all.

    Returns:
        The index, None where there is no mention of these types.
    """
    wanted = [i for i, entity in enumerate(entities) if types is None or entity.type in types]
    starts = [entities[i].start for i in wanted]
    return _around(wanted, bisect_right(starts, at) if by > 0 else bisect_left(starts, at) - 1)


def step_within(entities: Sequence[Entity], name: str, at: int, by: int = 1) -> int | None:
    """Index of the next mention of one name, around the ends; arguments as for ``step``."""
    wanted = [i for i, entity in enumerate(entities) if entity.name == name]
    starts = [entities[i].start for i in wanted]
    return _around(wanted, bisect_right(starts, at) if by > 0 else bisect_left(starts, at) - 1)


def entity_at(entities: Sequence[Entity], offset: int) -> int | None:
    """Index of the mention that covers a code point."""
    index = bisect_right(entities, offset, key=lambda entity: entity.start) - 1
    return index if index >= 0 and offset < entities[index].end else None


def step_span(spans: Sequence[Span], at: int, by: int) -> Span | None:
    """The next range that starts after an offset, or the last that starts before it; None at the ends."""
    starts = [span.start for span in spans]
    index = bisect_right(starts, at) if by > 0 else bisect_left(starts, at) - 1
    return spans[index] if 0 <= index < len(spans) else None


def paragraph_at(article: Article, at: int) -> Span | None:
    """The paragraph of a code point, or the next one; None after the last."""
    paragraphs = article.paragraphs
    index = bisect_right(paragraphs, at, key=lambda paragraph: paragraph.end)
    return paragraphs[index].span if index < len(paragraphs) else None


def sentences_near(article: Article, at: int) -> tuple[Span, ...]:
    """The sentences of the paragraph at a code point and of its neighbours, without a look at the rest."""
    paragraphs = article.paragraphs
    index = bisect_right(paragraphs, at, key=lambda paragraph: paragraph.end)
    near = paragraphs[max(index - 2, 0) : index + 2]
    return sentences(article.text, [paragraph.span for paragraph in near])


def step_paragraph(article: Article, at: int, by: int) -> Span | None:
    """The next paragraph that starts after an offset, or the last that starts before it; None at the ends."""
    paragraphs = article.paragraphs
    if by > 0:
        index = bisect_right(paragraphs, at, key=lambda paragraph: paragraph.start)
    else:
        index = bisect_left(paragraphs, at, key=lambda paragraph: paragraph.start) - 1
    return paragraphs[index].span if 0 <= index < len(paragraphs) else None


def _around(wanted: Sequence[int], place: int) -> int | None:
    return wanted[place % len(wanted)] if wanted else None
