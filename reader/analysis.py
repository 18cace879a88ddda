"""From an article to everything that Qari finds in it."""

from __future__ import annotations

from dataclasses import dataclass

from reader.article import Article
from reader.entities import EngineInfo, Entity, Name
from reader.entities.model import Cancelled, Progress
from reader.entities.registry import DEFAULT_ENGINE, recognizer
from reader.span import Span
from reader.text.sentences import sentences
from reader.truce import Truce


@dataclass(frozen=True)
class Analysis:
    """What was found in an article.

    Attributes:
        article: the article.
        sentences: its sentences in text order; ``Value.sentence`` is an index into them.
        entities: the mentions kept, in text order, not overlapping.
        names: the entities grouped.
        truces: the truces, the one that the article is about first.
        engine: which engine found the entities.
    """

    article: Article
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    names: tuple[Name, ...]
    truces: tuple[Truce, ...]
    engine: EngineInfo


def analyse(
    article: Article,
    *,
    engine: str = DEFAULT_ENGINE,
    threads: int | None = None,
    model: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Analysis:
    """Find the entities, names and truces of an article.

    Args:
        article: the article.
        engine: name of a registered engine.
        threads: most threads that the engine may use, None for its default.
        model: for the engine ``camel``, a folder with a model instead of its pretrained one.
        progress: told the fraction done.
        cancelled: asked now and then; when it answers True, the work is left off and nothing is found.

    Raises:
        InputError: there is no such engine, or it cannot be used here.
    """
    # Here, so that the reader's screen, which only knows what an analysis is, does not wait for what makes one.
    from reader.entities.resolve import resolve
    from reader.truce.extract import extract

    parts = sentences(article.text, [paragraph.span for paragraph in article.paragraphs])
    voice = recognizer(engine, threads=threads, model=model)
    mentions = voice.recognise(article, parts, progress=progress, cancelled=cancelled)
    nothing = Analysis(article, parts, (), (), (), voice.info)
    if cancelled and cancelled():
        return nothing
    entities, names = resolve(article, mentions)
    if cancelled and cancelled():
        return nothing
    return Analysis(article, parts, entities, names, extract(article, parts, entities), voice.info)
