"""Which times and lengths are a truce's; 2018-03-02 was a Friday."""

from collections.abc import Callable

import pytest

from reader.truce import Truce

Found = Callable[..., tuple[Truce, ...]]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "أعلن الجيش هدنة في حلب من الساعة التاسعة صباحا حتى السابعة مساء غدا السبت.",
            "2018-03-03T09:00",
            "T19:00",
        ),
        ("أعلن الجيش هدنة في حلب يوم السبت اعتبارا من الساعة العاشرة صباحا.", "2018-03-03T10:00", None),
        ("بدأت في مدينة حلب، صباح أمس، هدنة بين الجيش والمسلحين.", "2018-03-01", None),
        ("وعند السابعة صباحا أمس دخلت الهدنة في حلب حيز التنفيذ.", "2018-03-01T07:00", None),
        ("مدد الجيش الهدنة في حلب حتى موعد الانتخابات المقررة في 20 أبريل المقبل.", None, "2018-04-20"),
        ("يلتزم المسلحون بالهدنة السارية في حلب منذ 5 فبراير الماضي.", "2018-02-05", None),
        ("دخلت الهدنة في حلب حيز التنفيذ أمس، وتنتهي الأحد.", "2018-03-01", "2018-03-04"),
        # the conflict that a truce interrupts is no other subject
        ("أعلن المبعوث هدنة إنسانية في النزاع اليمني تبدأ مساء السبت.", "2018-03-03", None),
        # a day to come right beside the truce's word
        ("أعلنت روسيا هدنة إنسانية بحلب في 20 مارس.", "2018-03-20", None),
        ("أعلنت روسيا هدنة إنسانية بحلب في 20 مارس المقبل.", "2018-03-20", None),
        # a range before its verb
        (
            "بين العاشرة صباحا والثالثة بعد الظهر، سيوقف الجيش عملياته في غزة غدا.",
            "2018-03-03T10:00",
            "T15:00",
        ),
        ("بدأ الجيش، أمس، تطبيق هدنة مع المسلحين في حلب.", "2018-03-01", None),
        ("أعلن الجيش هدنة في حلب، وقال إن القرار يسري اعتبارا من مساء السبت.", "2018-03-03", None),
        # fighting that will stop, named before its verb
        ("قال الجيش إن العمليات العسكرية في غزة ستتوقف يوم السبت.", "2018-03-03", None),
        ("اتفق الطرفان على وقف العنف في غزة اعتبارا من مساء السبت.", "2018-03-03", None),
    ],
)
def test_beginning_and_end(truces: Found, text: str, start: str | None, end: str | None) -> None:
    found = truces(text)[0]
    stated_end = found.end if found.end and found.end.basis != "computed" else None
    assert str(found.start.value if found.start else None).startswith(str(start))
    assert (end or "None") in str(stated_end.value if stated_end else None)


@pytest.mark.parametrize(
    "text",
    [
        "أعلن الجيش مساء الخميس هدنة في حلب.",  # the day of the announcement
        "أعلن الجيش هدنة في حلب، وقال إن المحادثات تبدأ الأحد في جنيف.",  # the talks' day
        "أعلن الجيش هدنة في حلب، وتفتح المتاجر من التاسعة صباحا حتى الثالثة ظهرا.",  # opening hours
        "أعلن الجيش هدنة في حلب هي أول هدنة منذ عام 2016.",  # since the last one
        "أعلن الجيش هدنة في حلب التي يحاصرها منذ 17 فبراير.",  # the siege's beginning
        "أعلن الجيش هدنة في حلب بعد هجوم بدأ في 18 فبراير الماضي.",  # the attack's
        "تعود تفاهمات الهدنة في حلب إلى 26 آب/أغسطس 2016.",  # a date of the understanding
        "أعلن الجيش هدنة في حلب في 20 فبراير.",  # past, so perhaps that of the announcement
        "أعلن الجيش هدنة في حلب، وبدا السبت أن الهدنة صامدة.",  # seemed, not began
        "أعلن الجيش هدنة في حلب، على أن يفتح ممر إنساني من الساعة التاسعة صباحا حتى الثانية ظهرا.",  # its hours
        "أعلن الجيش هدنة في حلب، وقال إن الممر الإنساني سيفتح من الساعة التاسعة صباحا.",  # the same
    ],
)
def test_times_of_other_things(truces: Found, text: str) -> None:
    found = truces(text)[0]
    assert (found.start, found.end) == (None, None)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("أعلن الجيش هدنة لمدة عشر ساعات في حلب.", "PT10H"),
        ("أعلن الجيش هدنة في حلب لأسبوعين.", "P2W"),
        ("أعلن الجيش هدنة في حلب تستمر 48 ساعة.", "PT48H"),
        ("طالب الصليب الأحمر بهدنة عاجلة في حلب لا تقل عن 24 ساعة.", "PT24H"),
        ("مدد الجيش الهدنة الإنسانية في قطاع غزة أربع ساعات.", "PT4H"),
        ("أعلن الجيش أنه سيوقف عملياته العسكرية في قطاع غزة ثلاث ساعات يوميا.", "PT3H"),
        (
            "اتفق الجيش والمسلحون على هدنة في حلب من الأول من أبريل حتى 10 يوليو 2018، أي لمدة 101 يوم.",
            "P101D",
        ),
    ],
)
def test_length(truces: Found, text: str, length: str) -> None:
    duration = truces(text)[0].duration
    assert duration is not None
    assert (duration.value, duration.basis) == (length, "stated")


@pytest.mark.parametrize(
    "text",
    [
        "وقع الجيش والمسلحون اتفاق هدنة في حلب يبدأ خلال 72 ساعة.",  # a delay
        "أعلن الجيش هدنة في حلب بعد حصار استمر 17 يوما.",  # the siege's
        "أعلن الجيش هدنة في حلب، وقتل طفل عمره ثلاثة أعوام.",  # an age
        "أعلن الجيش هدنة في حلب في ختام مفاوضات استمرت يومين.",  # the talks'
        "أعلن الجيش هدنة في حلب، وأمهل المسلحين 24 ساعة للمغادرة.",  # an ultimatum
        "أعلن الجيش هدنة في حلب بعد نحو عشرة أيام من القصف.",  # so long after
        "أعلن الجيش هدنة في حلب، وقال إن الاتفاق ينفذ على مراحل تستغرق شهرين.",  # the stages'
        "أعلن الجيش هدنة في حلب تضع حدا لثمانية أيام من المعارك.",  # so long a battle
    ],
)
def test_lengths_of_other_things(truces: Found, text: str) -> None:
    duration = truces(text)[0].duration
    assert duration is None or duration.basis == "computed"


def test_a_delay_after_the_signing_gives_the_day(truces: Found) -> None:
    start = truces(
        "وقع الطرفان الجمعة اتفاق هدنة في جوبا، وقال الوزير إن الهدنة تبدأ بعد 72 ساعة من التوقيع."
    )[0].start
    assert start is not None
    assert (start.value, start.basis, start.confidence) == ("2018-03-05", "inferred", "low")


def test_a_daily_window(truces: Found) -> None:
    found = truces("أعلن الجيش هدنة يومية في حلب من التاسعة صباحا حتى الثانية ظهرا اعتبارا من غد.")[0]
    assert found.recurrence == "daily"
    assert found.start is not None
    assert found.end is not None
    assert (str(found.start.value)[:16], found.start.time, found.end.time) == (
        "2018-03-03T09:00",
        "09:00",
        "14:00",
    )
    assert found.duration is not None
    assert (found.duration.value, found.duration.basis) == ("PT5H", "computed")


def test_without_a_date_weekday_and_hour_are_told(truces: Found) -> None:
    start = truces("أعلن الجيش هدنة في حلب تبدأ الساعة التاسعة صباح الجمعة.", date="")[0].start
    assert start is not None
    assert (start.value, start.weekday, start.time, start.timex) == (
        None,
        "Friday",
        "09:00",
        "XXXX-WXX-5T09:00",
    )


def test_hours_that_run_over_noon_without_a_part_of_the_day(truces: Found) -> None:
    found = truces("بين العاشرة والثالثة، سيوقف الجيش عملياته يوميا في غزة.")[0]
    assert found.start is not None
    assert found.end is not None
    assert (found.start.time, found.end.time) == ("10:00", "15:00")
    assert (found.start.confidence, found.end.confidence) == ("low", "low")


def test_ages_are_no_hours(truces: Found) -> None:
    found = truces("أعلن الجيش هدنة في غزة لنقل أطفال بين العاشرة والثالثة من العمر.")[0]
    assert (found.start, found.end) == (None, None)


def test_the_end_of_something_else_prolonged_is_not_the_truce_s(truces: Found) -> None:
    text = "أعلن الجيش هدنة في حلب لثلاثة أيام. ومدد المجلس ولاية البعثة حتى 31 أغسطس المقبل."
    end = truces(text)[0].end
    assert end is None or end.basis == "computed"


def test_an_agreement_named_far_before_begins(truces: Found) -> None:
    text = (
        "سقطت قذائف على البلدة بعد أيام من سريان اتفاق وقف إطلاق النار في لبنان.\nوقال الوزير إن الجيش ينتشر.\n"
        "وسيمسح الجنود الطرق.\nوكان الاتفاق، الذي أعلن من باريس، دخل حيز التنفيذ عند الرابعة فجر الأربعاء."
    )
    start = truces(text)[0].start
    assert start is not None
    assert (start.weekday, start.time) == ("Wednesday", "04:00")
