"""Dates from what the text says of a day and the article's date."""

from __future__ import annotations

import calendar
import datetime as dt
from enum import IntEnum

from hijridate import Gregorian, Hijri

from reader.truce.clock import day_hours
from reader.truce.days import Day
from reader.truce.times import Time


class Tense(IntEnum):
    """Which way to look from the article's date for a day that the text does not fix."""

    PAST = -1
    OPEN = 0
    FUTURE = 1


_YESTERDAY = 6


def past_midnight(time: Time) -> bool:
    """Whether the hour lies in the small hours of a night that is called by the day before it."""
    if time.midnight:
        return True
    if time.part == "small":
        return time.clock is not None
    if time.clock is None or (time.part != "night" and not any(day.night for day in time.days)):
        return False
    hours = day_hours(time.clock, time.part or "night")
    return len(hours) == 1 and hours[0] < 6


def weekday_date(weekdays: list[int], time: Time, date: dt.date | None, tense: Tense) -> dt.date | None:
    """The day that weekdays mean, by the article's date and the verb's tense; None when it cannot be known.

    Where no verb tells, the next such day is meant, for truces are announced ahead; but yesterday's name is
    yesterday, not the day in six days' time, and its midnight is the one that has just been or is to come.
    """
    if date is None:
        return None
    shift = next((day.shift for day in time.days if day.weekday is not None and day.shift is not None), None)
    ahead = (weekdays[0] - date.weekday()) % 7
    if shift == 1:
        days = ahead or 7
    elif shift == -1:
        days = (ahead - 7) if ahead else -7
    elif tense is Tense.PAST or (ahead == _YESTERDAY and (tense is Tense.OPEN or past_midnight(time))):
        days = ahead - 7 if ahead else 0
    else:
        days = ahead
    found = date + dt.timedelta(days=days)
    if past_midnight(time):
        return found + dt.timedelta(days=1)
    return found


def calendar_date(day: Day, date: dt.date | None, tense: Tense) -> tuple[dt.date | None, str | None]:
    """The date of a day of a month, or the month alone: date, ISO text."""
    month = day.month or 1
    if day.year is None and date is None:
        if day.day is None:
            return None, f"--{month:02}"
        return None, f"--{month:02}-{day.day:02}"
    year = day.year if day.year is not None else _year(day, date or dt.date.min, tense)
    if day.end and not day.vague:
        last = calendar.monthrange(year, month)[1]
        return dt.date(year, month, last), None
    if day.day is None:
        return None, f"{year:04}-{month:02}"
    try:
        return dt.date(year, month, day.day), None
    except ValueError:
        return None, None


def _year(day: Day, date: dt.date, tense: Tense) -> int:
    """The year that makes a day or month the next, the last or the nearest one."""
    month = day.month or 1
    if day.year_shift is not None:
        return date.year + day.year_shift
    if day.day is None:
        if day.shift == 0:
            return date.year
        forward = day.shift == 1 or (day.shift is None and tense is Tense.FUTURE)
        backward = day.shift == -1 or (day.shift is None and tense is Tense.PAST)
        if forward:
            return date.year + (month < date.month)
        if backward:
            return date.year - (month > date.month)
        return min(
            (date.year - 1, date.year, date.year + 1),
            key=lambda y: abs((y - date.year) * 12 + month - date.month),
        )
    if day.shift == 0:
        return date.year
    candidates = []
    for year in (date.year - 1, date.year, date.year + 1):
        last = calendar.monthrange(year, month)[1]
        candidates.append((dt.date(year, month, min(day.day, last)) - date).days)
    near = [date.year - 1, date.year, date.year + 1]
    way = day.shift if day.shift is not None else 0
    if way == 1:
        return next((y for y, days in zip(near, candidates, strict=True) if days >= 0), date.year)
    if way == -1:
        return next((y for y, days in zip(near[::-1], candidates[::-1], strict=True) if days <= 0), date.year)
    best = min(zip(near, candidates, strict=True), key=lambda pair: abs(pair[1]))
    if tense is Tense.PAST and best[1] > 60:
        return best[0] - 1
    if tense is Tense.FUTURE and best[1] < -60:
        return best[0] + 1
    return best[0]


def shifted_date(day: Day, date: dt.date | None) -> tuple[dt.date | None, str | None]:
    """``السابع من الشهر المقبل``, ``نهاية العام``, ``الشهر المقبل``."""
    if date is None or day.period == "week":
        return None, None
    shift = day.shift or 0
    if day.period == "year":
        year = date.year + shift
        return (dt.date(year, 12, 31), None) if day.end else (None, f"{year:04}")
    months = date.year * 12 + date.month - 1 + shift
    year, month = divmod(months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    if day.end:
        return dt.date(year, month + 1, last), None
    if day.day is None:
        return None, f"{year:04}-{month + 1:02}"
    return (dt.date(year, month + 1, day.day), None) if day.day <= last else (None, None)


def hijri_date(day: Day, date: dt.date | None, weekday: int | None = None) -> dt.date | None:
    """By the Umm al-Qura calendar; the moon as sighted can differ by a day, which a weekday tells.

    The end of a month is its last day.
    """
    if day.month is None or (day.day is None and not day.end):
        return None
    years = [day.year] if day.year is not None else []
    if not years and date is not None:
        current = Gregorian.fromdate(date).to_hijri().year
        years = [current - 1, current, current + 1]
    dates: list[dt.date] = []
    for year in years:
        try:
            first = Hijri(year, day.month, 1)
            west = Hijri(year, day.month, day.day or first.month_length()).to_gregorian()
        except (ValueError, OverflowError):
            continue
        dates.append(dt.date(west.year, west.month, west.day))
    if not dates:
        return None
    found = (
        dates[0] if date is None or len(dates) == 1 else min(dates, key=lambda one: abs((one - date).days))
    )
    away = 0 if weekday is None else (weekday - found.weekday() + 3) % 7 - 3
    return found + dt.timedelta(days=away) if abs(away) <= 1 else found
