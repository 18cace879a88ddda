import datetime as dt

import pytest

from reader.truce.dates import Tense, calendar_date, hijri_date, past_midnight, shifted_date, weekday_date
from reader.truce.days import Day, day_at
from reader.truce.lexicon import forms_of
from reader.truce.times import Time, time_at

FRIDAY = dt.date(2016, 11, 4)


def day(text: str) -> Day:
    found = day_at(forms_of(text), 0)
    assert found is not None
    return found


def time(text: str) -> Time:
    found = time_at(forms_of(text), 0)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "tense", "days"),
    [
        ("الجمعة", Tense.PAST, 0),
        ("الجمعة", Tense.FUTURE, 0),
        ("السبت", Tense.FUTURE, 1),
        ("السبت", Tense.OPEN, 1),
        ("السبت", Tense.PAST, -6),
        ("الخميس", Tense.FUTURE, 6),
        ("الخميس", Tense.OPEN, -1),
        ("الأربعاء", Tense.OPEN, 5),
        ("الجمعة المقبل", Tense.OPEN, 7),
        ("الجمعة الماضي", Tense.OPEN, -7),
        ("الأحد الماضي", Tense.FUTURE, -5),
        ("منتصف ليل السبت", Tense.FUTURE, 2),
    ],
)
def test_weekdays(text: str, tense: Tense, days: int) -> None:
    said = time(text)
    weekdays = [one.weekday for one in said.days if one.weekday is not None]
    assert weekday_date(weekdays, said, FRIDAY, tense) == FRIDAY + dt.timedelta(days=days)
    assert weekday_date(weekdays, said, None, tense) is None


@pytest.mark.parametrize(
    ("text", "date", "tense", "meant"),
    [
        ("30 ديسمبر", dt.date(2017, 1, 2), Tense.OPEN, "2016-12-30"),
        ("3 يناير", dt.date(2018, 12, 19), Tense.OPEN, "2019-01-03"),
        ("3 يناير المقبل", dt.date(2018, 12, 19), Tense.OPEN, "2019-01-03"),
        ("20 يوليو الماضي", dt.date(2018, 2, 1), Tense.OPEN, "2017-07-20"),
        ("31 فبراير", dt.date(2018, 2, 1), Tense.OPEN, None),
        ("29 فبراير", dt.date(2016, 2, 1), Tense.OPEN, "2016-02-29"),
        ("نهاية مارس", dt.date(2018, 3, 28), Tense.OPEN, "2018-03-31"),
    ],
)
def test_days_of_a_month(text: str, date: dt.date, tense: Tense, meant: str | None) -> None:
    found, _ = calendar_date(day(text), date, tense)
    assert (found and found.isoformat()) == meant


def test_without_the_articles_date_the_year_stays_open() -> None:
    assert calendar_date(day("2 أبريل"), None, Tense.OPEN) == (None, "--04-02")
    assert calendar_date(day("أبريل"), None, Tense.OPEN) == (None, "--04")
    assert calendar_date(day("2 أبريل 2022"), None, Tense.OPEN) == (dt.date(2022, 4, 2), None)


def test_months_look_where_the_verb_looks() -> None:
    assert calendar_date(day("يونيو"), dt.date(2018, 8, 19), Tense.PAST) == (None, "2018-06")
    assert calendar_date(day("يونيو"), dt.date(2018, 8, 19), Tense.FUTURE) == (None, "2019-06")


def test_shifted_periods() -> None:
    assert shifted_date(day("الشهر المقبل"), dt.date(2016, 12, 4)) == (None, "2017-01")
    assert shifted_date(day("الخامس من الشهر الماضي"), dt.date(2016, 1, 4)) == (dt.date(2015, 12, 5), None)
    assert shifted_date(day("العام الماضي"), FRIDAY) == (None, "2015")
    assert shifted_date(day("الأسبوع المقبل"), FRIDAY) == (None, None)
    assert shifted_date(day("الشهر المقبل"), None) == (None, None)


def test_hijri_dates_by_umm_al_qura_and_the_weekday_named() -> None:
    assert hijri_date(day("12 رمضان 1437"), None) == dt.date(2016, 6, 17)
    assert hijri_date(day("12 رمضان"), dt.date(2016, 6, 15)) == dt.date(2016, 6, 17)
    assert hijri_date(day("12 رمضان 1437"), None, weekday=5) == dt.date(2016, 6, 18)
    assert hijri_date(day("12 رمضان 1437"), None, weekday=1) == dt.date(2016, 6, 17)
    assert hijri_date(day("12 رمضان"), None) is None
    assert hijri_date(day("رمضان 1437"), None) is None


@pytest.mark.parametrize(
    ("text", "past"),
    [
        ("منتصف ليل السبت", True),
        ("الثالثة ليل السبت", True),
        ("الواحدة بعد منتصف ليل السبت", True),
        ("العاشرة ليل السبت", False),
        ("الثالثة فجر السبت", False),
        ("السبت بعد منتصف الليل", False),
    ],
)
def test_small_hours_of_a_night(text: str, past: bool) -> None:
    assert past_midnight(time(text)) is past
