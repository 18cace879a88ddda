"""Truces declared in reported speech, or by a verb that stops one's own fighting.

``قالت القوات المسلحة إنها وافقت على تمديد الهدنة``, ``علقت الحكومة الهندية عملياتها``: who is spoken of as doing it has
declared it.
"""

from __future__ import annotations

from reader.truce.actors import subject
from reader.truce.cues import Cue
from reader.truce.heads import Head
from reader.truce.lexicon import listed, particles
from reader.truce.phrases import Phrase, past_time, phrase_at, phrase_before
from reader.truce.scene import Scene

_REACH = 16


def suspending(scene: Scene, head: Head) -> Phrase | None:
    """Whoever stops their own fighting: named after the verb, before it, or as the speaker who says "that it"."""
    if not head.verbal:
        return None
    inside = scene.sentence(head.first)
    if scene.words.form(head.first - 1) in particles("that"):  # مقابل أن توقف القوات عملياتها
        return None
    what = next(
        (
            k
            for k in range(head.first + 1, head.stop)
            if listed("heads", "suspended").at(scene.words.forms, k)
        ),
        head.first + 1,
    )
    if what > head.first + 1 and scene.words.form(head.first + 1) not in particles("phrase_stops"):
        return Phrase(head.first + 1, what)
    before = scene.words.form(head.first - 1)
    if before in particles("that_one"):
        return _speaker(scene, range(inside.start, head.first - 1))
    if before in particles("relatives"):
        return None
    subject = phrase_before(scene, head.first, inside.start)
    if subject is not None and scene.words.form(subject.first - 1) in particles("that"):
        return _speaker(scene, range(inside.start, subject.first - 1)) or subject
    return subject


def _speaker(scene: Scene, inside: range) -> Phrase | None:
    """The subject of the last verb of saying or announcing among some words."""
    for index in reversed(inside):
        cue = scene.cues.at(index, "said", "announce")
        if cue is None or cue.key == "noun":
            continue
        return subject(scene, cue, inside)[0]
    return None


def speaking(scene: Scene, inside: range) -> Phrase | None:
    """The subject of a sentence's first verb of saying, announcing or accepting."""
    for index in inside:
        cue = scene.cues.at(index, "said", "announce", "accept")
        if cue is None or cue.key == "noun":
            continue
        return subject(scene, cue, inside)[0]
    return None


def implementing(scene: Scene, head: Head) -> Phrase | None:
    """``إن إسرائيل ستبدأ تطبيق هدن``: whoever will put a truce into effect."""
    inside = scene.sentence(head.first)
    for index in range(head.first - 1, max(inside.start, head.first - 4), -1):
        begin = scene.cues.at(index, "begin")
        if begin is None or begin.key != "future" or not begin.proclitics.endswith("س"):
            continue
        who = phrase_before(scene, begin.first, inside.start)
        return who if who is not None and scene.words.form(who.first - 1) in particles("that") else None
    return None


def committed(scene: Scene, cue: Cue, inside: range) -> tuple[Phrase, Head] | None:
    """``قالت .. إنها وافقت على هدنة``: a speaker who binds themselves, and the truce; nothing for others or denials."""
    who = phrase_at(scene, past_time(scene, cue.stop, inside.stop), inside.stop)
    if who is None:
        return None
    that = next(
        (
            k
            for k in range(who.stop, min(who.stop + 8, inside.stop))
            if scene.words.forms[k] in particles("that_one")
        ),
        None,
    )
    if that is None:
        return None
    window = range(that + 1, min(that + _REACH, inside.stop))
    head = next((scene.head_at[k] for k in window if k in scene.head_at), None)
    if head is None or denied(scene, range(that + 1, head.stop)) or scene.words.forms[that] == "انهما":
        return None
    binding = scene.cues.within(range(that + 1, head.first + 1), "accept", "extend", "announce")
    between = range(that + 1, head.first)
    if any(scene.words.forms[k] in particles("proposals") for k in between):
        return None  # وافقت على مقترح أمريكي لوقف النار: another's
    if binding is not None and binding.key == "order" and binding.stop not in scene.head_at:
        return None  # إنه أمر بضرب أهداف
    if head.verbal or (
        binding is not None and binding.key not in ("noun", "open") and binding.first <= that + 3
    ):
        return who, head
    return None


def denied(scene: Scene, inside: range) -> bool:
    """Whether a negation or a refusal stands among some words."""
    if any(scene.words.forms[k] in particles("negations") for k in inside):
        return True
    # تعليق الأعمال القتالية is itself the truce, no end of one
    return any(cue.first not in scene.head_at for cue in scene.cues.every(inside, "reject", "breach", "end"))
