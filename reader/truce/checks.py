"""Do start, end and length agree? Compared on instants, at the coarser grain of the two."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from reader.truce.durations import Duration
from reader.truce.model import Basis, Check, Confidence, Value, When
from reader.truce.resolve import Moment

_HOUR, _DAY = 60, 1440


def window_check(
    start: Moment | None, end: Moment | None, length: Duration | None, *, daily: bool
) -> Check | None:
    """Compare the stated length with the time between start and end; None where something is missing."""
    if start is None or end is None or length is None or length.minutes is None:
        return None
    between = minutes_between(start, end)
    if between is None or (daily and length.minutes >= _DAY):
        return None
    exact = start.hour is not None and end.hour is not None
    fields = ("start", "end", "duration")
    if exact:
        difference = abs(between - length.minutes)
        grain = _HOUR if length.minutes < _DAY else _DAY
        if difference < 2:
            return Check(
                fields, "consistent", f"{_length(between)} from start to end, as stated ({length.iso})"
            )
        if length.minutes >= _DAY and difference < grain:
            return Check(fields, "refines", f"{_length(between)} from start to end, stated as {length.iso}")
    else:
        days = between / _DAY
        stated = length.minutes / _DAY
        if abs(days - stated) <= 1:
            relation = "consistent" if days in (stated, stated - 1) else "refines"
            return Check(fields, relation, f"{days:g} days from start to end, stated as {length.iso}")  # type: ignore[arg-type]
    return Check(fields, "contradicts", f"{_length(between)} from start to end, stated as {length.iso}")


def minutes_between(start: Moment, end: Moment) -> float | None:
    """Minutes from start to end: on instants where both have hours, else whole days."""
    first, last = start.instant, end.instant
    if first is not None and last is not None:
        if (first.tzinfo is None) != (last.tzinfo is None):
            first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
        return (last - first).total_seconds() / 60
    if start.date is None or end.date is None:
        if start.hour is not None and end.hour is not None and start.date is None and end.date is None:
            return float((end.hour * 60 + end.minute - start.hour * 60 - start.minute) % _DAY)
        return None
    return (end.date - start.date).days * float(_DAY)


def _length(minutes: float) -> str:
    hours, rest = divmod(int(minutes), 60)
    return f"{hours} h" + (f" {rest} min" if rest else "")


def contradictions(field: str, values: Sequence[Value]) -> tuple[Check, ...]:
    """One check for each further statement of a field whose value differs from the first, with the
    speakers.
    """
    if not values:
        return ()
    first, checks = values[0], []
    seen = {_key(first)}
    for value in values[1:]:
        if _key(value) in seen or _key(value) is None or _agrees(first, value):
            continue
        seen.add(_key(value))
        one, other = first.speaker or "the article", value.speaker or "the article"
        note = f"{one}: {_shown(first)}; {other}: {_shown(value)}"
        checks.append(Check((field,), "contradicts", note))
    return tuple(checks)


def _key(value: Value) -> object:
    return value.value


def _shown(value: Value) -> str:
    return str(value.value)


def _agrees(one: Value, other: Value) -> bool:
    """Whether two points in time agree as far as both are known, or lengths are equal in other units."""
    if isinstance(one, When) and isinstance(other, When):
        if one.time and other.time and one.time != other.time and "UTC" not in (one.zone, other.zone):
            return False
        left, right = str(one.value or "")[:10], str(other.value or "")[:10]
        return not left or not right or left.startswith(right) or right.startswith(left)
    return False


def computed_length(start: Moment, end: Moment, evidence: Value) -> Value | None:
    """The length between two hours, where none is stated."""
    if start.hour is None or end.hour is None:
        return None
    between = minutes_between(start, end)
    if between is None or between <= 0:
        return None
    hours, minutes = divmod(int(between), 60)
    value = "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    return replace(evidence, value=value, basis=Basis.COMPUTED, confidence=Confidence.MEDIUM)


def computed_end(start: Moment, length: Duration) -> Moment | None:
    """Start plus length, on the clock of the start's zone, through changes of summer time."""
    first = start.instant
    if first is None or length.minutes is None:
        return None
    if first.tzinfo is None:
        last = first + dt.timedelta(minutes=length.minutes)
    else:
        last = (first.astimezone(dt.UTC) + dt.timedelta(minutes=length.minutes)).astimezone(first.tzinfo)
    return replace(
        start, date=last.date(), date_text=last.date().isoformat(), hour=last.hour, minute=last.minute
    )
