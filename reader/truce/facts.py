"""From the linked expressions of one truce to its start, end and length."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.truce.dates import Tense
from reader.truce.durations import Duration
from reader.truce.links import Link
from reader.truce.model import Basis, Confidence, Statement, Value, When
from reader.truce.phrases import speaker
from reader.truce.resolve import Moment, Setting, resolve
from reader.truce.scene import Scene


@dataclass(frozen=True, slots=True)
class Said:
    """A resolved statement of a time: the moment, and the value that shows it."""

    link: Link
    moment: Moment
    when: When


@dataclass(frozen=True, slots=True)
class Window:
    """When a truce holds.

    Attributes:
        start: its beginning.
        end: its end.
        starts: every statement of the beginning, in text order.
        ends: every statement of the end.
    """

    start: Said | None
    end: Said | None
    starts: tuple[Said, ...]
    ends: tuple[Said, ...]


def window(
    scene: Scene, links: Sequence[Link], setting: Setting, *, recurring: bool, begun: bool = False
) -> Window:
    """Start and end from all statements: the day of one may complete the hour of another."""
    said: list[Said] = []
    for link in links:
        if link.time is None:
            if link.role == "start" and link.duration is not None:
                delayed = _after_signing(scene, link, setting)
                said.extend([delayed] if delayed else [])
            continue
        partner = _partner(said, link)
        back = begun and link.role == "start" and not link.extension
        tense = Tense.PAST if back else link.tense
        moment = resolve(link.time, setting, tense, partner.moment if partner else None)
        said.append(Said(link, moment, _when(scene, link, moment)))
    said = _decide_starts(scene, said, setting)
    starts = tuple(one for one in said if one.link.role == "start")
    ends = tuple(one for one in said if one.link.role == "end")
    start = _complete(scene, starts, setting, recurring=recurring)
    end = _complete_end(scene, ends, start, setting)
    return Window(start, end, starts, ends)


def _after_signing(scene: Scene, link: Link, setting: Setting) -> Said | None:
    """The day so long after the signing: the day that the sentence of the agreement names, else the
    article's.
    """
    length = link.duration
    assert length is not None
    if setting.date is None or length.minutes is None:
        return None
    signed = setting.date
    for time in scene.times:
        near = scene.words.sentence_of[time.first] <= (scene.title or 0) + 2 and not time.has_hour
        if near and time.days and scene.cues.within(scene.sentence(time.first), "agree"):
            signed = resolve(time, setting, Tense.PAST).date or signed
            break
    day = signed + dt.timedelta(minutes=length.minutes)
    text = day.isoformat()
    moment = Moment(day, text, basis=Basis.INFERRED, confidence=Confidence.LOW, timex=text)
    value = scene.value(text, length.first, length.stop, length.skip)
    when = When(
        text,
        value.text,
        value.start,
        value.end,
        Basis.INFERRED,
        Confidence.LOW,
        value.sentence,
        speaker(scene, length.first),
        timex=text,
    )
    return Said(link, moment, when)


def _partner(said: Sequence[Said], link: Link) -> Said | None:
    if link.role != "end" or not said or said[-1].link.role != "start":
        return None
    previous = said[-1].link.time
    if previous is None or link.time is None:
        return None
    near = link.time.first - previous.stop <= 4
    return said[-1] if near or not link.time.days else None


def _decide_starts(scene: Scene, said: list[Said], setting: Setting) -> list[Said]:
    """An hour that could be morning or evening is the one closer before the end: ``بين السابعة والعاشرة
    مساء``.
    """
    decided = list(said)
    for index, (one, following) in enumerate(pairwise(said)):
        clock = one.link.time.clock if one.link.time else None
        if (
            one.link.role != "start"
            or following.link.role != "end"
            or one.moment.hour is not None
            or clock is None
        ):
            continue
        end = following.moment.hour
        if end is None or following.link.first - (one.link.time.stop if one.link.time else 0) > 4:
            continue
        hours = (clock.hour % 12, clock.hour % 12 + 12)
        hour = min(
            hours, key=lambda hour: (end * 60 + following.moment.minute - hour * 60 - clock.minute - 1) % 1440
        )
        moment = replace(
            following.moment if one.moment.date_text is None else one.moment,
            hour=hour,
            minute=clock.minute,
            zone=one.moment.zone or following.moment.zone,
            zone_basis=following.moment.zone_basis,
            confidence=Confidence.MEDIUM,
            basis=Basis.INFERRED,
        )
        day = one.moment.timex or following.moment.timex or "XXXX-XX-XX"
        moment = replace(moment, timex=f"{day.split('T')[0]}T{moment.time}")
        decided[index] = Said(one.link, moment, _when(scene, one.link, moment))
    return decided


def _when(scene: Scene, link: Link, moment: Moment) -> When:
    time = link.time
    assert time is not None
    confidence = moment.confidence
    if confidence is Confidence.HIGH and link.sure:
        confidence = Confidence.MEDIUM
    value = scene.value(moment.value, time.first, time.stop, time.skip)
    return When(
        moment.value,
        value.text,
        value.start,
        value.end,
        moment.basis,
        confidence,
        value.sentence,
        speaker(scene, time.first),
        moment.weekday,
        moment.time,
        moment.timex,
        moment.zone,
        moment.zone_basis,
    )


def _rank(one: Said) -> tuple[int, int]:
    return one.link.sure, one.link.first


def _complete(scene: Scene, said: Sequence[Said], setting: Setting, *, recurring: bool) -> Said | None:
    """The best statement, its missing day or hour taken from the others that do not speak against it."""
    if not said:
        return None
    whole = [one for one in said if one.moment.date is not None and one.moment.hour is not None]
    dated = [one for one in said if one.moment.date_text is not None]
    timed = [one for one in said if one.moment.hour is not None]
    if whole:
        return min(whole, key=_rank)
    if dated and timed:
        day, hour = min(dated, key=_rank), min(timed, key=_rank)
        return _joined(scene, day, hour)
    if dated:
        first = min(dated, key=_rank)
        return max(dated, key=lambda one: len(one.moment.date_text or "") * _refines(one, first))
    named = [one for one in said if one.moment.weekday is not None and one.moment.hour is None]
    if timed and named and all(one.moment.weekday is None for one in timed):
        return _joined(scene, min(named, key=_rank), min(timed, key=_rank))
    best = min(timed or list(said), key=_rank)
    if timed and setting.date is not None and not recurring and _told_of_today(scene, best):
        return _on_day(scene, best, setting.date)
    return best


def _refines(one: Said, first: Said) -> bool:
    """Whether a statement gives the same day or month as another, perhaps more exactly."""
    return (one.moment.date_text or "").startswith(first.moment.date_text or "-")


def _told_of_today(scene: Scene, best: Said) -> bool:
    """Whether an hour without a day can only be today's: the truce has begun, or tonight is spoken of."""
    if best.link.tense is Tense.PAST:
        return True
    if _names_publication_day(scene, best):
        return True
    near = range(max(0, best.link.first - 200), min(len(scene.words), best.link.first + 60))
    return any(scene.words.forms[index] in ("الليله", "اليوم") for index in near)


def _names_publication_day(scene: Scene, best: Said) -> bool:
    """Whether the sentence names the day of publication before the hour: ``أعلنت الوزارة السبت .. من
    الساعة``.
    """
    inside = scene.sentence(best.link.first)
    date = scene.article.date
    return date is not None and any(
        day.weekday == date.weekday() and day.shift is None and not time.has_hour
        for time in scene.times
        if time.first in inside and time.first < best.link.first
        for day in time.days
    )


def _joined(scene: Scene, day: Said, hour: Said) -> Said:
    moment = replace(
        hour.moment,
        date=day.moment.date,
        date_text=day.moment.date_text,
        weekday=day.moment.weekday or hour.moment.weekday,
        basis=Basis.INFERRED,
        confidence=min(day.moment.confidence, hour.moment.confidence, key=("low", "medium", "high").index),
    )
    moment = replace(moment, timex=f"{(day.moment.timex or 'XXXX-XX-XX').split('T')[0]}T{moment.time}")
    return Said(hour.link, moment, _shown(hour, moment))


def _on_day(scene: Scene, one: Said, date: dt.date) -> Said:
    """An hour on the day of publication; the midnight that is to come begins the next day."""
    if one.link.time is not None and one.link.time.midnight and one.link.tense is Tense.FUTURE:
        date += dt.timedelta(days=1)
    moment = replace(
        one.moment,
        date=date,
        date_text=date.isoformat(),
        basis=Basis.INFERRED,
        confidence=Confidence.LOW,
        timex=f"{date.isoformat()}T{one.moment.time}",
    )
    return Said(one.link, moment, _shown(one, moment))


def _shown(one: Said, moment: Moment) -> When:
    return replace(
        one.when,
        value=moment.value,
        basis=moment.basis,
        confidence=min(one.when.confidence, moment.confidence, key=("low", "medium", "high").index),
        weekday=moment.weekday,
        time=moment.time,
        timex=moment.timex,
        zone=moment.zone,
        zone_basis=moment.zone_basis,
    )


def _complete_end(scene: Scene, said: Sequence[Said], start: Said | None, setting: Setting) -> Said | None:
    best = _complete(scene, said, replace(setting, date=None), recurring=True)
    if best is None or best.moment.date_text is not None or best.moment.hour is None or start is None:
        return best
    if start.moment.date_text is None:
        return best
    moment = replace(
        best.moment, date=start.moment.date, date_text=start.moment.date_text, basis=Basis.INFERRED
    )
    if start.moment.date is not None and start.moment.hour is not None:
        if (best.moment.hour, best.moment.minute) <= (start.moment.hour, start.moment.minute):
            following = start.moment.date + dt.timedelta(days=1)
            moment = replace(moment, date=following, date_text=following.isoformat())
        zone = best.moment.zone or start.moment.zone
        moment = replace(
            moment, zone=zone, offset=best.moment.offset or (start.moment.offset if zone is None else None)
        )
    moment = replace(moment, timex=f"{(moment.date_text or '').replace('--', 'XXXX-', 1)}T{moment.time}")
    return Said(best.link, moment, _shown(best, moment))


def length(
    scene: Scene, links: Sequence[Link], *, recurring: bool, extended: bool
) -> tuple[Duration | None, Value | None, tuple[Value, ...]]:
    """The truce's length, its value, and every statement of it.

    A daily window's length outranks that of the days; in news of a prolongation its length outranks the
    first one's.
    """
    said = [link for link in links if link.role == "duration"]
    values = [(link, _length_value(scene, link)) for link in said]
    if not values:
        return None, None, ()

    def rank(pair: tuple[Link, Value]) -> tuple[int, int, int, int]:
        link = pair[0]
        assert link.duration is not None
        minutes = link.duration.minutes
        whole = int(recurring and (minutes is None or minutes >= 1440))
        return whole, int(extended and not link.extension), link.sure, link.first

    best = min(values, key=rank)
    return best[0].duration, best[1], tuple(value for _, value in values)


def _length_value(scene: Scene, link: Link) -> Value:
    duration = link.duration
    assert duration is not None
    confidence = Confidence.MEDIUM if duration.about or link.sure else Confidence.HIGH
    return scene.value(
        duration.iso,
        duration.first,
        duration.stop,
        duration.skip,
        confidence=confidence,
        speaker=speaker(scene, duration.first),
    )


def statements(field: str, values: Sequence[Value]) -> tuple[Statement, ...]:
    """The statements of a field, in text order, each place in the text once."""
    seen: set[tuple[int, int, object]] = set()
    found: list[Statement] = []
    for value in sorted(values, key=lambda value: value.start):
        if (value.start, value.end, value.value) not in seen:
            seen.add((value.start, value.end, value.value))
            found.append(Statement(field, value))
    return tuple(found)
