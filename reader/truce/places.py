"""Where a truce holds: the place that its words name, and the zone of its clocks."""

from __future__ import annotations

from dataclasses import dataclass

from reader.entities import EntityType
from reader.truce.heads import Head
from reader.truce.lexicon import Found, listed
from reader.truce.scene import Scene

_IN = frozenset(["في", "داخل", "بمنطقه", "علي", "وفي"])
_QUOTES = frozenset("\"'«»“”‘’")
_REACH = 30


@dataclass(frozen=True, slots=True)
class Place:
    """A place name with the generic nouns and directions that belong to it.

    Attributes:
        first: index of its first word.
        stop: index of the first word after it.
        skip: characters of proclitics before it in its first word.
        zone: IANA zone of its clocks, None where the lists don't know it.
    """

    first: int
    stop: int
    skip: int
    zone: str | None


def place_at(scene: Scene, index: int, *, actors: bool = False, clitics: bool = True) -> Place | None:
    """The place that begins at a word: ``محافظة درعا``, ``شمال قطاع غزة``, ``الغوطة الشرقية``, ``البلاد``."""
    forms = scene.words.forms
    at, skip = index, 0
    generic = False
    for _ in range(4):
        if at >= len(forms):
            return None
        noun = listed("places", "generic").at(forms, at, clitics=clitics and at == index)
        if noun is None or (noun.proclitics and noun.proclitics[-1] not in "بلو"):
            break
        if at == index:
            skip = noun.skip
        generic, at = True, noun.stop
    name = _name(scene, at, actors=actors or generic, clitics=clitics and at == index)
    if name is None:
        return None
    stop = name.stop
    if at == index:
        skip = name.skip
    while stop < len(forms) and forms[stop] in listed("places", "suffix"):
        stop += 1
    return Place(index, stop, skip, name.value)


def _name(scene: Scene, at: int, *, actors: bool, clitics: bool) -> Found[str | None] | None:
    forms = scene.words.forms
    sections = ("theatre", "actors") if actors else ("theatre",)
    for section in sections:
        found = listed("places", section).at(forms, at, clitics=clitics)
        if found is not None and (not found.proclitics or found.proclitics[-1] in "بلو"):
            return Found(found.value, found.first, found.stop, found.skip, found.proclitics)
    return _entity(scene, at)


def _entity(scene: Scene, at: int) -> Found[str | None] | None:
    """A place that a recogniser found at a word."""
    if at >= len(scene.words):
        return None
    span = scene.words.span(at, at + 1)
    for entity in scene.entities:
        if entity.type is EntityType.LOC and span.start <= entity.start < span.end:
            inside = scene.words.words_in(entity.span)
            stop = max(inside.stop, at + 1)
            return Found(None, at, stop, entity.start - span.start)
    return None


def place_of(scene: Scene, head: Head) -> Place | None:
    """The place in a truce's own words: ``هدنة اليمن``, ``هدنة إنسانية يومية في الغوطة``, ``هدنة بحلب``."""
    forms = scene.words.forms
    inside = scene.sentence(head.first)
    directions = listed("places", "generic")
    direct = place_at(scene, head.stop, clitics=False) if head.stop < inside.stop else None
    if direct is not None:
        return direct
    for index in range(head.stop, min(head.stop + _REACH, inside.stop)):
        form = forms[index]
        if form in _IN and index + 1 < inside.stop:
            start = index + 1 + (forms[index + 1] in _QUOTES)
            found = place_at(scene, start, actors=form == "في", clitics=False)
            if found is not None:
                return found
            zones = _generic_phrase(scene, start, inside.stop) if form == "في" else None
            if zones is not None:
                return zones
        elif (noun := directions.at(forms, index, clitics=False)) is not None and noun.value in (
            "direction",
            "named",
        ):
            found = place_at(scene, index, clitics=False)
            if found is not None:
                return found
        elif form[:1] == "ب" and len(form) > 3:
            found = place_at(scene, index)
            if found is not None and found.skip:
                return found
        if index > head.stop and (index in scene.head_at or form in ("؛", ":", "ان")):
            return None
        if scene.cues.at(index, "said"):
            return None
    return None


def _generic_phrase(scene: Scene, index: int, limit: int) -> Place | None:
    """A place described, not named: ``مناطق الصراع الرئيسية الثلاث في البلاد``."""
    forms = scene.words.forms
    noun = listed("places", "generic").at(forms, index, clitics=False)
    if noun is None or noun.value not in ("generic", "named") or forms[index] in ("عموم", "كامل", "العاصمه"):
        return None
    stop = noun.stop
    if noun.value == "named" and stop < limit and _may_be_name(scene, stop):
        stop += 1
        dual = forms[index].endswith("تي") or forms[index] == "حيي"
        if dual and stop < limit and forms[stop][0] == "و" and _may_be_name(scene, stop):
            stop += 1
        return Place(index, stop, 0, None)
    while stop < limit and stop < index + 6 and forms[stop].startswith("ال"):
        stop += 1
    return Place(index, stop, 0, None) if stop > index + 1 else None


def _may_be_name(scene: Scene, index: int) -> bool:
    form = scene.words.forms[index]
    return form.isalpha() and len(form) > 2 and not scene.cues.at(index, "said", "announce", "begin", "last")


def named_places(scene: Scene, inside: range) -> tuple[Place, ...]:
    """Every place of the lists among some words, the states that report and mediate left out."""
    found: list[Place] = []
    index = inside.start
    while index < inside.stop:
        place = place_at(scene, index)
        if place is None:
            index += 1
            continue
        found.append(place)
        index = max(place.stop, index + 1)
    return tuple(found)


def fallback_place(scene: Scene) -> Place | None:
    """The title's place, else the one that the article names most, the first of them."""
    if scene.title is not None:
        titled = named_places(scene, scene.words.sentence_ranges[scene.title])
        if titled:
            return titled[-1] if len(titled) == 1 else titled[0]
    everywhere = named_places(scene, range(len(scene.words)))
    if not everywhere:
        return None
    counts: dict[str, int] = {}
    for place in everywhere:
        counts[place.zone or ""] = counts.get(place.zone or "", 0) + 1
    zone = max(counts, key=lambda name: counts[name])
    if counts[zone] * 2 <= len(everywhere):
        return None
    inside = [place for place in everywhere if (place.zone or "") == zone]
    texts: dict[str, int] = {}
    for place in inside:
        text = " ".join(scene.words.forms[place.first : place.stop])[place.skip :]
        texts[text] = texts.get(text, 0) + 1
    best = max(texts, key=lambda text: texts[text])
    return next(p for p in inside if " ".join(scene.words.forms[p.first : p.stop])[p.skip :] == best)


def zone_of(scene: Scene, place: Place | None) -> str | None:
    """The zone of a place, else the one zone that the article's places share."""
    if place is not None and place.zone is not None:
        return place.zone
    zones = {found.zone for found in named_places(scene, range(len(scene.words))) if found.zone is not None}
    return zones.pop() if len(zones) == 1 else None
