"""Where a truce holds: which of the places that an article names is the truce's.

Looked for in this order: in the truce's own words (``هدنة إنسانية في الغوطة``), in the sentences that speak of it, in
the title, and at last over the whole article. Where talks are held, where a report is written and where a speaker
stands is not where the truce holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.text.numbers import cardinal_at
from reader.truce.heads import Head
from reader.truce.lexicon import listed, particles
from reader.truce.places import Place, named_places, place_at, seat_of_talks
from reader.truce.scene import Scene
from reader.truce.subjects import is_rival

_QUOTES = frozenset("\"'«»“”‘’")
_ACTS = ("announce", "accept", "agree", "said", "reject", "propose", "extend", "end", "support")
_REACH = 30
_DESCRIBED = 12
_NEAR = 4
_APART = 2
_DATELINE = 6
_LEAD = 2
_OFTEN = 2


def truce_place(scene: Scene, heads: Sequence[Head], *, main: bool) -> Place | None:
    """The place of the truce that some words speak of; for the article's own truce any place may stand in."""
    title = [head for head in heads if head.sentence == scene.title]
    body = [head for head in heads if head.sentence != scene.title]
    until = body[0].sentence + _LEAD if body else 0
    lead, rest = [h for h in body if h.sentence < until], [h for h in body if h.sentence >= until]
    own = [place for head in [*lead, *title, *rest] if (place := _own_place(scene, head)) is not None]
    sure = [place for place in own if place.listed or not _bare_name(scene, place)]
    if not main:
        return next(iter(own), None)
    early = [place for place in sure if scene.words.sentence_of[place.first] < until or not body]
    return (
        _first(place for place in early if not _part_of_the_country(scene, place) or not _named(scene, early))
        or _first(_covered(scene, range(head.sentence, head.sentence + _LEAD)) for head in body[:1])
        or _topic(scene)
        or _first(_beside(scene, head) for head in body[:1])
        or _first(sure)
        or _titled(scene)
        or _first(place for place in own if scene.words.sentence_of[place.first] < until or not body)
        or _usual(scene)
    )


def _named(scene: Scene, places: Sequence[Place]) -> bool:
    return any(place.listed and scene.words.sentence_of[place.first] == scene.title for place in places)


def _part_of_the_country(scene: Scene, place: Place) -> bool:
    """``شرق البلاد``: where the title names the place (``شرق أوكرانيا``), the name says more."""
    return scene.words.forms[place.stop - 1] == "البلاد" and not place.listed


def _bare_name(scene: Scene, place: Place) -> bool:
    """A name that no list knows, without a noun that makes it a place: it may be where the signing was."""
    return listed("places", "generic").at(scene.words.forms, place.first) is None and (
        scene.words.form(place.first) not in particles("all")
    )


def _first(places: Iterable[Place | None]) -> Place | None:
    return next((place for place in places if place is not None), None)


def _own_place(scene: Scene, head: Head) -> Place | None:
    """The place in a truce's own words: ``هدنة اليمن``, ``هدنة إنسانية يومية في الغوطة``, ``هدنة بحلب``."""
    inside = scene.sentence(head.first)
    if head.stop >= inside.stop:
        return None
    direct = place_at(scene, head.stop, clitics=False)
    if direct is not None and direct.listed:
        return direct
    for index in range(head.stop, min(head.stop + _REACH, inside.stop)):
        if _barrier(scene, head, index):
            return None
        found = _located(scene, index, inside.stop)
        if found is not None and not found.listed and index - head.stop > _DESCRIBED:
            continue
        if found is not None and not _elsewhere(scene, found):
            return found
    return None


def _barrier(scene: Scene, head: Head, index: int) -> bool:
    """Whether what follows belongs to something else: a speaker, talks, the signing, another truce."""
    form = scene.words.forms[index]
    if form in ("؛", ":", "ان") or (index > head.stop and index in scene.head_at):
        return True
    if is_rival(scene, index) or (
        scene.cues.at(index, "talks") is not None and scene.words.form(index - 1) != "قبل"
    ):
        return True
    cue = scene.cues.at(index, "said", "agree", "announce")
    return cue is not None and (cue.section == "said" or cue.key != "noun") and form != "وقع"


def _located(scene: Scene, index: int, limit: int) -> Place | None:
    """The place that a preposition, attached or not, or a generic noun begins at a word."""
    forms = scene.words.forms
    form = forms[index]
    if form in particles("inside") and index + 1 < limit:
        start = index + 1 + (forms[index + 1] in _QUOTES)
        along = start < limit and forms[start] in particles("along")
        start += along
        if start >= limit or seat_of_talks(scene, start):
            return None
        found = place_at(scene, start, actors=form.removeprefix("و") == "في", clitics=False)
        return found or (_described(scene, start, limit) if along or form in ("في", "وفي") else None)
    noun = listed("places", "generic").at(forms, index, clitics=False)
    if noun is not None and noun.value in ("direction", "named"):
        return place_at(scene, index, clitics=False)
    if form[:1] == "ب" and len(form) > 3:
        found = place_at(scene, index)
        return found if found is not None and found.skip else None
    return None


def _described(scene: Scene, index: int, limit: int) -> Place | None:
    """A place described, not named: ``مناطق الصراع الرئيسية الثلاث في البلاد``, ``جميع مناطق العمليات``."""
    forms = scene.words.forms
    first = index
    index += forms[index] in particles("all")
    number = cardinal_at(forms, index) if index < limit else None
    if number is not None and not number.skip and number.stop < limit:
        return _several(scene, first, number.stop, limit)
    noun = listed("places", "generic").at(forms, index, clitics=False) if index < limit else None
    if noun is None or noun.value not in ("generic", "named") or forms[index] in ("عموم", "كامل", "العاصمه"):
        return None
    stop = noun.stop
    if noun.value == "named" and stop < limit and _may_be_name(scene, stop):
        stop += 1
        dual = forms[index].endswith("تي") or forms[index] == "حيي"
        if dual and stop < limit and forms[stop][0] == "و" and _may_be_name(scene, stop):
            stop += 1
        return Place(first, stop, 0, None, listed=False)
    while stop < limit and stop < index + 6 and forms[stop].startswith("ال") and _may_be_name(scene, stop):
        stop += 1
    stop += stop > index + 1 and stop < limit and forms[stop] == "عليها"  # الحدود المتنازع عليها
    return Place(first, stop, 0, None, listed=False) if stop > index + 1 or first < index else None


def _several(scene: Scene, first: int, index: int, limit: int) -> Place | None:
    """``أربع مدن أوكرانية``: so many of the places of a country."""
    forms = scene.words.forms
    noun = listed("places", "generic").at(forms, index, clitics=False)
    if noun is None or noun.value not in ("generic", "named"):
        return None
    stop = noun.stop
    while stop < min(limit, index + 4) and forms[stop].endswith("يه") and _may_be_name(scene, stop):
        stop += 1
    return Place(first, stop, 0, None, listed=False) if stop > noun.stop else None


def _may_be_name(scene: Scene, index: int) -> bool:
    form = scene.words.forms[index]
    if not form.isalpha() or len(form) < 3 or form in particles("phrase_stops"):
        return False
    return not scene.cues.at(index, "said", "announce", "begin", "last") and form not in particles(
        "relatives"
    )


def _covered(scene: Scene, numbers: range) -> Place | None:
    """``يشمل التعليق المواصي``, ``وتشمل الهدنة مدينتي ..``: the places that a truce is said to cover."""
    for number in range(numbers.start, min(numbers.stop, len(scene.words.sentence_ranges))):
        inside = scene.words.sentence_ranges[number]
        for index in inside:
            subject = scene.words.form(index + 1)
            covers = scene.words.forms[index].removeprefix("و") in particles("covers")
            of_truce = index + 1 in scene.head_at or subject in particles("covering")
            if covers and of_truce and scene.words.form(index - 1) not in particles("negations"):
                places = named_places(scene, range(index + 2, min(index + _REACH, inside.stop)))
                return _first(place for place in places if place.listed)
    return None


def _topic(scene: Scene) -> Place | None:
    """``أفغانستان: طالبان توافق``: a country before a colon says what the title is about; a capital speaks."""
    for inside in scene.words.sentence_ranges[:2]:
        place = place_at(scene, inside.start) if inside else None
        if place is None or not place.listed or scene.words.form(place.stop) != ":":
            continue
        return None if listed("sides", "metonyms").at(scene.words.forms, place.first) else place
    return None


def _beside(scene: Scene, head: Head) -> Place | None:
    """The place nearest before a truce in its sentence, or further on in it: ``عرض المتمردون في صعدة هدنة``."""
    inside = scene.sentence(head.first)
    before = [place for place in _stated(scene, range(inside.start, head.first)) if place.listed]
    rival = scene.cues.within(range(head.stop, inside.stop), "rival")
    until = inside.stop if rival is None else rival.first
    after = [place for place in _stated(scene, range(head.stop, until)) if place.listed]
    return _whole_list(before) if before else after[0] if after else None


def _whole_list(places: Sequence[Place]) -> Place:
    """The first of the places that are named together right before a truce: ``في الزبداني وفي محافظة إدلب هدنة``."""
    at = len(places) - 1
    while at > 0 and places[at].first - places[at - 1].stop <= _APART:
        at -= 1
    return places[at]


def _titled(scene: Scene) -> Place | None:
    """The title's place, the one with a preposition first."""
    if scene.title is None:
        return None
    inside = scene.words.sentence_ranges[scene.title]
    places = [
        place
        for place in named_places(scene, inside)
        if place.listed and not _dateline(scene, place, inside) and not _speaks(scene, place)
    ]
    return _first(_stated(scene, inside)) or _first(places)


def _usual(scene: Scene) -> Place | None:
    """The place that the article names most, if most of its places lie there; a town only where it is named again."""
    everywhere = [
        place
        for inside in scene.words.sentence_ranges
        for place in named_places(scene, inside)
        if place.listed
        and not _dateline(scene, place, inside)
        and not _elsewhere(scene, place)
        and not _speaks(scene, place)
    ]
    zones = Counter(place.zone for place in everywhere)
    if not zones:
        return None
    zone, count = zones.most_common(1)[0]
    if count * 2 <= len(everywhere):
        return None
    own = [place for place in everywhere if place.zone == zone]
    names = Counter(_form(scene, place) for place in own)
    best, times = names.most_common(1)[0]
    found = next(place for place in own if _form(scene, place) == best)
    lands = listed("places", "lands")
    land = any(lands.at(scene.words.forms, k) for k in range(found.first, found.stop))
    land = land and scene.cues.at(found.first - 1, "announce", "said") is None  # أعلن العراق
    return found if times >= _OFTEN or land else None


def _form(scene: Scene, place: Place) -> str:
    return " ".join(scene.words.forms[place.first : place.stop])[place.skip :]


def _stated(scene: Scene, inside: range) -> Iterator[Place]:
    """The places among some words that a preposition or a generic noun places something in."""
    for place in named_places(scene, inside):
        before = scene.words.form(place.first - 1)
        generic = listed("places", "generic").at(scene.words.forms, place.first) is not None
        if _dateline(scene, place, scene.sentence(place.first)) or before in particles("nearby"):
            continue
        if _elsewhere(scene, place):
            continue
        if place.skip or before in particles("inside") or before in particles("toward") or generic:
            yield place


def _elsewhere(scene: Scene, place: Place) -> bool:
    """``على مسافة 40 كيلومترا من المدينة``, ``في مؤتمر صحفي في بنغازي``, ``الحكومة في كابول``: named for something
    else.
    """
    before = range(max(scene.sentence(place.first).start, place.first - 4), place.first)
    if any(scene.words.forms[k] in particles("distances") for k in before):
        return True
    if scene.words.form(place.first - 1) == "في" and scene.words.form(place.first - 2) in particles("seated"):
        return True
    return scene.cues.within(before, "talks") is not None


def _speaks(scene: Scene, place: Place) -> bool:
    """``صنعاء تعلق الضربات``: a capital that opens a sentence as its subject stands for its government."""
    if place.first != scene.sentence(place.first).start or place.skip:
        return False
    capital = listed("sides", "metonyms").at(scene.words.forms, place.first, clitics=False)
    acts = place.stop in scene.head_at or scene.cues.at(place.stop, *_ACTS) is not None
    return capital is not None and acts


def _dateline(scene: Scene, place: Place, inside: range) -> bool:
    """``صنعاء - أ ف ب``, ``كولومبو، سريلانكا (CNN)--``: where the report was written."""
    if place.first - inside.start > _NEAR:
        return False
    after = scene.words.forms[place.stop : min(place.stop + 1, inside.stop)]
    if after and after[0] in ("(", "-", "–", "/", "ـ"):
        return True
    until = range(place.stop, min(place.stop + _DATELINE, inside.stop))
    return (
        bool(after)
        and after[0] in ("،", ",")
        and any(scene.words.forms[k] in ("(", "-", "–", "/", ":") for k in until)
    )
