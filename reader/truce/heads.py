"""The words for a truce: ``هدنة``, ``وقف مؤقت لإطلاق النار``, ``تعليق الأعمال القتالية``, ``تهدئة``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reader.text.clitics import Split, splits
from reader.truce.lexicon import forms_of, listed, particles, table
from reader.truce.model import Kind
from reader.truce.words import Words

_QUOTES = frozenset("\"'«»“”‘’")
_FILLERS = 8
_ADJECTIVES = 4
_LONGEST_SUBJECT = 5
_CEASING = 3
_AGREED = 5
_ACTOR = 9
_MILITARY = ("عسكري", "قتالي", "هجومي", "حربي", "عدائي")


@dataclass(frozen=True, slots=True)
class Head:
    """A word for a truce in the text.

    Attributes:
        first: index of its first word.
        stop: index of the first word after it, adjectives not counted.
        skip: characters of proclitics before it in its first word.
        kind: what it calls the truce.
        definite: whether it has the article, so that it speaks of a truce already named.
        plural: truces in general (``الهدن السابقة``).
        sentence: index of its sentence.
        proclitics: the clitics on its first word.
        verbal: it is a verb with its object: ``علقت الحكومة عملياتها``.
    """

    first: int
    stop: int
    skip: int
    kind: Kind
    definite: bool
    plural: bool
    sentence: int
    proclitics: str = ""
    verbal: bool = False

    @property
    def named(self) -> bool:
        """Whether it is one word with the article, ``الهدنة``; ``وقف إطلاق النار`` may be any."""
        return self.definite and self.stop == self.first + 1


def heads(words: Words) -> tuple[Head, ...]:
    """Every word for a truce of arms, in order; figures of speech (a trade truce, a novel's title) are left
    out.
    """
    found: list[Head] = []
    for number, inside in enumerate(words.sentence_ranges):
        index = inside.start
        while index < inside.stop:
            head = (
                _single(words, index, number)
                or _compound(words, index, number)
                or _suspension(words, index, number)
                or _ceasing(words, index, number)
            )
            if head is None or head.stop > inside.stop:
                index += 1
                continue
            if not (
                _of_civilians(words, head)
                or _figurative(words, head)
                or _only_wished(words, head)
                or _line(words, head)
                or _unreal(words, head)
            ):
                found.append(head)
            index = head.stop
    return tuple(found)


def _single(words: Words, index: int, sentence: int) -> Head | None:
    forms = words.forms
    found = listed("heads", "single").at(forms, index)
    if found is None:
        return None
    stem = forms[index][found.skip :]
    kind: Kind = "calm" if found.value.startswith("calm") else "truce"
    if found.value == "pause":
        if not _humanitarian(forms, found.stop):
            return None
        kind = "humanitarian_truce"
    elif kind == "truce" and _humanitarian(forms, found.stop):
        kind = "humanitarian_truce"
    definite = stem.startswith("ال") or forms[index][: found.skip + 1].endswith("لل")
    return Head(
        index,
        found.stop,
        found.skip,
        kind,
        definite,
        found.value.endswith("many"),
        sentence,
        found.proclitics,
    )


def _humanitarian(forms: Sequence[str], at: int) -> bool:
    humane = listed("heads", "humanitarian")
    near = [form for form in forms[at : at + 4] if form not in _QUOTES][:2]
    return any(form in humane for form in near)


def _compound(words: Words, index: int, sentence: int) -> Head | None:
    """``وقف`` and what is stopped, with a few words between: ``وقفا فوريا ودائما لإطلاق النار``."""
    forms = words.forms
    reading = next((reading for reading in splits(forms[index]) if reading.stem in _stops()), None)
    if reading is None:
        return None
    kinds: tuple[Kind, ...] = ("ceasefire", "cessation_of_hostilities", "calm")
    for at in range(index + 1, min(index + 2 + _FILLERS, len(forms))):
        for kind in kinds:
            found = listed("heads", kind).at(forms, at)
            if found is not None:
                definite = (
                    reading.stem.startswith("ال")
                    or not forms[at].startswith("ل")
                    or forms[at].startswith("لل")
                )
                if at == index + 1 and forms[at].startswith("ل"):
                    definite = False
                if any(form.startswith("ان") and form.endswith("سانيا") for form in forms[index:at]):
                    kind = "humanitarian_truce"
                return Head(
                    index,
                    found.stop,
                    reading.length,
                    kind,
                    definite,
                    False,
                    sentence,
                    reading.proclitics,
                    _finite(reading) or reading.stem in ("تتوقف", "يتوقف"),
                )
        if at < len(forms) and not _filler(forms, at):
            return None
    return None


def _suspension(words: Words, index: int, sentence: int) -> Head | None:
    """A verb and what its subject stops: ``سيعلق عملياته``, ``علقت الحكومة الهندية عملياتها``."""
    forms = words.forms
    reading = next((one for one in splits(forms[index]) if one.stem in _verbs()), None)
    if reading is None:
        return None
    for at in range(index + 1, min(index + 2 + _LONGEST_SUBJECT, len(forms))):
        found = listed("heads", "suspended").at(forms, at, clitics=False)
        own = forms[at].endswith(("ه", "ها", "هم", "نا"))
        if found is not None and (own or at == index + 1) and found.stop != len(forms):
            kind: Kind = "cessation_of_hostilities"
            return Head(
                index, found.stop, reading.length, kind, False, False, sentence, reading.proclitics, True
            )
        if not forms[at].isalpha():
            return None
    return None


def _ceasing(words: Words, index: int, sentence: int) -> Head | None:
    """The subject of a verb that says it will stop: ``العمليات العسكرية في المدينة ستتوقف``."""
    forms = words.forms
    found = listed("heads", "cessation_of_hostilities").at(forms, index, clitics=False) or listed(
        "heads", "suspended"
    ).at(forms, index, clitics=False)
    if found is None or found.stop - index > _CEASING:
        return None
    for at in range(found.stop, min(found.stop + _LONGEST_SUBJECT, len(forms))):
        if forms[at] in particles("will_stop"):
            return Head(index, found.stop, 0, "cessation_of_hostilities", True, False, sentence)
        if not forms[at].isalpha():
            return None
    return None


def _finite(reading: Split) -> bool:
    """Whether a word of stopping is surely a verb; ``توقف`` and ``علق`` may be others."""
    stem = reading.stem
    return stem in _verbs() and (reading.proclitics.endswith("س") or stem[0] in "يان" or stem.endswith("ت"))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(form for phrase in table("heads")["stop_verbs"] for form in forms_of(phrase))


@cache
def _stops() -> frozenset[str]:
    return frozenset(form for phrase in table("heads")["stop"] for form in forms_of(phrase))


def _filler(forms: Sequence[str], at: int) -> bool:
    """Whether a word may stand between ``وقف`` and ``إطلاق النار``: an adjective, ``كل``, a quotation
    mark.
    """
    form = forms[at]
    return form in _QUOTES or any(listed("heads", kind).at(forms, at) for kind in ("all", "adjectives"))


def _figurative(words: Words, head: Head) -> bool:
    forms = words.forms
    if listed("cues", "trade").at(forms, head.stop, clitics=False):
        return True
    before = forms[max(0, head.first - 2) : head.first]
    return any(form in listed("cues", "works") for form in before)


def _of_civilians(words: Words, head: Head) -> bool:
    """``علق البرنامج عملياته``, ``تعليق جميع عملياتها إلى بيروت``: aid agencies and airlines have operations too."""
    if head.kind != "cessation_of_hostilities" or words.forms[head.stop - 1] not in particles("operations"):
        return False
    start = words.sentence_ranges[head.sentence].start
    near = range(max(start, head.first - _ACTOR), min(head.stop + _ADJECTIVES, len(words)))
    forms = [words.forms[k] for k in near]
    if any(form.removeprefix("ال").startswith(_MILITARY) for form in forms):
        return False
    return any(reading.stem in particles("civil") for form in forms for reading in splits(form))


def _unreal(words: Words, head: Head) -> bool:
    """``لن يتوقف القتال``, ``متى تتوقف``, ``يجب أن يوقف``: a verb of stopping that tells of no stop."""
    stem = words.forms[head.first][head.skip :]
    before = [words.forms[k] for k in range(head.first - 1, head.first - 3, -1) if k >= 0]
    if not head.verbal or not before or stem[0] not in "يتن":
        return False
    ceases = stem.startswith(("تتوقف", "يتوقف"))
    if before[0] in particles("that") and ceases and not head.proclitics:
        return before[-1].removeprefix("و") not in particles("laid_down")
    return before[0].removeprefix("و") in particles("no_stop")


def _line(words: Words, head: Head) -> bool:
    """``خط الهدنة``, ``خط وقف إطلاق النار``: the name of a border."""
    before = words.forms[head.first - 1] if head.first else ""
    return head.definite and before in particles("lines")


def _only_wished(words: Words, head: Head) -> bool:
    """Whether it is ``وقف العنف`` without an agreement on it: everybody calls for an end of violence."""
    if words.forms[head.stop - 1] != "العنف" or head.stop - head.first != 2:
        return False
    start = words.sentence_ranges[head.sentence].start
    before = range(max(start, head.first - _AGREED), head.first)
    return not any(listed("cues", "agree").at(words.forms, at) for at in before)


def adjectives(words: Words, head: Head) -> tuple[str, ...]:
    """The words right after a head that agree with it, quotation marks left out: up to four."""
    after: list[str] = []
    for form in words.forms[head.stop : head.stop + 6]:
        if form in _QUOTES:
            continue
        if (
            not form.isalpha()
            or form in particles("phrase_stops")
            or form == "حيز"
            or len(after) == _ADJECTIVES
        ):
            break
        after.append(form)
    return tuple(after)
