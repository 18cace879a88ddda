"""What corrections make of an analysis."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.analysis import Analysis
from reader.article import Article
from reader.corrections.facts import corrected
from reader.corrections.model import Edit, Fact, Mark, Unmark
from reader.entities import Entity, Mention, Voice
from reader.span import Span

WHY = "marked by the reader"


def apply(analysis: Analysis, edits: Sequence[Edit]) -> Analysis:
    """The analysis as the edits put it right, one after the other.

    What an edit gives has the source ``user``. Entities stay in text order and never overlap. Edits that do not
    fit the article (ranges outside it, truces that it no longer has) are passed over.

    Args:
        analysis: what was found, without corrections.
        edits: in the order in which they were made.
    """
    if not edits:
        return analysis
    article = analysis.article
    about_names = [edit for edit in edits if not isinstance(edit, Fact) and fits(article, edit.span)]
    if about_names:
        from reader.entities.resolve import named  # here: it brings the lists of names

        entities, names = named(article, marked(map(_mention, analysis.entities), about_names))
        analysis = replace(analysis, entities=entities, names=names)
    facts = [edit for edit in edits if isinstance(edit, Fact)]
    return replace(analysis, truces=corrected(analysis, facts)) if facts else analysis


def marked(mentions: Iterable[Mention], edits: Iterable[Mark | Unmark]) -> tuple[Mention, ...]:
    """The mentions after the edits: in text order, not overlapping if they did not before."""
    settled: list[Span] = []  # in text order, not overlapping: where a later edit has said what is so
    kept: list[Mention] = []
    for edit in reversed(list(edits)):
        if isinstance(edit, Mark) and not _touched(settled, edit.span):
            kept.append(Mention(edit.type, edit.start, edit.end, 1.0, Voice.USER, WHY))
        first, last = _touching(settled, edit.span)
        covered = [*settled[first:last], edit.span]
        settled[first:last] = [Span(min(one.start for one in covered), max(one.end for one in covered))]
    kept += [mention for mention in mentions if not _touched(settled, mention.span)]
    return tuple(sorted(kept, key=lambda mention: mention.start))


def _touching(settled: Sequence[Span], span: Span) -> tuple[int, int]:
    """First and one past the last of the ranges that overlap a range."""
    first = bisect_right(settled, span.start, key=lambda one: one.end)
    return first, max(first, bisect_left(settled, span.end, key=lambda one: one.start))


def _touched(settled: Sequence[Span], span: Span) -> bool:
    first, last = _touching(settled, span)
    return first < last


def fits(article: Article, span: Span) -> bool:
    """Whether a range can be a name: within one paragraph, white space at neither end, a letter or digit in it."""
    text = span.of(article.text)
    return (
        0 <= span.start < span.end <= len(article.text)
        and text == text.strip()
        and any(character.isalnum() for character in text)
        and _paragraph_contains(article, span)
    )


def _paragraph_contains(article: Article, span: Span) -> bool:
    at = bisect_right(article.paragraphs, span.start, key=lambda paragraph: paragraph.start) - 1
    return at >= 0 and article.paragraphs[at].span.contains(span)


def _mention(entity: Entity) -> Mention:
    return Mention(entity.type, entity.start, entity.end, entity.score, entity.source, entity.why)
