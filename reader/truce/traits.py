"""What more an article says of a truce: whether it comes back every day, can be prolonged, and what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reader.text.numbers import ordinal_at
from reader.truce.cues import Cue
from reader.truce.days import day_at
from reader.truce.heads import Head, adjectives
from reader.truce.lexicon import counted, particles
from reader.truce.model import Value
from reader.truce.scene import Scene

_QUOTES = frozenset("\"'«»“”‘’")


def recurrence(scene: Scene, members: list[Head]) -> Literal["daily", "weekly"] | None:
    """Whether the truce is a window that comes back every day or week."""
    for head in members:
        if any(
            scene.cues.at(k, "daily")
            for k in range(head.stop, head.stop + 1 + len(adjectives(scene.words, head)))
        ):
            for cue in _recurring(scene, range(head.stop, min(head.stop + 5, len(scene.words)))):
                return "daily" if cue.key == "daily" else "weekly"
    for number in sorted({head.sentence for head in members}):
        inside = scene.words.sentence_ranges[number]
        for cue in _recurring(scene, inside):
            if _beside_time(scene, cue, members, number):
                return "daily" if cue.key == "daily" else "weekly"
    return None


def _recurring(scene: Scene, inside: range) -> list[Cue]:
    """The words of recurrence; ``ليومي السبت والأحد``, ``في اليوم التالي`` and ``في اليوم 19`` are no "daily"."""
    found = scene.cues.every(inside, "daily")
    return [
        cue
        for cue in found
        if (not cue.proclitics and not _one_day(scene.words.forms, cue.stop)) or cue.key == "weekly"
    ]


def _one_day(forms: Sequence[str], at: int) -> bool:
    """Whether what follows ``في اليوم`` says which day."""
    if at >= len(forms):
        return False
    numbered = forms[at].isdecimal() or ordinal_at(forms, at) is not None or forms[at] in particles("same")
    return numbered or day_at(forms, at) is not None or counted("calendar", "shift").at(forms, at) is not None


def _beside_time(scene: Scene, cue: Cue, members: list[Head], number: int) -> bool:
    """Whether "daily" stands by a length or an hour, with the truce in the same sentence."""
    if not any(head.sentence == number for head in members):
        return False
    lengths = any(
        -2 <= cue.first - length.stop <= 1 or 0 <= length.first - cue.stop <= 2 for length in scene.durations
    )
    hours = any(
        0 <= time.first - cue.stop <= 2 or 0 <= cue.first - time.stop <= 1
        for time in scene.times
        if time.has_hour
    )
    return lengths or hours


def extendable(scene: Scene, members: list[Head]) -> Value | None:
    """The words that say that the truce can be prolonged."""
    for number in dict.fromkeys(head.sentence for head in members):
        cue = scene.cues.within(scene.words.sentence_ranges[number], "extendable")
        if cue is not None:
            return scene.value("yes", cue.first, cue.stop)
    return None


def purpose(scene: Scene, members: list[Head]) -> Value | None:
    """What the truce is for: the words after ``بهدف``, ``للسماح``, ``لإجلاء`` in a sentence that speaks of
    it.
    """
    numbers = [head.sentence for head in members if head.sentence != scene.title]
    for number in dict.fromkeys(numbers):
        inside = scene.words.sentence_ranges[number]
        heads = [head.first for head in members if head.sentence == number]
        for cue in scene.cues.every(inside, "purpose"):
            if heads and cue.first < min(heads) and cue.first - inside.start > 2:
                continue
            found = _goal(scene, cue, inside)
            if found is not None:
                return found
    return None


def _goal(scene: Scene, cue: Cue, inside: range) -> Value | None:
    forms = scene.words.forms
    # a masdar with ل of its own is the goal's first word: لإجلاء المدنيين
    masdar = (
        forms[cue.first].startswith("ل")
        and cue.stop == cue.first + 1
        and forms[cue.first] not in ("لاجل", "لغرض", "لاغراض")
    )
    first = cue.first if masdar else cue.stop
    skip = 1 if masdar else 0
    stop = first
    while stop < inside.stop and stop < first + 14:
        form = forms[stop]
        if (
            form
            in ("،", ",", ".", "؛", ":", "وفق", "بحسب", "حسب", "وفقا", "لكن", "وسط", "علي", "التي", "الذي")
            or form in _QUOTES
        ):
            if form in _QUOTES and stop == first:
                first += 1
                stop += 1
                continue
            break
        if stop > first and (scene.cues.at(stop, "said") or stop in scene.head_at):
            break
        stop += 1
    if stop <= first or (masdar and stop == first + 1):
        return None
    return scene.value(scene.text(first, stop, skip), first, stop, skip)
