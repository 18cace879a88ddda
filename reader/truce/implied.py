"""Authors of a truce whom the sentence names elsewhere than right beside the word of declaring."""

from __future__ import annotations

from reader.truce.actors import subject
from reader.truce.cues import Cue
from reader.truce.lexicon import listed, particles
from reader.truce.phrases import Phrase, phrase_at, phrase_before
from reader.truce.scene import Scene

_HANDED = 10
_DEEDS = ("end", "breach", "extend", "announce", "said", "accept", "reject")


def announcing(scene: Scene, cue: Cue, inside: range) -> Phrase | None:
    """``فاجأت الحكومة حلفاءها بإعلانها هدنة``: the first body named in the sentence."""
    for index in range(inside.start, cue.first):
        form = scene.words.forms[index].removeprefix("و").removeprefix("ال")
        if form in particles("bodies") or listed("sides", "sides").at(
            scene.words.forms, index, clitics=False
        ):
            return phrase_at(scene, index, cue.first)
    return None


def giving(scene: Scene, cue: Cue, inside: range) -> Phrase | None:
    """``سلم الوسطاء الطرفين مقترحا معدلا``, ``الوسطاء قدموا اقتراحا``: whoever hands a proposal over."""
    for index in range(cue.first - 1, max(inside.start, cue.first - _HANDED) - 1, -1):
        form = scene.words.forms[index].removeprefix("و")
        if form in particles("gives"):
            after = phrase_at(scene, index + 1, cue.first)
            return phrase_before(scene, index, inside.start) or after if form.endswith("وا") else after
    return None


def who_had(scene: Scene, cue: Cue, inside: range) -> Phrase | None:
    """``ألغى الرئيس وقفا لإطلاق النار كان قد أعلنه``: the subject of the sentence's verb has done that too."""
    had = scene.words.form(cue.first - 1) == "قد" and scene.words.form(cue.first - 2) in particles("had_been")
    if not had:
        return None
    for index in range(cue.first - 3, inside.start - 1, -1):
        verb = scene.cues.at(index, *_DEEDS)
        if verb is not None and verb.key not in ("noun", "open", "over"):
            return subject(scene, verb, inside)[0]
    return None
