import datetime as dt
from dataclasses import replace

import pytest

from reader.truce.dates import Tense
from reader.truce.lexicon import forms_of
from reader.truce.model import Basis, Confidence
from reader.truce.resolve import Moment, Setting, resolve
from reader.truce.times import time_at


def moment(
    text: str, date: str | None, zone: str | None = None, tense: Tense = Tense.OPEN, given: str | None = None
) -> Moment:
    time = time_at(forms_of(text), 0)
    assert time is not None
    return resolve(time, Setting(dt.date.fromisoformat(date) if date else None, zone, given), tense)


def test_the_zone_of_a_place_changes_with_its_laws() -> None:
    assert moment("الجمعة عند التاسعة صباحا", "2016-11-02", "Asia/Damascus").value == "2016-11-04T09:00+02:00"
    assert moment("الجمعة عند التاسعة صباحا", "2024-11-06", "Asia/Damascus").value == "2024-11-08T09:00+03:00"


@pytest.mark.parametrize(
    ("text", "zone", "given", "named", "basis"),
    [
        ("التاسعة صباحا", None, None, None, "none"),
        ("التاسعة صباحا", "Asia/Gaza", None, "Asia/Gaza", "place"),
        ("التاسعة صباحا", "Asia/Gaza", "Asia/Beirut", "Asia/Beirut", "stated"),
        ("التاسعة صباحا بالتوقيت المحلي", "Asia/Gaza", None, "Asia/Gaza", "local"),
        ("التاسعة صباحا بتوقيت دمشق", "Asia/Gaza", None, "Asia/Damascus", "stated"),
        ("السابعة صباحا بتوقيت غرينتش", "Asia/Gaza", None, "UTC", "stated"),
        ("الساعة 12,00 (09,00 ت غ)", "Asia/Baku", None, None, "local"),
        ("الساعة 13,00 (09,00 ت غ)", "Asia/Baku", None, "Asia/Baku", "local"),
    ],
)
def test_where_the_zone_comes_from(
    text: str, zone: str | None, given: str | None, named: str | None, basis: str
) -> None:
    found = moment(text, "2020-10-10", zone, given=given)
    assert (found.zone, found.zone_basis) == (named, basis)


def test_the_hour_in_two_zones_gives_the_offset() -> None:
    found = moment("10 أكتوبر 2020 الساعة 12,00 (09,00 ت غ)", "2020-10-09", "Asia/Baku")
    assert (found.value, found.offset) == ("2020-10-10T12:00+03:00", 180)


def test_greenwich_decides_between_morning_and_evening() -> None:
    assert moment("الساعة الرابعة (02,00 ت غ)", "2024-11-26", "Asia/Beirut").time == "04:00"
    assert moment("الساعة الرابعة (14,00 ت غ)", "2024-11-26", "Asia/Beirut").time == "16:00"


def test_an_hour_that_stays_open_is_no_hour() -> None:
    found = moment("السبت الساعة التاسعة", "2016-11-02")
    assert (found.value, found.time, found.timex) == ("2016-11-05", None, "2016-11-05")


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("الجمعة عند التاسعة صباحا", "XXXX-WXX-5T09:00"),
        ("الجمعة", "XXXX-WXX-5"),
        ("2 أبريل", "XXXX-04-02"),
        ("التاسعة صباحا", "XXXX-XX-XXT09:00"),
        ("2 أبريل 2022 التاسعة صباحا بتوقيت غرينتش", "2022-04-02T09:00Z"),
        ("مساء 2 أبريل 2022", "2022-04-02TEV"),
        ("الأسبوع المقبل", "XXXX-WXX"),
        ("عام 2018", "2018"),
    ],
)
def test_what_stays_open_stays_in_the_timex(text: str, timex: str) -> None:
    assert moment(text, None).timex == timex


def test_without_a_date_a_weekday_has_no_value() -> None:
    found = moment("الجمعة عند التاسعة صباحا", None)
    assert (found.value, found.weekday, found.time) == (None, "Friday", "09:00")


def test_a_day_in_full_is_stated_another_inferred() -> None:
    assert moment("4 نوفمبر 2016", "2016-11-02").basis is Basis.STATED
    assert moment("4 نوفمبر", "2016-11-02").basis is Basis.INFERRED


def test_a_weekday_that_does_not_fit_its_date_lowers_confidence() -> None:
    assert moment("الجمعة 4 نوفمبر 2016", "2016-11-02").confidence is Confidence.HIGH
    assert moment("السبت 4 نوفمبر 2016", "2016-11-02").confidence is Confidence.LOW


def test_a_midnight_that_has_passed_opened_its_day() -> None:
    assert moment("منتصف ليل الأحد", "2020-01-12", tense=Tense.PAST).value == "2020-01-12T00:00"
    assert moment("منتصف ليل الأحد", "2020-01-12", tense=Tense.FUTURE).value == "2020-01-13T00:00"
    assert moment("منتصف ليل الأحد الاثنين", "2020-01-12", tense=Tense.PAST).value == "2020-01-13T00:00"


def test_the_end_of_a_range_takes_the_day_of_its_start() -> None:
    start = moment("الجمعة العاشرة مساء", "2016-11-02", "Asia/Damascus")
    end = time_at(forms_of("السادسة صباحا"), 0)
    assert end is not None
    setting = Setting(dt.date(2016, 11, 2), "Asia/Damascus")
    assert resolve(replace(end, until=True), setting, after=start).value == "2016-11-05T06:00+02:00"


def test_hours_are_instants_across_a_change_of_clocks() -> None:
    before = moment("27 أكتوبر 2016 العاشرة مساء", "2016-10-27", "Asia/Damascus").instant
    after = moment("28 أكتوبر 2016 العاشرة صباحا", "2016-10-27", "Asia/Damascus").instant
    assert before is not None
    assert after is not None
    assert after.astimezone(dt.UTC) - before.astimezone(dt.UTC) == dt.timedelta(hours=13)
