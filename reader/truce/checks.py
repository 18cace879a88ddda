"""Do start, end and length agree, and all statements of each? Compared at the coarser grain of the two."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from reader.truce.durations import Duration
from reader.truce.facts import Length
from reader.truce.model import Check, Relation, Value, When
from reader.truce.resolve import Moment
from reader.truce.said import Said
from reader.truce.window import Window

_HOUR, _DAY = 60, 1440
_FIELDS = ("start", "end", "duration")
_HALF_A_MONTH = 15


def checks(
    window: Window, length: Length | None, lengths: Sequence[Length], *, daily: bool
) -> tuple[Check, ...]:
    """Every comparison that can be made; what cannot be compared is left out, not called consistent."""
    found: list[Check] = []
    if window.start and window.end and length and _comparable(window.start, length):
        check = window_check(window.start.moment, window.end.moment, length.duration, daily=daily)
        found += [check] if check else []
    found += contradictions("start", [one.when for one in _same(window.starts, window.start)])
    found += contradictions("end", [one.when for one in _same(window.ends, window.end)])
    if length is not None:
        found += _differing(length, lengths)
    return tuple(found)


def _comparable(start: Said, length: Length) -> bool:
    """A prolongation's length says nothing of the time since the first beginning."""
    return not length.extension or start.link.extension


def _same(said: Sequence[Said], chosen: Said | None) -> list[Said]:
    """The chosen statement and the others of the same stretch: a prolongation's end is no other word on the first."""
    if chosen is None:
        return []
    return [chosen, *(one for one in said if one.link.extension == chosen.link.extension)]


def window_check(start: Moment, end: Moment, length: Duration, *, daily: bool) -> Check | None:
    """Compare a stated length with the time between start and end; None where one of them is not known."""
    if length.months:
        return _months_check(start, end, length)
    if length.minutes is None:
        return None
    between = minutes_between(start, end)
    if between is None or (daily and length.minutes >= _DAY):
        return None
    if start.hour is not None and end.hour is not None:
        relation = _on_hours(between, length)
        return Check(
            _FIELDS, relation, f"{_shown_minutes(between)} from start to end, stated as {length.iso}"
        )
    days, stated = between / _DAY, length.minutes / _DAY
    relation = (
        "consistent"
        if days in (stated, stated - 1)
        else "refines"
        if abs(days - stated) <= 1
        else "contradicts"
    )
    return Check(_FIELDS, relation, f"{days:g} days from start to end, stated as {length.iso}")


def _on_hours(between: float, length: Duration) -> Relation:
    """Two minutes are the 23:59 of news; a length in days is met by hours that fill them but for a part of one, and
    one in hours is not.
    """
    difference = abs(between - (length.minutes or 0))
    if difference <= 2:
        return "consistent"
    in_days = all(unit in ("D", "W") for unit, _ in length.parts)
    return "refines" if in_days and difference < _DAY else "contradicts"


def _months_check(start: Moment, end: Moment, length: Duration) -> Check | None:
    """Months are counted on the calendar; a few days more or less refine them."""
    if start.date is None or end.date is None:
        return None
    due = _months_later(start.date, int(length.months)) + dt.timedelta(minutes=length.minutes or 0)
    off = abs((end.date - due).days)
    relation: Relation = "consistent" if off <= 1 else "refines" if off <= _HALF_A_MONTH else "contradicts"
    return Check(_FIELDS, relation, f"{start.date} to {end.date}, stated as {length.iso}")


def _months_later(date: dt.date, months: int) -> dt.date:
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    day = min(date.day, calendar.monthrange(year, month + 1)[1])
    return dt.date(year, month + 1, day)


def minutes_between(start: Moment, end: Moment) -> float | None:
    """Minutes from start to end: on instants where both have hours, else whole days."""
    first, last = start.instant, end.instant
    if first is not None and last is not None:
        if (first.tzinfo is None) != (last.tzinfo is None):
            first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
        return (last - first).total_seconds() / 60
    if start.date is None and end.date is None and start.hour is not None and end.hour is not None:
        return float((end.hour * 60 + end.minute - start.hour * 60 - start.minute) % _DAY)
    if start.date is None or end.date is None:
        return None
    return (end.date - start.date).days * float(_DAY)


def _shown_minutes(minutes: float) -> str:
    hours, rest = divmod(int(minutes), 60)
    return f"{hours} h" + (f" {rest} min" if rest else "")


def contradictions(field: str, values: Sequence[When]) -> tuple[Check, ...]:
    """A check for each further statement of a field that cannot be true together with the first, with the speakers."""
    found: list[Check] = []
    seen: set[object] = set()
    for value in values[1:]:
        if value.value is None or value.value in seen or _agrees(values[0], value):
            continue
        seen.add(value.value)
        found.append(_contradiction(field, values[0], value))
    return tuple(found)


def _differing(chosen: Length, said: Sequence[Length]) -> list[Check]:
    """The lengths of the same stretch that differ; three days and 72 hours don't, a daily window and its days don't."""
    found: list[Check] = []
    seen: set[object] = set()
    for one in said:
        other_thing = one.extension != chosen.extension or one.short != chosen.short
        if other_thing or one.duration.same_length(chosen.duration) or one.value.value in seen:
            continue
        seen.add(one.value.value)
        found.append(_contradiction("duration", chosen.value, one.value))
    return found


def _contradiction(field: str, first: Value, other: Value) -> Check:
    one, two = first.speaker or "the article", other.speaker or "the article"
    return Check((field,), "contradicts", f"{one}: {first.value}; {two}: {other.value}")


def _agrees(one: When, other: When) -> bool:
    """Whether two points in time agree as far as both are known."""
    if one.time and other.time and one.time != other.time and "UTC" not in (one.zone, other.zone):
        return False
    left, right = str(one.value or "")[:10], str(other.value or "")[:10]
    return left.startswith(right) or right.startswith(left)
