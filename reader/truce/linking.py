"""Which points in time are a truce's: does it begin or end then, or is it another thing that does?

From each expression the rules walk back through its sentence. The first thing that governs it decides: a
verb of beginning or ending whose subject is the truce; the truce itself, where the wording leaves no other
reading; or something else (an announcement, talks, a siege), and then the expression is no fact of a truce.
"""

from __future__ import annotations

from dataclasses import replace

from reader.truce.cues import Cue
from reader.truce.dates import Tense
from reader.truce.heads import Head
from reader.truce.lengths import delay_link, length_link
from reader.truce.lexicon import particles
from reader.truce.links import REACH, Link, Role
from reader.truce.scene import Scene
from reader.truce.subjects import TENSES, about_truce, head_near, is_rival, recent_head, tense_of
from reader.truce.times import Time

_BETWEEN = 3
_EVENT = 9
_FIRST = 8
_RANGE = 12


def links(scene: Scene) -> tuple[Link, ...]:
    """Every time and length that belongs to a truce, in text order."""
    found: list[Link] = []
    last: Link | None = None
    previous: Time | None = None
    for time in scene.times:
        partner = last if last and last.time and time.until and _adjacent(last.time, time) else None
        link = _end_of(time, partner) if partner else _time_link(scene, time)
        if link is not None:
            found.append(link)
            if previous is not None and _day_of_hour(scene, previous, link):
                found.append(replace(link, time=previous, sure=max(link.sure, 1)))
        last, previous = link, time
    found.extend(link for length in scene.durations if (link := delay_link(scene, length)))
    found.extend(link for length in scene.durations if (link := length_link(scene, length)))
    return tuple(sorted(found, key=lambda link: link.first))


def _adjacent(left: Time, right: Time) -> bool:
    return 0 <= right.first - left.stop <= 4 or right.first == left.first


def _day_of_hour(scene: Scene, day: Time, link: Link) -> bool:
    """``يوم الخميس اعتبارا من الساعة العاشرة``: the day stands before the words of beginning."""
    hour = link.time
    if hour is None or not hour.has_hour or hour.days or link.role != "start":
        return False
    between = range(day.stop, hour.first)
    if not day.days or day.has_hour or not 0 < len(between) <= _BETWEEN:
        return False
    return scene.cues.within(between, "from") is not None or all(
        scene.words.forms[k] in particles("before_time") for k in between
    )


def _end_of(time: Time, start: Link) -> Link | None:
    if start.role != "start":
        return None
    return Link("end", time, None, start.head, start.tense, start.sure, start.extension)


def _time_link(scene: Scene, time: Time) -> Link | None:
    inside = scene.sentence(time.first)
    forms = scene.words.forms
    until, since, marked = False, False, time.marked
    at = time.first - 1
    while at >= inside.start:
        form = forms[at]
        marker = scene.cues.ending(at + 1, "from")
        if marker is not None:
            marked, at = True, marker.first - 1
        elif form in particles("until"):
            if form == "الي" and not _opened(scene, at, inside):
                return None
            until, at = True, at - 1
        elif form in ("منذ", "ومنذ", "مذ"):
            since, at = True, at - 1
        elif form in particles("away"):
            return None
        elif form in particles("before_time"):
            marked = marked or (form in ("من", "بين") and (time.has_hour or _opens_range(scene, time)))
            at -= 1
        else:
            break
    event = None if until or since or marked else _until_event(scene, time, inside)
    if event is not None:
        until, at = True, event - 1
    return _governed(
        scene, time, at, inside, until=until or time.until, since=since, marked=marked
    ) or _fronted(scene, time, inside)


def _opens_range(scene: Scene, time: Time) -> bool:
    """``من 5 مارس حتى 7 مارس``: the next expression closes what this one opens."""
    return any(other.until and 0 <= other.first - time.stop <= 3 for other in scene.times)


def _opened(scene: Scene, at: int, inside: range) -> bool:
    """Whether a range is open that ``إلى`` can close; ``يعود إلى`` closes none."""
    before = range(max(inside.start, at - _RANGE), at)
    if any(scene.words.forms[k] in ("من", "بين") for k in before):
        return True
    return scene.cues.within(before, "last", "extend", "from") is not None


def _until_event(scene: Scene, time: Time, inside: range) -> int | None:
    """Where "until" stands in ``حتى موعد الانتخابات المقررة في حزيران``, ``حتى عيد الفطر الموافق ..``."""
    forms = scene.words.forms
    if time.has_hour or forms[time.first - 1] not in particles("on_day"):
        return None
    for index in range(time.first - 2, max(inside.start, time.first - _EVENT) - 1, -1):
        if index in scene.head_at:
            return None
        if forms[index].endswith("حتي") or forms[index].endswith("لغايه"):
            return index if index + 1 < time.first - 1 else None
        verb = scene.cues.at(index, "said", "announce", "begin", "finish", "agree")
        if (verb is not None and verb.key not in ("noun", "open")) or not forms[index].isalpha():
            return None
    return None


def _governed(
    scene: Scene, time: Time, at: int, inside: range, *, until: bool, since: bool, marked: bool
) -> Link | None:
    """Walk back to what governs a point in time."""
    forms = scene.words.forms
    head: Head | None = None
    bare = not (time.has_hour or marked or until or since or time.since)
    role: Role = "end" if until else "start"
    extension = False
    for index in range(at, max(inside.start, at - REACH) - 1, -1):
        if index in scene.head_at:
            head = head or scene.head_at[index]
            if bare and time.days and _told_of(scene, head, time):
                return Link("start", time, None, head, Tense.PAST, 2)
        finish = scene.cues.at(index, "finish")
        if finish is not None and _begins_with(scene, finish.first, inside):
            continue
        if finish is not None and about_truce(scene, finish, time.first, inside):
            tense = TENSES[finish.key]
            return Link("end", time, None, head or head_near(scene, finish.first, inside), tense)
        begin = scene.cues.at(index, "begin")
        ending = begin is not None and any(
            scene.cues.at(k, "finish") for k in (index - 1, index - 2) if k >= inside.start
        )
        if (
            begin is not None
            and not ending
            and (
                about_truce(scene, begin, time.first, inside) or _subject_follows(scene, begin, time, inside)
            )
        ):
            if since and _first_since(scene, index, inside):
                return None
            tense = Tense.PAST if since else tense_of(scene, begin, inside)
            near = head or head_near(scene, begin.first, inside)
            return Link(role, time, None, near, tense, 0, extension)
        last = scene.cues.at(index, "last")
        if last is not None and (until or marked) and about_truce(scene, last, time.first, inside):
            return Link(role, time, None, head or head_near(scene, last.first, inside), TENSES[last.key], 0)
        extend = scene.cues.at(index, "extend")
        if extend is not None:
            extension = True
            if until:
                return Link("end", time, None, head or head_near(scene, index, inside), Tense.FUTURE, 0, True)
        pronoun = scene.cues.at(index, "announce_object")
        relative = pronoun is not None and forms[index - 1] in particles("relatives")
        if pronoun is not None:
            if bare:
                return None
            if relative:
                continue
        other = scene.cues.at(index, "announce", "said", "agree", "accept", "propose", "reject")
        if other is not None and other.key not in ("noun",) and other.section != "begin":
            if forms[index - 1] in particles("relatives") and not bare and head is None:
                continue
            break
        if is_rival(scene, index):
            if head is None:
                return None
            break
        if forms[index] in particles("clause_ends"):
            break
    if head is None or _new_clause(scene, head, time):
        return None
    if until:
        return Link("end", time, None, head, Tense.FUTURE, 1, extension)
    if since:
        return None
    if time.since and time.first - head.stop <= 8:
        return Link("start", time, None, head, Tense.FUTURE, 1)
    if time.has_hour and (marked or _close(scene, head, time)):
        return Link("start", time, None, head, Tense.OPEN, 1, extension)
    if marked:
        return Link("start", time, None, head, Tense.FUTURE, 1, extension)
    return None


def _subject_follows(scene: Scene, begin: Cue, time: Time, inside: range) -> bool:
    """``بدأت في الزبداني، صباح أمس، هدنة``: place and time stand between the verb and its subject."""
    at = time.stop + (scene.words.form(time.stop) in ("،", ","))
    if at >= inside.stop or begin.key == "open":
        return False
    agreement = scene.words.form(at + 1) in particles("stands_for") and scene.words.form(at) in particles(
        "anaphors"
    )
    if at not in scene.head_at and not (agreement and recent_head(scene, inside, reach=4) is not None):
        return False
    return scene.cues.within(range(begin.stop, time.first), "rival", "said", "announce") is None


def _first_since(scene: Scene, index: int, inside: range) -> bool:
    """``أول هدنة .. منذ عام 2000``: the time is that of the last one before."""
    before = range(max(inside.start, index - _FIRST), index)
    return any(scene.words.forms[k] in particles("first_of_its_kind") for k in before)


def _new_clause(scene: Scene, head: Head, time: Time) -> bool:
    """``هدنة في حلب، وتفتح المتاجر من ..``: another verb, no verb of the truce, governs the time."""
    forms = scene.words.forms
    for index in range(head.stop, time.first - 1):
        verb = forms[index + 1]
        if forms[index] not in ("،", ",") or verb[:1] != "و" or verb[1:2] not in tuple("يتس"):
            continue
        if verb[1:] in particles("phrase_stops") or scene.cues.at(
            index + 1, "begin", "last", "finish", "extend"
        ):
            continue
        return True
    return False


def _begins_with(scene: Scene, index: int, inside: range) -> bool:
    """``تبدأ من انتهاء الهدنة الحالية``, ``تسري فور انتهاء ..``: the end of one truce is the beginning of the next."""
    if scene.words.form(index - 1) not in particles("at_the_end"):
        return False
    before = range(max(inside.start, index - 3), index)
    return any(cue.key in ("past", "future") for cue in scene.cues.every(before, "begin"))


def _told_of(scene: Scene, head: Head, time: Time) -> bool:
    """``الهدنة السابقة في تشرين الأول``: the day is told with an earlier truce's own words."""
    after = range(head.stop, time.first)
    if len(after) > 7 or scene.words.form(time.first - 1) not in ("في", "خلال", "من", "الي"):
        return False
    first_one = scene.words.form(head.first - 1) == "اول"
    return first_one or scene.cues.within(after, "previous") is not None


def _close(scene: Scene, head: Head, time: Time) -> bool:
    """Whether no verb of another subject can stand between a truce and an hour: ``هدنة في حلب الجمعة الساعة
    ..``.
    """
    between = range(head.stop, time.first)
    return len(between) <= 10 and scene.cues.within(between, "said", "rival", "announce") is None


def _fronted(scene: Scene, time: Time, inside: range) -> Link | None:
    """``وعند السابعة صباحا دخلت الهدنة حيز التنفيذ``: the verb follows the time at once."""
    at = time.stop + (scene.words.form(time.stop) in ("،", ","))
    at += scene.words.form(at) in ("قد", "سوف")
    if at >= inside.stop:
        return None
    verb = scene.cues.at(at, "begin", "finish")
    if verb is None or verb.key == "open":
        return None
    near = next((scene.head_at[k] for k in range(at, min(at + 6, inside.stop)) if k in scene.head_at), None)
    if near is None or not about_truce(scene, verb, inside.stop, inside):
        return None
    tense = Tense.FUTURE if verb.proclitics.endswith("س") else TENSES[verb.key]
    return Link("start" if verb.section == "begin" else "end", time, None, near, tense)
