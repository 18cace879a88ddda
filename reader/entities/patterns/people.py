"""People by their titles, by the verbs of speech before them and by the shape of their names."""

from __future__ import annotations

from collections.abc import Iterator

from reader.entities.model import EntityType
from reader.entities.scan import Candidate, Scan
from reader.text.clitics import ARTICLE

_PER = EntityType.PER
_LONGEST = 6
_TITLE_REACH = 9
_SCORE = 0.8


def _is_given(scan: Scan, form: str) -> bool:
    return scan.lexicon.has("given", form) or scan.lexicon.has("given weak", form)


def _is_sure_given(scan: Scan, form: str) -> bool:
    return scan.lexicon.has("given", form) and not scan.lexicon.has("given weak", form)


def _is_unknown(scan: Scan, index: int) -> bool:
    """Whether the word is neither an ordinary word nor a known place or body."""
    form = scan.form(index)
    hit = scan.hit_by_word.get(index)
    if len(form) < 3 or (hit and not hit.entry.weak):
        return False
    return not scan.is_known_as_ordinary(index) and not scan.is_nationality(form)


def _is_family(scan: Scan, index: int) -> bool:
    """Whether the word can be a family name after a given name: ``الحسيني``, or any unknown word."""
    form = scan.form(index)
    if scan.is_relative(form) and not form.endswith("ه"):
        return not scan.lexicon.has("title", form) and not scan.is_nationality(form)
    if scan.is_definite(form):
        return not scan.is_ordinary(form)
    return _is_unknown(scan, index)


def _name_end(scan: Scan, start: int) -> int:
    """The index after the name-shaped words that begin at ``start`` (which is taken for granted)."""
    end = start + 1
    while end - start < _LONGEST and scan.follows(end):
        form, before = scan.form(end), scan.form(end - 1)
        if not form:
            break
        hanging = scan.lexicon.has("name part", before) and (end - 1 > start or not _is_sure_given(scan, before))
        if scan.lexicon.has("name end", form) and scan.lexicon.has("name part", before):
            end += 1
            continue
        if scan.is_stop(end):
            break
        if hanging and (before in _LINKS or _is_given(scan, form)):
            end += 1
            continue
        if _is_given(scan, form) or _is_family(scan, end) or form in _LINKS:
            end += 1
            continue
        break
    while end - 1 > start and scan.form(end - 1) in _LINKS:
        end -= 1
    return end


_LINKS = frozenset(
    ("بن", "ابن", "بنت", "ابو", "ابي", "ابا", "ام", "ال", "عبد", "ولد", "منت", "دي", "دو", "دا", "دوس", "ديل", "فان", "فون", "دير", "بو", "با")
)


def _hyphenated(scan: Scan, end: int) -> int:
    """Takes ``-بيير`` after ``جان`` into the name."""
    words = scan.words
    while (
        end + 1 < len(words)
        and words[end].form == "-"
        and words.glued(end)
        and words.glued(end + 1)
        and scan.form(end + 1)
    ):
        end = _name_end(scan, end + 1)
    return end


def _person(scan: Scan, start: int, skip: int, why: str, score: float = _SCORE) -> Candidate:
    return Candidate(start, skip, _hyphenated(scan, _name_end(scan, start)) - 1, _PER, score, why)


def _begins_name(scan: Scan, index: int) -> bool:
    """Whether a name may begin at a word that a title announces."""
    form = scan.form(index)
    if not form or scan.is_stop(index):
        return False
    if _is_given(scan, form):
        return True
    if form in _LINKS or (scan.lexicon.has("name part", form) and scan.lexicon.has("name end", scan.form(index + 1))):
        return scan.follows(index + 1)
    return not form.startswith(ARTICLE) and _is_unknown(scan, index)


def _titled(scan: Scan, index: int) -> Candidate | None:
    """A name after a title and its complement: ``نائب وزير الخارجية الروسي``."""
    reading = scan.reading(index, "title", "title head")
    if reading is None:
        return None
    place = index + 1
    direct = scan.lexicon.has("title", reading.stem)
    while place - index < _TITLE_REACH:
        if place < len(scan.words) and scan.words[place].form in ('"', "«", "،") and place > index + 1:
            after_comma = scan.words[place].form == "،"
            if after_comma and _is_sure_given(scan, scan.form(place + 1)) and scan.follows(place + 1):
                return _person(scan, place + 1, 0, "follows a title")
            return None
        if not scan.follows(place):
            return None
        if _begins_name(scan, place):
            return _person(scan, place, 0, "follows a title")
        form = scan.form(place)
        if not form or (scan.is_stop(place) and not scan.lexicon.has("title", form)):
            return None
        hit = scan.hit_by_word.get(place)
        if hit and not (hit.entry.weak and hit.last == place):
            place = hit.last + 1
            direct = False
            continue
        chained = scan.reading(place, "title head", "body", "title") is not None
        definite = scan.is_definite(form) or form.startswith(("لل", "وال"))
        if not (definite or chained or (not direct and scan.lexicon.is_common(form) and not scan.lexicon.has("say", form))):
            return None
        place += 1
    return None


def _named(scan: Scan, index: int) -> Candidate | None:
    """Two words or more of which the first is a given name."""
    for reading in scan.words.readings(index):
        sure = _is_sure_given(scan, reading.stem)
        if not (sure or _is_given(scan, reading.stem)):
            continue
        if reading.length and scan.lexicon.has("whole", scan.form(index)):
            return None
        candidate = _person(scan, index, reading.length, "a given name with another name")
        rest = [scan.form(i) for i in range(index + 1, candidate.last + 1)]
        if not rest:
            return None
        support = any(_is_sure_given(scan, form) for form in rest) or _is_unknown(scan, index + 1)
        if sure or (support and reading.length == 0):
            return candidate
    return None


def _spoken(scan: Scan, index: int) -> Candidate | None:
    """A single unknown word or given name right after a verb of speech: ``وأضاف ريابكوف``."""
    if scan.reading(index, "say") is None or not scan.follows(index + 1) or scan.is_stop(index + 1):
        return None
    start = index + 1
    if scan.form(start).startswith(ARTICLE):
        return None
    if _is_sure_given(scan, scan.form(start)) or _is_unknown(scan, start):
        candidate = _person(scan, start, 0, "follows a verb of speech", 0.6)
        if candidate.last > start or _is_unknown(scan, start):
            return candidate
    return None


def people(scan: Scan) -> Iterator[Candidate]:
    """People that a pattern finds."""
    for index in range(len(scan.words)):
        if scan.form(index):
            for rule in (_titled, _named, _spoken):
                if candidate := rule(scan, index):
                    yield candidate
