"""Which mentions are of the same truce."""

from collections.abc import Callable

import pytest

from reader.truce import Truce

Found = Callable[..., tuple[Truce, ...]]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("أعلنت روسيا هدنة في حلب لثلاث ساعات. وكانت هدنة سابقة قد انهارت الشهر الماضي.", "past"),
        ("أعلنت روسيا هدنة في حلب. وسبق أن أعلنت الحكومة وقفا لإطلاق النار في سبتمبر.", "past"),
        ("أعلنت روسيا هدنة في حلب. وانهار اتفاق لوقف إطلاق النار عام 2014 بعد أيام.", "past"),
        (
            "أعلنت روسيا هدنة في حلب لثلاث ساعات. وصوت مجلس الأمن على هدنة في سوريا مدتها 30 يوما.",
            "announced",
        ),
        (
            "أعلنت روسيا هدنة في حلب لثلاث ساعات. ودعت الأمم المتحدة إلى هدنة إنسانية مدتها 48 ساعة.",
            "proposed",
        ),
        (
            "أعلنت حركة طالبان هدنة في أفغانستان ثلاثة أيام. وأعلن الرئيس الأفغاني الخميس وقفا لإطلاق النار.",
            "announced",
        ),
        ("أعلن الجيش هدنة في حلب تبدأ الخميس. وردت الفصائل بهدنة من جانبها تبدأ السبت.", "announced"),
        ("أعلن الجيش هدنة في حلب. وفي يونيو من العام الماضي أعلن الجيش وقفا لإطلاق النار.", "past"),
        ("أعلن الجيش هدنة في حلب ليومين. من جانبها أعلنت حركة الشمال وقفا للعدائيات لستة أشهر.", "announced"),
    ],
)
def test_another_truce(truces: Found, text: str, other: str) -> None:
    found = truces(text)
    assert [truce.main for truce in found] == [True, False]
    assert found[1].status == other


@pytest.mark.parametrize(
    "text",
    [
        "أعلنت روسيا هدنة في حلب. وقالت الوزارة إن الهدنة تستمر ثلاث ساعات.",
        "أعلن الجيش هدنة في حلب لثلاثة أيام. ويستمر وقف إطلاق النار 72 ساعة.",
        "أعلن الجيش هدنة يومية في حلب لخمس ساعات. وقال إن الهدنة ستستمر شهرا.",
        "أعلن الجيش هدنة في حلب. وقال إن هذه الهدنة تختلف عن الهدن السابقة.",
        "هدنة جديدة في حلب\nأعلن الجيش وقفا لإطلاق النار في حلب لثلاثة أيام.",
    ],
)
def test_the_same_truce(truces: Found, text: str) -> None:
    assert len(truces(text)) == 1


def test_a_length_stays_with_its_truce(truces: Found) -> None:
    first, second = truces("أعلنت روسيا هدنة في حلب لثلاث ساعات. ودعت الأمم المتحدة إلى هدنة مدتها 48 ساعة.")
    assert first.duration is not None
    assert second.duration is not None
    assert (first.duration.value, second.duration.value) == ("PT3H", "PT48H")


def test_what_came_before_a_prolongation(truces: Found) -> None:
    text = "قرر مجلس الوزراء تمديد وقف إطلاق النار في دارفور ستة أشهر. وكان الرئيس أعلن تمديد وقف النار حتى 31 ديسمبر."
    assert truces(text)[0].end is None


def test_a_prolongation_that_is_only_offered(truces: Found) -> None:
    text = "أعلنت روسيا هدنة في أوكرانيا لثلاثين ساعة. وعرضت كييف تمديد وقف النار ثلاثين يوما."
    length = truces(text)[0].duration
    assert length is not None
    assert length.value == "PT30H"


def test_where_a_prolongation_begins_is_not_joined_to_the_truce_s_own_day(truces: Found) -> None:
    text = "أعلنت الأمم المتحدة تمديد الهدنة في اليمن 72 ساعة ابتداء من منتصف الليل. ودخلت الهدنة حيز التنفيذ الأربعاء."
    start = truces(text)[0].start
    assert start is not None
    assert (start.weekday, start.time) == ("Wednesday", None)
