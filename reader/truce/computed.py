"""Values worked out from stated ones: the length between two hours, the end of a stated length. Marked so."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from reader.truce.checks import minutes_between
from reader.truce.durations import Duration
from reader.truce.facts import Length
from reader.truce.model import Basis, Confidence, Value, When
from reader.truce.resolve import Moment
from reader.truce.said import Said
from reader.truce.scene import Scene

_LONGEST_EVIDENCE = 200


def computed_length(scene: Scene, start: Said | None, end: Said | None) -> Value | None:
    """The length between two hours, with the words from the one to the other as its evidence."""
    if start is None or end is None:
        return None
    first, last = min(start.when.start, end.when.start), max(start.when.end, end.when.end)
    if start.when.sentence != end.when.sentence or last - first > _LONGEST_EVIDENCE:
        first, last = end.when.start, end.when.end
    evidence = replace(end.when, text=scene.words.text[first:last], start=first, end=last)
    return length_between(start.moment, end.moment, evidence)


def length_between(start: Moment, end: Moment, evidence: Value) -> Value | None:
    """The length between two hours, shown with the words of ``evidence``; None where an hour is not known."""
    if start.hour is None or end.hour is None:
        return None
    between = minutes_between(start, end)
    if between is None or between <= 0:
        return None
    hours, minutes = divmod(int(between), 60)
    return Value(
        "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else ""),
        evidence.text,
        evidence.start,
        evidence.end,
        Basis.COMPUTED,
        Confidence.MEDIUM,
        evidence.sentence,
        evidence.speaker,
    )


def computed_end(start: Said | None, length: Length | None, *, recurs: bool) -> When | None:
    """Start plus length, with the words of the length as its evidence, where the end is not stated."""
    if start is None or length is None or (recurs and not length.short):
        return None
    if length.extension and not start.link.extension:
        return None
    moment = later(start.moment, length.duration)
    return None if moment is None else end_at(start.when, moment, length.value)


def end_at(start: When, moment: Moment, evidence: Value) -> When:
    """An end that was worked out, shown with the words of ``evidence``, the length that it was worked out from."""
    return replace(
        start,
        value=moment.value,
        text=evidence.text,
        start=evidence.start,
        end=evidence.end,
        sentence=evidence.sentence,
        basis=Basis.COMPUTED,
        confidence=Confidence.MEDIUM,
        source="rule",
        weekday=None,
        time=moment.time,
        timex=None if moment.value is None else moment.value[:16],
    )


def later(start: Moment, length: Duration) -> Moment | None:
    """A moment so much later, on the clock of the start's zone, through changes of summer time."""
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
