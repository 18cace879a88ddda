"""Noun phrases beside the verbs of news: who acts, who speaks, on whose side.

No parser stands behind this: a phrase runs from its first word to the first word that cannot belong to a name, such
as a preposition, a verb of the cue lists, a point in time or the truce itself.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from reader.entities import EntityType
from reader.truce.clock import part_at
from reader.truce.days import day_at
from reader.truce.lexicon import listed, particles
from reader.truce.scene import Scene

_MOST_WORDS = 9
_SHORT = 4
_QUOTES = frozenset("\"'«»“”‘’")
VERBAL = (
    "announce",
    "announce_object",
    "propose",
    "propose_object",
    "agree",
    "accept",
    "begin",
    "extend",
    "finish",
    "said",
    "last",
    "reject",
    "end",
    "breach",
    "support",
    "purpose",
    "mediation",
)
"""Sections of the cues whose words no name holds."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words ``first`` to ``stop``, ``skip`` characters of proclitics before it."""

    first: int
    stop: int
    skip: int = 0


def phrase_at(scene: Scene, index: int, limit: int, *, skip: int = 0) -> Phrase | None:
    """The noun phrase that begins at a word, None where the word cannot begin one."""
    forms = scene.words.forms
    at, quoted, commas = index, False, 0
    stop = index
    while at < limit and at < index + _MOST_WORDS:
        form = forms[at]
        if at > index and (form in particles("objects") or _of_theirs(form)):
            break
        if form in _QUOTES:
            quoted = not quoted
            at += 1
            stop = at if not quoted and at - 1 > index else stop
            continue
        if form == "(":
            close = next((k for k in range(at + 1, min(at + 5, limit)) if forms[k] == ")"), None)
            if close is None or at == index or day_at(forms, at + 1):
                break
            stop = at = close + 1
            continue
        if form in ("،", ",") and _apposition(scene, index, at, limit) and not commas:
            commas, at = 1, at + 1
            continue
        if not can_be_named(scene, at, begins=at == index):
            break
        at += 1
        stop = at
    if stop <= index or all(forms[k] in _QUOTES for k in range(index, stop)):
        return None
    return Phrase(index, _end_of_person(scene, index, stop), skip)


def _of_theirs(form: str) -> bool:
    """``حلفاءها``: what belongs to the subject is its verb's object; ``وحلفاؤها`` goes on with the subject."""
    return len(form) > _SHORT and form.endswith(("ها", "هم")) and form[0] != "و"


def _end_of_person(scene: Scene, first: int, stop: int) -> int:
    """Where a person that a recogniser knows ends inside the phrase: nothing follows a name but an object."""
    words, entities = scene.words, scene.entities
    before, end = words.span(max(first - 1, 0), max(first, 1)).start, words.span(first, stop).end
    for index in range(bisect_left(entities, before, key=lambda one: one.start), len(entities)):
        entity = entities[index]
        if entity.start >= end:
            break
        if entity.type is EntityType.PER:
            inside = words.words_in(entity.span)
            if inside and first <= inside.start and inside.stop <= stop:
                return inside.stop
    return stop


def _apposition(scene: Scene, first: int, comma: int, limit: int) -> bool:
    """``الرئيس الأفغاني، أشرف غني، الأحد``: a name between commas after a title of up to three words."""
    forms = scene.words.forms
    if comma - first > 4 or forms[first].removeprefix("و") not in particles("titles"):
        return False
    close = next((k for k in range(comma + 1, min(comma + 6, limit)) if forms[k] in ("،", ",")), None)
    return close is not None and all(can_be_named(scene, k, begins=False) for k in range(comma + 1, close))


def can_be_named(scene: Scene, index: int, *, begins: bool) -> bool:
    """Whether a word can be part of an actor's name, or begin it."""
    forms = scene.words.forms
    form = forms[index]
    if not form[0].isalpha() or form in particles("phrase_stops") or index in scene.head_at:
        return False
    if form[:1] in ("و", "ف") and form[1:] in particles("phrase_stops"):
        return False
    cue = scene.cues.at(index, *VERBAL)
    if (
        cue
        and form not in particles("nounlike")
        and not (cue.proclitics[-1:] in ("و", "ف") and not begins and cue.key in ("noun", "open"))
    ):
        return False
    if day_at(forms, index) is not None:
        return False
    part = part_at(forms, index)
    return part is None or part.skip > 0


def phrase_before(scene: Scene, index: int, start: int) -> Phrase | None:
    """The noun phrase that ends right before a word: the subject of ``روسيا تعلن هدنة``."""
    forms = scene.words.forms
    first = index
    while first - 1 >= start and first > index - 6:
        form = forms[first - 1]
        if form in _QUOTES or can_be_named(scene, first - 1, begins=False):
            first -= 1
            continue
        break
    while first < index and forms[first] in _QUOTES:
        first += 1
    if first >= index:
        return None
    skip = 1 if forms[first][0] == "و" and len(forms[first]) > 3 and forms[first][1:3] == "ال" else 0
    return Phrase(first, index, skip)


def past_time(scene: Scene, at: int, limit: int) -> int:
    """The first word after a weekday, ``أمس`` or a comma that stands between verb and subject."""
    forms = scene.words.forms
    for _ in range(6):
        if at >= limit:
            return at
        day = day_at(forms, at)
        part = part_at(forms, at)
        if (
            forms[at] in ("،", ",", "-", "قد", "في", "(", ")", "نحن")
            and at + 1 < limit
            and (forms[at] != "في" or day_at(forms, at + 1))
        ):
            at += 1
        elif day is not None:
            at = day.stop
        elif part is not None and not part.skip:
            at = part.stop
        else:
            return at
    return at


def side(scene: Scene, who: Phrase) -> str | None:
    """The side that a name belongs to, where the lists know it; an armed group outranks a nationality."""
    names = listed("sides", "sides")
    found: list[tuple[int, str]] = []
    for index in range(who.first, who.stop):
        hit = names.at(scene.words.forms, index)
        if hit is not None:
            found.append((hit.stop - hit.first, hit.value))
    groups = [
        value
        for _, value in found
        if value in ("taliban", "houthi", "hamas", "hizbullah", "rsf", "farc", "rebels")
    ]
    return groups[0] if groups else (found[0][1] if found else None)


def adjective_alone(scene: Scene, who: Phrase) -> bool:
    """``دعوة أممية``: an indefinite adjective is no author."""
    form = scene.words.forms[who.first]
    return who.stop == who.first + 1 and not form.startswith("ال") and form.endswith(("يه", "ي"))


def content(scene: Scene, who: Phrase) -> list[str]:
    """The words of a name without clitics of theirs, to see whether two names share one."""
    forms = [form.removeprefix("و").removeprefix("ال") for form in scene.words.forms[who.first : who.stop]]
    return [form for form in forms if len(form) > 2 and form not in particles("bodies")]
