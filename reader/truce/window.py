"""From the linked expressions of one truce to its beginning and end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.truce.dates import Tense
from reader.truce.links import Link
from reader.truce.model import Basis, Confidence
from reader.truce.resolve import Setting, resolve
from reader.truce.said import Said, after_signing, shown, when_of
from reader.truce.scene import Scene


@dataclass(frozen=True, slots=True)
class Window:
    """When a truce holds.

    Attributes:
        start: its beginning.
        end: its end.
        starts: every statement of the beginning, in text order.
        ends: every statement of the end.
    """

    start: Said | None
    end: Said | None
    starts: tuple[Said, ...]
    ends: tuple[Said, ...]


def window(
    scene: Scene, links: Sequence[Link], setting: Setting, *, recurring: bool, begun: bool = False
) -> Window:
    """Start and end from all statements: the day of one may complete the hour of another."""
    said: list[Said] = []
    for link in links:
        if link.time is None:
            if link.role == "start" and link.duration is not None:
                delayed = after_signing(scene, link, setting)
                said.extend([delayed] if delayed else [])
            continue
        partner = _partner(said, link)
        back = begun and link.role == "start" and not link.extension
        tense = Tense.PAST if back else link.tense
        moment = resolve(link.time, setting, tense, partner.moment if partner else None)
        said.append(Said(link, moment, when_of(scene, link, moment)))
    said = _decide_starts(scene, said, setting)
    starts = tuple(one for one in said if one.link.role == "start")
    first = _of_the_truce(starts)
    ends = tuple(one for one in said if one.link.role == "end")
    start = _complete(scene, first, setting, recurring=recurring)
    end = _complete_end(scene, ends, start, setting)
    return Window(start, end, starts, ends)


def _of_the_truce(starts: tuple[Said, ...]) -> tuple[Said, ...]:
    """The statements of one beginning: a prolongation's, if it names a day, else the truce's own, if that does."""
    own = tuple(one for one in starts if not one.link.extension)
    prolonged = tuple(one for one in starts if one.link.extension)
    if any(one.link.time is not None and one.link.time.days for one in prolonged):
        return prolonged
    named = any(one.moment.date_text is not None or one.moment.weekday is not None for one in own)
    return own if named else starts


def has_begun(found: Window, setting: Setting) -> bool | None:
    """Whether a truce's beginning lies before (or after) the day of publication; None on that day or where not known.

    A bare weekday tells nothing: which week is meant is read from the state of the truce.
    """
    start = found.start
    if start is None or start.moment.date is None or setting.date is None or not _dated(start.link):
        return None
    return None if start.moment.date == setting.date else start.moment.date < setting.date


def is_over(found: Window, setting: Setting) -> bool:
    """Whether its end lies before the day of publication."""
    end = found.end
    if end is None or end.moment.date is None or setting.date is None or not _dated(end.link):
        return False
    return end.moment.date < setting.date


def _dated(link: Link) -> bool:
    """Whether a date or a day counted from today is named."""
    return link.time is not None and any(
        day.day is not None or day.offset is not None for day in link.time.days
    )


def _partner(said: Sequence[Said], link: Link) -> Said | None:
    if link.role != "end" or not said or said[-1].link.role != "start":
        return None
    previous = said[-1].link.time
    if previous is None or link.time is None:
        return None
    near = link.time.first - previous.stop <= 4 or any(day.same for day in link.time.days)
    return said[-1] if near or not link.time.days else None


def _decide_starts(scene: Scene, said: list[Said], setting: Setting) -> list[Said]:
    """An hour that could be morning or evening is the one closer before the end: ``بين السابعة والعاشرة
    مساء``.
    """
    decided = list(said)
    for index, (one, following) in enumerate(pairwise(said)):
        clock = one.link.time.clock if one.link.time else None
        if (
            one.link.role != "start"
            or following.link.role != "end"
            or one.moment.hour is not None
            or clock is None
        ):
            continue
        end = following.moment.hour
        if end is None and (over_noon := _over_noon(scene, one, following)) is not None:
            decided[index : index + 2] = over_noon
            continue
        if end is None or following.link.first - (one.link.time.stop if one.link.time else 0) > 4:
            continue
        hours = (clock.hour % 12, clock.hour % 12 + 12)
        hour = min(
            hours, key=lambda hour: (end * 60 + following.moment.minute - hour * 60 - clock.minute - 1) % 1440
        )
        moment = replace(
            following.moment if one.moment.date_text is None else one.moment,
            hour=hour,
            minute=clock.minute,
            zone=one.moment.zone or following.moment.zone,
            zone_basis=following.moment.zone_basis,
            confidence=Confidence.MEDIUM,
            basis=Basis.INFERRED,
        )
        day = one.moment.timex or following.moment.timex or "XXXX-XX-XX"
        moment = replace(moment, timex=f"{day.split('T')[0]}T{moment.time}")
        decided[index] = Said(one.link, moment, when_of(scene, one.link, moment))
    return decided


def _over_noon(scene: Scene, one: Said, following: Said) -> list[Said] | None:
    """``بين العاشرة والثالثة``: hours that run over twelve are those of a day, as pauses for aid are."""
    first, last = one.link.time, following.link.time
    if first is None or last is None or first.clock is None or last.clock is None or last.days:
        return None
    opens, closes = first.clock.hour, last.clock.hour
    if first.part or last.part or not 6 <= opens <= 11 or not 1 <= closes < opens:
        return None
    found = []
    for said, clock, hour in ((one, first.clock, opens), (following, last.clock, closes + 12)):
        moment = replace(
            said.moment, hour=hour, minute=clock.minute, confidence=Confidence.LOW, basis=Basis.INFERRED
        )
        day = said.moment.timex or "XXXX-XX-XX"
        moment = replace(moment, timex=f"{day.split('T')[0]}T{moment.time}")
        found.append(Said(said.link, moment, when_of(scene, said.link, moment)))
    return found


def _rank(one: Said) -> tuple[int, int]:
    """The surest statement first, then the first; that of a prolongation is the news."""
    return 0 if one.link.extension else one.link.sure, one.link.first


def _complete(scene: Scene, said: Sequence[Said], setting: Setting, *, recurring: bool) -> Said | None:
    """The best statement, its missing day or hour taken from the others that do not speak against it."""
    if not said:
        return None
    whole = [one for one in said if one.moment.date is not None and one.moment.hour is not None]
    dated = [one for one in said if one.moment.date_text is not None]
    timed = [one for one in said if one.moment.hour is not None]
    if whole:
        return min(whole, key=_rank)
    alone = [one for one in timed if one.link.time is not None and not one.link.time.days]
    if dated and timed and not alone:
        return min([*dated, *timed], key=_rank)
    if dated and timed:
        timed = alone
        day, hour = min(dated, key=_rank), min(timed, key=_rank)
        return _joined(scene, day, hour)
    if dated:
        first = min(dated, key=_rank)
        return max(dated, key=lambda one: len(one.moment.date_text or "") * _refines(one, first))
    named = [one for one in said if one.moment.weekday is not None and one.moment.hour is None]
    if timed and named and all(one.moment.weekday is None for one in timed):
        return _joined(scene, min(named, key=_rank), min(timed, key=_rank))
    best = min(timed or list(said), key=_rank)
    if timed and setting.date is not None and not recurring and _told_of_today(scene, best):
        return _on_day(scene, best, setting.date)
    return best


def _refines(one: Said, first: Said) -> bool:
    """Whether a statement gives the same day or month as another, perhaps more exactly."""
    return (one.moment.date_text or "").startswith(first.moment.date_text or "-")


def _told_of_today(scene: Scene, best: Said) -> bool:
    """Whether an hour without a day can only be today's: the truce has begun, or tonight is spoken of."""
    if best.link.tense is Tense.PAST:
        return True
    if _names_publication_day(scene, best):
        return True
    near = range(max(0, best.link.first - 200), min(len(scene.words), best.link.first + 60))
    return any(scene.words.forms[index] in ("الليله", "اليوم") for index in near)


def _names_publication_day(scene: Scene, best: Said) -> bool:
    """Whether the sentence names the day of publication before the hour: ``أعلنت الوزارة السبت .. من
    الساعة``.
    """
    inside = scene.sentence(best.link.first)
    date = scene.article.date
    return date is not None and any(
        day.weekday == date.weekday() and day.shift is None and not time.has_hour
        for time in scene.times
        if time.first in inside and time.first < best.link.first
        for day in time.days
    )


def _joined(scene: Scene, day: Said, hour: Said) -> Said:
    moment = replace(
        hour.moment,
        date=day.moment.date,
        date_text=day.moment.date_text,
        weekday=day.moment.weekday or hour.moment.weekday,
        basis=Basis.INFERRED,
        confidence=min(day.moment.confidence, hour.moment.confidence, key=("low", "medium", "high").index),
    )
    moment = replace(moment, timex=f"{(day.moment.timex or 'XXXX-XX-XX').split('T')[0]}T{moment.time}")
    return Said(hour.link, moment, shown(hour, moment))


def _on_day(scene: Scene, one: Said, date: dt.date) -> Said:
    """An hour on the day of publication; the midnight that is to come begins the next day."""
    if one.link.time is not None and one.link.time.midnight and one.link.tense is Tense.FUTURE:
        date += dt.timedelta(days=1)
    moment = replace(
        one.moment,
        date=date,
        date_text=date.isoformat(),
        basis=Basis.INFERRED,
        confidence=Confidence.LOW,
        timex=f"{date.isoformat()}T{one.moment.time}",
    )
    return Said(one.link, moment, shown(one, moment))


def _complete_end(scene: Scene, said: Sequence[Said], start: Said | None, setting: Setting) -> Said | None:
    best = _complete(scene, said, replace(setting, date=None), recurring=True)
    if best is None or best.moment.date_text is not None or best.moment.hour is None or start is None:
        return best
    if start.moment.date_text is None:
        return best
    moment = replace(
        best.moment, date=start.moment.date, date_text=start.moment.date_text, basis=Basis.INFERRED
    )
    if start.moment.date is not None and start.moment.hour is not None:
        if (best.moment.hour, best.moment.minute) <= (start.moment.hour, start.moment.minute):
            following = start.moment.date + dt.timedelta(days=1)
            moment = replace(moment, date=following, date_text=following.isoformat())
        zone = best.moment.zone or start.moment.zone
        moment = replace(
            moment, zone=zone, offset=best.moment.offset or (start.moment.offset if zone is None else None)
        )
    moment = replace(moment, timex=f"{(moment.date_text or '').replace('--', 'XXXX-', 1)}T{moment.time}")
    return Said(best.link, moment, shown(best, moment))
