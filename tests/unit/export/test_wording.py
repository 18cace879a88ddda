import pytest

from reader.export.facts import facts
from reader.export.wording import duration, quantity, when
from reader.i18n import Translator
from reader.truce import Basis, Confidence, When

AR, EN = Translator("ar"), Translator("en")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0 يوم"),
        (1, "يوم"),
        (2, "يومان"),
        (3, "3 أيام"),
        (10, "10 أيام"),
        (11, "11 يوما"),
        (99, "99 يوما"),
        (100, "100 يوم"),
        (102, "102 يوم"),
        (103, "103 أيام"),
    ],
)
def test_arabic_plurals(number, words):
    assert quantity(number, "day", AR) == words


@pytest.mark.parametrize(
    ("iso", "arabic", "english"),
    [
        ("PT10H", "10 ساعات", "10 hours"),
        ("PT72H", "72 ساعة", "72 hours"),
        ("P1DT12H", "يوم و12 ساعة", "1 day and 12 hours"),
        ("P2W", "أسبوعان", "2 weeks"),
        ("P1M", "شهر", "1 month"),
        ("PT30M", "30 دقيقة", "30 minutes"),
        ("P1Y", "سنة", "1 year"),
        ("P", "P", "P"),
        ("kein", "kein", "kein"),
    ],
)
def test_durations(iso, arabic, english):
    assert (duration(iso, AR), duration(iso, EN)) == (arabic, english)


def moment(value, **known):
    return When(value, "نص", 0, 2, Basis.STATED, Confidence.HIGH, 0, **known)


@pytest.mark.parametrize(
    ("point", "arabic"),
    [
        (
            moment("2016-11-04T09:00+02:00", time="09:00", zone="Asia/Damascus"),
            "الجمعة 4 نوفمبر 2016 الساعة 09:00 (Asia/Damascus, UTC+02:00)",
        ),
        (moment("2016-11-04T09:00"), "الجمعة 4 نوفمبر 2016 الساعة 09:00"),
        (moment("2016-10"), "2016-10"),
        (moment(None, weekday="Friday", time="09:00", timex="XXXX-WXX-5T09:00"), "الجمعة الساعة 09:00"),
        (moment(None, timex="PRESENT_REF"), "PRESENT_REF"),
        (moment(None), "نص"),
        (moment("--04-02"), "نص"),
    ],
)
def test_points_in_time(point, arabic):
    assert when(point, AR) == arabic


def test_facts_in_reading_order(analysis):
    known = facts(analysis.truces[0], AR)
    assert [(fact.field, fact.words) for fact in known] == [
        ("kind", "هدنة إنسانية"),
        ("status", "معلنة"),
        ("place", "الواحة"),
        ("start", "الجمعة 4 نوفمبر 2016 الساعة 09:00 (Asia/Damascus, UTC+02:00)"),
        ("end", "الجمعة 4 نوفمبر 2016 الساعة 19:00 (UTC+02:00) (محسوب)"),
        ("duration", "10 ساعات"),
        ("corridors.count", "8"),
        ("corridors.breakdown", "2"),
    ]
    assert known[0].evidence is None
    assert known[3].evidence is analysis.truces[0].start
