"""Is it a truce of arms? A strike, a storm, a trade war and a novel have truces too."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reader.truce.days import day_at
from reader.truce.heads import Head
from reader.truce.lexicon import listed
from reader.truce.places import named_places
from reader.truce.scene import Scene

_LEAST_WORDS = 2
_BEGINNING = 4
_AFTER = 6
_SIGNED = 12
_CALLED = 40
_OLD = 3
_ARMS = ("ceasefire", "cessation_of_hostilities")


def reports_truce(scene: Scene, tied: Collection[Head | None] = ()) -> bool:
    """Whether the article speaks of fighting, and more of it than of what the word is borrowed for.

    Words of war are counted once each; a ceasefire, which is hardly ever a figure of speech, counts as one
    of them.

    Args:
        scene: the article.
        tied: the truces of which a time or length is told.
    """
    heads = [
        head for head in scene.heads if not (_historical(scene, head.stop) or _signed_long_ago(scene, head))
    ]
    if not heads or _commemorated(scene, scene.heads[0]):
        return False
    if not _prominent(scene, heads) and not any(head in tied for head in heads):
        return False
    everywhere = range(len(scene.words))
    inside_heads = {index for head in scene.heads for index in range(head.first, head.stop)}
    war = {
        scene.words.forms[cue.first]
        for cue in scene.cues.every(everywhere, "war")
        if cue.first not in inside_heads
    }
    figures = {scene.words.forms[cue.first] for cue in scene.cues.every(everywhere, "figurative")}
    weight = len(war) + 2 * any(head.kind in _ARMS for head in heads)
    borrowed = [
        cue
        for cue in scene.cues.every(everywhere, "trade")
        if listed("heads", "single").at(scene.words.forms, cue.first - 1) is not None
    ]
    if borrowed and borrowed[0].first < heads[0].first + _CALLED:
        return False  # هدنة سياسية
    enough = weight >= _LEAST_WORDS or (weight > 0 and bool(named_places(scene, everywhere)))
    return enough and weight > len(figures)


def _prominent(scene: Scene, found: Sequence[Head]) -> bool:
    """Whether the article is about a truce: named at its beginning, or more than once."""
    first = 0 if scene.title is None else scene.title
    return len(found) > 1 or found[0].sentence <= first + _BEGINNING


def _commemorated(scene: Scene, head: Head) -> bool:
    """Whether the first truce is one that is remembered: ``ذكرى توقيع الهدنة``, ``التي أنهت الحرب العالمية``."""
    inside = scene.sentence(head.first)
    return (
        scene.cues.within(range(inside.start, min(head.stop + _AFTER, inside.stop)), "anniversary")
        is not None
    )


def _historical(scene: Scene, stop: int) -> bool:
    """Whether a year long before the article follows: ``هدنة 1918``, ``هدنة الحادي عشر من نوفمبر 1918``."""
    date = scene.article.date
    forms = scene.words.forms
    if stop >= len(forms):
        return False
    at = stop + (forms[stop] in ("عام", "سنه"))
    if at < len(forms) and forms[at].isdecimal() and len(forms[at]) == 4:
        year: int | None = int(forms[at])
    else:
        day = day_at(forms, stop)
        year = day.year if day is not None and not day.hijri else None
    return year is not None and (year < 1990 or (date is not None and abs(date.year - year) > 2))


def _signed_long_ago(scene: Scene, head: Head) -> bool:
    """``اتفاقية الهدنة الموقعة في رودس عام 1949``: signed years before the article, and nobody breaks it now."""
    date = scene.article.date
    inside = scene.sentence(head.first)
    after = range(head.stop, min(head.stop + _SIGNED, inside.stop))
    if (
        date is None
        or any(k in scene.head_at for k in after)
        or scene.cues.within(inside, "breach") is not None
    ):
        return False
    return any(
        day.year is not None and not day.hijri and day.year <= date.year - _OLD
        for time in scene.times_in(after.start, after.stop)
        for day in time.days
    )
