"""What corrections make of an analysis."""

from __future__ import annotations

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
    kept = list(mentions)
    for edit in edits:
        kept = [mention for mention in kept if not mention.span.overlaps(edit.span)]
        if isinstance(edit, Mark):
            kept.append(Mention(edit.type, edit.start, edit.end, 1.0, Voice.USER, WHY))
    return tuple(sorted(kept, key=lambda mention: mention.start))


def fits(article: Article, span: Span) -> bool:
    """Whether a range can be a name: within one paragraph, white space at neither end, a letter or digit in it."""
    text = span.of(article.text)
    return (
        0 <= span.start < span.end <= len(article.text)
        and text == text.strip()
        and any(character.isalnum() for character in text)
        and any(paragraph.span.contains(span) for paragraph in article.paragraphs)
    )


def _mention(entity: Entity) -> Mention:
    return Mention(entity.type, entity.start, entity.end, entity.score, entity.source, entity.why)
