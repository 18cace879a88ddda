import pytest

from reader.article.sources import from_text
from reader.span import Span
from reader.truce.durations import Duration, duration_at
from reader.truce.words import words


def read(text: str, index: int = 0) -> Duration | None:
    return duration_at(words(text, [Span(0, len(text))]), index)


@pytest.mark.parametrize(
    ("text", "iso", "minutes"),
    [
        ("72 ساعة", "PT72H", 4320),
        ("ثلاثة أيام", "P3D", 4320),
        ("أسبوعين", "P2W", 20160),
        ("ساعة ونصف الساعة", "PT1H30M", 90),
        ("ساعتين إلا ربعا", "PT1H45M", 105),
        ("ثلاث ساعات إلا عشر دقائق", "PT2H50M", 170),
        ("ثلث ساعة", "PT20M", 20),
        ("نصف يوم", "PT12H", 720),
        ("يومين و3 ساعات", "P2DT3H", 3060),
        ("2,5 ساعة", "PT2H30M", 150),
        ("أسبوع ونصف", "P1W3DT12H", 15120),
        ("شهر ونصف", "P1M15D", None),
        ("نصف سنة", "P6M", None),
        ("ثلاثين ثانية", "PT30S", 0.5),
        ("أيام عيد الفطر الثلاثة", "P3D", 4320),
        ("الساعات الـ48", "PT48H", 2880),
    ],
)
def test_a_length(text: str, iso: str, minutes: float | None) -> None:
    length = read(text)
    assert length is not None
    assert length.iso == iso
    assert length.minutes is None or round(length.minutes, 6) == minutes


@pytest.mark.parametrize(
    "text", ["24 إلى 48 ساعة", "يوم أو يومين", "ثانية", "اليوم الثالث", "أيام الحرب", "ساعات", "الإثنين"]
)
def test_no_length(text: str) -> None:
    assert read(text) is None


def test_every_day_is_no_length() -> None:
    assert read("كل يوم", 1) is None
    assert read("في كل ساعة", 2) is None


def test_a_lone_unit_is_bare_until_something_says_one() -> None:
    lone, one = read("شهر"), read("شهر واحد")
    assert lone is not None
    assert one is not None
    assert (lone.bare, one.bare) == (True, False)


def test_about_and_further() -> None:
    about, further = read("نحو 72 ساعة", 1), read("72 ساعة إضافية")
    assert about is not None
    assert further is not None
    assert (about.about, about.further, further.about, further.further) == (True, False, False, True)


def test_lengths_compare_as_quantities() -> None:
    days, hours, month = read("ثلاثة أيام"), read("72 ساعة"), read("شهر")
    assert days is not None
    assert hours is not None
    assert month is not None
    assert days.same_length(hours)
    assert not month.same_length(days)


def test_proclitics_are_no_part_of_it() -> None:
    article = from_text("هدنة لثمانٍ وأربعين ساعة في حلب")
    view = words(article.text, [Span(0, len(article.text))])
    length = duration_at(view, 1)
    assert length is not None
    assert length.proclitics == "ل"
    assert view.span(length.first, length.stop, length.skip).of(article.text) == "ثمانٍ وأربعين ساعة"
