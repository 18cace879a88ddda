"""Organisations by the word that begins their name: وزارة الدفاع, حركة كذا, المؤسسة الوطنية للنفط."""

from __future__ import annotations

from collections.abc import Iterator

from reader.entities.lexicon import Strength
from reader.entities.model import EntityType
from reader.entities.patterns.shapes import bears_name
from reader.entities.scan import Candidate, Scan, phrase_reading
from reader.text.clitics import ARTICLE

_LOC = EntityType.LOC
_ORG = EntityType.ORG
_CHAIN = 3
_SCORE = 0.8
_ALWAYS_NAMED = ("وزاره", "جامعه")
_DESCRIBED = ("قوات", "حكومه", "القوات", "الحكومه", "السلطه", "اداره", "الاداره", "سلطه", "الرئاسه", "شركه")


def _adjectives(scan: Scan, index: int) -> int:
    """The index after the adjectives of a body's name that begin at ``index``."""
    while scan.follows(index) and not scan.is_stop(index):
        form = scan.form(index)
        if not (scan.lexicon.has("body adjective", form) or scan.is_relative(form)):
            break
        if scan.lexicon.has("title", form) and not scan.lexicon.has("body adjective", form):
            break
        index += 1
    return index


def _conjoined(scan: Scan, index: int) -> int:
    """The index after ``والتعليم`` in ``وزارة التربية والتعليم``, else ``index``."""
    form = scan.form(index)
    if not scan.follows(index) or not form.startswith("و" + ARTICLE) or scan.is_stop(index):
        return index
    noun = form[1:]
    if (
        scan.lexicon.has("body definite", noun)
        or scan.lexicon.has("title", noun)
        or scan.is_nationality(noun)
    ):
        return index
    if index in scan.hit_by_word or not scan.is_ordinary(noun):
        return index
    return index + 1


def _purpose(scan: Scan, index: int) -> int:
    """The index after ``للنفط`` or ``لحقوق الإنسان`` in a body's name, else ``index``."""
    form = scan.form(index)
    if not scan.follows(index) or scan.is_stop(index):
        return index
    hit = scan.hit_by_word.get(index)
    if hit and hit.entry.strength is Strength.SURE:
        return index
    noun = form[1:]
    if form.startswith("لل") and len(form) > 4 and scan.is_ordinary(ARTICLE + form[2:]):
        return _adjectives(scan, _conjoined(scan, index + 1))
    if form.startswith("ل") and (
        scan.lexicon.has("body purpose", noun) or (noun[:1] not in "يتا" and scan.is_ordinary(noun))
    ):
        after = scan.form(index + 1)
        if scan.follows(index + 1) and (scan.is_definite(after) or scan.known(index + 1, _LOC)):
            return _adjectives(scan, _conjoined(scan, index + 2))
    return index


def _complement(scan: Scan, index: int, head: str) -> int:
    """The index after the complement of an indefinite head, ``index`` itself where there is none."""
    place = index
    for _ in range(_CHAIN):
        if not scan.follows(place) or scan.is_stop(place):
            return index
        form = scan.form(place)
        hit = scan.hit_by_word.get(place)
        if hit and hit.skip == 0 and (hit.entry.strength is Strength.SURE or hit.last > place):
            return _adjectives(scan, hit.last + 1)
        if (named := bears_name(scan, place)) > place:
            return _adjectives(scan, named)
        if scan.is_definite(form):
            if scan.lexicon.has("generic complement", form) and place == index and head not in _ALWAYS_NAMED:
                return index
            return _adjectives(scan, _conjoined(scan, place + 1))
        if not scan.is_known_as_ordinary(place):
            return place + 1
        if scan.lexicon.has("say", form):
            return index
        if form[0] == "ي" or form.startswith("سي"):
            return index
        place += 1
    return index


def _by_indefinite_head(scan: Scan, index: int) -> Candidate | None:
    head = phrase_reading(scan, index, "body")
    if head is None:
        return None
    reading, length = head
    start = index + length
    end = _complement(scan, start, reading.stem)
    if end == start:
        return None
    if scan.lexicon.has("introduces body", reading.stem) and not scan.is_definite(scan.form(start)):
        hit = scan.known(start, _ORG, weak=True)
        if hit and hit.last + 1 == end:
            return None
        if reading.stem == "شركه" and not scan.known(start, _LOC):
            end = _purpose(scan, end)
            return Candidate(start, 0, end - 1, _ORG, _SCORE, "follows a word that announces a body")
    if reading.stem in _DESCRIBED and all(scan.is_nationality(scan.form(i)) for i in range(start, end)):
        return None
    end = _purpose(scan, end)
    return Candidate(index, reading.length, end - 1, _ORG, _SCORE, "begins like a body's name")


def _by_definite_head(scan: Scan, index: int) -> Candidate | None:
    reading = scan.reading(index, "body definite")
    if reading is None or not reading.stem.startswith(ARTICLE):
        return None
    end = _adjectives(scan, index + 1)
    purposed = _purpose(scan, end)
    if purposed == index + 1:
        return None
    adjectives = [scan.form(i) for i in range(index + 1, end)]
    named = purposed > end or any(scan.lexicon.has("body adjective", form) for form in adjectives)
    if not named and (reading.stem in _DESCRIBED or scan.lexicon.has("not naming", adjectives[0])):
        return None
    return Candidate(index, reading.length, purposed - 1, _ORG, _SCORE, "begins like a body's name")


def _announced(scan: Scan, index: int) -> Candidate | None:
    """A weak or unknown name after a word such as صحيفة or قناة, quotation marks between allowed."""
    reading = scan.reading(index, "introduces body")
    if reading is None:
        return None
    start = index + 1
    quoted = start + 1 < len(scan.words) and scan.words[start].form in ('"', "«", "“", "”", "'")
    if quoted:
        start += 1
    elif not scan.follows(start):
        return None
    hit = scan.known(start, _ORG, weak=True)
    if hit:
        return Candidate(start, 0, hit.last, _ORG, _SCORE, "follows a word that announces a body")
    if quoted:
        end = start
        while (
            end < len(scan.words)
            and end - start < 5
            and scan.form(end)
            and scan.words[end].sentence == scan.words[index].sentence
        ):
            end += 1
        closed = end < len(scan.words) and scan.words[end].form in ('"', "»", "”", "“", "'")
        if closed and end > start:
            return Candidate(start, 0, end - 1, _ORG, _SCORE, "follows a word that announces a body")
    return None


def bodies(scan: Scan) -> Iterator[Candidate]:
    """Organisations that a pattern finds."""
    for index in range(len(scan.words)):
        if scan.form(index):
            for rule in (_by_indefinite_head, _by_definite_head, _announced):
                if candidate := rule(scan, index):
                    yield candidate
