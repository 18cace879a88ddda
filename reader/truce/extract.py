"""From an article to the truces that it reports."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.article import Article
from reader.entities import Entity
from reader.span import Span
from reader.truce.checks import computed_end, computed_length, contradictions, window_check
from reader.truce.corridors import corridors
from reader.truce.declarations import Declaration, declarations
from reader.truce.facts import Said, length, statements, window
from reader.truce.genuine import reports_truce
from reader.truce.grouping import Group, groups
from reader.truce.lexicon import listed
from reader.truce.linking import links
from reader.truce.model import Basis, Check, Confidence, Kind, Statement, Truce, Value, When
from reader.truce.phrases import Phrase, side
from reader.truce.places import Place, zone_of
from reader.truce.relations import approvals, mediators, parties
from reader.truce.resolve import Setting
from reader.truce.scene import Scene, scene
from reader.truce.status import extendable, purpose, recurrence, scope, status
from reader.truce.theatre import truce_place


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
    if not view.heads or not reports_truce(view):
        return ()
    found = groups(view, links(view), declarations(view))
    if not found or found[0].standing == "past":
        return ()
    return tuple(_truce(view, group, number) for number, group in enumerate(found))


def _truce(view: Scene, group: Group, number: int) -> Truce:
    main = number == 0
    place = truce_place(view, group.heads, main=main)
    setting = Setting(view.article.date, zone_of(view, place), view.article.tz)
    own_sentences = frozenset(head.sentence for head in group.heads)
    recurs = recurrence(view, group.heads, own_sentences)
    declared = _declared_by(view, group, main=main)
    sides = parties(view, group)
    declares = any(not one.proposed for one in group.declarations)
    state = (
        "past"
        if group.standing == "past"
        else status(
            view,
            group.heads,
            proposed=group.standing in ("proposal", "council") and not declares,
            declared=declares,
        )
    )
    looks_back = state in ("in_effect", "violated", "ended", "past")
    holds = window(view, group.links, setting, recurring=recurs is not None, begun=looks_back)
    stated, value, lengths = length(
        view, group.links, recurring=recurs is not None, extended=state == "extended"
    )
    shares = corridors(view, _corridor_sentences(view, group)) if main else None
    start, end = holds.start, holds.end
    check = window_check(
        start.moment if start else None, end.moment if end else None, stated, daily=recurs is not None
    )
    checks = [check] if check else []
    checks += _contradictions(holds.starts, holds.ends, lengths, value)
    if value is None and start and end:
        value = computed_length(start.moment, end.moment, _between(view, start.when, end.when))
    end_when = end.when if end else _computed_end(view, start, stated, value, recurs is not None)
    return Truce(
        id=f"t{number + 1}",
        main=main,
        kind=_kind(view, group),
        status=state,
        scope=scope(
            view,
            group.heads,
            council=group.standing == "council",
            declared=declared is not None and declares,
            parties=len(sides),
            by=next((side(view, one.who) for one in group.declarations if not one.proposed), None),
        ),
        place=_place_value(view, place),
        declared_by=declared,
        approved_by=approvals(view, group),
        parties=sides,
        mediators=mediators(view, group),
        start=start.when if start else None,
        end=end_when,
        duration=value,
        recurrence=recurs,
        extendable=extendable(view, group.heads),
        corridors=shares,
        purpose=purpose(view, group.heads, frozenset()),
        checks=tuple(checks),
        statements=_statements(holds.starts, holds.ends, lengths, value, start, end_when),
    )


def _kind(view: Scene, group: Group) -> Kind:
    """What the truce is called most, its first name in the body counting twice; a humanitarian truce where it is
    called so at all.
    """
    nouns = [head for head in group.heads if not head.verbal] or group.heads
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


def _declared_by(view: Scene, group: Group, *, main: bool) -> Value | None:
    """The author of the plainest declaration; a caller for a truce only where nobody has declared one."""
    firm = [one for one in group.declarations if not one.proposed]
    called = group.declarations if group.standing in ("proposal", "council") else []
    choice: Sequence[Declaration] = firm or called
    if not choice:
        return None
    choice = [one for one in choice if not _aside(view, group, one)]
    if not choice:
        return None
    body = [one for one in choice if one.head.sentence != view.title] or list(choice)
    best = min(
        body, key=lambda one: (one.rank == 3, _stands_for_state(view, one), one.head.sentence, one.rank)
    )
    confidence = Confidence.MEDIUM if best.rank > 1 or best.proposed else Confidence.HIGH
    return _phrase_value(view, best.who, confidence)


def _aside(view: Scene, group: Group, one: Declaration) -> bool:
    """Whether a later sentence only tells what one side says of a truce that the first one reports as
    agreed.
    """
    lead_head = next((head for head in group.heads if head.sentence != view.title), None)
    if lead_head is None or one.head.sentence in (lead_head.sentence, view.title) or one.rank == 0:
        return False
    lead = view.words.sentence_ranges[lead_head.sentence]
    return one.rank == 3 or (view.cues.within(lead, "agree") is not None and not one.ordered)


def _stands_for_state(view: Scene, one: Declaration) -> bool:
    """Whether the author is only called by a capital: ``موسكو`` where another sentence says ``روسيا``."""
    found = listed("sides", "metonyms").at(view.words.forms, one.who.first)
    return found is not None and found.stop == one.who.stop


def _phrase_value(view: Scene, who: Phrase, confidence: Confidence = Confidence.HIGH) -> Value:
    text = view.text(who.first, who.stop, who.skip)
    return view.value(text, who.first, who.stop, who.skip, confidence=confidence)


def _corridor_sentences(view: Scene, group: Group) -> frozenset[int]:
    """Sentences that speak of the truce, and those after them that go on about it."""
    own = {head.sentence for head in group.heads}
    return frozenset(
        number
        for number in range(len(view.words.sentence_ranges))
        if number in own or number - 1 in own or number - 2 in own or number + 1 in own
    )


def _contradictions(
    starts: Sequence[Said], ends: Sequence[Said], lengths: Sequence[Value], chosen: Value | None
) -> list[Check]:
    checks = list(contradictions("start", [one.when for one in starts]))
    checks += contradictions("end", [one.when for one in ends])
    if chosen is not None:
        checks += contradictions("duration", [chosen, *(value for value in lengths if value is not chosen)])
    return checks


def _between(view: Scene, start: When, end: When) -> Value:
    """The words from start to end, as the evidence of what is worked out from both."""
    first, last = min(start.start, end.start), max(start.end, end.end)
    if start.sentence != end.sentence or last - first > 200:
        return Value(
            None, end.text, end.start, end.end, Basis.COMPUTED, Confidence.MEDIUM, end.sentence, end.speaker
        )
    text = view.words.text[first:last]
    return Value(None, text, first, last, Basis.COMPUTED, Confidence.MEDIUM, start.sentence, start.speaker)


def _computed_end(
    view: Scene, start: Said | None, stated: object, value: Value | None, recurs: bool
) -> When | None:
    """Start plus length, where both are stated and the end is not."""
    from reader.truce.durations import Duration

    if start is None or not isinstance(stated, Duration) or value is None:
        return None
    if recurs and (stated.minutes is None or stated.minutes >= 1440):
        return None
    moment = computed_end(start.moment, stated)
    if moment is None:
        return None
    when = start.when
    return replace(
        when,
        value=moment.value,
        text=value.text,
        start=value.start,
        end=value.end,
        sentence=value.sentence,
        basis=Basis.COMPUTED,
        confidence=Confidence.MEDIUM,
        weekday=None,
        time=moment.time,
        timex=None if moment.value is None else moment.value[:16],
    )


def _statements(
    starts: Sequence[Said],
    ends: Sequence[Said],
    lengths: Sequence[Value],
    value: Value | None,
    start: Said | None,
    end: When | None,
) -> tuple[Statement, ...]:
    found = [
        *statements("start", [one.when for one in starts]),
        *statements("end", [one.when for one in ends]),
        *statements("duration", lengths),
    ]
    return tuple(sorted(found, key=lambda said: said.value.start))
