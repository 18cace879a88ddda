"""What the words round a mention of a truce say of it: an earlier one, the Security Council's, one only asked for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from reader.truce.dates import Tense, calendar_date
from reader.truce.days import Day
from reader.truce.declarations import Declaration
from reader.truce.heads import Head, adjectives
from reader.truce.lexicon import particles
from reader.truce.scene import Scene

_FAR = 22
_NEAR = 9
_AFTER = 6
_WAS = 40
_LONG = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """How a mention of a truce is set apart.

    Attributes:
        past: it is called earlier, or told as what has been.
        council: the Security Council or a draft resolution makes it.
        proposed: it is asked for or offered.
        fresh: it is called new or present.
    """

    past: bool
    council: bool
    proposed: bool
    fresh: bool


def mention(scene: Scene, head: Head, declaration: Declaration | None) -> Mention:
    """Read the words round a mention."""
    inside = scene.sentence(head.first)
    after = range(head.stop, head.stop + 1 + len(adjectives(scene.words, head)))
    fresh = _called(scene, after, "fresh")
    before = _told_before(scene, head, inside) or _of_earlier(scene, head)
    past = (_called(scene, after, "previous") or before) and not fresh
    proposed = _proposed(scene, head, inside, declaration) and not past
    return Mention(past, _council(scene, head, inside), proposed, fresh)


def lasted(scene: Scene, head: Head) -> bool:
    """``الذي استمر ثلاثة أيام``, ``هدنة استمرت شهرا``: it has lasted."""
    inside = scene.sentence(head.first)
    after = range(head.stop, min(head.stop + 4, inside.stop))
    return any(cue.key == "past" for cue in scene.cues.every(after, "last"))


def _called(scene: Scene, after: range, section: str) -> bool:
    """Whether an adjective of a truce is in a list; ``للمرة الأولى`` is none."""
    cues = scene.cues.every(after, section)
    return any(
        not cue.proclitics and scene.words.form(cue.first - 1) not in particles("times") for cue in cues
    )


def _told_before(scene: Scene, head: Head, inside: range) -> bool:
    """``وكانت هدنة سابقة``, ``وسبق أن أعلنت``, ``كان الطرفان أعلنا عن أول هدنة``: told as what has been."""
    forms = scene.words.forms
    opening = range(inside.start, min(inside.start + 3, head.first))
    if scene.cues.within(opening, "background") is not None and not (
        head.definite and head.stop == head.first + 1
    ):
        return True
    before = forms[max(inside.start, head.first - 3) : head.first]
    if not head.named and _long_before(scene, range(inside.start, head.first)):
        return True
    was = any(
        forms[k] in particles("had_been") for k in range(max(inside.start, head.first - _WAS), head.first)
    )
    if was and before[-1:] and before[-1] in particles("ordinals_of_truces"):
        return True
    return bool(before) and before[-1] in particles("had_been") and not head.definite


def _long_before(scene: Scene, before: range) -> bool:
    """``في 28 يونيو من العام الماضي أعلنت الحكومة``, ``الاتفاق الموقع عام 2018``: made half a year ago or more."""
    date = scene.article.date
    if date is None or scene.cues.within(before, "agree", "announce") is None:
        return False
    return any(
        _months_ago(day, date) >= _LONG
        for time in scene.times_in(before.start, before.stop)
        for day in time.days
        if not day.hijri and (day.year is not None or day.year_shift is not None) and day.month is not None
    )


def _months_ago(day: Day, date: dt.date) -> int:
    made, month = calendar_date(day, date, Tense.PAST)
    text = made.isoformat() if made is not None else month or date.isoformat()
    return (date.year - int(text[:4])) * 12 + date.month - int(text[5:7])


def _of_earlier(scene: Scene, head: Head) -> bool:
    """``هدنة الأيام الخمسة في مايو الماضي``, ``وقف النار عام 2003``: the month or year of an earlier one follows."""
    date = scene.article.date
    for time in scene.times_in(head.stop, head.stop + 4):
        if time.has_hour:
            continue
        if any(k in scene.head_at or scene.cues.at(k, "begin", "from") for k in range(head.stop, time.first)):
            continue
        for day in time.days:
            if day.year is not None and date is not None and day.month is None and day.year < date.year - 1:
                return True
            if day.shift == -1 and day.month is not None and day.day is None and not head.named:
                return True
    return False


def _council(scene: Scene, head: Head, inside: range) -> bool:
    """Whether the Security Council or a draft resolution makes this truce."""
    start = max(inside.start, head.first - _FAR)
    for index in range(head.first - 1, start - 1, -1):
        if index in scene.head_at and head.first - index > 3:
            break
        cue = scene.cues.at(index, "council") or _draft(scene, index)
        if cue:
            return scene.cues.within(range(index, head.first), "support", "said") is None
    for index in range(head.stop, min(head.stop + _AFTER, inside.stop)):
        if scene.words.forms[index] in ("،", ",", "وقال"):
            break
        if scene.cues.at(index, "council") is not None:
            verbs = scene.words.forms[head.stop : index]
            return any(form in particles("council_acts") for form in verbs)
    return False


def _draft(scene: Scene, index: int) -> bool:
    forms = scene.words.forms
    return forms[index : index + 2] in (("مشروع", "قرار"), ("مسوده", "قرار"), ("مشروع", "القرار"))


def _proposed(scene: Scene, head: Head, inside: range, declaration: Declaration | None) -> bool:
    if declaration is not None:
        return declaration.proposed
    for index in range(head.first - 1, max(inside.start, head.first - _NEAR) - 1, -1):
        if index in scene.head_at:
            return False
        cue = scene.cues.at(index, "announce", "agree", "propose", "accept", "begin")
        if cue is not None:
            if cue.section == "propose":
                return True
            if cue.key not in ("noun", "open"):
                return False
    return False


def had_done(scene: Scene, head: Head) -> bool:
    """Whether the sentence opens with the pluperfect: ``وكان .. أعلن``, ``وكانت .. قد``."""
    inside = scene.sentence(head.first)
    return any(
        scene.words.forms[k] in particles("had_been")
        for k in range(inside.start, inside.start + 3)
        if k < head.first
    )


def on_its_part(scene: Scene, head: Head) -> bool:
    """Whether the sentence turns to someone else: ``من جانبها``, ``في المقابل``, ``بدوره``."""
    inside = scene.sentence(head.first)
    return scene.cues.within(range(inside.start, head.first), "turn") is not None
