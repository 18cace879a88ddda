"""What follows from a correction of start, end, length or number of corridors: computed values, checks."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import TypeVar

from reader.truce import Basis, Corridors, Truce, Value, When
from reader.truce.checks import window_check
from reader.truce.computed import end_at, later, length_between
from reader.truce.durations import Duration
from reader.truce.resolve import Moment

V = TypeVar("V", bound=Value)

_WINDOW = ("start", "end", "duration")
_OFFSET = re.compile(r"([+-])(\d\d):(\d\d)$")
_LENGTH = re.compile(
    r"P(?:(?P<Y>\d+)Y)?(?:(?P<Mo>\d+)M)?(?:(?P<W>\d+)W)?(?:(?P<D>\d+)D)?"
    r"(?:T(?:(?P<H>\d+)H)?(?:(?P<M>\d+)M)?(?:(?P<S>\d+)S)?)?"
)


def reconciled(truce: Truce, field: str) -> Truce:
    """The truce after ``field`` was put right: what was computed from it is computed anew, checks too."""
    if field == "corridors.count" and truce.corridors is not None:
        stated = tuple(s for s in truce.corridors.breakdown if s.count.basis is not Basis.COMPUTED)
        changed = replace(truce.corridors, breakdown=stated)
        return replace(truce, corridors=changed if changed != Corridors() else None)
    if field not in (*_WINDOW, "recurrence"):
        return truce
    recurs = truce.recurrence is not None
    start, end, length = truce.start, _stated(truce.end), _stated(truce.duration)
    first, last = _moment(start), _moment(end)
    span = _duration(length)
    check = window_check(first, last, span, daily=recurs) if first and last and span else None
    checks = [c for c in truce.checks if field not in c.fields and not set(c.fields).issuperset(_WINDOW)]
    if end is None and "end" not in truce.corrected and start and first and length and span:
        end = _end(start, first, length, span, recurs=recurs)
    if length is None and "duration" not in truce.corrected and first and end and last:
        length = length_between(first, last, end)
    return replace(truce, end=end, duration=length, checks=tuple([check, *checks] if check else checks))


def _stated(value: V | None) -> V | None:
    return None if value is None or value.basis is Basis.COMPUTED else value


def _end(start: When, first: Moment, length: Value, span: Duration, *, recurs: bool) -> When | None:
    if recurs and (span.minutes is None or span.minutes >= 1440):
        return None
    moment = later(first, span)
    return None if moment is None else end_at(start, moment, length)


def _moment(when: When | None) -> Moment | None:
    """A point in time as the checks compare it."""
    if when is None:
        return None
    text = str(when.value or "")
    date = dt.date.fromisoformat(text[:10]) if len(text) >= 10 and text[0] != "-" else None
    hour, minute = map(int, when.time.split(":")) if when.time else (None, 0)
    offset = _OFFSET.search(text[10:])
    minutes = int(f"{offset[1]}1") * (int(offset[2]) * 60 + int(offset[3])) if offset else None
    return Moment(
        date=date,
        date_text=text[:10] or None,
        hour=None if hour == 24 else hour,
        minute=minute,
        zone=when.zone,
        zone_basis=when.zone_basis,
        offset=None if when.zone else minutes,
        weekday=when.weekday,
    )


def _duration(value: Value | None) -> Duration | None:
    match = _LENGTH.fullmatch(str(value.value)) if value is not None else None
    if match is None:
        return None
    parts = tuple((unit, float(amount)) for unit, amount in match.groupdict().items() if amount)
    return Duration(0, 0, 0, parts) if parts else None
