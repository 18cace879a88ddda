"""Two points in time that belong together: ``من .. حتى``, ``بين .. و``, ``12-19 حزيران``, ``يومي السبت
والأحد``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.text.numbers import cardinal_at, ordinal_at
from reader.truce.clock import clock_at, day_hours
from reader.truce.days import Day, day_at
from reader.truce.lexicon import particles
from reader.truce.pieces import Time, time_at

_MOST_APART = 4
_MOST_DAYS = 10


def completed(start: Time, end: Time) -> Time:
    """The start of a range with the day and the zone that are said once, after its end."""
    if start.clock and start.zone is None and end.clock and end.zone and end.zone.first >= end.clock.stop:
        start = replace(start, zone=end.zone)
    return replace(start, days=end.days) if _same_day(start, end) else start


def _same_day(start: Time, end: Time) -> bool:
    """Whether the day said after the end of a range is the start's too: ``من 8:00 حتى 20:00 يوم السبت``.

    It is not where the range goes over midnight, nor where the day comes before its own hour (``حتى السبت
    الساعة ..``).
    """
    if not (start.clock and end.clock and end.days) or start.days or start.midnight:
        return False
    if end.days[0].first < end.clock.first or start.stop > end.first:
        return False
    last = day_hours(end.clock, end.part)
    if len(last) != 1:
        return False
    closes = last[0] * 60 + end.clock.minute
    opens = [hour * 60 + start.clock.minute for hour in day_hours(start.clock, start.part)]
    return min(opens, key=lambda minute: (closes - minute - 1) % (24 * 60)) < closes


def bare_hour(forms: Sequence[str], index: int) -> Time | None:
    """The ``8`` of ``من 8 حتى 11 صباحا``: a number that the end of its range shows to be an hour."""
    opened = index > 0 and forms[index - 1] in {"من", *particles("between")}
    if not opened or not forms[index].isdecimal() or index + 2 >= len(forms):
        return None
    clock = clock_at(forms, index)
    link = forms[index + 1]
    if clock is None or clock.stop != index + 1 or not (link in particles("until") or link in ("-", "و")):
        return None
    end = time_at(forms, index + 2)
    if end is None or end.clock is None or end.clock.first != index + 2 or not end.certain:
        return None
    return Time(index, index + 1, clock=clock)


def bare_range(forms: Sequence[str], time: Time) -> bool:
    """Whether two hours are named with nothing else: ``بين العاشرة والثالثة``, no ages (``من العمر``)."""
    if time.first == 0 or forms[time.first - 1] not in particles("between"):
        return False
    end = partner(forms, time)
    if end is None or time.clock is None or end.clock is None or not _definite_hours(forms, time, end):
        return False
    return tuple(forms[end.stop : end.stop + 1]) != ("من",)


def _definite_hours(forms: Sequence[str], start: Time, end: Time) -> bool:
    """``العاشرة والثالثة``: hours are feminine and have the article, ranks are seldom both beside each other."""
    return all(
        forms[one.first].removeprefix("و").startswith("ال") and forms[one.first].endswith(("ه", "ي"))
        for one in (start, end)
    )


def partner(forms: Sequence[str], time: Time) -> Time | None:
    """The expression that a range goes on with after ``time``."""
    at = time.stop
    while at < len(forms) and at < time.stop + 2 and forms[at] in (*particles("until"), "("):
        at += 1
    if (
        at == time.stop
        and not (at < len(forms) and forms[at].startswith("و"))
        and forms[at : at + 1] not in (("-",),)
    ):
        return None
    at += at < len(forms) and forms[at] == "-"
    return time_at(forms, at) if at < len(forms) else None


def joins(forms: Sequence[str], left: Time, right: Time) -> bool:
    """Whether ``right`` closes a range that ``left`` opens."""
    between = tuple(forms[left.stop : right.first])
    if len(between) <= _MOST_APART and _says_until(between):
        return True
    if between == ("-",) or (not between and forms[right.first].startswith("لل")):
        return True
    opener = forms[max(0, left.first - 3) : left.first]
    joined = forms[right.first].startswith("و") or between in (("و",), ("وبين",))
    return joined and len(between) <= 1 and any(word in particles("between") for word in opener)


def _says_until(between: Sequence[str]) -> bool:
    """Whether ``حتى`` or the like governs what follows: nothing but words of time comes after it."""
    untils = [place for place, word in enumerate(between) if word in particles("until")]
    return bool(untils) and all(
        word in particles("before_time") or word in particles("inside_time")
        for word in between[untils[-1] + 1 :]
    )


def day_list(forms: Sequence[str], index: int) -> tuple[Time, ...]:
    """``يومي السبت والأحد``, ``أيام 5 و6 و7 مايو``: from the first to the last of the days named."""
    if forms[index] not in ("يومي", "ليومي", "ايام", "لايام", "بيومي", "وليومي"):
        return ()
    days = _weekdays(forms, index + 1) or _numbered(forms, index + 1)
    if len(days) < 2:
        return ()
    at = days[-1].stop
    skip = 1 if forms[index][0] in "لب" else 0
    return (
        Time(index, at, skip, days=(days[0],), since=True),
        Time(index, at, skip, days=(days[-1],), until=True),
    )


def _weekdays(forms: Sequence[str], at: int) -> list[Day]:
    days: list[Day] = []
    while at < len(forms):
        day = day_at(forms, at)
        if day is None or day.weekday is None or (days and not forms[at].startswith("و")):
            break
        days.append(day)
        at = day.stop
    return days


def _numbered(forms: Sequence[str], at: int) -> list[Day]:
    """Days of one month that follow each other, the month named after the last: ``5 و6 و7 مايو``."""
    numbers: list[int] = []
    while at + 1 < len(forms) and forms[at].isdecimal() and len(numbers) < _MOST_DAYS:
        day = day_at(forms, at)
        if day is not None:
            numbers.append(day.day or 0)
            follow = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
            dated = day.day is not None and day.month is not None and follow
            return [replace(day, day=number) for number in numbers] if dated else []
        numbers.append(int(forms[at][:4]))
        at += 2 if forms[at + 1] in ("و", "،", ",") else 1
    return []


def shared_month(forms: Sequence[str], index: int) -> tuple[Time, Time] | None:
    """``12 و19 حزيران``, ``12-19 حزيران``, ``من 12 إلى 19 حزيران``: one month for both ends."""
    at = index
    number = cardinal_at(forms, at) if forms[at][:1].isdigit() else ordinal_at(forms, at)
    if number is None or not 1 <= number.value <= 31 or number.stop >= len(forms) - 1:
        return None
    link, after = forms[number.stop], number.stop + 1
    hyphen = link in ("-", "–", "/")
    joined = link == "و" and any(word in particles("between") for word in forms[max(0, index - 2) : index])
    until = link in particles("until") and index > 0 and forms[index - 1] in ("من", "بين", "الفتره")
    if not (hyphen or joined or until):
        return None
    day = day_at(forms, after)
    if day is None or day.day is None or day.month is None or day.first != after:
        return None
    if link == "/" and day.stop == after + 3:
        return None
    first = replace(day, first=index, skip=number.skip, day=number.value)
    last = replace(day, first=index, skip=number.skip)
    return (
        Time(index, day.stop, number.skip, days=(first,), since=True),
        Time(index, day.stop, number.skip, days=(last,), until=True),
    )


def of_same_month(forms: Sequence[str], index: int, previous: Time | None) -> Time | None:
    """``العاشر منه`` after ``من الأول من نوفمبر``: a day of the month named before."""
    if previous is None:
        return None
    month = next((day for day in previous.days if day.month is not None and day.day is not None), None)
    number = cardinal_at(forms, index) if forms[index][:1].isdigit() else ordinal_at(forms, index)
    if month is None or number is None or not 1 <= number.value <= 31:
        return None
    if number.stop >= len(forms) or forms[number.stop] != "منه":
        return None
    stop = number.stop + 1
    day = replace(month, first=index, stop=stop, skip=number.skip, day=int(number.value))
    return Time(index, stop, number.skip, days=(day,))
