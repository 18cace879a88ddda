"""Hours of the day: ``الساعة التاسعة والنصف``, ``9,00``, ``23:59``, ``الثانية عشرة إلا ربعا``, ``منتصف
الليل``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reader.text.numbers import cardinal_at, ordinal_at
from reader.truce.lexicon import Found, counted, listed, particles, table
from reader.truce.zones import zone_at

_DIGITS = re.compile(r"(\d{1,2})(?:[:.,٫](\d{2}))?(?:[:.]\d{2})?|(\d{2})(\d{2})")
_COMPACT = re.compile(r"\d{4}")
_HOUR_WORDS = ("الساعه", "ساعه")
_HOURS, _MINUTES = 24, 60


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour in the text, its part of the day not yet considered.

    Attributes:
        first: index of its first word.
        stop: index of the first word after it.
        skip: characters of proclitics before it in its first word.
        hour: as said, 0 to 24.
        minute: 0 to 59.
        strong: nothing but an hour can be meant (``الساعة``, a colon); a lone ``التاسعة`` or ``9`` is not.
        full: written on the 24-hour clock (``14:00``, ``09:00``), so that no part of the day is needed.
        proclitics: the clitics on its first word.
    """

    first: int
    stop: int
    skip: int
    hour: int
    minute: int
    strong: bool
    full: bool
    proclitics: str = ""


def clock_at(forms: Sequence[str], index: int) -> Clock | None:
    """The hour that begins at a word, with or without ``الساعة``, brackets and minutes."""
    at, skip, said = index, 0, False
    for length, word in _with_clitics(forms[index]):
        if word in _HOUR_WORDS:
            at, skip, said = index + 1, length, True
            break
    if said and forms[at : at + 1] and forms[at] in ("ال", "في"):
        at += 1
    bracket = at < len(forms) and forms[at] == "("
    inner = at + bracket
    if inner >= len(forms):
        return None
    read = _digital(forms, inner, said) if forms[inner][:1].isdigit() else _spoken(forms, inner, said)
    if read is None:
        return None
    hour, minute, stop, full, own_skip = read
    if bracket:
        if not said:
            return None
        stop += stop < len(forms) and forms[stop] == ")"
    if not said and forms[index][:1] in "(":
        return None
    with_minutes = not forms[inner][:1].isdigit() and forms[stop - 1] != forms[inner] and minute > 0
    strong = said or (full and ":" in forms[inner]) or with_minutes
    return Clock(index, stop, skip or own_skip, hour, minute, strong, full, forms[index][: skip or own_skip])


def _with_clitics(form: str) -> Sequence[tuple[int, str]]:
    shapes = [(0, form)]
    if form[:1] in ("و", "ف", "ب", "ل", "ك"):
        shapes.append((1, form[1:]))
        if form.startswith("لل"):
            shapes.append((1, "ا" + form[1:]))
    if form[:2] in ("ول", "وب"):
        shapes.append((2, form[2:]))
        if form.startswith("ولل"):
            shapes.append((2, "ا" + form[2:]))
    return shapes


def _digital(forms: Sequence[str], index: int, said: bool) -> tuple[int, int, int, bool, int] | None:
    match = _DIGITS.fullmatch(forms[index])
    if match is None:
        return None
    hour, minute = int(match[1] or match[3]), int(match[2] or match[4] or 0)
    if hour > _HOURS or minute >= _MINUTES or (hour == _HOURS and minute):
        return None
    compact = match[3] is not None
    if compact and not said and not _greenwich_follows(forms, index + 1) and not _to_greenwich(forms, index):
        return None
    stop = index + 1
    comma = _after_comma(forms, index, said) if not match[2] and not compact else None
    minutes = _minutes(forms, stop) if not match[2] and not compact and comma is None else None
    if comma is not None:
        return hour, comma, index + 3, True, 0
    if minutes:
        minute, stop = minutes
        if minute < 0:
            hour, minute = hour - 1, minute + _MINUTES
    full = compact or match[2] is not None or hour > 12 or hour == 0
    return hour, minute, stop, full, 0


def _after_comma(forms: Sequence[str], index: int, said: bool) -> int | None:
    """The minutes of ``الساعة 12،00``, with the Arabic comma for a point."""
    if tuple(forms[index + 1 : index + 2]) != ("،",) or index + 2 >= len(forms):
        return None
    minutes = forms[index + 2]
    if len(minutes) != 2 or not minutes.isdecimal() or int(minutes) >= _MINUTES:
        return None
    return int(minutes) if said or _greenwich_follows(forms, index + 3) else None


def _greenwich_follows(forms: Sequence[str], index: int) -> bool:
    zone = zone_at(forms, index)
    return zone is not None and zone.utc


def _to_greenwich(forms: Sequence[str], index: int) -> bool:
    """``1200 - 1600 بتوقيت غرينتش``: the zone is said after the second hour."""
    if len(forms) <= index + 2 or forms[index + 1] not in ("-", "الي", "حتي"):
        return False
    return _COMPACT.fullmatch(forms[index + 2]) is not None and _greenwich_follows(forms, index + 3)


def _spoken(forms: Sequence[str], index: int, said: bool) -> tuple[int, int, int, bool, int] | None:
    if said and forms[index] in ("صفر", "الصفر"):
        return 0, 0, index + 1, True, 0
    number = ordinal_at(forms, index)
    if number is None or not 1 <= number.value <= 12 or not (number.definite or said):
        return None
    word = forms[index][number.skip :]
    first = (
        word == "الاولي"
        and (said or _after_time_word(forms, index))
        and part_at(forms, number.stop) is not None
    )
    if not (word.endswith("ه") or first) or (not number.definite and not said):
        return None
    minutes = _minutes(forms, number.stop)
    minute, stop = minutes or (0, number.stop)
    hour = number.value
    if minute < 0:
        hour, minute = (hour - 1) or 12, minute + _MINUTES
    return hour, minute, stop, False, number.skip


def _after_time_word(forms: Sequence[str], index: int) -> bool:
    """Whether ``الأولى`` is an hour: ``من الأولى ظهرا``, unlike ``للمرة الأولى ظهرا``."""
    before = forms[index - 1] if index else ""
    return before in particles("before_time") or before in particles("until")


def _minutes(forms: Sequence[str], index: int, depth: int = 0) -> tuple[int, int] | None:
    """``والنصف``, ``وعشر دقائق``, ``و45 دقيقة``, ``والدقيقة 30``, ``إلا ربعا``, ``والنصف إلا خمس دقائق``:
    minutes (negative for less), stop.
    """
    if index >= len(forms):
        return None
    form = forms[index]
    fractions = counted("durations", "fractions")
    if form == "الا" and index + 1 < len(forms):
        rest = forms[index + 1].removeprefix("ال")
        found = fractions.at((rest,), 0, clitics=False)
        if found:
            return -found.value, index + 2
        number = cardinal_at(forms, index + 1)
        if number and number.stop < len(forms) and forms[number.stop].startswith("دق"):
            return -number.value, number.stop + 1
        return None
    if not form.startswith("و"):
        return None
    rest = form[1:].removeprefix("ال")
    found = fractions.at((rest,), 0, clitics=False)
    if found:
        more = _minutes(forms, index + 1, 1) if depth == 0 else None
        return (found.value + more[0], more[1]) if more else (found.value, index + 1)
    if rest == "دقيقه" and index + 1 < len(forms):
        number = cardinal_at(forms, index + 1) or ordinal_at(forms, index + 1)
        return (number.value, number.stop) if number and number.value < _MINUTES else None
    number = (
        cardinal_at(forms, index + 1) if form == "و" and index + 1 < len(forms) else cardinal_at(forms, index)
    )
    if (
        number
        and number.value < _MINUTES
        and number.stop < len(forms)
        and forms[number.stop].startswith("دقيق")
    ):
        return number.value, number.stop + 1
    if number and number.value < _MINUTES and number.stop < len(forms) and forms[number.stop] == "دقائق":
        return number.value, number.stop + 1
    return None


def part_at(forms: Sequence[str], index: int) -> Found[str] | None:
    """The part of the day that a word or two name, a key of ``part_hours`` in the calendar."""
    return listed("calendar", "parts").at(forms, index)


def day_hours(clock: Clock, part: str | None) -> tuple[int, ...]:
    """The hours from 0 to 23 that are meant: one where part of day or the 24-hour clock decides, else two.

    ``الثانية عشرة ليلا`` is 0; twelve in the evening can be noon or midnight and stays open.
    """
    hour = clock.hour % _HOURS
    if clock.hour > 12 or (clock.full and clock.hour == 0):
        return (hour,)
    twice = tuple(dict.fromkeys((hour % 12, hour % 12 + 12)))
    if part is not None:
        allowed = table("calendar")["part_hours"][part]
        fitting = tuple(one for one in twice if one in allowed)
        return fitting if len(fitting) == 1 else (twice if not clock.full else (hour,))
    return (hour,) if clock.full else twice
