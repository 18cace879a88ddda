"""A day right beside a truce's word that is still to come: ``هدنة بحلب في 20 أكتوبر المقبل``.

Nobody has announced a truce tomorrow: such a day can only be the one on which it is to begin.
"""

from __future__ import annotations

from reader.truce.dates import Tense, calendar_date
from reader.truce.days import Day
from reader.truce.heads import Head
from reader.truce.lexicon import particles
from reader.truce.scene import Scene
from reader.truce.times import Time

_WORDS = 7
_SOON = 60
_OTHER = (
    "said",
    "announce",
    "rival",
    "talks",
    "agree",
    "begin",
    "finish",
    "last",
    "reject",
    "propose",
    "extend",
)


def lies_ahead(scene: Scene, head: Head, time: Time) -> bool:
    """Whether only place names and adjectives stand between a truce and a day after the day of publication."""
    between = range(head.stop, time.first)
    forms = scene.words.forms
    if head.plural or time.until or len(between) > _WORDS or not between:
        return False
    if scene.words.form(time.first - 1) not in ("في", "يوم"):
        return False
    if any(not forms[k].isalpha() or forms[k] in particles("away") for k in between):
        return False
    if any(forms[k] in particles("relatives") or scene.cues.at(k, *_OTHER) for k in between):
        return False
    return any(_future(scene, day) for day in time.days)


def _future(scene: Scene, day: Day) -> bool:
    if day.hijri or day.vague or day.end:
        return False
    if day.offset is not None:
        return day.offset > 0
    if day.weekday is not None and day.day is None:
        return day.shift == 1
    date = scene.article.date
    if day.day is None or day.month is None:
        return False
    if day.shift == 1:
        return True
    if date is None:
        return False
    due, _ = calendar_date(day, date, Tense.OPEN)
    return due is not None and 0 < (due - date).days <= _SOON
