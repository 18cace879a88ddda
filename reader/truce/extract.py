"""From an article to the truces that it reports."""

from __future__ import annotations

from collections.abc import Sequence

from reader.article import Article
from reader.entities import Entity
from reader.span import Span
from reader.truce.authors import declared_by
from reader.truce.checks import checks
from reader.truce.computed import computed_end, computed_length
from reader.truce.corridors import corridors
from reader.truce.declarations import declarations
from reader.truce.facts import Length, chosen_length, lengths, statements
from reader.truce.genuine import reports_truce
from reader.truce.grouping import Group, groups
from reader.truce.lexicon import listed, particles
from reader.truce.linking import links
from reader.truce.model import Kind, Statement, Truce, Value
from reader.truce.places import Place, zone_of
from reader.truce.relations import approvals, mediators, parties
from reader.truce.resolve import Setting
from reader.truce.scene import Scene, scene
from reader.truce.scope import scope
from reader.truce.status import status
from reader.truce.theatre import truce_place
from reader.truce.traits import extendable, purpose, recurrence
from reader.truce.window import Window, has_begun, is_over, window

_EVENTS = ("begin", "agree", "accept", "breach", "extend", "finish", "propose", "announce")
_EARLY = 2
_NEAR = 6
_LOOKING_BACK = ("in_effect", "violated", "ended", "past")


def extract(
    article: Article, sentences: Sequence[Span], entities: Sequence[Entity] = ()
) -> tuple[Truce, ...]:
    """The truces of an article, the one that it is about first.

    Args:
        article: the article; weekdays and days without a year are resolved against ``article.date`` only.
        sentences: its sentences in text order; ``Value.sentence`` is an index into them.
        entities: the names found in it, where known; the extractor does without.
    """
    view = scene(article, sentences, entities)
    if not view.heads:
        return ()
    tied = links(view)
    if not reports_truce(view, {link.head for link in tied}):
        return ()
    found = groups(view, tied, declarations(view))
    if not found or found[0].standing == "past" or _in_passing(view, found):
        return ()
    return tuple(_truce(view, group, number) for number, group in enumerate(found))


def _in_passing(view: Scene, found: Sequence[Group]) -> bool:
    """Whether the article tells nothing of a truce: named once, far from its beginning, or a mere figure of speech."""
    if found[0].links or found[0].declarations:
        return False
    numbers = dict.fromkeys(head.sentence for head in found[0].heads)
    around = [view.words.sentence_ranges[number] for number in numbers]
    events = any(view.cues.within(inside, *_EVENTS) is not None for inside in around)
    if not events and truce_place(view, found[0].heads, main=True) is None:
        return True
    if len(view.heads) > 1:
        return False
    tells = any(
        view.cues.within(range(max(0, head.first - _NEAR), head.stop + _NEAR), *_EVENTS) is not None
        for head in view.heads
    )
    return view.heads[0].sentence > (view.title or 0) + (_EARLY if tells else 1)


def _truce(view: Scene, group: Group, number: int) -> Truce:
    main = number == 0
    place = truce_place(view, group.heads, main=main)
    setting = Setting(view.article.date, zone_of(view, place), view.article.tz)
    recurs = recurrence(view, group.heads)
    daily = recurs is not None
    ahead = window(view, group.links, setting, recurring=daily)
    state = status(view, group, begun=has_begun(ahead, setting), over=is_over(ahead, setting))
    back = state in _LOOKING_BACK
    holds = window(view, group.links, setting, recurring=daily, begun=True) if back else ahead
    said = lengths(view, group.links)
    length = chosen_length(said, recurring=daily, extended=state == "extended", title=view.title)
    start, end = holds.start, holds.end
    sides = parties(view, group)
    return Truce(
        id=f"t{number + 1}",
        main=main,
        kind=_kind(view, group),
        status=state,
        scope=scope(view, group, parties=len(sides)) if state else None,
        place=_place_value(view, place),
        declared_by=declared_by(view, group),
        approved_by=approvals(view, group),
        parties=sides,
        mediators=mediators(view, group),
        start=start.when if start else None,
        end=end.when if end else computed_end(start, length, recurs=daily),
        duration=length.value if length else computed_length(view, start, end),
        recurrence=recurs,
        extendable=extendable(view, group.heads),
        corridors=corridors(view, _corridor_sentences(view, group)) if main else None,
        purpose=purpose(view, group.heads),
        checks=checks(holds, length, said, daily=daily),
        statements=_statements(holds, said),
    )


def _kind(view: Scene, group: Group) -> Kind:
    """What the truce is called most, its first name in the body counting twice; a humanitarian truce where it is
    called so at all.
    """
    nouns = [one for one in group.heads if not one.verbal or one.kind == "ceasefire"] or group.heads
    body = [head for head in nouns if head.sentence != view.title]
    kinds = [head.kind for head in [*body[:1], *body, *nouns[: len(nouns) - len(body)]]]
    plain: list[Kind] = ["truce" if kind == "humanitarian_truce" else kind for kind in kinds]
    most = max(plain, key=lambda kind: (plain.count(kind), -plain.index(kind)))
    return "humanitarian_truce" if most == "truce" and "humanitarian_truce" in kinds else most


def _place_value(view: Scene, place: Place | None) -> Value | None:
    if place is None:
        return None
    text = view.text(place.first, place.stop, place.skip)
    return view.value(text, place.first, place.stop, place.skip)


def _corridor_sentences(view: Scene, group: Group) -> frozenset[int]:
    """Sentences that speak of the truce, of the agreement on it, and those after them that go on about it."""
    own = {head.sentence for head in group.heads}
    others = {head.sentence: head.first for head in reversed(view.heads) if head.sentence not in own}
    nouns = listed("corridors", "nouns")

    def about_another(number: int, inside: range) -> bool:
        """Whether another truce is named before the corridors; behind them it is an earlier one that had them too."""
        first = others.get(number)
        return first is not None and not any(
            nouns.at(view.words.forms, at) for at in range(inside.start, first)
        )

    return frozenset(
        number
        for number, inside in enumerate(view.words.sentence_ranges)
        if number in own
        or (
            not about_another(number, inside)
            and (
                own & {number - 2, number - 1, number + 1}
                or any(view.words.form(k) in particles("stands_for") for k in inside[:5])
                or (own & {number - 3} and not {number - 2, number - 1} & others.keys())
            )
        )
    )


def _statements(holds: Window, said: Sequence[Length]) -> tuple[Statement, ...]:
    found = [
        *statements("start", [one.when for one in holds.starts]),
        *statements("end", [one.when for one in holds.ends]),
        *statements("duration", [one.value for one in said]),
    ]
    return tuple(sorted(found, key=lambda one: one.value.start))
