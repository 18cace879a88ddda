"""Corrections as data to train a model with.

Only sentences in which something was put right are given: the others the reader may not have looked at. A word
that holds any part of a name is part of it, clitics included, as the training expects it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from reader.article.paragraphs import paragraphs
from reader.corrections.model import Fact, Mark
from reader.corrections.store import Kept
from reader.span import Span
from reader.text.sentences import sentences
from reader.text.tokens import tokens


def conll(articles: Iterable[Kept]) -> Iterator[str]:
    """``token TAG`` a line with IOB2 tags, and an empty line after each sentence."""
    for kept in articles:
        for sentence in looked_at(kept):
            parts = tokens(kept.text, sentence.start, sentence.end)
            yield "".join(f"{part.of(kept.text)} {_tag(part.span, kept.names)}\n" for part in parts) + "\n"


def as_json(articles: Iterable[Kept]) -> Iterator[str]:
    """One array with an object for each article: its text, its names, the sentences looked at, all edits."""
    yield json.dumps([_record(kept) for kept in articles], ensure_ascii=False, indent=1) + "\n"


def looked_at(kept: Kept) -> tuple[Span, ...]:
    """The sentences in which a name was put right."""
    parts = sentences(kept.text, [paragraph.span for paragraph in paragraphs(kept.text, kept.title)])
    edits = [edit.span for edit in kept.edits if not isinstance(edit, Fact)]
    return tuple(part for part in parts if any(part.overlaps(span) for span in edits))


def _tag(word: Span, names: Sequence[Mark]) -> str:
    name = next((name for name in names if name.span.overlaps(word)), None)
    if name is None:
        return "O"
    return f"{'B' if name.start >= word.start else 'I'}-{name.type.value}"


def _record(kept: Kept) -> dict[str, Any]:
    by_hand = {edit for edit in kept.edits if isinstance(edit, Mark)}
    return {
        "schema_version": 1,
        "sha256": kept.sha256,
        "title": kept.title,
        "date": kept.date,
        "text": kept.text,
        "offset_unit": "codepoint",
        "sentences": [list(span) for span in looked_at(kept)],
        "entities": [
            {
                "type": name.type.value,
                "start": name.start,
                "end": name.end,
                "text": name.span.of(kept.text),
                "source": "user" if name in by_hand else "found",
            }
            for name in kept.names
        ],
        "removed": [
            {"start": edit.start, "end": edit.end, "text": edit.span.of(kept.text)}
            for edit in kept.edits
            if not isinstance(edit, (Mark, Fact))
            and not any(name.span.overlaps(edit.span) for name in kept.names)
        ],
        "facts": [_fact(edit, kept.text) for edit in kept.edits if isinstance(edit, Fact)],
    }


def _fact(fact: Fact, text: str) -> dict[str, Any]:
    return {
        "truce": fact.truce,
        "field": fact.field,
        "value": fact.value,
        "replaces": fact.old.of(text) if fact.old else None,
        "text": fact.words.of(text) if fact.words else None,
        "start": fact.words.start if fact.words else None,
        "end": fact.words.end if fact.words else None,
        "source": "user",
    }
