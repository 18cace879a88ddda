"""Statements of a point in time: the words, what ties them to a truce, and the moment that they mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from reader.truce.actors import speaker
from reader.truce.dates import Tense
from reader.truce.links import Link
from reader.truce.model import Basis, Confidence, When
from reader.truce.resolve import Moment, Setting, resolve
from reader.truce.scene import Scene


@dataclass(frozen=True, slots=True)
class Said:
    """A resolved statement of a time: the moment, and the value that shows it."""

    link: Link
    moment: Moment
    when: When


def when_of(scene: Scene, link: Link, moment: Moment) -> When:
    """The value that shows a moment, with the words that state it."""
    time = link.time
    assert time is not None
    confidence = moment.confidence
    if confidence is Confidence.HIGH and link.sure:
        confidence = Confidence.MEDIUM
    value = scene.value(moment.value, time.first, time.stop, time.skip)
    return When(
        moment.value,
        value.text,
        value.start,
        value.end,
        moment.basis,
        confidence,
        value.sentence,
        speaker(scene, time.first),
        moment.weekday,
        moment.time,
        moment.timex,
        moment.zone,
        moment.zone_basis,
    )


def shown(one: Said, moment: Moment) -> When:
    """The value of a statement with another moment, its day or hour taken from elsewhere."""
    return replace(
        one.when,
        value=moment.value,
        basis=moment.basis,
        confidence=min(one.when.confidence, moment.confidence, key=("low", "medium", "high").index),
        weekday=moment.weekday,
        time=moment.time,
        timex=moment.timex,
        zone=moment.zone,
        zone_basis=moment.zone_basis,
    )


def after_signing(scene: Scene, link: Link, setting: Setting) -> Said | None:
    """The day so long after the signing: the day that the sentence of the agreement names, else the
    article's.
    """
    length = link.duration
    assert length is not None
    if setting.date is None or length.minutes is None:
        return None
    signed = setting.date
    for time in scene.times:
        near = scene.words.sentence_of[time.first] <= (scene.title or 0) + 2 and not time.has_hour
        if near and time.days and scene.cues.within(scene.sentence(time.first), "agree"):
            signed = resolve(time, setting, Tense.PAST).date or signed
            break
    day = signed + dt.timedelta(minutes=length.minutes)
    text = day.isoformat()
    moment = Moment(day, text, basis=Basis.INFERRED, confidence=Confidence.LOW, timex=text)
    value = scene.value(text, length.first, length.stop, length.skip)
    when = When(
        text,
        value.text,
        value.start,
        value.end,
        Basis.INFERRED,
        Confidence.LOW,
        value.sentence,
        speaker(scene, length.first),
        timex=text,
    )
    return Said(link, moment, when)
