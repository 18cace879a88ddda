"""Comparisons of what an article says, at the coarser grain; what is worked out is marked so."""

import datetime as dt
from collections.abc import Callable

import pytest

from reader.truce import Basis, Truce
from reader.truce.checks import minutes_between, window_check
from reader.truce.durations import Duration
from reader.truce.resolve import Moment

Found = Callable[..., tuple[Truce, ...]]

WINDOW = ("start", "end", "duration")


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("أعلن الجيش هدنة في حلب لعشر ساعات من التاسعة صباحا حتى السابعة مساء غدا السبت.", "consistent"),
        ("أعلن الجيش هدنة في حلب لثماني ساعات من التاسعة صباحا حتى السابعة مساء غدا السبت.", "contradicts"),
        ("أعلن الجيش هدنة في حلب لمدة ثلاثة أيام من 5 مارس حتى 7 مارس.", "consistent"),
        ("أعلن الجيش هدنة في حلب لمدة أسبوع من 5 مارس حتى 7 مارس.", "contradicts"),
        ("أعلن الجيش هدنة في حلب لمدة ثلاثة أشهر من 20 مارس حتى 21 يونيو 2018.", "consistent"),
        ("أعلن الجيش هدنة في حلب لمدة ثلاثة أشهر من 20 مارس حتى 28 يونيو 2018.", "refines"),
    ],
)
def test_length_against_start_and_end(truces: Found, text: str, relation: str) -> None:
    checks = [check for check in truces(text)[0].checks if check.fields == WINDOW]
    assert [check.relation for check in checks] == [relation]


def test_contradictory_lengths_are_all_shown_with_their_speakers(truces: Found) -> None:
    found = truces("قال الوزير إن الهدنة في حلب تستمر ثلاثة أيام. وقال المبعوث إن الهدنة تستمر خمسة أيام.")[0]
    said = [(one.value.value, one.value.speaker) for one in found.statements if one.field == "duration"]
    assert said == [("P3D", "الوزير"), ("P5D", "المبعوث")]
    assert [(check.fields, check.relation) for check in found.checks] == [(("duration",), "contradicts")]
    assert "الوزير: P3D" in found.checks[0].note
    assert "المبعوث: P5D" in found.checks[0].note


def test_equal_lengths_in_other_units_agree(truces: Found) -> None:
    assert truces("أعلن الجيش هدنة في حلب لثلاثة أيام. وتستمر الهدنة 72 ساعة.")[0].checks == ()


def test_a_prolongation_does_not_contradict_the_first_length(truces: Found) -> None:
    found = truces("مدد الجيش الهدنة في حلب ليومين إضافيين. وكانت الهدنة بدأت في 24 فبراير لأربعة أيام.")[0]
    assert [check for check in found.checks if check.relation == "contradicts"] == []


def test_computed_values_are_marked(truces: Found) -> None:
    found = truces("أعلن الجيش هدنة في حلب لمدة عشر ساعات تبدأ الساعة التاسعة صباح غد.")[0]
    assert found.end is not None
    assert (found.end.basis, str(found.end.value)[:16]) == (Basis.COMPUTED, "2018-03-03T19:00")
    between = truces("أعلن الجيش هدنة في حلب من التاسعة صباحا حتى السابعة مساء غدا.")[0].duration
    assert between is not None
    assert (between.basis, between.value) == (Basis.COMPUTED, "PT10H")


def test_summer_time_is_counted_on_instants(truces: Found) -> None:
    text = "أعلن الجيش الأوكراني هدنة في دونيتسك لمدة 24 ساعة تبدأ الساعة السادسة مساء السبت 24 مارس."
    end = truces(text, date="2018-03-23")[0].end
    assert end is not None
    assert end.value == "2018-03-25T19:00+03:00"


@pytest.mark.parametrize(
    "end", ["الثامنة من مساء اليوم نفسه", "الثامنة مساء اليوم ذاته", "الثامنة مساء في اليوم نفسه"]
)
def test_the_same_day_is_the_one_spoken_of(truces: Found, end: str) -> None:
    text = f"أعلنت الجبهة هدنة في حلب تبدأ يوم الخميس 8 مارس عند الثامنة صباحا وتنتهي عند {end}."
    (truce,) = truces(text)
    assert truce.end is not None
    assert truce.end.value == "2018-03-08T20:00+02:00"
    assert truce.recurrence is None


def test_hours_are_not_met_by_fewer(truces: Found) -> None:
    text = "أعلنت الجبهة هدنة في حلب مدتها 24 ساعة من الثامنة صباحا حتى الثامنة مساء الخميس 8 مارس."
    assert [check.relation for check in truces(text)[0].checks] == ["contradicts"]


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        (Moment(dt.date(2018, 3, 1)), Moment(dt.date(2018, 3, 3)), 2 * 24 * 60),
        (Moment(hour=22), Moment(hour=6), 8 * 60),
        (Moment(dt.date(2018, 3, 1)), Moment(hour=6), None),
        (Moment(hour=6), Moment(dt.date(2018, 3, 1)), None),
        (Moment(), Moment(dt.date(2018, 3, 1)), None),
    ],
)
def test_minutes_between_what_is_known(start: Moment, end: Moment, minutes: float | None) -> None:
    assert minutes_between(start, end) == minutes


@pytest.mark.parametrize(
    ("start", "end"),
    [(Moment(dt.date(2018, 3, 1)), Moment(hour=6)), (Moment(hour=6), Moment(dt.date(2018, 6, 1)))],
)
def test_months_are_compared_with_two_days_only(start: Moment, end: Moment) -> None:
    assert window_check(start, end, Duration(0, 2, 0, (("Mo", 3.0),)), daily=False) is None
