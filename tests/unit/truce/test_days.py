from typing import Any

import pytest

from reader.truce.days import day_at
from reader.truce.lexicon import forms_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("الجمعة", {"weekday": 4}),
        ("يوم الإثنين المقبل", {"weekday": 0, "shift": 1}),
        ("ليل السبت", {"weekday": 5, "night": True}),
        ("ليوم الخميس", {"weekday": 3, "skip": 1}),
        ("غدا", {"offset": 1}),
        ("أول من أمس", {"offset": -2}),
        ("هذه الليلة", {"offset": 0, "night": True}),
        ("قبل ثلاثة أيام", {"offset": -3}),
        ("قبل أسبوعين", {"offset": -14, "vague": True}),
        ("4 تشرين الثاني/نوفمبر 2016", {"day": 4, "month": 11, "year": 2016}),
        ("السابع والعشرين من شباط (فبراير) الجاري", {"day": 27, "month": 2, "shift": 0}),
        ("أول ديسمبر", {"day": 1, "month": 12}),
        ("الفاتح من نوفمبر", {"day": 1, "month": 11}),
        ("الـ10 من أكتوبر", {"day": 10, "month": 10}),
        ("22/نوفمبر/2023", {"day": 22, "month": 11, "year": 2023}),
        ("4/11/2016", {"day": 4, "month": 11, "year": 2016}),
        ("2016-11-04", {"day": 4, "month": 11, "year": 2016}),
        ("04.11.2016", {"day": 4, "month": 11, "year": 2016}),
        ("12 رمضان 1437 هـ", {"day": 12, "month": 9, "year": 1437, "hijri": True}),
        ("الخامس من الشهر المقبل", {"day": 5, "shift": 1, "period": "month"}),
        ("نهاية مارس", {"month": 3, "end": True}),
        ("مطلع ديسمبر المقبل", {"month": 12, "shift": 1, "vague": True}),
        ("الأسبوع المقبل", {"shift": 1, "period": "week"}),
        ("عام 2018", {"year": 2018}),
        ("سنة ألفين وأربع", {"year": 2004}),
        ("شهر آب", {"month": 8}),
    ],
)
def test_what_the_words_say(text: str, said: dict[str, Any]) -> None:
    forms = forms_of(text)
    day = day_at(forms, 0)
    assert day is not None
    blank = {
        "weekday": None,
        "offset": None,
        "day": None,
        "month": None,
        "year": None,
        "hijri": False,
        "shift": None,
    }
    blank |= {"end": False, "vague": False, "period": None, "night": False, "skip": 0}
    assert {name: getattr(day, name) for name in blank} == blank | said
    assert (day.first, day.stop) == (0, len(forms))


@pytest.mark.parametrize(
    "text",
    [
        "مارس ضغوطا",
        "آب",
        "رجب طيب",
        "اليوم الأول",
        "قبل يوم",
        "قبل يومين من التوقيع",
        "40 مارس",
        "31/13/2016",
        "عام 90",
    ],
)
def test_no_day(text: str) -> None:
    assert day_at(forms_of(text), 0) is None


@pytest.mark.parametrize("text", ["سوق الجمعة", "بسوق الخميس", "عبد الأحد"])
def test_a_weekday_inside_a_name_is_none(text: str) -> None:
    assert day_at(forms_of(text), 1) is None


def test_exact_means_one_day() -> None:
    for text, exact in (
        ("الجمعة", True),
        ("نهاية مارس", True),
        ("مارس 2016", False),
        ("عام 2018", False),
    ):
        day = day_at(forms_of(text), 0)
        assert day is not None
        assert day.exact is exact
