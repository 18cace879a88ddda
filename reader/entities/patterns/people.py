"""People by their titles, by the verbs of speech before them and by the shape of their names."""

from __future__ import annotations

from collections.abc import Iterator

from reader.entities.lexicon import Strength
from reader.entities.model import EntityType
from reader.entities.patterns.shapes import begins_name, is_given, is_sure_given, is_unknown, name_end
from reader.entities.scan import Candidate, Scan
from reader.text.clitics import ARTICLE

_PER = EntityType.PER
_TITLE_REACH = 9
_SCORE = 0.8
_LESS_SURE = 0.6


def _person(scan: Scan, start: int, why: str, score: float = _SCORE) -> Candidate:
    return Candidate(start, 0, name_end(scan, start, announced=True) - 1, _PER, score, why)


def _goes_on(scan: Scan, place: int, *, direct: bool) -> bool:
    """Whether the word can belong to a title's complement, so that the name may still come."""
    form = scan.form(place)
    if scan.lexicon.has("title", form) or form == "باسم":
        return True
    if not form or scan.is_stop(place):
        return False
    definite = scan.is_definite(form) or form.startswith(("لل", "وال"))
    chained = scan.reading(place, "title head", "body") is not None
    return (
        definite
        or chained
        or (not direct and scan.lexicon.is_common(form) and not scan.lexicon.has("say", form))
    )


def _titled(scan: Scan, index: int) -> Candidate | None:
    """A name after a title and its complement: ``نائب وزير الخارجية الروسي``."""
    reading = scan.reading(index, "title", "title head")
    if reading is None:
        return None
    place = index + 1
    direct = scan.lexicon.has("title", reading.stem)
    while place - index < _TITLE_REACH and scan.follows(place):
        if begins_name(scan, place):
            return _person(scan, place, "follows a title")
        hit = scan.hit_by_word.get(place)
        if hit and (hit.entry.strength is Strength.SURE or hit.last > place):
            place = hit.last + 1
            direct = False
            continue
        if not _goes_on(scan, place, direct=direct):
            return None
        place += 1
    comma = place < len(scan.words) and scan.words[place].form == "،" and place > index + 1
    if comma and scan.follows(place + 1) and is_sure_given(scan, scan.form(place + 1)):
        return _person(scan, place + 1, "follows a title")
    return None


def _named(scan: Scan, index: int) -> Candidate | None:
    """Two words or more of which the first is a given name."""
    for reading in scan.words.readings(index):
        sure = is_sure_given(scan, reading.stem)
        if not (sure or is_given(scan, reading.stem)):
            continue
        if scan.is_stop(index) or (reading.length and scan.lexicon.has("whole", scan.form(index))):
            return None
        end = name_end(scan, index)
        candidate = Candidate(index, reading.length, end - 1, _PER, _SCORE, "a given name with another name")
        rest = [scan.form(i) for i in range(index + 1, end)]
        if not rest:
            return None
        support = any(is_sure_given(scan, form) for form in rest) or is_unknown(scan, index + 1)
        if sure or (support and reading.length == 0):
            return candidate
    return None


def _spoken(scan: Scan, index: int) -> Candidate | None:
    """An unknown word or given name right after a verb of speech: ``وأضاف ريابكوف``."""
    if scan.reading(index, "say") is None or not scan.follows(index + 1) or scan.is_stop(index + 1):
        return None
    start = index + 1
    if scan.form(start).startswith(ARTICLE) or scan.reading(
        start, "body", "place name head", "place generic"
    ):
        return None
    if is_sure_given(scan, scan.form(start)) or is_unknown(scan, start):
        candidate = _person(scan, start, "follows a verb of speech", _LESS_SURE)
        if candidate.last > start or is_unknown(scan, start):
            return candidate
    return None


def people(scan: Scan) -> Iterator[Candidate]:
    """People that a pattern finds."""
    for index in range(len(scan.words)):
        if scan.form(index):
            for rule in (_titled, _named, _spoken):
                if candidate := rule(scan, index):
                    yield candidate
