"""Facts of the record in the words of a person: durations, points in time, kinds, in Arabic or English."""

from __future__ import annotations

import datetime as dt
import re

from reader.i18n import Translator
from reader.truce import Basis, Value, When

_DURATION = re.compile(
    r"P(?:(?P<year>\d+)Y)?(?:(?P<month>\d+)M)?(?:(?P<week>\d+)W)?(?:(?P<day>\d+)D)?"
    r"(?:T(?:(?P<hour>\d+)H)?(?:(?P<minute>\d+)M)?)?"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OFFSET = re.compile(r"(?<=\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$")


def quantity(number: int, unit: str, say: Translator) -> str:
    """A number of things in the form that Arabic wants: ``يومان``, ``3 أيام``, ``11 يوما``, ``100 يوم``.

    The categories are those of the plural rules of CLDR for Arabic.

    Args:
        number: how many.
        unit: ``year``, ``month``, ``week``, ``day``, ``hour``, ``minute`` or ``mention``.
        say: the language.
    """
    rest = number % 100
    if number in (1, 2):
        form = ("one", "two")[number - 1]
    elif 3 <= rest <= 10:
        form = "few"
    else:
        form = "many" if rest > 10 else "other"
    return say(f"export.{unit}_{form}", number=number)


def duration(iso: str, say: Translator) -> str:
    """An ISO 8601 duration in words; one that is not understood stays as it is."""
    match = _DURATION.fullmatch(iso)
    parts = [
        quantity(int(count), unit, say)
        for unit, count in (match.groupdict().items() if match else ())
        if count
    ]
    return say("export.and").join(parts) or iso


def when(value: When, say: Translator) -> str:
    """Weekday, date, hour and zone, as far as they are known; else what TIMEX says."""
    iso = str(value.value or "")
    day, _, hour = iso.partition("T")
    if iso.startswith("--"):  # a day of a year that is not known
        return value.text
    if not day and not value.weekday and not value.time:
        return value.timex or value.text
    weekday = value.weekday
    if _DAY.fullmatch(day):
        weekday = dt.date.fromisoformat(day).strftime("%A")
    parts = [say(f"export.{weekday.lower()}")] if weekday else []
    parts += [_day(day, say)] if day else []
    clock = value.time or hour[:5]
    if clock:
        offset = _OFFSET.search(iso)
        zone = ", ".join(part for part in (value.zone, f"UTC{offset[0]}" if offset else None) if part)
        parts.append(say("export.at", time=clock) + (f" ({zone})" if zone else ""))
    return " ".join(parts)


def _day(iso: str, say: Translator) -> str:
    """A day, in Arabic with the month's name: digits and hyphens would be read from the wrong end there.

    What is not a whole date (a month, a day without its year) stays as it is.
    """
    if say.language != "ar" or not _DAY.fullmatch(iso):
        return iso
    date = dt.date.fromisoformat(iso)
    return f"{date.day} {say(f'export.month_{date.month}')} {date.year}"


def fact(field: str, value: Value, say: Translator) -> str:
    """A value in words; what the text doesn't state itself is marked so, and what the reader put right.

    Args:
        field: the field that it is the value of.
        value: the value.
        say: the language.
    """
    if isinstance(value, When):
        words = when(value, say)
    elif field == "duration" and isinstance(value.value, str):
        words = duration(value.value, say)
    elif value.value is None or isinstance(value.value, bool):
        words = value.text
    else:
        words = str(value.value)
    notes = [] if value.basis is Basis.STATED else [say(f"export.basis_{value.basis.value}")]
    notes += [say("export.source_user")] if value.source == "user" else []
    return f"{words} ({', '.join(notes)})" if notes else words
