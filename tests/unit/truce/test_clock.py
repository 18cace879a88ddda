import pytest

from reader.truce.clock import Clock, clock_at, day_hours, part_at
from reader.truce.lexicon import forms_of


@pytest.mark.parametrize(
    ("text", "hour", "minute", "strong", "full"),
    [
        ("الساعة التاسعة", 9, 0, True, False),
        ("التاسعة", 9, 0, False, False),
        ("التاسعة والنصف", 9, 30, True, False),
        ("العاشرة إلا ربعا", 9, 45, True, False),
        ("الواحدة إلا خمس دقائق", 12, 55, True, False),
        ("السابعة والنصف إلا خمس دقائق", 7, 25, True, False),
        ("الساعة 9", 9, 0, True, False),
        ("الساعة 9 إلا ربعا", 8, 45, True, False),
        ("الساعة 14", 14, 0, True, True),
        ("الساعة 9,00", 9, 0, True, True),
        ("الساعة 12،30", 12, 30, True, True),
        ("23:59", 23, 59, True, True),
        ("الساعة 24:00", 24, 0, True, True),
        ("الساعة صفر", 0, 0, True, True),
        ("0900 بتوقيت غرينتش", 9, 0, False, True),
    ],
)
def test_an_hour(text: str, hour: int, minute: int, strong: bool, full: bool) -> None:
    clock = clock_at(forms_of(text), 0)
    assert clock is not None
    assert (clock.hour, clock.minute, clock.strong, clock.full) == (hour, minute, strong, full)


@pytest.mark.parametrize(
    "text", ["الساعة 25:00", "الساعة 9,75", "24:30", "التاسع", "1955", "هدنة", "(9,00)", "الثالثة عشرة"]
)
def test_no_hour(text: str) -> None:
    assert clock_at(forms_of(text), 0) is None


def test_its_extent_leaves_proclitics_out() -> None:
    clock = clock_at(forms_of("للساعة (11:59) مساء"), 0)
    assert clock is not None
    assert (clock.first, clock.stop, clock.skip) == (0, 4, 1)


@pytest.mark.parametrize(
    ("hour", "full", "part", "hours"),
    [
        (9, False, "morning", (9,)),
        (9, False, "evening", (21,)),
        (12, False, "night", (0,)),
        (12, False, "noon", (12,)),
        (1, False, "noon", (13,)),
        (11, False, "night", (23,)),
        (2, False, "small", (2,)),
        (9, False, None, (9, 21)),
        (12, False, None, (0, 12)),
        (9, True, None, (9,)),
        (9, True, "evening", (21,)),
        (14, True, "evening", (14,)),
        (24, True, None, (0,)),
        (9, False, "noon", (9, 21)),
    ],
)
def test_the_hours_that_can_be_meant(hour: int, full: bool, part: str | None, hours: tuple[int, ...]) -> None:
    assert day_hours(Clock(0, 1, 0, hour, 0, strong=True, full=full), part) == hours


@pytest.mark.parametrize(
    ("text", "part", "stop"),
    [
        ("صباحا", "morning", 1),
        ("بعد منتصف الليل", "small", 3),
        ("قبل ظهر", "forenoon", 2),
        ("مغرب", "evening", 1),
    ],
)
def test_parts_of_the_day(text: str, part: str, stop: int) -> None:
    found = part_at(forms_of(text), 0)
    assert found is not None
    assert (found.value, found.stop) == (part, stop)
