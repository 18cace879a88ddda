"""The gazetteer-and-patterns recogniser: works at once, offline, and stays as the second voice beside a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader import __version__
from reader.article import Article
from reader.entities.lexicon import Lexicon, load
from reader.entities.lookup import hits
from reader.entities.model import Cancelled, EngineInfo, Mention, Progress, Voice
from reader.entities.words import words
from reader.span import Span

_SURE = 0.9


@dataclass(frozen=True)
class Gazetteer:
    """Finds names by lists and patterns.

    Attributes:
        lexicon: the lists.
        info: what the record says about the engine.
    """

    lexicon: Lexicon
    info: EngineInfo = EngineInfo("gazetteer", __version__)

    def recognise(
        self,
        article: Article,
        sentences: Sequence[Span],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[Mention, ...]:
        """See ``Recognizer.recognise``."""
        found = words(article.text, sentences)
        mentions = []
        for hit in hits(found, self.lexicon):
            if not hit.entry.weak:
                span = found.span(hit.first, hit.skip, hit.last)
                mentions.append(Mention(hit.entry.type, *span, _SURE, Voice.GAZETTEER, "in the gazetteer"))
        if progress:
            progress(1.0)
        return tuple(mentions)


def gazetteer() -> Gazetteer:
    """The recogniser with the lists that ship."""
    return Gazetteer(load())
