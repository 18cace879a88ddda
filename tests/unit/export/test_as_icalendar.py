import datetime as dt
from dataclasses import replace

import pytest

from reader.errors import InputError
from reader.export.registry import format_named

icalendar = pytest.importorskip("icalendar")


def calendar(*analyses):
    data = b"".join(format_named("icalendar").render(analyses))
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    return icalendar.Calendar.from_ical(data)


def event(analysis, **changes):
    truce = replace(analysis.truces[0], **changes)
    (found,) = calendar(replace(analysis, truces=(truce,))).walk("VEVENT")
    return found


def when(analysis, value):
    return None if value is None else replace(analysis.truces[0].start, value=value)


def length(analysis, value):
    return replace(analysis.truces[0].duration, value=value)


def test_the_window(analysis):
    found = event(analysis)
    utc = dt.UTC
    assert found.decoded("DTSTART") == dt.datetime(2016, 11, 4, 7, tzinfo=utc)
    assert found.decoded("DTEND") == dt.datetime(2016, 11, 4, 17, tzinfo=utc)
    assert found["SUMMARY"] == "هدنة إنسانية: الواحة"
    assert found["LOCATION"] == "الواحة"
    assert "«الساعة التاسعة صباح الجمعة»" in found["DESCRIPTION"]
    assert found["STATUS"] == "CONFIRMED"


@pytest.mark.parametrize(
    ("start", "end", "duration", "expected"),
    [
        ("2016-11-04", "2016-11-06", None, dt.date(2016, 11, 7)),
        ("2016-11-04", None, "P3D", dt.date(2016, 11, 7)),
        ("2016-11-04", None, "PT72H", dt.date(2016, 11, 7)),
        ("2016-11-04", None, "PT10H", None),
        ("2016-11-04T09:00", "2016-11-04T19:00", None, dt.datetime(2016, 11, 4, 19)),
        ("2016-11-04T09:00", None, "PT10H", dt.datetime(2016, 11, 4, 19)),
        ("2016-11-04T09:00", "2016-11-04T19:00+02:00", "PT10H", None),
        ("2016-11-04T09:00", "2016-11-05", "PT10H", None),
        ("2016-11-04T09:00", "2016-11-03T09:00", None, None),
        ("2016-11-04", "2016-12", "P1M", None),
    ],
)
def test_ends(analysis, start, end, duration, expected):
    found = event(
        analysis,
        start=when(analysis, start),
        end=when(analysis, end),
        duration=None if duration is None else length(analysis, duration),
    )
    assert (found.decoded("DTEND") if "DTEND" in found else None) == expected


@pytest.mark.parametrize("start", [None, "2016-11", "--11-04", "غدا", "2016-02-30"])
def test_without_a_first_day_there_is_nothing_to_write(analysis, start):
    truce = replace(analysis.truces[0], start=when(analysis, start))
    with pytest.raises(InputError) as caught:
        calendar(replace(analysis, truces=(truce,)))
    assert caught.value.key == "export.no_window"


def test_several_articles_and_a_proposal(analysis, emoji):
    truce = replace(analysis.truces[0], status="proposed", recurrence="daily")
    found = calendar(analysis, emoji, replace(analysis, truces=(truce,))).walk("VEVENT")
    assert [each["STATUS"] for each in found] == ["CONFIRMED", "TENTATIVE"]
    assert "RRULE" not in found[1]
    assert found[1]["SUMMARY"].endswith("(يوميا)") or "يومي" in found[1]["SUMMARY"]


def test_what_articles_say_breaks_no_line(analysis):
    place = replace(analysis.truces[0].place, text="أ;ب,ج\\د\nBEGIN:VALARM\u2028😀" * 9)
    found = event(analysis, place=place)
    assert not found.subcomponents
    assert found["LOCATION"].startswith("أ;ب,ج\\د\nBEGIN:VALARM\n😀")
