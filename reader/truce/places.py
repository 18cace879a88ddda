"""Place names with the generic nouns and directions that belong to them, and the zones of their clocks."""

from __future__ import annotations

from dataclasses import dataclass

from reader.entities import EntityType
from reader.truce.clock import part_at
from reader.truce.days import day_at
from reader.truce.lexicon import Found, listed, particles
from reader.truce.scene import Scene

_PREPOSITIONS = "بلو"
_MOST_NOUNS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A place name with the generic nouns and directions that belong to it.

    Attributes:
        first: index of its first word.
        stop: index of the first word after it.
        skip: characters of proclitics before it in its first word.
        zone: IANA zone of its clocks, None where the lists don't know it.
        listed: whether the lists of places where truces are reported from know it.
    """

    first: int
    stop: int
    skip: int
    zone: str | None
    listed: bool = True


def place_at(scene: Scene, index: int, *, actors: bool = False, clitics: bool = True) -> Place | None:
    """The place that begins at a word: ``محافظة درعا``, ``شمال قطاع غزة``, ``الغوطة الشرقية``, ``شرق البلاد``.

    Args:
        scene: the article.
        index: its first word.
        actors: whether a state that mostly reports or mediates can be meant, as after ``في``.
        clitics: whether a preposition may be attached to it.
    """
    forms = scene.words.forms
    at, skip, nouns = index, 0, 0
    vague = False
    if forms[index] in particles("all"):
        at = index + 1
    while nouns < _MOST_NOUNS and at < len(forms):
        noun = listed("places", "generic").at(forms, at, clitics=clitics and at == index)
        if noun is None or (noun.proclitics and noun.proclitics[-1] not in _PREPOSITIONS):
            break
        if listed("places", "theatre").at(forms, at, clitics=clitics and at == index):
            break
        if at == index:
            skip = noun.skip
        nouns, at = nouns + 1, noun.stop
        vague = noun.value == "country"
        if vague:
            break
    if vague:
        # "all over the country" says no more than the country's name, which stands elsewhere
        named = nouns > 1 and listed("places", "whole").at(forms, index, clitics=clitics) is None
        return Place(index, at, skip, None, listed=False) if named else None
    at += nouns > 0 and at + 1 < len(forms) and forms[at] in listed("places", "suffix")
    name = _name(scene, at, actors=actors or nouns > 0, clitics=clitics and at == index)
    if name is None:
        return None
    stop = name.stop
    if at == index:
        skip = name.skip
    while stop < len(forms) and forms[stop] in listed("places", "suffix"):
        stop += 1
    capital = listed("places", "theatre").at(forms, stop, clitics=False)
    if capital is not None and capital.value == name.value and forms[name.first].endswith("عاصمه"):
        stop = capital.stop  # العاصمة الليبية طرابلس
    stop = _second_of_two(scene, index, at, stop)
    return Place(index, stop, skip, name.value, listed=name.value is not None)


def _second_of_two(scene: Scene, index: int, at: int, stop: int) -> int:
    """Where a dual noun's second name ends: ``بلدتي الفوعة وكفريا``, ``ولايتي جنوب كردفان والنيل الأزرق``."""
    forms = scene.words.forms
    dual = at > index and forms[at - 1].endswith(("تي", "يي"))
    if not dual or stop >= len(forms) or not forms[stop].startswith("و"):
        return stop
    second = place_at(scene, stop, actors=True)
    if second is not None and second.skip == 1:
        return second.stop
    return stop + 1 if len(forms[stop]) > 3 else stop


def _name(scene: Scene, at: int, *, actors: bool, clitics: bool) -> Found[str | None] | None:
    forms = scene.words.forms
    if scene.words.form(at - 1) == "/":  # a month's second name: أغسطس/ آب
        return None
    for section in ("theatre", "actors") if actors else ("theatre",):
        found = listed("places", section).at(forms, at, clitics=clitics)
        if found is not None and (not found.proclitics or found.proclitics[-1] in _PREPOSITIONS):
            return Found(found.value, found.first, found.stop, found.skip, found.proclitics)
    return _entity(scene, at, actors=actors)


def _entity(scene: Scene, at: int, *, actors: bool) -> Found[str | None] | None:
    """A place that a recogniser found at a word, if it is none of a fighting side, a seat of talks or a day."""
    if at >= len(scene.words):
        return None
    forms = scene.words.forms
    span = scene.words.span(at, at + 1)
    entity = next(
        (one for one in scene.entities if one.type is EntityType.LOC and span.start <= one.start < span.end),
        None,
    )
    if entity is None:
        return None
    known = listed("places", "actors").at(forms, at) is not None
    if (known and not actors) or seat_of_talks(scene, at) or listed("sides", "sides").at(forms, at):
        return None
    if day_at(forms, at) or part_at(forms, at) or forms[at] in particles("phrase_stops"):
        return None
    stop = max(scene.words.words_in(entity.span).stop, at + 1)
    return Found(None, at, stop, entity.start - span.start)


def seat_of_talks(scene: Scene, at: int) -> bool:
    """Whether a word names a city where others' truces are talked about: ``في جنيف``."""
    return listed("places", "venues").at(scene.words.forms, at) is not None


def named_places(scene: Scene, inside: range) -> tuple[Place, ...]:
    """Every place among some words, the states that report and mediate left out."""
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


def zone_of(scene: Scene, place: Place | None) -> str | None:
    """The zone of a place, else the one zone that the article's places share."""
    if place is not None and place.zone is not None:
        return place.zone
    zones = {found.zone for found in named_places(scene, range(len(scene.words))) if found.zone is not None}
    return zones.pop() if len(zones) == 1 else None
