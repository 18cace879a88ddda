"""One point in time, put together from its pieces: hour, part of the day, day, zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reader.truce.clock import Clock, clock_at, day_hours, part_at
from reader.truce.days import Day, day_at
from reader.truce.durations import quantity_at
from reader.truce.lexicon import counted, listed, particles
from reader.truce.zones import Zone, zone_at

_COMMAS = ("،", ",")
_MOST_LINKS = 3
_MOST_WORDS = 24
_MOST_LENGTH = 4
_LARGEST_APART = 60


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
        apart: minutes from the hour to the moment meant (``قبل منتصف الليل بدقيقة`` is -1).
        marked: it says itself that something holds from then on (``الثلاثاء اعتبارا من الساعة التاسعة``).
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
    apart: int = 0
    marked: bool = False

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


def time_at(forms: Sequence[str], index: int) -> Time | None:
    """The longest expression that begins at a word, None where none does."""
    return _apart(forms, index) or _whole(forms, index)


def _apart(forms: Sequence[str], index: int) -> Time | None:
    """``قبل منتصف ليل أمس بدقيقة واحدة``, ``بعد منتصف الليل بخمس دقائق``."""
    way = {"قبل": -1, "قبيل": -1, "بعد": 1}.get(forms[index])
    if way is None or listed("calendar", "midnight").at(forms, index + 1, clitics=False) is None:
        return None
    state = _whole(forms, index + 1)
    if state is None or state.stop >= len(forms) or not forms[state.stop].startswith("ب"):
        return None
    length = quantity_at((forms[state.stop][1:], *forms[state.stop + 1 : state.stop + _MOST_LENGTH]), 0)
    if length is None or length.skip or length.minutes is None or not 1 <= length.minutes <= _LARGEST_APART:
        return None
    stop = state.stop + length.stop
    stop += length.bare and listed("durations", "single").at(forms, stop, clitics=False) is not None
    return replace(state, first=index, stop=stop, skip=0, apart=way * int(length.minutes))


def _whole(forms: Sequence[str], index: int) -> Time | None:
    state = _piece(forms, index, Time(index, index))
    if state is None:
        return None
    while state.stop < len(forms) and state.stop < index + _MOST_WORDS:
        grown = _grow(forms, state)
        if grown is None:
            break
        state = grown
    inside = forms[index : state.stop]
    if inside.count("(") > inside.count(")") and tuple(forms[state.stop : state.stop + 1]) == (")",):
        state = replace(state, stop=state.stop + 1)
    return state if (state.days or state.has_hour) else None


def _grow(forms: Sequence[str], state: Time) -> Time | None:
    """The expression with one more piece, past at most three linking words."""
    at = state.stop
    for _ in range(_MOST_LINKS + 1):
        if at >= len(forms):
            return None
        # an hour with its own brackets, or a piece right here
        grown = _piece(forms, at, state)
        if grown is not None:
            return grown
        from_then = listed("cues", "from").at(forms, at, clitics=False)
        if from_then is not None and _may_begin(forms, from_then.stop, state):
            state, at = replace(state, marked=True), from_then.stop
            continue
        joins = forms[at] in particles("inside_time")
        if not joins and (forms[at] not in _COMMAS or not _hour_or_date(forms, at + 1, state)):
            return None
        at += 1
    return None


def _may_begin(forms: Sequence[str], at: int, state: Time) -> bool:
    """Whether an hour follows ``اعتبارا من`` after a day: ``الثلاثاء اعتبارا من الساعة التاسعة``."""
    if state.has_hour or not state.days:
        return False
    piece = _piece(forms, at, Time(at, at)) if at < len(forms) else None
    if piece is None or not piece.has_hour:
        return False
    return piece.certain or (piece.clock is not None and _hour_follows(forms, piece.clock))


def _hour_or_date(forms: Sequence[str], at: int, state: Time) -> bool:
    """Whether a comma may be crossed: only to an hour after a day, a date after a weekday, Greenwich time."""
    if at >= len(forms):
        return False
    if forms[at] in ("الموافق", "عند", "في", "اي") and at + 1 < len(forms):
        at += 1
    clock = clock_at(forms, at)
    if clock is not None and state.has_hour:
        return zone_at(forms, clock.stop) is not None
    if clock is not None and (clock.strong or _hour_follows(forms, clock)):
        return True
    if forms[at] == "يوم" and state.has_hour and not state.days:
        return _day_after(forms, at + 1)
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
        return _greenwich_midnight(forms, at, state)
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


def _greenwich_midnight(forms: Sequence[str], at: int, state: Time) -> Time | None:
    """``الساعة الثانية (منتصف الليل بتوقيت غرينتش)``."""
    found = listed("calendar", "midnight").at(forms, at, clitics=False)
    zone = zone_at(forms, found.stop) if found else None
    if found is None or zone is None or not zone.utc or state.greenwich is not None or state.zone == zone:
        return None
    return replace(state, greenwich=Clock(at, found.stop, 0, 0, 0, strong=True, full=True), stop=zone.stop)


def _means_noon(forms: Sequence[str], at: int) -> bool:
    """Whether ``ظهر`` names an hour: ``ظهر السبت``, ``عند الظهر``; it is a back and a verb besides."""
    if forms[at].endswith("الظهر") and at and forms[at - 1] in particles("at_noon"):
        return True
    return forms[at].endswith("ظهر") and _day_after(forms, at + 1)


def _day_after(forms: Sequence[str], at: int) -> bool:
    return at < len(forms) and (day_at(forms, at) is not None or forms[at] == "يوم")


def _clock_piece(forms: Sequence[str], at: int, state: Time) -> Time | None:
    clock = clock_at(forms, at)
    if clock is None or (forms[at][:1].isdigit() and _is_date(forms, at)):
        return None
    if state.clock is not None and at and forms[at - 1] == "-" and clock.hour > state.clock.hour:
        # a range, 1200 - 1600 GMT: clocks east of Greenwich are ahead of it
        return None
    part = part_at(forms, clock.stop) if clock.stop < len(forms) else None
    zone = zone_at(forms, clock.stop)
    if zone is None and part is not None and state.has_hour:
        zone = zone_at(forms, part.stop)
        hours = day_hours(clock, part.value)
        clock = replace(clock, hour=hours[0], full=True) if len(hours) == 1 else clock
    if state.has_hour:
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
    found = part_at(forms, at)
    if found is None or state.midnight or state.noon:
        return None
    if state.part is not None:
        # "on Friday morning at nine in the morning"
        again = found.value == state.part and state.clock is not None and state.clock.stop == at
        return replace(state, stop=found.stop) if again else None
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
    day = day_at(forms, at) or (_second_of_two(forms, at) if state.midnight else None)
    if day is None or (day.period is not None and day.day is None and not day.end and state.days):
        return None
    if any(_clash(known, day) for known in state.days):
        # the day may be another one in Greenwich: "at two on Friday (23:00 GMT on Thursday)"
        inside = forms[state.first : at]
        bracketed = state.greenwich is not None and inside.count("(") > inside.count(")")
        return replace(state, stop=day.stop) if bracketed and day.weekday is not None else None
    if state.days and day.skip:
        return None
    if not state.days and state.first != state.stop and day.skip and forms[at][0] in "وف":
        return None
    return replace(state, days=(*state.days, day), stop=day.stop, skip=day.skip)


def _second_of_two(forms: Sequence[str], at: int) -> Day | None:
    """The day that a midnight between two opens: ``منتصف ليل 24-25 فبراير``."""
    if at + 2 >= len(forms) or not forms[at].isdecimal() or forms[at + 1] not in ("-", "/", "و"):
        return None
    day = day_at(forms, at + 2)
    if (
        day is None
        or day.day is None
        or day.month is None
        or day.day - int(forms[at][:4]) not in (1, -27, -28, -29, -30)
    ):
        return None
    return replace(day, first=at, skip=0)


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
