import pytest

from reader.article.sources import from_text
from reader.text.sentences import sentences
from reader.truce.times import Time, times
from reader.truce.words import Words, words


def seen(text: str) -> tuple[Words, tuple[Time, ...]]:
    article = from_text(text)
    view = words(article.text, sentences(article.text, [part.span for part in article.paragraphs]))
    return view, times(view)


def quoted(text: str) -> list[str]:
    view, found = seen(text)
    return [view.span(time.first, time.stop, time.skip).of(view.text) for time in found]


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        ("هدنة تبدأ الجمعة عند التاسعة صباحا بالتوقيت المحلي", ["الجمعة عند التاسعة صباحا بالتوقيت المحلي"]),
        (
            "تبدأ في الساعة 9,00 (7,00 ت غ) من يوم الجمعة المقبل.",
            ["الساعة 9,00 (7,00 ت غ) من يوم الجمعة المقبل"],
        ),
        ("تبدأ للساعة التاسعة صباحا", ["لساعة التاسعة صباحا"]),
        ("من التاسعة صباحا حتى السابعة مساء", ["التاسعة صباحا", "السابعة مساء"]),
        ("قال الجمعة إن الهدنة تبدأ غدا", ["الجمعة", "غدا"]),
        ('يوم "الجمعة" المقبل', ['يوم "الجمعة" المقبل']),
        ("اليوم، التاسعة بتوقيت غرينتش", ["اليوم، التاسعة بتوقيت غرينتش"]),
        ("منتصف ليل الأحد (الاثنين 5,00 ت غ)، في أعقاب", ["منتصف ليل الأحد (الاثنين 5,00 ت غ)"]),
        ("في المرتبة التاسعة", []),
        ("بنسبة 9,00 في المئة", []),
        ("ظهر الجندي في التسجيل", []),
        ("السبت. الأحد", ["السبت", "الأحد"]),
    ],
)
def test_expressions_are_whole(text: str, expressions: list[str]) -> None:
    assert quoted(text) == expressions


def test_hours_in_two_zones_are_one_expression() -> None:
    _, (time,) = seen("الساعة 12 ظهرا بالتوقيت المحلي (9,00 ت غ)")
    assert time.clock is not None
    assert time.greenwich is not None
    assert (time.clock.hour, time.greenwich.hour, time.zone and time.zone.local) == (12, 9, True)


def test_greenwich_first_is_put_right() -> None:
    _, (time,) = seen("الساعة 0500 بتوقيت غرينتش (الثامنة صباحا بالتوقيت المحلي)")
    assert time.clock is not None
    assert time.greenwich is not None
    assert (time.clock.hour, time.greenwich.hour) == (8, 5)


@pytest.mark.parametrize(
    "text",
    [
        "من 9 صباحا حتى 2 ظهرا",
        "بين التاسعة والثانية ظهرا",
        "من الجمعة إلى الأحد",
        "الساعة 9:00-14:00",
        "من التاسعة إلى غاية العاشرة صباحا",
        "12-19 حزيران",
        "يومي السبت والأحد",
        "من الأول من نوفمبر حتى العاشر منه",
    ],
)
def test_ranges_are_two_that_know_each_other(text: str) -> None:
    _, found = seen(text)
    assert [time.until for time in found] == [False, True]


@pytest.mark.parametrize(
    "text", ["الجمعة والأحد", "الساعة التاسعة صباحا ثم العاشرة مساء", "السبت ثم حتى الآن الأحد الجمعة"]
)
def test_no_range_without_its_words(text: str) -> None:
    _, found = seen(text)
    assert not found[0].until
    assert not found[1].until


def test_the_end_of_a_range_lends_day_and_zone() -> None:
    _, (start, end) = seen("من الساعة 8:00 وحتى 20:00 بتوقيت دمشق يوم السبت")
    assert start.days == end.days
    assert start.zone == end.zone


def test_a_range_over_midnight_lends_no_day() -> None:
    _, (start, _end) = seen("من العاشرة مساء حتى السادسة من صباح السبت")
    assert start.days == ()


def test_from_then_on_inside_an_expression() -> None:
    _, (time,) = seen("الثلاثاء اعتبارا من الساعة التاسعة صباحا")
    assert time.marked
    _, plain = seen("الثلاثاء اعتبارا من الأربعاء")
    assert [time.marked for time in plain] == [False, False]
