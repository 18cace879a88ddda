"""Places by the word that announces their name or begins it: بلدة كذا, مطار كذا."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.entities.lexicon import Strength
from reader.entities.model import EntityType
from reader.entities.patterns.shapes import bears_name
from reader.entities.scan import Candidate, Scan

_LOC = EntityType.LOC
_SCORE = 0.8
_JOINED = 0.6
_JOINED_LENGTH = 5


def _adjectives(scan: Scan, index: int) -> int:
    while scan.follows(index) and scan.lexicon.has("place adjective", scan.form(index)):
        index += 1
    return index


def _describes(scan: Scan, form: str) -> bool:
    """Whether a definite word after a place's word describes it rather than naming it."""
    return any(scan.lexicon.has(heading, form) for heading in ("place not name", "place adjective")) or (
        scan.is_nationality(form)
    )


def _begun(scan: Scan, index: int) -> Candidate | None:
    """A name whose first word says what it is: ``مطار دمشق الدولي``, ``تل كلخ``."""
    reading = scan.reading(index, "place name head")
    if reading is None or not scan.follows(index + 1) or scan.is_stop(index + 1):
        return None
    start = index + 1
    form = scan.form(start)
    facility = scan.lexicon.has("place facility", reading.stem)
    hit = scan.known(start, _LOC, weak=True)
    if facility and (person := bears_name(scan, start)) > start:
        end = person
    elif hit and (facility or hit.entry.strength is Strength.SURE):
        end = hit.last + 1
    elif facility and scan.is_definite(form):
        if _describes(scan, form):
            return None
        end = start + 1
    elif not scan.is_known_as_ordinary(start):
        end = start + 1
    else:
        return None
    return Candidate(
        index, reading.length, _adjectives(scan, end) - 1, _LOC, _SCORE, "begins like a place's name"
    )


def _announced(scan: Scan, index: int) -> Candidate | None:
    """A name after a word that is no part of it: ``بلدة``, ``حي``, ``ريف``."""
    reading = scan.reading(index, "place generic")
    if reading is None or not scan.follows(index + 1) or scan.is_stop(index + 1):
        return None
    start = index + 1
    form = scan.form(start)
    if scan.lexicon.has("place name head", form):
        return None
    certain = scan.lexicon.has("place certain", reading.stem)
    hit = scan.known(start, _LOC, weak=True)
    if hit and (certain or hit.entry.strength is Strength.SURE):
        end = hit.last + 1
    elif (certain and scan.is_definite(form) and not _describes(scan, form)) or (
        certain and not scan.is_known_as_ordinary(start)
    ):
        end = start + 1
    else:
        return None
    if certain:
        end = _adjectives(scan, end)
    return Candidate(start, 0, end - 1, _LOC, _SCORE, "follows a word for a place")


def _coordinated(scan: Scan, index: int) -> Candidate | None:
    """A rare or weak name joined to a well-known place: ``منبج والباب``."""
    hit = scan.hit_by_word.get(index)
    if hit is None or hit.entry.type is not _LOC or hit.entry.strength is Strength.SURE:
        return None
    joined_before = scan.form(index).startswith("و") and hit.skip == 1
    after = hit.last + 1
    joined_after = scan.form(after).startswith("و") and after in scan.hit_by_word
    before_is_place = joined_before and any(
        earlier.last == index - 1 and earlier.entry.type is _LOC and earlier.entry.strength is Strength.SURE
        for earlier in (scan.hit_by_word.get(place) for place in range(max(0, index - 3), index))
        if earlier
    )
    after_is_place = joined_after and hit.skip == 0 and _is_sure_place(scan, after)
    if before_is_place or (after_is_place and not scan.lexicon.is_common(hit.name)):
        return Candidate(index, hit.skip, hit.last, _LOC, _SCORE, "stands beside a known place")
    return None


def _is_sure_place(scan: Scan, index: int) -> bool:
    hit = scan.hit_by_word.get(index)
    return hit is not None and hit.entry.type is _LOC and hit.entry.strength is Strength.SURE


def _rare(scan: Scan, index: int) -> Candidate | None:
    """A place that few know, after a preposition of place: ``في سرمين``."""
    hit = scan.hit_by_word.get(index)
    if hit is None or hit.entry.type is not _LOC or hit.entry.strength is not Strength.RARE:
        return None
    attached = hit.skip and scan.form(index)[hit.skip - 1] == "ب"
    after = scan.follows(index) and hit.skip == 0 and scan.reading(index - 1, "place preposition")
    if (attached and not scan.is_ordinary(scan.form(index))) or after:
        return Candidate(index, hit.skip, hit.last, _LOC, _SCORE, "in the gazetteer, after a preposition")
    return None


def _joined(scan: Scan, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Unknown words joined to places by ``و``: ``في سراقب وكذا وكذا``."""
    ends = {candidate.last for candidate in found}
    ends |= {hit.last for hit in scan.hits if hit.entry.type is _LOC and hit.entry.strength is Strength.SURE}
    for index in range(1, len(scan.words)):
        form = scan.form(index)
        if index - 1 not in ends or not scan.follows(index) or form[:1] != "و" or len(form) < _JOINED_LENGTH:
            continue
        stem = form[1:]
        unknown = not (
            scan.is_known_as_ordinary(index) or scan.is_nationality(stem) or index in scan.hit_by_word
        )
        given = scan.lexicon.has("given", stem) or scan.lexicon.has("given weak", stem)
        if (unknown and not given and not scan.is_stop(index) and not stem.startswith(("ال", "لل"))) or (
            unknown and stem.startswith("ال") and not scan.is_relative(stem)
        ):
            ends.add(index)
            yield Candidate(index, 1, index, _LOC, _JOINED, "joined to a known place")


def places(scan: Scan) -> Iterator[Candidate]:
    """Places that a pattern finds."""
    found: list[Candidate] = []
    for index in range(len(scan.words)):
        if scan.form(index):
            rules = (_begun, _announced, _coordinated, _rare)
            found += [candidate for rule in rules if (candidate := rule(scan, index))]
    yield from found
    yield from _joined(scan, found)
