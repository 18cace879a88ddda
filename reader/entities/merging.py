"""One opinion from several voices: which of the mentions that overlap is kept, and under which type."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.entities.model import EntityType, Mention, Voice

_BELIEVED = 0.5
_CERTAIN = 0.9
_CONFIDENT = 0.99

_STANDS_BESIDE_MODEL = ("stands beside a known place", "follows a word for a place")

_RANK = {Voice.USER: 4, Voice.GAZETTEER: 2, Voice.MODEL: 2, Voice.RULE: 1}


def _agree(mentions: Sequence[Mention]) -> Mention:
    """What several voices make of one and the same span."""
    best = max(mentions, key=lambda m: (_RANK[m.source], m.source is Voice.MODEL, m.score))
    if best.source is Voice.USER:
        return best
    listed = next((m for m in mentions if m.source is Voice.GAZETTEER), None)
    if listed and listed.type is not best.type and _knows_better(listed, best):
        best = listed
    others = sorted({str(m.source) for m in mentions if m.type is best.type} - {str(best.source)})
    if not others:
        return best
    why = f"{best.why or 'found by the model'}; so says the {' and the '.join(others)}"
    return replace(best, score=max(m.score for m in mentions if m.type is best.type), why=why)


def _knows_better(listed: Mention, other: Mention) -> bool:
    """Whether the list's type counts where another voice takes the same span for something else.

    Newspapers, clubs and companies are called after places (``الشرق الأوسط``, ``الشارقة``), seldom the other way.
    """
    if listed.type is EntityType.LOC and other.type is EntityType.ORG:
        return other.score < _BELIEVED
    return listed.type is not EntityType.PER and other.score < _CONFIDENT


def _beats(challenger: Mention, holder: Mention) -> bool:
    """Whether the first of two overlapping mentions with different spans is the better one."""
    if Voice.USER in (challenger.source, holder.source):
        return challenger.source is Voice.USER
    if challenger.span.contains(holder.span):
        return _wins_outside(challenger, holder)
    if holder.span.contains(challenger.span):
        return not _wins_outside(holder, challenger)
    key = (_RANK[challenger.source], challenger.end - challenger.start, challenger.score)
    return key > (_RANK[holder.source], holder.end - holder.start, holder.score)


def _wins_outside(longer: Mention, inner: Mention) -> bool:
    """Whether a longer mention stands against one inside it: a name inside a longer name is no mention."""
    if longer.source is Voice.MODEL:
        return longer.score >= _BELIEVED or inner.source is Voice.RULE
    if longer.source is Voice.RULE and inner.source is Voice.MODEL:
        return inner.score < _BELIEVED
    if longer.source is Voice.RULE and inner.source is Voice.GAZETTEER:
        # A pattern knows how a name begins better than where it ends.
        return longer.start < inner.start
    return True


def merge(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that are kept, in text order, none overlapping another.

    A reader's own mention always stands. The longer of two nested mentions stands, but a pattern does not
    stretch what the model has found, nor what the gazetteer knows beyond its end. Beside a model, what only
    a weak pattern or an ambiguous word of the lists speaks for is dropped.

    Args:
        mentions: the mentions of all voices, finished.
    """
    heard = tuple(mentions)
    by_span: dict[tuple[int, int], list[Mention]] = {}
    for mention in heard:
        by_span.setdefault((mention.start, mention.end), []).append(mention)
    opinions = sorted((_agree(same) for same in by_span.values()), key=lambda m: (m.start, -m.end))
    kept: list[Mention] = []
    for mention in opinions:
        # What is kept does not overlap and comes in order, so that its rivals are the last of them.
        first = len(kept)
        while first and kept[first - 1].end > mention.start:
            first -= 1
        if all(_beats(mention, rival) for rival in kept[first:]):
            kept[first:] = [mention]
    if any(mention.source is Voice.MODEL for mention in heard):
        voices = sorted(heard, key=lambda m: m.start)
        starts = [mention.start for mention in voices]
        kept = [
            mention
            for mention in kept
            if _stands_beside_model(
                mention, voices[bisect_left(starts, mention.start) : bisect_left(starts, mention.end)]
            )
        ]
    return tuple(kept)


def _stands_beside_model(mention: Mention, inside: Sequence[Mention]) -> bool:
    """Whether a mention is kept beside a model: where the model, too, sees something, or where a sure pattern or
    the lists are sure. What else they see and the model does not is seldom a name (``الخبراء``, ``غرفة العمليات``).
    """
    if mention.source in (Voice.MODEL, Voice.USER) or mention.why.startswith(_STANDS_BESIDE_MODEL):
        return True
    if mention.source is Voice.GAZETTEER and mention.score >= _CERTAIN:
        return True
    voices = (Voice.MODEL,) if mention.source is Voice.GAZETTEER else (Voice.MODEL, Voice.GAZETTEER)
    return any(other.source in voices and mention.span.contains(other.span) for other in inside)
