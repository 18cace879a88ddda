"""Which points in time and lengths are a truce's.

The words right before an expression mark it (``من``, ``حتى``, ``منذ``); what governs it decides (``governing.py``). The
end of a range goes with its beginning.
"""

from __future__ import annotations

from dataclasses import replace

from reader.truce.dates import Tense
from reader.truce.governing import Marks, governed
from reader.truce.lengths import delay_link, length_link
from reader.truce.lexicon import particles
from reader.truce.links import Link
from reader.truce.scene import Scene
from reader.truce.subjects import TENSES, about_truce
from reader.truce.times import Time

_APART = 4
_BETWEEN = 3
_EVENT = 9
_RANGE = 12
_SUBJECT = 6


def links(scene: Scene) -> tuple[Link, ...]:
    """Every time and length that belongs to a truce, in text order."""
    found: list[Link] = []
    last: Link | None = None
    previous: Time | None = None
    for time, after in zip(scene.times, (*scene.times[1:], None), strict=False):
        partner = last if last and last.time and time.until and _adjacent(last.time, time) else None
        link = _end_of(time, partner) if partner else _time_link(scene, time, after)
        if link is not None:
            found.append(link)
            if previous is not None and _day_of_hour(scene, previous, link):
                found.append(replace(link, time=previous, sure=max(link.sure, 1)))
        last, previous = link, time
    found.extend(link for length in scene.durations if (link := delay_link(scene, length)))
    found.extend(link for length in scene.durations if (link := length_link(scene, length)))
    return tuple(sorted(found, key=lambda link: link.first))


def _adjacent(left: Time, right: Time) -> bool:
    return 0 <= right.first - left.stop <= _APART or right.first == left.first


def _day_of_hour(scene: Scene, day: Time, link: Link) -> bool:
    """``يوم الخميس اعتبارا من الساعة العاشرة``: the day stands before the words of beginning."""
    hour = link.time
    if hour is None or not hour.has_hour or hour.days or link.role != "start":
        return False
    between = range(day.stop, hour.first)
    if not day.days or day.has_hour or not 0 < len(between) <= _BETWEEN:
        return False
    small = all(scene.words.forms[k] in particles("before_time") for k in between)
    return small or scene.cues.within(between, "from") is not None


def _end_of(time: Time, start: Link) -> Link | None:
    return replace(start, role="end", time=time) if start.role == "start" else None


def _time_link(scene: Scene, time: Time, after: Time | None) -> Link | None:
    inside = scene.sentence(time.first)
    marks = _marks(scene, time, after, inside)
    if marks is None:
        return None
    if not (marks.until or marks.since or marks.start):
        event = _until_event(scene, time, inside)
        marks = marks if event is None else Marks(event - 1, until=True)
    marks = replace(marks, until=marks.until or time.until)
    ranged = after is not None and after.until and _adjacent(time, after)
    stop = after.stop if after is not None and ranged else time.stop
    return governed(scene, time, marks, inside) or _fronted(scene, time, inside, stop)


def _marks(scene: Scene, time: Time, after: Time | None, inside: range) -> Marks | None:
    """What the words right before a time say of it; None where it is only near that time (``قبل``, ``خلال``)."""
    until, since, start = False, False, time.marked
    at = time.first - 1
    while at >= inside.start:
        form = scene.words.forms[at]
        marker = scene.cues.ending(at + 1, "from")
        if marker is not None:
            start, at = True, marker.first - 1
        elif form in particles("until"):
            if form == "الي" and not _opened(scene, at, inside):
                return None
            until, at = True, at - 1
        elif form in particles("since"):
            since, at = True, at - 1
        elif form in particles("away"):
            return None
        elif form in particles("before_time"):
            opens = time.has_hour or (after is not None and after.until and _adjacent(time, after))
            start = start or (form in particles("from_on") and opens)
            at -= 1
        else:
            break
    return Marks(at, until, since, start)


def _opened(scene: Scene, at: int, inside: range) -> bool:
    """Whether a range is open that ``إلى`` can close; ``يعود إلى`` closes none."""
    before = range(max(inside.start, at - _RANGE), at)
    if any(scene.words.forms[k] in particles("from_on") for k in before):
        return True
    return scene.cues.within(before, "last", "extend", "from") is not None


def _until_event(scene: Scene, time: Time, inside: range) -> int | None:
    """Where "until" stands in ``حتى موعد الانتخابات المقررة في حزيران``, ``حتى عيد الفطر الموافق ..``."""
    forms = scene.words.forms
    if time.has_hour or scene.words.form(time.first - 1) not in particles("on_day"):
        return None
    for index in range(time.first - 2, max(inside.start, time.first - _EVENT) - 1, -1):
        if index in scene.head_at:
            return None
        if forms[index].endswith(("حتي", "لغايه")):
            return index if index + 1 < time.first - 1 else None
        verb = scene.cues.at(index, "said", "announce", "begin", "finish", "agree")
        if (verb is not None and verb.key not in ("noun", "open")) or not forms[index].isalpha():
            return None
    return None


def _fronted(scene: Scene, time: Time, inside: range, stop: int) -> Link | None:
    """``وعند السابعة صباحا دخلت الهدنة حيز التنفيذ``: the verb follows the time, or its range, at once."""
    at = stop + (scene.words.form(stop) in ("،", ","))
    at += scene.words.form(at) in ("قد", "سوف")
    if at >= inside.stop:
        return None
    verb = scene.cues.at(at, "begin", "finish")
    if verb is None or verb.key == "open":
        return None
    after = range(at, min(at + _SUBJECT, inside.stop))
    near = next((scene.head_at[k] for k in after if k in scene.head_at), None)
    if near is None or not about_truce(scene, verb, inside.stop, inside):
        return None
    tense = Tense.FUTURE if verb.proclitics.endswith("س") else TENSES[verb.key]
    return Link("start" if verb.section == "begin" else "end", time, None, near, tense)
