"""Days in the text: weekdays, dates with the twin month names, Hijri dates, ``غدا``, ``الشهر المقبل``.

A ``Day`` says what the words say and no more; ``reader.truce.resolve`` makes it a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reader.text.numbers import Number, cardinal_at, ordinal_at
from reader.truce.durations import quantity_at
from reader.truce.lexicon import Found, counted, listed, particles

Period = Literal["week", "month", "year"]

_PERIODS: dict[str, Period] = {
    "الاسبوع": "week",
    "اسبوع": "week",
    "الشهر": "month",
    "شهر": "month",
    "العام": "year",
    "السنه": "year",
}
_DAY_WORDS = ("يوم", "اليوم", "ليوم", "بيوم", "نهار", "ويوم")
_YEAR_WORDS = ("عام", "سنه", "العام", "لعام", "لسنه")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST_AGO = 31
_ISO = re.compile(r"(\d{4})")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
# Month names that are everyday words too: father, practised, zero, water's place...
_NOT_ALONE = ("اب", "مارس", "صفر", "رجب", "محرم", "ماي", "ايار", "شعبان", "شوال", "المحرم")


@dataclass(frozen=True, slots=True)
class Day:
    """What the text says of a day.

    Attributes:
        first: index of its first word.
        stop: index of the first word after it.
        skip: characters of proclitics before it in its first word.
        weekday: 0 for Monday.
        offset: days from the article's date (``غدا`` is 1).
        day: day of the month.
        month: 1 to 12; with ``hijri`` of the Hijri year.
        year: as said.
        hijri: the month is a Hijri month.
        shift: 1 for the next of its kind, -1 for the last, 0 for this one.
        year_shift: the same for the year of a month (``يونيو من العام المقبل``).
        end: the last day of the month (``نهاية مارس``).
        vague: only about then (``مطلع``, ``أواخر``).
        period: ``الأسبوع المقبل``: no day is named.
        night: the night of it (``الليلة``, ``ليل السبت``).
        same: the day that was spoken of (``اليوم نفسه``).
    """

    first: int
    stop: int
    skip: int = 0
    weekday: int | None = None
    offset: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    hijri: bool = False
    shift: int | None = None
    year_shift: int | None = None
    end: bool = False
    vague: bool = False
    period: Period | None = None
    night: bool = False
    same: bool = False

    @property
    def exact(self) -> bool:
        """Whether one day is meant."""
        return self.day is not None or self.weekday is not None or self.offset is not None or self.end


def day_at(forms: Sequence[str], index: int) -> Day | None:
    """The day that begins at a word; ``يوم`` before it is taken in."""
    return (
        _numeric(forms, index)
        or _dated(forms, index)
        or _relative(forms, index)
        or _weekday(forms, index)
        or _period(forms, index)
        or _edge(forms, index)
        or _month(forms, index)
        or _ago(forms, index)
        or _year_alone(forms, index)
    )


def _shift(forms: Sequence[str], at: int) -> Found[int] | None:
    return counted("calendar", "shift").at(forms, at, clitics=False)


def _with_shift(forms: Sequence[str], day: Day) -> Day:
    found = _shift(forms, day.stop)
    return replace(day, shift=found.value, stop=found.stop) if found else day


def _relative(forms: Sequence[str], index: int) -> Day | None:
    found = counted("calendar", "relative").at(forms, index)
    if found is None:
        return None
    night = any("ليل" in word for word in forms[index : found.stop])
    following = forms[found.stop] if found.stop < len(forms) else ""
    if (
        found.value == 0
        and not night
        and following
        and (ordinal_at(forms, found.stop) or _shift(forms, found.stop))
    ):
        # اليوم الأول is "the first day", اليوم التالي the next; but اليوم الثاني من أبريل is a date
        return None
    if found.value == 0 and following in particles("same"):
        return Day(index, found.stop + 1, found.skip, same=True, night=night)
    return Day(index, found.stop, found.skip, offset=found.value, night=night)


def _weekday(forms: Sequence[str], index: int) -> Day | None:
    at = index + (forms[index] in _DAY_WORDS or forms[index] in ("ليله", "ليل"))
    found = counted("calendar", "weekdays").at(forms, at, clitics=at == index)
    if found is None or _in_a_name(forms, index):
        return None
    skip = found.skip if at == index else _day_skip(forms[index])
    night = at > index and forms[index].startswith("ليل") and forms[index] != "ليوم"
    return _with_shift(forms, Day(index, found.stop, skip, weekday=found.value, night=night))


def _in_a_name(forms: Sequence[str], index: int) -> bool:
    """Whether a weekday is part of a name: ``سوق الجمعة``, ``عبد الأحد``."""
    before = listed("calendar", "names").at(forms, index - 1) if index else None
    return before is not None and before.stop == index


def _ago(forms: Sequence[str], index: int) -> Day | None:
    """``قبل يومين``, ``قبل أسبوع``, from the article's date; ``قبل يومين من ..`` counts from something else."""
    if forms[index] not in ("قبل", "وقبل") or index + 1 >= len(forms):
        return None
    length = quantity_at(forms, index + 1)
    if length is None or len(length.parts) > 1 or length.skip:
        return None
    unit, amount = length.parts[0]
    after = forms[length.stop] if length.stop < len(forms) else ""
    if unit not in ("D", "W") or amount % 1 or amount > _LONGEST_AGO or after in ("من", "علي", "عن"):
        return None
    if length.bare and unit == "D":
        return None
    days = int(amount) * (7 if unit == "W" else 1)
    return Day(index, length.stop, len(forms[index]) - len("قبل"), offset=-days, vague=unit == "W")


def _year_alone(forms: Sequence[str], index: int) -> Day | None:
    """``عام 2018``, ``سنة ألفين وأربع``."""
    if forms[index].removeprefix("و") not in _YEAR_WORDS or index + 1 >= len(forms):
        return None
    number = cardinal_at(forms, index + 1)
    if number is None or number.skip or not _FIRST_YEAR <= number.value <= _LAST_YEAR:
        return None
    skip = len(forms[index]) - len(forms[index].removeprefix("و").removeprefix("ل"))
    return Day(index, number.stop, skip, year=number.value)


def _day_skip(form: str) -> int:
    return len(form) - 3 if form.endswith("يوم") and form != "اليوم" else 0


def _dated(forms: Sequence[str], index: int) -> Day | None:
    """A day of a month: ``27 فبراير/شباط``, ``الثاني من أبريل``, ``يوم 7 مارس``, ``1 رمضان``, ``السابع من
    الشهر المقبل``.
    """
    at = index + (forms[index] in _DAY_WORDS)
    skip = _day_skip(forms[index]) if at > index else 0
    if at < len(forms) and forms[at] == "ال" and at + 1 < len(forms):
        at += 1
    if at >= len(forms):
        return None
    number = ordinal_at(forms, at) or cardinal_at(forms, at)
    first = listed("calendar", "first_day").at(forms, at)
    if first is not None and (number is None or not number.definite):
        number = Number(1, first.stop, first.skip, definite=True)
    if number is None or not 1 <= number.value <= 31 or (not number.definite and not forms[at][:1].isdigit()):
        return None
    if at == index:
        skip = number.skip
    month_at = number.stop
    if forms[month_at : month_at + 1] and forms[month_at] in ("من", "في", "/", "-"):
        month_at += 1
    if month_at >= len(forms):
        return None
    if forms[month_at] in ("الشهر", "شهرنا", "الجاري"):
        shift = _shift(forms, month_at + (forms[month_at] != "الجاري"))
        if shift:
            return Day(index, shift.stop, skip, day=number.value, shift=shift.value, period="month")
        return None
    month = _month_name(forms, month_at)
    if month is None:
        return None
    return replace(month, first=index, skip=skip, day=number.value)


def _month_name(forms: Sequence[str], index: int) -> Day | None:
    """A month with its twin, its year or ``المقبل``: ``شهر تشرين الثاني/نوفمبر 2016``, ``يونيو حزيران
    الحالي``.
    """
    at = index + (forms[index] == "شهر")
    names = counted("calendar", "months")
    found = names.at(forms, at, clitics=False)
    if found is None:
        return _hijri_name(forms, index, at)
    stop = _twin(forms, found.stop, found.value)
    day = Day(index, stop, month=found.value)
    return _year(forms, day)


def _twin(forms: Sequence[str], stop: int, month: int) -> int:
    names = counted("calendar", "months")
    mark = forms[stop] if stop < len(forms) else ""
    at = stop + (mark in ("/", "(", "-", "\\", "،"))
    twin = names.at(forms, at, clitics=False)
    if twin is None or twin.value != month:
        return stop
    return twin.stop + (mark == "(" and tuple(forms[twin.stop : twin.stop + 1]) == (")",))


def _hijri_name(forms: Sequence[str], index: int, at: int) -> Day | None:
    found = counted("calendar", "hijri").at(forms, at, clitics=False)
    if found is None:
        return None
    stop = found.stop + (forms[found.stop : found.stop + 1] in (("المبارك",), ["المبارك"]))
    return _year(forms, Day(index, stop, month=found.value, hijri=True))


def _year(forms: Sequence[str], day: Day) -> Day:
    at = day.stop
    shift = _shift(forms, at)
    if shift:
        return replace(day, shift=shift.value, stop=shift.stop)
    if at < len(forms) and forms[at] in ("من", "/", "-", "،"):
        at += 1
    said = at < len(forms) and forms[at] in _YEAR_WORDS
    at += said
    if said and at < len(forms):
        shift = _shift(forms, at)
        if shift:
            return replace(day, year_shift=shift.value, stop=shift.stop)
    low, high = (1300, 1500) if day.hijri else (_FIRST_YEAR, _LAST_YEAR)
    if at < len(forms) and _ISO.fullmatch(forms[at]) and low <= int(forms[at]) <= high:
        stop = at + 1
        if stop < len(forms) and forms[stop] in ("ه", "هجري", "هجريه", "م", "ميلادي"):
            stop += 1
        return replace(day, year=int(forms[at]), stop=stop)
    return day


def _numeric(forms: Sequence[str], index: int) -> Day | None:
    """``4/11/2016``, ``2016-11-04``, ``04.11.2016``: day before month, as Arabic writes them."""
    at = index + (forms[index] in _DAY_WORDS)
    skip = _day_skip(forms[index]) if at > index else 0
    if at >= len(forms) or not forms[at][:1].isdigit():
        return None
    dotted = _DOTTED.fullmatch(forms[at])
    if dotted:
        return _checked(index, at + 1, skip, int(dotted[1]), int(dotted[2]), int(dotted[3]))
    parts = forms[at : at + 5]
    if (
        len(parts) == 5
        and parts[1] == parts[3]
        and parts[1] in ("/", "-")
        and all(p.isdecimal() for p in parts[::2])
    ):
        numbers = [int(part) if len(part) < 5 else 0 for part in parts[::2]]
        if numbers[0] > 31:
            numbers.reverse()
        return _checked(index, at + 5, skip, *numbers)
    return None


def _checked(index: int, stop: int, skip: int, day: int, month: int, year: int) -> Day | None:
    if 1 <= day <= 31 and 1 <= month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR:
        return Day(index, stop, skip, day=day, month=month, year=year)
    return None


def _edge(forms: Sequence[str], index: int) -> Day | None:
    """``نهاية مارس``, ``مطلع الشهر المقبل``, ``نهاية العام``."""
    edge = listed("calendar", "edges").at(forms, index)
    if edge is None or edge.stop >= len(forms):
        return None
    month = _month_name(forms, edge.stop)
    end = edge.value == "end"
    if month:
        return replace(month, first=index, skip=edge.skip, end=end, vague=not end)
    period = _period(forms, edge.stop)
    if period is None and forms[edge.stop] in ("الشهر", "العام"):
        period = Day(index, edge.stop + 1, shift=0, period=_PERIODS[forms[edge.stop]])
    if period is None:
        return None
    return replace(period, first=index, skip=edge.skip, end=end and period.period != "week", vague=not end)


def _period(forms: Sequence[str], index: int) -> Day | None:
    for skip, form in ((0, forms[index]), (1, forms[index][1:])):
        stem = "ال" + form[1:] if skip and form.startswith("ل") and forms[index].startswith("لل") else form
        if stem in _PERIODS and stem.startswith("ال"):
            shift = _shift(forms, index + 1)
            if shift:
                return Day(index, shift.stop, skip, shift=shift.value, period=_PERIODS[stem])
    return None


def _month(forms: Sequence[str], index: int) -> Day | None:
    """A month alone; names that are everyday words need a twin, a year, ``شهر`` or ``المقبل`` beside them."""
    skip = 0
    month = _month_name(forms, index)
    if month is None and forms[index][:1] in ("ب", "ل", "و"):
        stripped = (forms[index][1:], *forms[index + 1 : index + 8])
        inner = _month_name(stripped, 0)
        if inner:
            month, skip = replace(inner, first=index, stop=index + inner.stop), 1
    if month is None:
        return None
    said = forms[index] == "شهر"
    alone = month.stop == index + 1 and month.shift is None and month.year is None
    if month.hijri and not said and month.year is None:
        return None
    if alone and forms[index][skip:] in _NOT_ALONE:
        return None
    return replace(month, skip=skip)
