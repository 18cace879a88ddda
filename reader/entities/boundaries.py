"""Where a name begins and ends inside the words that a model marked.

A model trained on whole words marks too much at the edges: two names joined by ``و``, the object after a subject's
name, a nationality after a foreign name. These rules only take words away; none adds one.
"""

from __future__ import annotations

from typing import NamedTuple

from reader.entities.lexicon import Strength
from reader.entities.model import EntityType
from reader.entities.patterns.shapes import has_clitic
from reader.entities.scan import Scan

_ORG, _LOC, _PER = EntityType.ORG, EntityType.LOC, EntityType.PER
_FRONT = {_PER: ("title", "honorific"), _LOC: ("place front",), _ORG: ("body front",)}
_ANNOUNCES_FOREIGN = ("شركه", "وكاله", "مصرف")
_PART_OF_PLACE = ("الجديده", "الجديد", "العليا", "السفلي", "الوسطي")
_WITHOUT_SEAT = ("وزاره", "وزارتي", "حكومه")
_NOBODYS = ("الدولي", "الغربي")
_BELIEVED = 0.95


class Piece(NamedTuple):
    """A run of words taken for one name.

    Attributes:
        first: index of its first word.
        last: index of its last word.
        type: what it names.
    """

    first: int
    last: int
    type: EntityType


def pieces(scan: Scan, first: int, last: int, type: EntityType, score: float = 1.0) -> tuple[Piece, ...]:
    """The names among words ``first`` to ``last``, which a model marked as one of ``type``; none for descriptions.

    Args:
        scan: the words of the article.
        first: index of the first word.
        last: index of the last word.
        type: what the model takes them for.
        score: how sure it is; where a rule sees a description, it is believed that ``الخارجية التركية`` is none.
    """
    found = []
    start = first
    for index in range(first + 1, last + 2):
        if index == last + 1 or _joins_another(scan, first, index, type):
            piece = _trimmed(scan, Piece(start, index - 1, type))
            if piece and ((score >= _BELIEVED and _is_whose(scan, piece)) or not is_description(scan, piece)):
                found.append(piece)
            start = index
    return tuple(found)


def _joins_another(scan: Scan, first: int, index: int, type: EntityType) -> bool:
    """Whether another name begins at a word in the middle, behind ``و``."""
    form = scan.form(index)
    if type is _PER or form[:1] != "و" or len(form) < 4 or scan.lexicon.has("whole", form):
        return False  # the model tells people apart, and many a family name begins with waw
    stem = form[1:]
    hit = scan.hit_by_word.get(index)
    if hit and hit.skip == 1 and hit.entry.strength is Strength.SURE:
        before = scan.words.phrase(first, scan.form(first), index - 1)
        return not scan.is_known_as_ordinary(index) or hit.last > index or before in scan.lexicon.names
    if type is _ORG:
        heads = scan.lexicon.has("body", stem) or (
            scan.lexicon.has("body definite", stem) and not scan.is_nationality(scan.form(index + 1))
        )
        foreign = not scan.is_known_as_ordinary(first) and not scan.is_known_as_ordinary(index)
        return heads or (foreign and first not in scan.hit_by_word)
    return not scan.is_known_as_ordinary(index)


def _trimmed(scan: Scan, piece: Piece) -> Piece | None:
    """The piece without titles and generic nouns before it and without what follows its end."""
    first, last, type = piece
    while first <= last and not (scan.words[first].is_word or scan.words[first].form[:1].isdigit()):
        first += 1
    first = _front(scan, first, last, type)
    last = _tail(scan, first, last, type)
    while last >= first and not (scan.words[last].is_word or scan.words[last].form[-1:].isdigit()):
        last -= 1
    return Piece(first, last, _retyped(scan, first, last, type)) if first <= last else None


def _front(scan: Scan, first: int, last: int, type: EntityType) -> int:
    """The index of the first word that is not a title or generic noun."""
    if type is _PER and _is_from(scan, first, last):
        first += 1
    while first < last and scan.form(first + 1):
        if scan.words.phrase(first, scan.form(first), last) in scan.lexicon.names:
            break
        front = scan.reading(first, *_FRONT[type]) is not None
        if type is _ORG and not front:
            reading = scan.reading(first, "introduces body")
            foreign = not scan.is_known_as_ordinary(first + 1) and not scan.is_definite(scan.form(first + 1))
            front = reading is not None and reading.stem in _ANNOUNCES_FOREIGN and foreign
        if not front or (type is _LOC and not _stands_alone(scan, first + 1, last)):
            break
        first += 1
    return first


def _is_from(scan: Scan, first: int, last: int) -> bool:
    """Whether a person's name begins behind the adjective of a country: ``والعماني عبد الله``."""
    if first == last or not any(
        scan.lexicon.has(given, scan.form(first + 1)) for given in ("given", "given weak")
    ):
        return False
    stem = scan.form(first).removeprefix("و")
    return scan.is_definite(stem) and scan.is_nationality(stem)


def _stands_alone(scan: Scan, first: int, last: int) -> bool:
    """Whether what follows a generic noun is a place's name without it, and no person's."""
    form = scan.form(first)
    if any(scan.lexicon.has(heading, form) for heading in ("given", "given weak", "title")):
        return False
    return first == last or scan.words.phrase(first, form, last) in scan.lexicon.names


def _tail(scan: Scan, first: int, last: int, type: EntityType) -> int:
    """The index of the last word that belongs to the name.

    Names of people and places end with words of all kinds (``بيتر دي فريس``, ``سوق الجمعة``, ``معبد بل``): what is
    cut there is listed.
    """
    if type is _LOC:
        return _place_end(scan, first, _before_listed(scan, first, last, "after place"))
    if type is _PER:
        return _before_listed(scan, first, last, "after person")
    last = _before_seat(scan, first, last)
    last = _known_end(scan, first, last)
    while last > first and scan.form(last):
        form = scan.form(last)
        if scan.words[last - 1].form.isdigit():
            break
        ordinary = scan.is_ordinary(form)
        clitic = form[0] in "بف" and not ordinary and has_clitic(scan, form) and last not in scan.hit_by_word
        stop = scan.is_stop(last) and not scan.lexicon.has("name end", form)
        if not (stop or scan.lexicon.has("say", form) or clitic) or scan.lexicon.has("ordinal", form):
            break
        last -= 1
    if last > first and scan.is_nationality(scan.form(last)):
        foreign = not scan.is_known_as_ordinary(last - 1) and not scan.is_definite(scan.form(last - 1))
        named = not any(hit.last >= last for hit in scan.hits if hit.first <= first)
        if foreign and named:
            last -= 1
    return last


def _before_listed(scan: Scan, first: int, last: int, heading: str) -> int:
    while last > first and scan.lexicon.has(heading, scan.form(last)):
        last -= 1
    return last


def _place_end(scan: Scan, first: int, last: int) -> int:
    """A listed place without the adjective that says which side or whose it is: ``إدلب الشرقي``."""
    if last == first or scan.form(last) in _PART_OF_PLACE:
        return last
    stems = [reading.stem for reading in scan.words.readings(first)]
    if any(scan.words.phrase(first, stem, last) in scan.lexicon.names for stem in stems):
        return last
    listed = any(scan.words.phrase(first, stem, last - 1) in scan.lexicon.names for stem in stems)
    form = scan.form(last)
    side = scan.lexicon.has("place adjective", form) or (scan.is_definite(form) and scan.is_nationality(form))
    return last - 1 if listed and side else last


def _before_seat(scan: Scan, first: int, last: int) -> int:
    """A ministry's name ends before its seat: ``وزارة الدفاع في دمشق``."""
    if scan.reading(first, "body") is None or not any(
        reading.stem in _WITHOUT_SEAT for reading in scan.words.readings(first)
    ):
        return last
    return next((index - 1 for index in range(first + 2, last) if scan.form(index) == "في"), last)


def _known_end(scan: Scan, first: int, last: int) -> int:
    """The end of a listed body that the words begin with, where what follows cannot be part of its name."""
    hit = scan.hit_by_word.get(first)
    if (
        hit is None
        or hit.entry.type is not _ORG
        or hit.entry.strength is not Strength.SURE
        or hit.last >= last
    ):
        return last
    after = scan.form(hit.last + 1)
    other = scan.hit_by_word.get(hit.last + 1)
    if other and other.entry.strength is Strength.SURE and not scan.is_relative(after):
        return hit.last
    goes_on = scan.is_relative(after) or scan.is_nationality(after) or has_clitic(scan, after)
    return last if goes_on or not scan.is_known_as_ordinary(hit.last + 1) else hit.last


def _retyped(scan: Scan, first: int, last: int, type: EntityType) -> EntityType:
    """The type that the first word of the name tells: ``سجن``, ``مستشفى`` are places whatever they do."""
    if type is not _PER and last > first and scan.reading(first, "place for certain"):
        return _LOC
    return type


def _is_whose(scan: Scan, piece: Piece) -> bool:
    """Whether the words say whose a body is, so that it may be named: ``الخارجية التركية``."""
    rest = [scan.form(index) for index in range(piece.first + 1, piece.last + 1)]
    return any(scan.is_nationality(form) and form.removesuffix("ه") not in _NOBODYS for form in rest)


def is_description(scan: Scan, piece: Piece) -> bool:
    """Whether the words describe a body or place and do not name it: ``المنظمة``, ``فصائل المعارضة``."""
    first, last, type = piece
    form = scan.form(first)
    if type is _PER or not form or (first in scan.hit_by_word and scan.hit_by_word[first].last >= last):
        return (
            first == last
            and scan.is_nationality(form)
            and scan.is_definite(form)
            and first not in scan.hit_by_word
        )
    if first == last:
        nationality = scan.is_nationality(form) and scan.is_definite(form)
        return (
            nationality
            or scan.reading(first, "body", "body definite", "place generic", "described") is not None
        )
    if scan.reading(first, "described") is None:
        return False
    rest = range(first + 1, last + 1)
    return all(
        scan.is_nationality(scan.form(i))
        or scan.lexicon.has("generic complement", scan.form(i))
        or _is_side(scan, i)
        for i in rest
    )


def _is_side(scan: Scan, index: int) -> bool:
    """Whether the word only says which one: ``الشرقية``, ``المحلية``."""
    form = scan.form(index)
    return any(
        scan.lexicon.has(heading, form) for heading in ("place adjective", "not naming", "place not name")
    )
