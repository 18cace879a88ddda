"""The exported engine's scores on CoNLL files, as a reader would meet the text: raw, in Qari's own tokens.

The corpus' tokens are joined with spaces to a text, the engine finds names in it, and each token of the
corpus gets the tag of its first word. Counted as seqeval does in strict mode.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from reader.article.sources import from_text
from reader.entities.embedded import Embedded, load
from reader.entities.gazetteer import gazetteer
from reader.entities.model import Entity, Mention, Recognizer
from reader.entities.registry import Voices
from reader.entities.resolve import resolve
from reader.entities.subwords import Guidelines
from reader.span import Span
from reader.training.corpora import rows_of
from reader.training.scores import Score, score


@dataclass(frozen=True)
class Laid:
    """A CoNLL file as running text.

    Attributes:
        text: the tokens with spaces between, a line for each sentence.
        sentences: their ranges in ``text``.
        tokens: for each sentence the ranges of its tokens.
        tags: for each sentence the tags of its tokens.
    """

    text: str
    sentences: tuple[Span, ...]
    tokens: tuple[tuple[Span, ...], ...]
    tags: tuple[tuple[str, ...], ...]


def lay(sentences: Sequence[Sequence[tuple[str, str]]]) -> Laid:
    """Tokens and tags as running text."""
    text: list[str] = []
    at = 0
    spans: list[tuple[Span, ...]] = []
    for sentence in sentences:
        found = []
        for token, _ in sentence:
            found.append(Span(at, at + len(token)))
            at += len(token) + 1
        text.append(" ".join(token for token, _ in sentence))
        spans.append(tuple(found))
    tags = tuple(tuple(tag for _, tag in sentence) for sentence in sentences)
    return Laid("\n".join(text), tuple(Span(one[0].start, one[-1].end) for one in spans), tuple(spans), tags)


def _token_tags(laid: Laid, engine: Embedded) -> Iterator[list[str]]:
    """The engine's tags on the corpus' own tokens, sentence by sentence."""
    at_word = {word.start: tag for word, tag in engine.tagged(laid.text, laid.sentences)}
    for tokens in laid.tokens:
        yield [
            next((at_word[place] for place in range(token.start, token.end) if place in at_word), "O")
            for token in tokens
        ]


def tags_of(
    tokens: Sequence[Sequence[Span]], names: Sequence[Mention] | Sequence[Entity]
) -> Iterator[list[str]]:
    """The tags of tokens, sentence by sentence, by the names that they share a code point with.

    Args:
        tokens: ranges of the text.
        names: in text order, not overlapping; one may begin behind a token's proclitic.
    """
    ends = [name.end for name in names]
    for sentence in tokens:
        tags = []
        for token in sentence:
            at = bisect_right(ends, token.start)
            if at == len(names) or names[at].start >= token.end:
                tags.append("O")
            else:
                tags.append(f"{'B' if names[at].start >= token.start else 'I'}-{names[at].type}")
        yield tags


class Stage(StrEnum):
    """What is scored.

    ``NETWORK`` is what the network marks, MISC included. ``FINISHED`` are names with their ends put right, the doubtful
    left out. ``SHOWN`` is what a reader sees: the same with the lists and patterns as a second voice, which knows
    Qari's conventions alone, so that by others (``الجيش اللبناني`` is no name in ANERcorp) it loses what it wins.
    """

    NETWORK = "network"
    FINISHED = "finished"
    SHOWN = "shown"


def _finished_tags(laid: Laid, engine: Recognizer) -> Iterator[list[str]]:
    article = from_text(laid.text)
    entities, _ = resolve(article, engine.recognise(article, laid.sentences))
    return tags_of(laid.tokens, entities)


def evaluate(
    path: Path,
    folder: Path | None = None,
    *,
    threads: int = 1,
    guidelines: Guidelines = Guidelines.QARI,
    stage: Stage = Stage.NETWORK,
) -> dict[str, Score]:
    """Strict scores of an exported model on a CoNLL file.

    Args:
        path: the file.
        folder: of the exported model; None for the one that ships.
        threads: most threads to use.
        guidelines: by which the file was annotated.
        stage: what is scored.
    """
    laid = lay(list(rows_of(path)))
    engine = replace(load(threads, folder), guidelines=guidelines)
    if stage is Stage.NETWORK:
        tags = _token_tags(laid, engine)
    elif stage is Stage.FINISHED:
        tags = _finished_tags(laid, engine)
    else:
        tags = _finished_tags(laid, Voices(engine, gazetteer()))
    return score(zip(laid.tags, tags, strict=True))


def table(name: str, scores: dict[str, Score]) -> str:
    """The scores as a Markdown table."""
    lines = [f"| {name} | precision | recall | F1 | names |", "|---|---|---|---|---|"]
    for kind, one in scores.items():
        figures = " | ".join(f"{100 * value:.2f}" for value in (one.precision, one.recall, one.f1))
        lines.append(f"| {kind} | {figures} | {one.gold} |")
    return "\n".join(lines)
