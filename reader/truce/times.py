"""Points in time as news words them, each a whole expression with its exact place in the text.

``الساعة التاسعة صباح الجمعة بالتوقيت المحلي`` is one expression made of an hour, a part of the day, a
weekday and a zone; ``الساعة 12 ظهرا (9,00 ت غ)`` holds the same hour twice. Ranges (``من .. حتى``, ``بين ..
و``, ``12-19 حزيران``) are two expressions that know each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.text.numbers import cardinal_at, ordinal_at
from reader.truce.clock import Clock, clock_at, day_hours, part_at
from reader.truce.days import Day, day_at
from reader.truce.lexicon import counted, listed
from reader.truce.words import Words
from reader.truce.zones import Zone, zone_at

_LINKS = frozenset(
    [
        "من",
        "في",
        "عند",
        "علي",
        "يوم",
        "(",
        ")",
        "-",
        "تمام",
        "بتاريخ",
        "اي",
        "حوالي",
        "نحو",
        "بحلول",
        "هذا",
        "الموافق",
        "موافق",
        "للموافق",
        "وذلك",
        "حدود",
        "/",
    ]
)
_LOOSE_LINKS = frozenset(["،", ","])
_UNTIL = ("حتي", "وحتي", "لغايه", "ولغايه", "الي", "والي", "لحد")
_AT_NOON = ("عند", "حتي", "وحتي", "لغايه", "ولغايه", "بحلول")
_BETWEEN = ("بين", "مابين", "وبين")
_MOST_LINKS = 3
_MOST_WORDS = 24


@dataclass(frozen=True, slots=True)
class Time:
    """A point in time in the text.

    Attributes:
        first: index of its first word.
        stop: index of the first word after it.
        skip: characters of proclitics before it in its first word.
        clock: the hour, in the place's own time if it is said in more than one.
        part: part of the day, a key of the calendar's ``part_hours``.
        midnight: midnight is named.
        noon: noon is named instead of an hour.
        days: what is said of the day; several agree (``غدا الاثنين``) or, at night, are neighbours
            (``السبت/الأحد``).
        zone: the zone of ``clock``.
        greenwich: the same hour in Greenwich time.
        until: it closes the range that the expression before it opens.
        since: it opens a range.
    """

    first: int
    stop: int
    skip: int = 0
    clock: Clock | None = None
    part: str | None = None
    midnight: bool = False
    noon: bool = False
    days: tuple[Day, ...] = ()
    zone: Zone | None = None
    greenwich: Clock | None = None
    until: bool = False
    since: bool = False

    @property
    def has_hour(self) -> bool:
        """Whether an hour is named in any way."""
        return self.clock is not None or self.midnight or self.noon

    @property
    def certain(self) -> bool:
        """Whether nothing but a time can be meant: a lone ``التاسعة`` is not certain."""
        if self.days or self.midnight or self.noon or self.zone:
            return True
        return self.clock is not None and (self.clock.strong or self.part is not None)


def times(words: Words) -> tuple[Time, ...]:
    """Every point in time of a text, in order, not overlapping (the ends of ``12 و19 يونيو`` share their
    words).
    """
    found: list[Time] = []
    for inside in words.sentence_ranges:
        for time in _in_sentence(words, inside):
            if time.until and found and _same_day(found[-1], time):
                found[-1] = replace(found[-1], days=time.days)
            found.append(time)
    return tuple(found)


def _same_day(start: Time, end: Time) -> bool:
    """Whether the day said after the end of a range is the start's too: ``من 8:00 حتى 20:00 يوم السبت``.

    It is not where the range goes over midnight, nor where the day comes before its own hour (``حتى السبت
    الساعة ..``).
    """
    if not (start.clock and end.clock and end.days) or start.days or start.midnight:
        return False
    if end.days[0].first < end.clock.first or start.stop > end.first:
        return False
    last = day_hours(end.clock, end.part)
    if len(last) != 1:
        return False
    closes = last[0] * 60 + end.clock.minute
    opens = [hour * 60 + start.clock.minute for hour in day_hours(start.clock, start.part)]
    return min(opens, key=lambda minute: (closes - minute - 1) % (24 * 60)) < closes


def _in_sentence(words: Words, inside: range) -> Iterator[Time]:
    forms = words.forms[: inside.stop]
    index, previous = inside.start, None
    while index < inside.stop:
        pair = _shared_month(forms, index)
        if pair:
            yield from pair
            index, previous = pair[1].stop, None
            continue
        listed_days = _day_list(forms, index)
        if listed_days:
            yield from listed_days
            index, previous = listed_days[-1].stop, None
            continue
        time = _bare_hour(forms, index) or time_at(forms, index)
        if time is None:
            index += 1
            continue
        opened = previous is not None and _joins(forms, previous, time)
        if opened and previous is not None:
            time = replace(time, until=True)
        partner = _partner(forms, time) if not time.certain else None
        if time.certain or opened or (partner is not None and partner.certain):
            yield time
            previous = time
        index = time.stop


def _bare_hour(forms: Sequence[str], index: int) -> Time | None:
    """The ``8`` of ``من 8 حتى 11 صباحا``: a number that the end of its range shows to be an hour."""
    opened = index > 0 and forms[index - 1] in ("من", *_BETWEEN)
    if not opened or not forms[index].isdecimal() or index + 2 >= len(forms):
        return None
    clock = clock_at(forms, index)
    link = forms[index + 1]
    if clock is None or clock.stop != index + 1 or not (link in _UNTIL or link in ("-", "و")):
        return None
    end = time_at(forms, index + 2)
    if end is None or end.clock is None or end.clock.first != index + 2 or not end.certain:
        return None
    return Time(index, index + 1, clock=clock)


def _partner(forms: Sequence[str], time: Time) -> Time | None:
    """The expression that a range goes on with after ``time``."""
    at = time.stop
    while at < len(forms) and at < time.stop + 2 and forms[at] in (*_UNTIL, "غايه", "("):
        at += 1
    if (
        at == time.stop
        and not (at < len(forms) and forms[at].startswith("و"))
        and forms[at : at + 1] not in (("-",),)
    ):
        return None
    at += at < len(forms) and forms[at] == "-"
    return time_at(forms, at) if at < len(forms) else None


def _joins(forms: Sequence[str], left: Time, right: Time) -> bool:
    """Whether ``right`` closes a range that ``left`` opens."""
    between = tuple(forms[left.stop : right.first])
    if any(word in _UNTIL or word == "غايه" for word in between) and len(between) <= 4:
        return True
    if between == ("-",) or (not between and forms[right.first].startswith("لل")):
        return True
    opener = forms[max(0, left.first - 3) : left.first]
    joined = forms[right.first].startswith("و") or between in (("و",), ("وبين",))
    return joined and len(between) <= 1 and any(word in _BETWEEN for word in opener)


def _day_list(forms: Sequence[str], index: int) -> tuple[Time, ...]:
    """``يومي السبت والأحد``: from the first to the last of the days named."""
    if forms[index] not in ("يومي", "ليومي", "ايام", "لايام", "بيومي", "وليومي"):
        return ()
    days: list[Day] = []
    at = index + 1
    while at < len(forms):
        day = day_at(forms, at)
        if day is None or day.weekday is None or (days and not forms[at].startswith("و")):
            break
        days.append(day)
        at = day.stop
    if len(days) < 2:
        return ()
    skip = 1 if forms[index][0] in "لب" else 0
    return (
        Time(index, at, skip, days=(days[0],), since=True),
        Time(index, at, skip, days=(days[-1],), until=True),
    )


def _shared_month(forms: Sequence[str], index: int) -> tuple[Time, Time] | None:
    """``12 و19 حزيران``, ``12-19 حزيران``, ``من 12 إلى 19 حزيران``: one month for both ends."""
    at = index
    number = cardinal_at(forms, at) if forms[at][:1].isdigit() else ordinal_at(forms, at)
    if number is None or not 1 <= number.value <= 31 or number.stop >= len(forms) - 1:
        return None
    link, after = forms[number.stop], number.stop + 1
    hyphen = link in ("-", "–", "/")
    joined = link == "و" and any(word in _BETWEEN for word in forms[max(0, index - 2) : index])
    until = link in _UNTIL and index > 0 and forms[index - 1] in ("من", "بين", "الفتره")
    if not (hyphen or joined or until):
        return None
    day = day_at(forms, after)
    if day is None or day.day is None or day.month is None or day.first != after:
        return None
    if link == "/" and day.stop == after + 3:
        return None
    first = replace(day, first=index, skip=number.skip, day=number.value)
    last = replace(day, first=index, skip=number.skip)
    return (
        Time(index, day.stop, number.skip, days=(first,), since=True),
        Time(index, day.stop, number.skip, days=(last,), until=True),
    )


def time_at(forms: Sequence[str], index: int) -> Time | None:
    """The longest expression that begins at a word, None where none does."""
    state = _piece(forms, index, Time(index, index))
    if state is None:
        return None
    while state.stop < len(forms) and state.stop < index + _MOST_WORDS:
        grown = _grow(forms, state)
        if grown is None:
            break
        state = grown
    return state if (state.days or state.has_hour) else None


def _grow(forms: Sequence[str], state: Time) -> Time | None:
    """The expression with one more piece, past at most three linking words."""
    at, opened = state.stop, False
    for _ in range(_MOST_LINKS + 1):
        if at >= len(forms):
            return None
        # an hour with its own brackets, or a piece right here
        grown = _piece(forms, at, state)
        if grown is not None:
            closes = opened and grown.stop < len(forms) and forms[grown.stop] == ")"
            return replace(grown, stop=grown.stop + 1) if closes else grown
        if forms[at] in _LINKS or _is_day_word(forms[at]):
            opened = opened or forms[at] == "("
        elif forms[at] not in _LOOSE_LINKS or not _hour_or_date(forms, at + 1, state):
            return None
        at += 1
    return None


def _is_day_word(form: str) -> bool:
    return form in ("ليوم", "بيوم", "نهار")


def _hour_or_date(forms: Sequence[str], at: int, state: Time) -> bool:
    """Whether a comma may be crossed: only to an hour after a day, a date after a weekday, Greenwich time."""
    if at >= len(forms):
        return False
    if forms[at] in ("الموافق", "عند", "في", "اي") and at + 1 < len(forms):
        at += 1
    clock = clock_at(forms, at)
    if clock is not None and clock.strong:
        return not state.has_hour or zone_at(forms, clock.stop) is not None
    day = day_at(forms, at)
    return (
        day is not None
        and day.day is not None
        and not any(known.day for known in state.days)
        and bool(state.days)
    )


def _piece(forms: Sequence[str], at: int, state: Time) -> Time | None:
    """The expression with the piece that begins right at a word, None where none fits."""
    begins = state.first == state.stop
    for reader in (_zone_piece, _midnight_piece, _clock_piece, _part_piece, _day_piece):
        grown = reader(forms, at, state)
        if grown is not None:
            return replace(grown, skip=grown.skip if begins else state.skip)
    return None


def _zone_piece(forms: Sequence[str], at: int, state: Time) -> Time | None:
    if not state.has_hour:
        return None
    zone = zone_at(forms, at)
    if zone is None or (state.zone is not None and state.zone.utc == zone.utc):
        return None
    if zone.utc and state.zone is not None:
        return None
    return replace(state, zone=zone, stop=zone.stop)


def _midnight_piece(forms: Sequence[str], at: int, state: Time) -> Time | None:
    if state.has_hour and not (state.clock and state.clock.hour in (12, 0, 24) and not state.part):
        return None
    small = listed("calendar", "parts").at(forms, at)
    if small and small.value == "small":
        return None
    found = listed("calendar", "midnight").at(forms, at)
    if (
        forms[at].endswith("منتصف")
        and at + 1 < len(forms)
        and counted("calendar", "relative").at(forms, at + 1)
    ):
        return replace(state, midnight=True, part=None, stop=at + 1, skip=len(forms[at]) - len("منتصف"))
    if found is None:
        noon = listed("calendar", "noon").at(forms, at)
        if noon is None or state.has_hour or not (noon.stop > at + 1 or _means_noon(forms, at)):
            return None
        return replace(state, noon=True, stop=noon.stop, skip=noon.skip)
    return replace(state, midnight=True, part=None, stop=found.stop, skip=found.skip)


def _means_noon(forms: Sequence[str], at: int) -> bool:
    """Whether ``ظهر`` names an hour: ``ظهر السبت``, ``عند الظهر``; it is a back and a verb besides."""
    if forms[at].endswith("الظهر") and at and forms[at - 1] in _AT_NOON:
        return True
    return forms[at].endswith("ظهر") and _day_after(forms, at + 1)


def _day_after(forms: Sequence[str], at: int) -> bool:
    return at < len(forms) and (day_at(forms, at) is not None or forms[at] == "يوم")


def _clock_piece(forms: Sequence[str], at: int, state: Time) -> Time | None:
    clock = clock_at(forms, at)
    if clock is None or (forms[at][:1].isdigit() and _is_date(forms, at)):
        return None
    zone = zone_at(forms, clock.stop)
    if state.clock is not None or state.midnight or state.noon:
        if zone is None or (state.zone is not None and state.zone.utc == zone.utc):
            return None
        if zone.utc:
            return replace(state, greenwich=clock, stop=zone.stop)
        if state.zone is not None and state.zone.utc and not state.midnight:
            return replace(state, greenwich=state.clock, clock=clock, zone=zone, stop=zone.stop)
        return None
    if not clock.strong and not state.days and not _hour_follows(forms, clock):
        # a lone ordinal or number: kept weak, for the second half of a range
        if forms[at][:1].isdigit() and not clock.full:
            return None
        return replace(state, clock=clock, stop=clock.stop, skip=clock.skip)
    if not clock.strong and state.days and not _hour_follows(forms, clock):
        return None
    return replace(state, clock=clock, stop=clock.stop, skip=clock.skip)


def _is_date(forms: Sequence[str], at: int) -> bool:
    day = day_at(forms, at)
    return day is not None and day.day is not None


def _hour_follows(forms: Sequence[str], clock: Clock) -> bool:
    """Whether a part of the day or a zone says that a bare number was an hour."""
    at = clock.stop + (clock.stop < len(forms) and forms[clock.stop] == "من")
    return at < len(forms) and (part_at(forms, at) is not None or zone_at(forms, at) is not None)


def _part_piece(forms: Sequence[str], at: int, state: Time) -> Time | None:
    if state.part is not None or state.midnight or state.noon:
        return None
    found = part_at(forms, at)
    if found is None:
        return None
    short = forms[at] in ("ص", "م")
    if short and not (state.clock and state.clock.stop == at):
        return None
    begins = state.first == state.stop
    if not state.has_hour and not (state.days or _day_after(forms, found.stop)):
        return None
    if begins and found.skip and forms[at][0] in "وف" and found.skip > 1:
        return None
    return replace(state, part=found.value, stop=found.stop, skip=found.skip)


def _day_piece(forms: Sequence[str], at: int, state: Time) -> Time | None:
    day = day_at(forms, at)
    if day is None or (day.period is not None and day.day is None and not day.end and state.days):
        return None
    if any(_clash(known, day) for known in state.days):
        return None
    if state.days and day.skip:
        return None
    if not state.days and state.first != state.stop and day.skip and forms[at][0] in "وف":
        return None
    return replace(state, days=(*state.days, day), stop=day.stop, skip=day.skip)


def _clash(known: Day, new: Day) -> bool:
    """Whether two pieces say the same kind of thing; a second weekday goes only with a night, next to the
    first.
    """
    if known.weekday is not None and new.weekday is not None:
        return new.first - known.stop > 1 or (known.weekday + 1) % 7 != new.weekday
    if known.offset is not None and new.offset is not None:
        return True
    if known.month is not None and new.month is not None:
        return known.hijri == new.hijri
    if known.day is not None and new.day is not None:
        return True
    return known.offset is not None and new.month is not None and new.day is None
