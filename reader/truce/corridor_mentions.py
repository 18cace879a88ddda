"""Where corridors are spoken of: how many, for whom, and whether somebody only asks for them."""

from __future__ import annotations

from dataclasses import dataclass

from reader.text.numbers import cardinal_at
from reader.truce.lexicon import Found, listed, particles
from reader.truce.model import Audience
from reader.truce.scene import Scene

_OPENED = 5
_SHARED = 3
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


def mentions(scene: Scene, inside: range) -> list[Mention]:
    """Every mention of corridors or crossings among some words, in order; border crossings are left out."""
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
    humane = any(forms[k] in listed("corridors", "humane") for k in range(noun.first, stop))
    whom = _past_verb(scene, stop, inside)
    audience = audience_at(scene, whom, inside)
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
    if corridor and not named and number == "many" and count is not None:
        named = _opened_before(scene, first, inside) or _shared_out(scene, stop, inside)
    return Mention(first, max(stop, noun.stop), skip, count, audience, named)


def _opened_before(scene: Scene, first: int, inside: range) -> bool:
    """``خصصت للخروج ثمانية ممرات``: corridors that are counted where they are said to be opened."""
    opened = listed("corridors", "opened")
    forms = scene.words.forms
    before = range(max(inside.start, first - _OPENED), first)
    return any(forms[at] != "عبر" and opened.at(forms, at) is not None for at in before)


def _shared_out(scene: Scene, stop: int, inside: range) -> bool:
    """``أربعة ممرات، منها ممر واحد للجرحى``: corridors of which some are for somebody."""
    forms = scene.words.forms
    after = range(stop, min(stop + _SHARED, inside.stop))
    of_them = next((at for at in after if forms[at] in particles("of_them")), None)
    ends = 0 if of_them is None else min(of_them + _SHARED + 1, inside.stop)
    return any(audience_at(scene, at, inside) is not None for at in range((of_them or 0) + 1, ends))


def _number_before(scene: Scene, index: int, inside: range) -> tuple[int, int, int] | None:
    for start in range(max(inside.start, index - 3), index):
        number = cardinal_at(scene.words.forms, start)
        if number is not None and number.stop == index and number.value < 1000:
            return number.value, start, number.skip
    return None


def _past_verb(scene: Scene, stop: int, inside: range) -> int:
    """The word after ``خصصته موسكو`` and the like, up to three words on, where ``for whom`` may follow."""
    for at in range(stop, min(stop + 4, inside.stop)):
        if audience_at(scene, at, inside) is not None:
            return at
        if scene.words.forms[at] in ("،", ",", ".", "و", "في"):
            break
    return stop


def audience_at(scene: Scene, at: int, inside: range) -> Audience | None:
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


def demanded(scene: Scene, found: Mention) -> bool:
    """Whether somebody only asks for it: a verb of demanding before it, no truce or opening between."""
    inside = scene.sentence(found.first)
    for index in range(found.first - 1, max(inside.start, found.first - 12) - 1, -1):
        form = scene.words.forms[index]
        if listed("corridors", "opened").at(scene.words.forms, index) is not None or index in scene.head_at:
            return scene.cues.within(range(max(inside.start, index - 4), index), "demand") is not None
        if scene.cues.at(index, "demand") is not None or form in particles("negations"):
            return True
        if form in ("؛", ":"):
            return False
    return False
