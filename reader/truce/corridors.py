"""The corridors that a truce opens: how many, for whom, and which.

``المعابر الثمانية، بينها اثنان للمقاتلين`` counts eight and two; a border crossing, and a corridor that
somebody only asks for, is none of the truce's.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.text.numbers import cardinal_at
from reader.truce.lexicon import Found, listed
from reader.truce.model import Audience, Basis, Confidence, Corridors, CorridorShare, Value
from reader.truce.scene import Scene

_QUOTES = frozenset("\"'«»“”‘’()")


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of corridors.

    Attributes:
        first: index of its first word, a number before it included.
        stop: index of the first word after it.
        skip: characters of proclitics before it.
        count: how many, None for a plural without a number.
        audience: for whom, where the words say so.
        named: whether it surely is a corridor of a truce and no crossing.
    """

    first: int
    stop: int
    skip: int
    count: int | None
    audience: Audience | None
    named: bool


def corridors(scene: Scene, sentences: frozenset[int]) -> Corridors | None:
    """The corridors that are spoken of in some sentences as given, not as wanted."""
    mentions = [
        found
        for number in sorted(sentences)
        for found in _mentions(scene, scene.words.sentence_ranges[number])
    ]
    everywhere = [found for inside in scene.words.sentence_ranges for found in _mentions(scene, inside)]
    wanted = [found for found in everywhere if _demanded(scene, found)]
    given = [found for found in mentions if found.named and found not in wanted]
    if wanted:
        # "the corridor" after "asks for a corridor" is the one that is asked for
        given = [found for found in given if found.first < wanted[0].first or not _definite(scene, found)]
    if not given:
        return None
    shares = _shares(scene, given)
    total = next((found for found in given if found.count is not None and found.audience is None), None)
    single = next((found for found in given if found.count is not None), None)
    parts = [found for found in given if found.count is not None and found.audience is not None]
    names = tuple(name for found in given if (name := _name(scene, found)) is not None)
    several = len({found.audience for found in parts}) > 1 and total is None
    if several:
        first = parts[0]
        last = parts[-1]
        amount = sum(found.count or 0 for found in _distinct(parts))
        count: Value | None = scene.value(amount, first.first, last.stop, first.skip, basis=Basis.COMPUTED)
    else:
        best = total or single
        for found in given:
            if found.count is not None and found.count > 1 and (best is None or best.count == 1):
                best = found
        count = None if best is None else scene.value(best.count, best.first, best.stop, best.skip)
    return Corridors(count, _with_computed(shares, count), names)


def _definite(scene: Scene, found: Mention) -> bool:
    return any("ال" in form[:4] for form in scene.words.forms[found.first : found.first + 1])


def _distinct(parts: list[Mention]) -> list[Mention]:
    seen: dict[Audience | None, Mention] = {}
    for found in parts:
        seen.setdefault(found.audience, found)
    return list(seen.values())


def _mentions(scene: Scene, inside: range) -> list[Mention]:
    found: list[Mention] = []
    index = inside.start
    forms = scene.words.forms
    while index < inside.stop:
        noun = listed("corridors", "nouns").at(forms, index)
        mention = _mention(scene, noun, inside) if noun else None
        if mention is not None:
            found.append(mention)
            index = max(mention.stop, index + 1)
        else:
            index += 1
    return found


def _mention(scene: Scene, noun: Found[str], inside: range) -> Mention | None:
    forms = scene.words.forms
    form = noun.value.split("_")
    corridor, number = form[0] == "corridor", form[1]
    first, stop, skip = noun.first, noun.stop, noun.skip
    count: int | None = {"one": 1, "two": 2}.get(number)
    before = _number_before(scene, first, inside)
    if before is not None and number != "two":
        count, first, skip = before[0], before[1], before[2]
    while stop < inside.stop and (forms[stop] in listed("corridors", "adjectives") or forms[stop] in _QUOTES):
        stop += 1
    after = cardinal_at(forms, stop) if stop < inside.stop else None
    if after is not None and number == "many" and after.definite and not after.skip and after.value < 100:
        count, stop = after.value, after.stop
    humane = any(forms[k] in listed("corridors", "humane") for k in range(noun.stop, stop))
    audience_at = _past_verb(scene, stop, inside)
    audience = _audience(scene, audience_at, inside)
    if listed("corridors", "border").at(forms, stop, clitics=False) or forms[stop : stop + 1] == ("حدودي",):
        return None
    quoted = noun.first > 0 and forms[noun.first - 1] in _QUOTES
    named = (
        humane
        or (audience is not None and (corridor or count is not None))
        or (corridor and (quoted or number != "many"))
    )
    if not corridor and not humane:
        named = count is not None and number != "one" and (audience is not None or after is not None)
    if corridor and number == "one" and not humane and not quoted and audience is None:
        named = _purpose_near(scene, noun.stop, inside)
    return Mention(first, max(stop, noun.stop), skip, count, audience, named)


def _number_before(scene: Scene, index: int, inside: range) -> tuple[int, int, int] | None:
    for start in range(max(inside.start, index - 3), index):
        number = cardinal_at(scene.words.forms, start)
        if number is not None and number.stop == index and number.value < 1000:
            return number.value, start, number.skip
    return None


def _past_verb(scene: Scene, stop: int, inside: range) -> int:
    """The word after ``خصصته موسكو`` and the like, up to three words on, where ``for whom`` may follow."""
    for at in range(stop, min(stop + 4, inside.stop)):
        if _audience(scene, at, inside) is not None:
            return at
        if scene.words.forms[at] in ("،", ",", ".", "و", "في"):
            break
    return stop


def _audience(scene: Scene, at: int, inside: range) -> Audience | None:
    """For whom: ``للمقاتلين``, ``لخروج المدنيين``, ``لإدخال المساعدات``, ``أمام الراغبين``."""
    forms = scene.words.forms
    if at >= inside.stop:
        return None
    opener = forms[at][:1] == "ل" or forms[at] in (
        "امام",
        "مخصصه",
        "مخصص",
        "مخصصان",
        "يخصص",
        "تخصص",
        "مخصصين",
    )
    if not opener:
        return None
    for index in range(at, min(at + 4, inside.stop)):
        if index > at and forms[index] in ("،", ",", ".", "ومن", "في"):
            break
        who = listed("corridors", "audiences").at(forms, index)
        if who is not None:
            return _as_audience(who.value)
    return None


def _as_audience(name: str) -> Audience:
    for audience in ("civilians", "fighters", "wounded", "aid"):
        if name == audience:
            return audience
    return "other"


def _purpose_near(scene: Scene, at: int, inside: range) -> bool:
    return any(
        listed("corridors", "audiences").at(scene.words.forms, index) is not None
        for index in range(at, min(at + 9, inside.stop))
    )


def _demanded(scene: Scene, found: Mention) -> bool:
    """Whether somebody only asks for it: a verb of demanding before it, no truce or opening between."""
    inside = scene.sentence(found.first)
    for index in range(found.first - 1, max(inside.start, found.first - 12) - 1, -1):
        form = scene.words.forms[index]
        if listed("corridors", "opened").at(scene.words.forms, index) is not None or index in scene.head_at:
            return scene.cues.within(range(max(inside.start, index - 4), index), "demand") is not None
        if scene.cues.at(index, "demand") is not None:
            return True
        if form in ("؛", ":"):
            return False
    return False


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
        audience = _audience(scene, stop, inside)
        opened = any(
            forms[k] in ("بينها", "منها", "بينهم", "وبينها", "ومنها", "بواقع")
            for k in range(found.stop, stop)
        )
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
