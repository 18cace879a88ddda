"""From the words for a time to a date, an hour and a zone, as far as article and text allow.

Values are ISO 8601; what stays open stays in the TIMEX3 value (``XXXX-WXX-5T09:00``). Nothing is taken from
the
clock: without the article's date a weekday has no date.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from reader.truce.clock import day_hours
from reader.truce.dates import Tense, calendar_date, hijri_date, past_midnight, shifted_date, weekday_date
from reader.truce.model import Basis, Confidence, ZoneBasis
from reader.truce.times import Time

_WEEKDAYS = tuple(calendar.day_name)
_PART_CODES = {
    "morning": "MO",
    "dawn": "MO",
    "forenoon": "MO",
    "noon": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "small": "NI",
}
_LARGEST_OFFSET = 14 * 60


@dataclass(frozen=True, slots=True)
class Setting:
    """What a time is resolved against.

    Attributes:
        date: the article's date, None where it is not known.
        zone: IANA zone of the truce's place, None where it is not known.
        given_zone: IANA zone that the reader gave for hours without one of their own.
    """

    date: dt.date | None
    zone: str | None = None
    given_zone: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A resolved time.

    Attributes:
        date: the day, where it is known.
        date_text: ISO 8601 of the day at the precision known (``2016-10``, ``--04-02``), None where it is
            not.
        hour: 0 to 23, None where no hour is stated or it stays open.
        minute: 0 to 59.
        zone: IANA zone of the hour.
        zone_basis: where the zone comes from.
        offset: minutes east of Greenwich where the text itself gives the hour in both.
        weekday: English name of the weekday that the text names.
        timex: TIMEX3 value.
        basis: stated or inferred.
        confidence: how sure the resolution is.
    """

    date: dt.date | None = None
    date_text: str | None = None
    hour: int | None = None
    minute: int = 0
    zone: str | None = None
    zone_basis: ZoneBasis = "none"
    offset: int | None = None
    weekday: str | None = None
    timex: str | None = None
    basis: Basis = Basis.STATED
    confidence: Confidence = Confidence.HIGH

    @property
    def time(self) -> str | None:
        """``HH:MM``, None where no hour is known."""
        return None if self.hour is None else f"{self.hour:02}:{self.minute:02}"

    @property
    def instant(self) -> dt.datetime | None:
        """The point in time: aware where zone or offset are known, naive where they are not."""
        if self.date is None or self.hour is None:
            return None
        naive = dt.datetime.combine(self.date, dt.time(self.hour, self.minute))
        if self.zone is not None:
            return naive.replace(tzinfo=ZoneInfo(self.zone))
        if self.offset is not None:
            return naive.replace(tzinfo=dt.timezone(dt.timedelta(minutes=self.offset)))
        return naive

    @property
    def value(self) -> str | None:
        """ISO 8601 at the precision known."""
        instant = self.instant
        if instant is None:
            if self.date_text is None:
                return None
            return self.date_text if self.hour is None else f"{self.date_text}T{self.time}"
        text = instant.isoformat(timespec="minutes")
        return text.removesuffix("+00:00") + "Z" if self.zone == "UTC" else text


def resolve(time: Time, setting: Setting, tense: Tense = Tense.OPEN, after: Moment | None = None) -> Moment:
    """The moment that a time expression names.

    Args:
        time: the expression.
        setting: article's date and zones.
        tense: which way the verb or cue word looks.
        after: the start of the range that the expression closes: its day is taken over where none is named.
    """
    moment = _dated(time, setting, tense)
    moment = _with_hour(moment, time, setting, after)
    if time.apart and moment.hour is not None:
        moment = _moved(moment, time.apart)
    same = any(day.same for day in time.days)
    if after is not None and (same or (time.until and not time.days)):
        moment = _same_day(moment, after)
    elif (
        after is not None and moment.date is not None and after.date is not None and moment.date < after.date
    ):
        moment = _after(moment, time, after)
    return replace(moment, timex=_timex(moment, time))


def _dated(time: Time, setting: Setting, tense: Tense) -> Moment:
    days = time.days
    weekdays = [day.weekday for day in days if day.weekday is not None]
    named = weekdays[-1] if len(weekdays) > 1 and past_midnight(time) else (weekdays[0] if weekdays else None)
    weekday = None if named is None else _WEEKDAYS[named]
    found: dt.date | None = None
    text: str | None = None
    basis, confidence = Basis.INFERRED, Confidence.HIGH
    dated = [day for day in days if day.month is not None and not day.hijri]
    full = next((day for day in dated if day.day is not None or day.end), dated[0] if dated else None)
    shifted = next((day for day in days if day.period is not None), None)
    hijri = next((day for day in days if day.hijri), None)
    offset = next((day for day in days if day.offset is not None), None)
    lone_year = next((day.year for day in days if day.year is not None and day.month is None), None)
    by_moon = hijri_date(hijri, setting.date, named) if hijri is not None and full is None else None
    if by_moon is not None:
        found, confidence = by_moon, Confidence.LOW
    elif full is not None:
        found, text = calendar_date(full, setting.date, tense)
        if full.year is not None and not full.end:
            basis = Basis.STATED
        if found is not None and named is not None and found.weekday() != named and not time.midnight:
            confidence = Confidence.LOW
    elif offset is not None and offset.offset is not None:
        if setting.date is not None:
            found = setting.date + dt.timedelta(days=offset.offset)
            if named is not None and found.weekday() != named and len(weekdays) == 1 and not offset.night:
                # the article may be dated a day beside its "today": the weekday decides there
                beside = (named - found.weekday() + 3) % 7 - 3
                found += dt.timedelta(days=beside if abs(beside) == 1 else 0)
                confidence = Confidence.LOW
            if past_midnight(time) and (offset.night or _says_night(time)):
                found += dt.timedelta(days=1)
    elif weekdays:
        found = weekday_date(weekdays, time, setting.date, tense)
        closed = len(weekdays) == 1 and past_midnight(time)
        if found and setting.date and tense is Tense.PAST and closed and found > setting.date:
            # what has begun by now began at the midnight that opened the day, not at its end
            found -= dt.timedelta(days=1)
    elif shifted is not None:
        found, text = shifted_date(shifted, setting.date)
    elif lone_year is not None:
        text, basis = f"{lone_year:04}", Basis.STATED
    if text is None and found is not None:
        text = found.isoformat()
    return Moment(date=found, date_text=text, weekday=weekday, basis=basis, confidence=confidence)


def _says_night(time: Time) -> bool:
    return time.midnight or any(day.night for day in time.days)


def _with_hour(moment: Moment, time: Time, setting: Setting, after: Moment | None) -> Moment:
    zone, basis = _zone(time, setting)
    if not time.has_hour:
        return moment
    if time.midnight or time.noon:
        return replace(moment, hour=0 if time.midnight else 12, minute=0, zone=zone, zone_basis=basis)
    clock = time.clock
    assert clock is not None
    night = "night" if any(day.night for day in time.days) else None
    hours = day_hours(clock, time.part or night)
    offset: int | None = None
    if time.greenwich is not None:
        near = moment.date or setting.date
        hours, offset = _with_greenwich(hours, clock.minute, time, zone, near)
        known = _offset(zone, near) if zone and basis != "stated" else None
        if known is not None and offset is not None and offset != known:
            # the text gives the hour in both zones and so the distance: it knows better than the place
            zone, basis = None, "local"
    if len(hours) > 1 and after is not None and after.hour is not None and time.until and not time.days:
        hours = _next_hour(hours, clock.minute, after)
    if len(hours) != 1:
        return moment
    confidence = moment.confidence
    if zone is None and offset is not None:
        basis = "local"
    return replace(
        moment,
        hour=hours[0],
        minute=clock.minute,
        zone=zone,
        zone_basis=basis,
        offset=offset if zone is None else None,
        confidence=confidence,
    )


def _zone(time: Time, setting: Setting) -> tuple[str | None, ZoneBasis]:
    if time.zone is not None and time.zone.name is not None:
        return time.zone.name, "stated"
    local = time.zone is not None or time.greenwich is not None
    zone = setting.given_zone or setting.zone
    if local:
        return zone, "local"
    if zone is not None:
        return zone, "stated" if setting.given_zone else "place"
    return None, "none"


def _with_greenwich(
    hours: tuple[int, ...], minute: int, time: Time, zone: str | None, date: dt.date | None
) -> tuple[tuple[int, ...], int | None]:
    """Decide between morning and evening, and find the offset, by the same hour in Greenwich time."""
    assert time.greenwich is not None
    utc = time.greenwich
    best: list[tuple[int, int]] = []
    part = time.part if not utc.full and utc.hour <= 12 else None
    for there in day_hours(utc, None) if not utc.full else (utc.hour % 24,):
        for here in hours:
            offset = (here * 60 + minute - there * 60 - utc.minute) % 1440
            offset = offset - 1440 if offset > _LARGEST_OFFSET else offset
            best.append((here, offset))
    if zone is not None and zone != "UTC" and date is not None:
        minutes = _offset(zone, date)
        fitting = [pair for pair in best if pair[1] == minutes]
        if len({here for here, _ in fitting}) == 1:
            return (fitting[0][0],), minutes
    if len(best) == 1:
        return hours, best[0][1]
    if len(hours) == 1:
        fitting = [pair for pair in best if 0 <= pair[1] <= 5 * 60 or part]
        return hours, fitting[0][1] if len(fitting) == 1 else None
    return hours, None


def _offset(zone: str, date: dt.date | None) -> int | None:
    """Minutes east of Greenwich at noon of a day."""
    known = None if date is None else dt.datetime.combine(date, dt.time(12), ZoneInfo(zone)).utcoffset()
    return None if known is None else int(known.total_seconds() // 60)


def _next_hour(hours: tuple[int, ...], minute: int, after: Moment) -> tuple[int, ...]:
    """The first of two possible hours that comes after the start: ``من التاسعة صباحا حتى الثالثة``."""
    assert after.hour is not None
    start = after.hour * 60 + after.minute
    return (min(hours, key=lambda hour: (hour * 60 + minute - start - 1) % 1440),)


def _moved(moment: Moment, minutes: int) -> Moment:
    """So many minutes later, over midnight too."""
    assert moment.hour is not None
    days, rest = divmod(moment.hour * 60 + moment.minute + minutes, 24 * 60)
    date = moment.date + dt.timedelta(days=days) if moment.date else None
    text = date.isoformat() if date else moment.date_text
    return replace(moment, date=date, date_text=text, hour=rest // 60, minute=rest % 60)


def _same_day(moment: Moment, start: Moment) -> Moment:
    """An end without a day of its own is on the day of the start, or the day after where it would come
    before it.
    """
    moved = replace(
        moment,
        date=start.date,
        date_text=start.date_text,
        basis=Basis.INFERRED if start.date else moment.basis,
        zone=moment.zone or start.zone,
        zone_basis=moment.zone_basis if moment.zone or moment.zone_basis != "none" else start.zone_basis,
        offset=moment.offset if moment.offset is not None else start.offset,
    )
    if moment.hour is None or start.hour is None or start.date is None:
        return moved
    if (moment.hour, moment.minute) <= (start.hour, start.minute):
        following = start.date + dt.timedelta(days=1)
        return replace(moved, date=following, date_text=following.isoformat())
    return moved


def _after(moment: Moment, time: Time, start: Moment) -> Moment:
    """A weekday or yearless day that would lie before the start is the next one after it."""
    assert moment.date is not None
    assert start.date is not None
    if any(day.year is not None or day.offset is not None or day.shift is not None for day in time.days):
        return moment
    found = moment.date
    if all(day.month is None for day in time.days):
        while found < start.date:
            found += dt.timedelta(days=7)
    else:
        found = found.replace(year=found.year + 1) if (found.month, found.day) != (2, 29) else found
    return replace(moment, date=found, date_text=found.isoformat())


def _timex(moment: Moment, time: Time) -> str | None:
    """TIMEX3 value, with X for what is not known."""
    if moment.date is not None:
        day = moment.date.isoformat()
    elif moment.date_text is not None:
        day = (
            moment.date_text.replace("--", "XXXX-", 1)
            if moment.date_text.startswith("--")
            else moment.date_text
        )
    elif moment.weekday is not None:
        day = f"XXXX-WXX-{_WEEKDAYS.index(moment.weekday) + 1}"
    elif any(day.period == "week" for day in time.days):
        return "XXXX-WXX"
    else:
        day = "XXXX-XX-XX"
    if moment.time is not None:
        return f"{day}T{moment.time}" + ("Z" if moment.zone == "UTC" else "")
    if time.part is not None and len(day) == 10:
        return f"{day}T{_PART_CODES[time.part]}"
    return day if "-XX-XX" not in day else None
