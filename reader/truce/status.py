"""What has become of a truce, whose it is, what it is for: status, scope, purpose, recurrence, extension."""

from __future__ import annotations

from typing import Literal

from reader.truce.cues import Cue
from reader.truce.days import day_at
from reader.truce.heads import Head, adjectives
from reader.truce.model import Scope, Status, Value
from reader.truce.scene import Scene

_NEAR = 12
_MEDIATORS = frozenset(["un", "qatar", "egypt", "usa"])
_QUOTES = frozenset("\"'«»“”‘’")


def status(scene: Scene, members: list[Head], *, proposed: bool, declared: bool) -> Status | None:
    """The news about a truce, read from the title and the first sentences that speak of it."""
    sentences = list(dict.fromkeys(head.sentence for head in members))[:4]
    for number in sentences[:2]:
        news = _news(scene, scene.words.sentence_ranges[number], members)
        if news is not None:
            return news
    if proposed and not declared:
        return "proposed"
    for number in sentences[2:]:
        news = _news(scene, scene.words.sentence_ranges[number], members)
        if news in ("in_effect", "violated"):
            return news
    return "proposed" if proposed and not _agreed(scene, sentences) else "announced"


def _news(scene: Scene, inside: range, members: list[Head]) -> Status | None:
    def near(cue: Cue) -> bool:
        return any(abs(cue.first - head.first) <= _NEAR and head.first in inside for head in members)

    cues = scene.cues
    if any(near(cue) for cue in cues.every(inside, "breach")):
        return "violated"
    extended = [cue for cue in cues.every(inside, "extend") if near(cue) and not _only_can(scene, cue)]
    rejected = cues.within(inside, "reject") is not None
    asked = any(cue.key == "verb" for cue in cues.every(inside, "propose"))
    if extended and not rejected and not asked and not _denied(scene, inside):
        return "extended"
    if any(near(cue) for cue in cues.every(inside, "end")):
        return "ended"
    begins = [cue for cue in cues.every(inside, "begin") if near(cue)]
    if any(_has_begun(scene, cue, inside) for cue in begins):
        return "in_effect"
    return None


def _only_can(scene: Scene, cue: Cue) -> bool:
    """``قابلة للتمديد`` says that it can be prolonged, no more."""
    return any(
        form.startswith(("قابل", "امكان", "يمكن", "قد"))
        for form in scene.words.forms[max(0, cue.first - 2) : cue.first]
    )


def _denied(scene: Scene, inside: range) -> bool:
    return any(scene.words.forms[k] in ("ليست", "ليس", "لن", "لم", "لا") for k in inside)


def _has_begun(scene: Scene, cue: Cue, inside: range) -> bool:
    word = scene.words.forms[cue.first][len(cue.proclitics) :]
    entering = word.startswith("دخل")
    if entering or word.startswith("دخول"):
        enters = any(form in ("حيز", "موضع") for form in scene.words.forms[cue.stop : inside.stop][:20])
        return enters and (entering or cue.first - inside.start <= 2) and not _ahead(scene, inside)
    if cue.key == "past":
        return not _ahead(scene, range(max(inside.start, cue.first - 4), cue.first))
    return word in ("السارية", "الساريه", "الساري", "ساريه", "ساريا") or (
        word == "بدء" and cue.first - inside.start <= 1
    )


def _ahead(scene: Scene, inside: range) -> bool:
    """Whether the beginning is only expected: ``قبل ساعات من دخول``, ``ينتظر أن``."""
    return any(
        scene.words.forms[k] in ("قبل", "قبيل", "المقرر", "يفترض", "المفترض", "المتوقع") for k in inside
    )


def _agreed(scene: Scene, sentences: list[int]) -> bool:
    return any(
        scene.cues.within(scene.words.sentence_ranges[number], "agree", "accept", "announce") is not None
        for number in sentences
    )


def scope(
    scene: Scene, members: list[Head], *, council: bool, declared: bool, parties: int, by: str | None
) -> Scope | None:
    """One side's, two sides' or the nations' truce."""
    if council:
        return "multilateral"
    for number in dict.fromkeys(head.sentence for head in members):
        inside = scene.words.sentence_ranges[number]
        cue = next((cue for cue in scene.cues.every(inside, "scope") if _beside(cue, members)), None)
        if cue is not None and cue.key == "unilateral":
            return "unilateral"
    for number in list(dict.fromkeys(head.sentence for head in members))[:3]:
        inside = scene.words.sentence_ranges[number]
        for head in members:
            if head.sentence == number and scene.cues.within(
                range(max(inside.start, head.first - 8), min(head.stop + 3, inside.stop)), "agree"
            ):
                return "bilateral"
    if parties >= 2:
        return "bilateral"
    if by in _MEDIATORS:
        return None
    return "unilateral" if declared else None


def _beside(cue: Cue, members: list[Head]) -> bool:
    return any(-2 <= cue.first - head.stop <= 12 or 0 <= head.first - cue.stop <= 3 for head in members)


def recurrence(
    scene: Scene, members: list[Head], sentences: frozenset[int]
) -> Literal["daily", "weekly"] | None:
    """Whether the truce is a window that comes back every day or week."""
    for head in members:
        if any(
            scene.cues.at(k, "daily")
            for k in range(head.stop, head.stop + 1 + len(adjectives(scene.words, head)))
        ):
            for cue in _recurring(scene, range(head.stop, min(head.stop + 5, len(scene.words)))):
                return "daily" if cue.key == "daily" else "weekly"
    for number in sorted(sentences):
        inside = scene.words.sentence_ranges[number]
        for cue in _recurring(scene, inside):
            if _beside_time(scene, cue, members, number):
                return "daily" if cue.key == "daily" else "weekly"
    return None


def _recurring(scene: Scene, inside: range) -> list[Cue]:
    """The words of recurrence; ``ليومي السبت والأحد`` is no "daily"."""
    found = scene.cues.every(inside, "daily")
    return [
        cue
        for cue in found
        if (not cue.proclitics and day_at(scene.words.forms, cue.stop) is None) or cue.key == "weekly"
    ]


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


def purpose(scene: Scene, members: list[Head], sentences: frozenset[int]) -> Value | None:
    """What the truce is for: the words after ``بهدف``, ``للسماح``, ``لإجلاء`` in a sentence that speaks of
    it.
    """
    numbers = [head.sentence for head in members if head.sentence != scene.title]
    for number in dict.fromkeys([*numbers, *sorted(sentences)]):
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
