"""The corridors that a truce opens: how many, for whom, and which.

``المعابر الثمانية، بينها اثنان للمقاتلين`` counts eight and two; a border crossing, and a corridor that
somebody only asks for, is none of the truce's.
"""

from __future__ import annotations

from dataclasses import replace

from reader.text.numbers import cardinal_at
from reader.truce.corridor_mentions import Mention, audience_at, demanded, mentions
from reader.truce.lexicon import listed, particles
from reader.truce.model import Audience, Basis, Confidence, Corridors, CorridorShare, Value
from reader.truce.scene import Scene


def corridors(scene: Scene, sentences: frozenset[int]) -> Corridors | None:
    """The corridors that are spoken of in some sentences as given, not as wanted."""
    given = _given(scene, sentences)
    if not given:
        return None
    count = _count(scene, given)
    names = tuple(name for found in given if (name := _name(scene, found)) is not None)
    return Corridors(count, _with_computed(_shares(scene, given), count), names)


def _given(scene: Scene, sentences: frozenset[int]) -> list[Mention]:
    everywhere = [
        (number, found)
        for number, inside in enumerate(scene.words.sentence_ranges)
        for found in mentions(scene, inside)
    ]
    wanted = [found for _, found in everywhere if demanded(scene, found)]
    given = [found for number, found in everywhere if number in sentences and found.named]
    given = [found for found in given if found not in wanted]
    if wanted:
        # "the corridor" after "asks for a corridor" is the one that is asked for
        given = [found for found in given if found.first < wanted[0].first or not _definite(scene, found)]
    return given


def _count(scene: Scene, given: list[Mention]) -> Value | None:
    """The total that is stated, else the sum of what is stated for each, marked as computed."""
    counted = [found for found in given if found.count is not None]
    parts = [found for found in counted if found.audience is not None]
    totals = [found for found in counted if found.audience is None]
    if not totals and len({found.audience for found in parts}) > 1:
        amount = sum(found.count or 0 for found in _distinct(parts))
        return scene.value(amount, parts[0].first, parts[-1].stop, parts[0].skip, basis=Basis.COMPUTED)
    if counted and all(found.audience == "fighters" for found in counted):
        return None  # the others go uncounted
    best = next(iter(totals or counted), None)
    if best is None or best.count == 1:
        # one corridor named among several counted is one of them
        several = [found for found in counted if found.count != 1]
        best = several[-1] if several else best
    return None if best is None else scene.value(best.count, best.first, best.stop, best.skip)


def _definite(scene: Scene, found: Mention) -> bool:
    return any("ال" in form[:4] for form in scene.words.forms[found.first : found.first + 1])


def _distinct(parts: list[Mention]) -> list[Mention]:
    seen: dict[Audience | None, Mention] = {}
    for found in parts:
        seen.setdefault(found.audience, found)
    return list(seen.values())


def _shares(scene: Scene, given: list[Mention]) -> tuple[CorridorShare, ...]:
    shares: dict[Audience, CorridorShare] = {}
    for found in given:
        if found.count is not None and found.audience is not None and len(given) > 0:
            value = scene.value(found.count, found.first, found.stop, found.skip)
            shares.setdefault(found.audience, CorridorShare(found.audience, value))
        for share in _partitive(scene, found):
            shares.setdefault(share.audience, share)
    if len(shares) == 1 and not any(_partitive(scene, found) for found in given):
        only = next(iter(shares.values()))
        total = max((found.count or 0 for found in given), default=0)
        return (only,) if only.audience == "fighters" or (total and only.count.value != total) else ()
    return tuple(shares.values())


def _partitive(scene: Scene, found: Mention) -> list[CorridorShare]:
    """``بينها اثنان للمقاتلين``, ``منها ستة للمدنيين واثنان للمسلحين``, ``وممران للمسلحين``."""
    forms = scene.words.forms
    inside = scene.sentence(found.first)
    shares: list[CorridorShare] = []
    at = found.stop
    while at < min(found.stop + 22, inside.stop):
        number = cardinal_at(forms, at)
        if number is None or number.value >= (found.count or 100):
            at += 1
            continue
        stop = number.stop
        while stop < inside.stop and (
            forms[stop]
            in ("منها", "ممرات", "معابر", "مخصصه", "مخصصان", "اخري", "اخران", "اخرين", "ممر", "معبر")
        ):
            stop += 1
        audience = audience_at(scene, stop, inside)
        opened = any(forms[k] in particles("of_them") for k in range(found.stop, stop))
        if audience is not None and opened:
            value = scene.value(number.value, at, stop, number.skip)
            shares.append(CorridorShare(audience, value))
        at = stop
    return shares


def _with_computed(shares: tuple[CorridorShare, ...], count: Value | None) -> tuple[CorridorShare, ...]:
    """Add the civilians' share where only the fighters' is stated: the rest of the total."""
    if count is None or not isinstance(count.value, int) or count.basis is Basis.COMPUTED or len(shares) != 1:
        return shares
    only = shares[0]
    if (
        only.audience != "fighters"
        or not isinstance(only.count.value, int)
        or only.count.value >= count.value
    ):
        return shares
    rest = replace(
        count, value=count.value - only.count.value, basis=Basis.COMPUTED, confidence=Confidence.MEDIUM
    )
    return (CorridorShare("civilians", rest), only)


def _name(scene: Scene, found: Mention) -> Value | None:
    """The name right after a single corridor: ``ممر مخيم الوافدين``."""
    forms = scene.words.forms
    inside = scene.sentence(found.first)
    if found.count != 1 or found.stop >= inside.stop:
        return None
    noun = listed("places", "generic").at(forms, found.stop, clitics=False)
    if noun is None or noun.stop >= inside.stop or not forms[noun.stop].startswith("ال"):
        return None
    return scene.value(scene.text(found.stop, noun.stop + 1), found.stop, noun.stop + 1)
