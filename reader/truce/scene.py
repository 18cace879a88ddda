"""Everything that the rules look at, found once per article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.article import Article, ParagraphKind
from reader.entities import Entity
from reader.span import Span
from reader.truce.cues import Cues, cues
from reader.truce.durations import Duration, duration_at
from reader.truce.heads import Head, heads
from reader.truce.model import Basis, Confidence, Value
from reader.truce.times import Time, times
from reader.truce.words import Words, words


@dataclass(frozen=True)
class Scene:
    """An article as the truce rules see it.

    Attributes:
        article: the article.
        words: its words.
        cues: the cue words in it.
        heads: the words for a truce in it, in order.
        times: the points in time in it, in order.
        durations: the lengths of time in it, in order.
        head_at: for each word inside a head, the head.
        entities: names found by a recogniser, if any.
        title: index of the title's sentence, None where there is none.
    """

    article: Article
    words: Words
    cues: Cues
    heads: tuple[Head, ...]
    times: tuple[Time, ...]
    durations: tuple[Duration, ...]
    head_at: dict[int, Head]
    entities: tuple[Entity, ...]
    title: int | None

    def sentence(self, index: int) -> range:
        """The words of the sentence that a word is in."""
        return self.words.sentence_ranges[self.words.sentence_of[index]]

    def times_in(self, first: int, stop: int) -> tuple[Time, ...]:
        """The points in time that begin at one of the words ``first`` to ``stop``."""
        begins = self._time_starts
        return self.times[bisect_left(begins, first) : bisect_left(begins, stop)]

    @cached_property
    def _time_starts(self) -> tuple[int, ...]:
        return tuple(time.first for time in self.times)

    def value(
        self,
        value: str | int | None,
        first: int,
        stop: int,
        skip: int = 0,
        *,
        basis: Basis = Basis.STATED,
        confidence: Confidence = Confidence.HIGH,
        speaker: str | None = None,
    ) -> Value:
        """A value with the words ``first`` to ``stop`` as its evidence."""
        span = self.words.span(first, stop, skip)
        sentence = max(0, self.words.sentence_of[first])
        text = span.of(self.words.text)
        return Value(value, text, span.start, span.end, basis, confidence, sentence, speaker)

    def text(self, first: int, stop: int, skip: int = 0) -> str:
        """The words as written."""
        return self.words.span(first, stop, skip).of(self.words.text)


def scene(article: Article, sentences: Sequence[Span], entities: Sequence[Entity]) -> Scene:
    """Find what the rules look at."""
    found = words(article.text, sentences)
    truces = heads(found)
    title = next((p for p in article.paragraphs if p.kind is ParagraphKind.TITLE), None)
    title_words = found.words_in(title.span) if title else range(0)
    return Scene(
        article,
        found,
        cues(found),
        truces,
        times(found),
        _durations(found),
        {index: head for head in truces for index in range(head.first, head.stop)},
        tuple(entities),
        found.sentence_of[title_words.start] if title_words else None,
    )


def _durations(found: Words) -> tuple[Duration, ...]:
    lengths: list[Duration] = []
    index = 0
    while index < len(found):
        length = duration_at(found, index)
        if length is None:
            index += 1
            continue
        lengths.append(length)
        index = length.stop
    return tuple(lengths)
