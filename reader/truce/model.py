"""What an article says of a truce, each value with the words that say it.

The shape is the record's (``qari schema``): a value is never without its evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from reader.span import Span

Kind = Literal["humanitarian_truce", "truce", "ceasefire", "cessation_of_hostilities", "calm"]
Status = Literal["proposed", "announced", "in_effect", "extended", "violated", "ended", "past"]
Scope = Literal["unilateral", "bilateral", "multilateral"]
ZoneBasis = Literal["stated", "local", "place", "none"]
Audience = Literal["civilians", "fighters", "wounded", "aid", "other"]
Relation = Literal["consistent", "refines", "contradicts"]
Origin = Literal["rule", "user"]


class Basis(StrEnum):
    """How a value is known: said in so many words, completed from the date, or worked out from other
    values.
    """

    STATED = "stated"
    INFERRED = "inferred"
    COMPUTED = "computed"


class Confidence(StrEnum):
    """How sure the extractor is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Value:
    """A fact and the words that state it.

    Attributes:
        value: the normal form: a string, a number, or None where only the words are known.
        text: the words, exactly ``Article.text[start:end]``.
        start: first code point of the words in ``Article.text``.
        end: one past the last code point.
        basis: stated, inferred or computed.
        confidence: high, medium or low.
        sentence: index of the sentence among the article's sentences.
        speaker: who said so, None where the article says it itself.
        source: ``rule`` for what the extractor found, ``user`` for the reader's correction.
    """

    value: str | int | None
    text: str
    start: int
    end: int
    basis: Basis
    confidence: Confidence
    sentence: int
    speaker: str | None = None
    source: Origin = field(default="rule", kw_only=True)

    @property
    def span(self) -> Span:
        """The range of the words."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class When(Value):
    """A point in time.

    ``value`` is ISO 8601 at the precision that text, date and zone allow, or None where the date is not
    known.

    Attributes:
        weekday: English name of the weekday that the text names.
        time: ``HH:MM`` where the text gives an hour.
        timex: TIMEX3 value, complete or with X for what is not known (``XXXX-WXX-5T09:00``).
        zone: IANA zone of the hour.
        zone_basis: where the zone comes from.
    """

    weekday: str | None = None
    time: str | None = None
    timex: str | None = None
    zone: str | None = None
    zone_basis: ZoneBasis = "none"


@dataclass(frozen=True, slots=True)
class CorridorShare:
    """How many of the corridors are for whom (``audience`` is the record's key ``for``)."""

    audience: Audience
    count: Value


@dataclass(frozen=True, slots=True)
class Corridors:
    """The corridors that belong to the truce."""

    count: Value | None = None
    breakdown: tuple[CorridorShare, ...] = ()
    names: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison of fields that should agree.

    Attributes:
        fields: names of the fields compared.
        relation: how they relate.
        note: one English sentence with the figures compared.
    """

    fields: tuple[str, ...]
    relation: Relation
    note: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the article says about one field (``start``, ``corridors.count``...), chosen for it or
    not.
    """

    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class Truce:
    """One truce of an article; ``main`` marks the one that the article is about.

    ``recurrence`` says that start and end hold the first of daily or weekly windows, duration its length;
    ``corrected`` names the fields that the reader put right or emptied.
    """

    id: str
    main: bool
    kind: Kind
    status: Status | None = None
    scope: Scope | None = None
    place: Value | None = None
    declared_by: Value | None = None
    approved_by: tuple[Value, ...] = ()
    parties: tuple[Value, ...] = ()
    mediators: tuple[Value, ...] = ()
    start: When | None = None
    end: When | None = None
    duration: Value | None = None
    recurrence: Literal["daily", "weekly"] | None = None
    extendable: Value | None = None
    corridors: Corridors | None = None
    purpose: Value | None = None
    checks: tuple[Check, ...] = ()
    statements: tuple[Statement, ...] = field(default=())
    corrected: tuple[str, ...] = ()
