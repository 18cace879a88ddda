"""Names and truce facts of an article as one list of marked stretches, the shape of annotation formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.analysis import Analysis
from reader.export.facts import facts
from reader.i18n import Translator
from reader.truce import Value


@dataclass(frozen=True, slots=True)
class Finding:
    """A stretch of the text and what it says.

    Attributes:
        id: unique within the article: ``e1`` for names, ``t1.start`` and ``t1.parties.2`` for facts.
        kind: ``name`` or ``truce``.
        label: the entity type, or the field of the truce.
        value: the canonical name, or the fact's normal form.
        words: the value for people.
        start: first code point in ``Article.text``.
        end: one past the last code point.
        text: exactly the text between them.
        group: the name's id, or the truce's.
        basis: stated, inferred or computed; None for names.
        confidence: high, medium or low; for names a number from 0 to 1.
        source: which voice found a name; who says a fact, if not the article itself.
    """

    id: str
    kind: str
    label: str
    value: str
    words: str
    start: int
    end: int
    text: str
    group: str
    basis: str | None
    confidence: str
    source: str | None


def findings(analysis: Analysis, say: Translator) -> tuple[Finding, ...]:
    """What was found, names in text order, then each truce's facts that have words in the text."""
    return (*_names(analysis), *_facts(analysis, say))


def _names(analysis: Analysis) -> Iterator[Finding]:
    canonical = {name.id: name.canonical for name in analysis.names}
    for entity in analysis.entities:
        yield Finding(
            id=entity.id,
            kind="name",
            label=entity.type.value,
            value=canonical.get(entity.name, entity.text),
            words=canonical.get(entity.name, entity.text),
            start=entity.start,
            end=entity.end,
            text=entity.text,
            group=entity.name,
            basis=None,
            confidence=f"{entity.score:.4g}",
            source=entity.source.value,
        )


def _facts(analysis: Analysis, say: Translator) -> Iterator[Finding]:
    text = analysis.article.text
    for truce in analysis.truces:
        seen: dict[str, int] = {}
        for known in facts(truce, say):
            value = known.evidence
            if value is None or not value.text or text[value.start : value.end] != value.text:
                continue
            seen[known.field] = seen.get(known.field, 0) + 1
            number = f".{seen[known.field]}" if seen[known.field] > 1 else ""
            yield Finding(
                id=f"{truce.id}.{known.field}{number}",
                kind="truce",
                label=known.field,
                value=_normal(value),
                words=known.words,
                start=value.start,
                end=value.end,
                text=value.text,
                group=truce.id,
                basis=value.basis.value,
                confidence=value.confidence.value,
                source=value.speaker,
            )


def _normal(value: Value) -> str:
    return "" if value.value is None else str(value.value)
