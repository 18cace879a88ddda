"""Places by the word that announces their name or begins it: بلدة كذا, مطار كذا."""

from __future__ import annotations

from collections.abc import Iterator

from reader.entities.model import EntityType
from reader.entities.scan import Candidate, Scan

_LOC = EntityType.LOC
_SCORE = 0.8


def _adjectives(scan: Scan, index: int) -> int:
    while scan.follows(index) and scan.lexicon.has("place adjective", scan.form(index)):
        index += 1
    return index


def _person_like(scan: Scan, index: int) -> int:
    """The index after a person's name that a place bears (مستشفى الأمير حمزة, شارع أبي نواس)."""
    end = index
    while end - index < 4 and scan.follows(end) and not scan.is_stop(end):
        form = scan.form(end)
        part = scan.lexicon.has("name part", form)
        given = scan.lexicon.has("given", form) or scan.lexicon.has("name end", form)
        if not (part or given or (end == index and scan.lexicon.has("title", form))):
            break
        end += 1
    if end > index and scan.lexicon.has("name part", scan.form(end - 1)) and scan.follows(end) and not scan.is_stop(end):
        end += 1
    return end


def _begun(scan: Scan, index: int) -> Candidate | None:
    reading = scan.reading(index, "place name head")
    if reading is None or not scan.follows(index + 1) or scan.is_stop(index + 1):
        return None
    start = index + 1
    form = scan.form(start)
    facility = scan.lexicon.has("place facility", reading.stem)
    hit = scan.known(start, _LOC, weak=True)
    if facility and (person := _person_like(scan, start)) > start:
        end = person
    elif hit and (facility or not hit.entry.weak):
        end = hit.last + 1
    elif facility and scan.is_definite(form) and not scan.lexicon.has("place not name", form):
        if scan.lexicon.has("place adjective", form) or scan.is_nationality(form):
            return None
        end = start + 1
    elif not scan.is_known_as_ordinary(start):
        end = start + 1
    else:
        return None
    if scan.lexicon.has("place generic", reading.stem) and reading.stem not in ("مطار", "مخيم", "معبر", "ميناء", "جزيره"):
        return None
    return Candidate(index, reading.length, _adjectives(scan, end) - 1, _LOC, _SCORE, "begins like a place's name")


def _announced(scan: Scan, index: int) -> Candidate | None:
    reading = scan.reading(index, "place generic")
    if reading is None or not scan.follows(index + 1) or scan.is_stop(index + 1):
        return None
    start = index + 1
    form = scan.form(start)
    certain = scan.lexicon.has("place certain", reading.stem)
    hit = scan.known(start, _LOC, weak=True)
    if hit and (certain or not hit.entry.weak):
        end = hit.last + 1
    elif certain and scan.is_definite(form) and not scan.lexicon.has("place not name", form):
        if scan.is_nationality(form) or scan.lexicon.has("place adjective", form):
            return None
        end = start + 1
    elif certain and not scan.is_known_as_ordinary(start):
        end = start + 1
        if scan.follows(end) and not scan.is_stop(end) and not scan.is_known_as_ordinary(end) and not scan.known(end, _LOC):
            end += 1
    else:
        return None
    return Candidate(start, 0, _adjectives(scan, end) - 1, _LOC, _SCORE, f"follows {reading.stem}")


def places(scan: Scan) -> Iterator[Candidate]:
    """Places that a pattern finds."""
    for index in range(len(scan.words)):
        if scan.form(index):
            for rule in (_begun, _announced):
                if candidate := rule(scan, index):
                    yield candidate
