"""Mentions that a recogniser finds, and the entities and names that an article ends up with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from reader.article import Article
from reader.errors import QariError
from reader.span import Span


class EntityType(StrEnum):
    """The three types that Qari shows."""

    PER = "PER"
    ORG = "ORG"
    LOC = "LOC"


class Voice(StrEnum):
    """Where a mention comes from."""

    MODEL = "model"
    GAZETTEER = "gazetteer"
    RULE = "rule"
    USER = "user"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that one recogniser takes for a name.

    Attributes:
        type: person, organisation or place.
        start: first code point in ``Article.text``, after attached clitics, titles and generic nouns.
        end: one past the last code point.
        score: the recogniser's own confidence, 0 to 1.
        source: the voice that found it.
        why: one short English clause for people who ask why it is highlighted.
    """

    type: EntityType
    start: int
    end: int
    score: float
    source: Voice
    why: str = ""

    @property
    def span(self) -> Span:
        """The mention's range."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention that was kept, with its id (``e1``, ``e2``... in text order) and the name it belongs to.

    Entities of one article are in text order and never overlap. Offsets as in ``Mention``.
    """

    id: str
    type: EntityType
    start: int
    end: int
    text: str
    name: str
    score: float
    source: Voice
    why: str = ""

    @property
    def span(self) -> Span:
        """The entity's range."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Name:
    """All mentions of one person, organisation or place in an article.

    Attributes:
        id: ``n1``, ``n2``... in order of first mention.
        type: the type of every mention.
        canonical: the fullest form found in the text.
        mentions: ids of the entities, in text order.
    """

    id: str
    type: EntityType
    canonical: str
    mentions: tuple[str, ...]

    @property
    def count(self) -> int:
        """How often the article mentions it."""
        return len(self.mentions)


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Name and version of the engine that found the entities, as printed in the record.

    Attributes:
        name: the engine's name.
        version: of its model, or of Qari for what ships with the program.
        instead_of: why the engine that was asked for could not be used; not part of the record.
    """

    name: str
    version: str
    instead_of: QariError | None = None


Progress = Callable[[float], None]
"""Called with the fraction done, 0 to 1, from the thread that does the work."""

Cancelled = Callable[[], bool]
"""Asked between batches; True makes the work stop with what it has."""


class Recognizer(Protocol):
    """Finds mentions in an article. Implementations are stateless or thread-safe after construction."""

    @property
    def info(self) -> EngineInfo:
        """What the record's ``engine`` key says."""
        ...

    def recognise(
        self,
        article: Article,
        sentences: Sequence[Span],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[Mention, ...]:
        """Mentions in text order; they may overlap (merging decides).

        Args:
            article: the article.
            sentences: its sentences (``reader.text.sentences``), or the part of them that is wanted.
            progress: told how far it is.
            cancelled: asked whether to stop early.
        """
        ...
