"""The engines by name. Each is imported when it is first asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from reader.article import Article
from reader.entities.model import Cancelled, EngineInfo, Mention, Progress, Recognizer
from reader.errors import InputError, OperationError, QariError
from reader.span import Span

ENGINES = ("embedded", "gazetteer", "camel")
"""The names that ``recognizer`` takes."""

DEFAULT_ENGINE = "embedded"


@dataclass(frozen=True)
class Voices:
    """A model and the gazetteer as one recogniser: the mentions of both, for ``resolve`` to merge.

    Attributes:
        model: the engine that gives its name.
        second: the engine that speaks beside it.
    """

    model: Recognizer
    second: Recognizer

    @property
    def info(self) -> EngineInfo:
        """The model's name and version."""
        return self.model.info

    def recognise(
        self,
        article: Article,
        sentences: Sequence[Span],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[Mention, ...]:
        """See ``Recognizer.recognise``; the gazetteer speaks first, being quick."""
        mentions = [
            *self.second.recognise(article, sentences, cancelled=cancelled),
            *self.model.recognise(article, sentences, progress=progress, cancelled=cancelled),
        ]
        return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))


def _gazetteer(instead_of: QariError | None = None) -> Recognizer:
    from reader.entities.gazetteer import gazetteer

    voice = gazetteer()
    return replace(voice, info=replace(voice.info, instead_of=instead_of)) if instead_of else voice


@lru_cache(maxsize=1)
def _embedded(threads: int | None) -> Recognizer:
    """The model that ships, loaded once for all articles of a process."""
    try:
        from reader.entities.embedded import load
    except ImportError as error:
        raise OperationError("entities.embedded_missing", reason=str(error)) from error
    return load(threads)


@lru_cache(maxsize=1)
def _camel(threads: int | None, model: str | None) -> Recognizer:
    from reader.entities.camel import load

    return load(model, threads=threads)


def recognizer(
    name: str, *, threads: int | None = None, model: str | os.PathLike[str] | None = None
) -> Recognizer:
    """The engine of that name, ready to work, with the gazetteer as its second voice.

    Where the embedded model is missing or damaged the gazetteer works alone; ``info.instead_of`` then
    says why.

    Args:
        name: one of ``ENGINES``.
        threads: most threads that it may use, None for its default.
        model: for ``camel`` a folder with a Hugging Face token classifier instead of the pretrained data.

    Raises:
        InputError: there is no such engine, or it is not installed, or its model cannot be read.
    """
    if name == "gazetteer":
        return _gazetteer()
    if name == "embedded":
        try:
            return Voices(_embedded(threads), _gazetteer())
        except QariError as error:
            return _gazetteer(error)
    if name == "camel":
        return Voices(_camel(threads, None if model is None else os.fspath(model)), _gazetteer())
    raise InputError("entities.unknown_engine", name=name, engines=", ".join(ENGINES))
