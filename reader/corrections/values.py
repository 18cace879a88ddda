"""What a reader may write into a field of a truce, and the value that it makes."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import get_args
from zoneinfo import ZoneInfo

from reader.article import Article
from reader.errors import InputError
from reader.span import Span
from reader.truce import Basis, Confidence, Value, When
from reader.truce.model import Kind, Scope, Status


class Shape(StrEnum):
    """What kind of value a field holds."""

    TEXT = "text"
    TIME = "time"
    LENGTH = "length"
    COUNT = "count"
    FLAG = "flag"
    CHOICE = "choice"


SHAPES = {
    "kind": Shape.CHOICE,
    "status": Shape.CHOICE,
    "scope": Shape.CHOICE,
    "place": Shape.TEXT,
    "declared_by": Shape.TEXT,
    "approved_by": Shape.TEXT,
    "parties": Shape.TEXT,
    "mediators": Shape.TEXT,
    "start": Shape.TIME,
    "end": Shape.TIME,
    "duration": Shape.LENGTH,
    "recurrence": Shape.CHOICE,
    "extendable": Shape.FLAG,
    "corridors.count": Shape.COUNT,
    "corridors.breakdown": Shape.COUNT,
    "corridors.names": Shape.TEXT,
    "purpose": Shape.TEXT,
}
"""The fields that can be put right, in the record's order."""

SEVERAL = frozenset({"approved_by", "parties", "mediators", "corridors.breakdown", "corridors.names"})
"""The fields that can hold several values."""

CHOICES: dict[str, tuple[str, ...]] = {
    "kind": get_args(Kind),
    "status": get_args(Status),
    "scope": get_args(Scope),
    "recurrence": ("daily", "weekly"),
}
"""The values of fields that have a list of them."""

_ISO_TIME = re.compile(
    r"(?P<date>\d{4}(?:-\d\d(?:-\d\d)?)?)?(?:(?:^|[T ])(?P<hour>\d\d?):(?P<minute>\d\d)(?P<offset>Z|[+-]\d\d:\d\d)?)?"
)
_ISO_LENGTH = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?")


def normal(field: str, written: str, article: Article) -> str | int:
    """The record's normal form of what the reader wrote, or of the article's words.

    Points in time are ISO 8601 (``2016-11-04T09:00``, or ``T09:00`` for an hour alone), lengths ISO 8601
    durations; both may also be written as news writes them (``الجمعة التاسعة صباحا``, ``عشر ساعات``).

    Args:
        field: one of ``SHAPES``.
        written: the text.
        article: against whose date days are resolved.

    Raises:
        InputError: the text is no value of that field.
    """
    text = " ".join(_western(written).split())
    in_words = any(character.isalpha() and not character.isascii() for character in text)
    shape = SHAPES[field]
    found: str | int | None
    if in_words and shape in (Shape.TIME, Shape.LENGTH, Shape.COUNT):
        found = _said(shape, text, article)
    elif shape is Shape.TIME:
        found = _iso_time(text)
    elif shape is Shape.LENGTH:
        found = text if _ISO_LENGTH.fullmatch(text) else None
    elif shape is Shape.COUNT:
        found = int(text) if text.isdigit() and len(text) < 10 else None
    elif shape is Shape.CHOICE:
        found = text if text in CHOICES[field] else None
    else:
        found = "yes" if shape is Shape.FLAG else " ".join(written.split()) or None
    if found is None:
        raise InputError("corrections.bad_value", given=written, shape=shape.value)
    return found


def _said(shape: Shape, text: str, article: Article) -> str | int | None:
    """The normal form of a value in words."""
    from reader.corrections import said  # here: it brings the grammar of times, which few corrections need

    if shape is Shape.TIME:
        return said.time(text, article)
    if shape is Shape.COUNT:
        return said.count(text)
    return next((length for length in said.lengths(text) if _ISO_LENGTH.fullmatch(length)), None)


def _western(text: str) -> str:
    """The text with the digits 0 to 9 in place of all others."""
    return "".join(
        str(unicodedata.digit(character)) if character.isdecimal() else character for character in text
    )


def _iso_time(text: str) -> str | None:
    match = _ISO_TIME.fullmatch(text)
    if not text or match is None:
        return None
    date, hour, minute, offset = match["date"], match["hour"], match["minute"], match["offset"]
    if hour is not None and date is not None and len(date) < 10:
        return None
    try:
        if date is not None:
            dt.date.fromisoformat((date + "-01-01")[:10])
        if hour is not None:
            dt.time(int(hour), int(minute))
    except ValueError:
        return None
    clock = "" if hour is None else f"T{int(hour):02}:{minute}{offset or ''}"
    return (date or "") + clock


def value(
    field: str,
    normal_form: str | int,
    span: Span,
    article: Article,
    sentences: Sequence[Span],
    old: Value | None,
) -> Value:
    """A value as the reader put it right.

    Args:
        field: one of ``SHAPES`` but the choices.
        normal_form: as ``normal`` gives it.
        span: the words that say so.
        article: whose words they are.
        sentences: of the article.
        old: what the field held; an hour alone takes the day from it, a time without zone its zone.
    """
    sentence = max((i for i, part in enumerate(sentences) if part.start <= span.start), default=0)
    common = (span.of(article.text), span.start, span.end, Basis.STATED, Confidence.HIGH, sentence)
    if SHAPES[field] is not Shape.TIME:
        return Value(normal_form, *common, source="user")
    old = old if isinstance(old, When) else None
    day, _, clock = str(normal_form).partition("T")
    day = day or str((old.value if old else None) or "")[:10]
    time = clock[:5] or None
    zone = old.zone if old else None
    known = _known(day, clock, zone)
    weekday = dt.date.fromisoformat(day).strftime("%A") if len(day) == 10 and day[0] != "-" else None
    timex = f"{day or 'XXXX-XX-XX'}T{time}" if time else day
    basis = old.zone_basis if old and time else "none"
    return When(
        known,
        *common,
        source="user",
        weekday=weekday,
        time=time,
        timex=timex or None,
        zone=zone if time else None,
        zone_basis=basis,
    )


def _known(day: str, clock: str, zone: str | None) -> str | None:
    """ISO 8601 of day and clock, with the zone's offset on that day."""
    if not day:
        return None
    if not clock or len(day) != 10 or day.startswith("--"):
        return day
    if len(clock) > 5 or zone is None:
        return f"{day}T{clock}"
    return (
        dt.datetime.fromisoformat(f"{day}T{clock}")
        .replace(tzinfo=ZoneInfo(zone))
        .isoformat(timespec="minutes")
    )
