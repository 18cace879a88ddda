"""The subjects of the verbs of news: who announces, who says."""

from __future__ import annotations

from reader.truce.cues import Cue
from reader.truce.lexicon import particles
from reader.truce.phrases import VERBAL, Phrase, past_time, phrase_at, phrase_before, side
from reader.truce.scene import Scene

_FAR = 22


def subject(scene: Scene, cue: Cue, inside: range) -> tuple[Phrase | None, int]:
    """The subject of a verb, and the first word after verb and subject.

    It stands after the verb (``أعلن الجيش``) or before it (``الجيش يعلن``, ``كان الجيش قد أعلن``).
    """
    after = cue.stop
    if scene.words.form(after) in particles("objects_first"):
        return phrase_before(scene, cue.first, inside.start), after
    if _in_title(scene, cue) and (cue.key == "present" or cue.section == "extend"):
        first = phrase_before(scene, cue.first, inside.start)  # الجيش يمدد مهلة ..
        if first is not None and first.first == inside.start:
            return first, after
    had = _after_had(scene, cue, inside)
    if had is not None and scene.words.form(cue.first - 1) == "قد":
        return had, after
    at = past_time(scene, after, inside.stop)
    who = None if at >= inside.stop or _prepositional(scene, at) else phrase_at(scene, at, inside.stop)
    if who is not None and not (who.stop - who.first == 1 and scene.words.form(at) in ("رسميا", "بدء")):
        return who, who.stop
    if had is not None:
        return had, after
    before = cue.first - (cue.first > inside.start and scene.words.form(cue.first - 1) == "قد")
    return phrase_before(scene, before, inside.start), after


def _in_title(scene: Scene, cue: Cue) -> bool:
    return scene.title is not None and scene.words.sentence_of[cue.first] == scene.title


def _after_had(scene: Scene, cue: Cue, inside: range) -> Phrase | None:
    """``وكانت قيادة التحالف قد أعلنت``: the subject stands between the two verbs."""
    forms = scene.words.forms
    back = range(cue.first - 1, max(inside.start, cue.first - _FAR) - 1, -1)
    past = next((k for k in back if forms[k] in particles("had_been")), None)
    if past is None or not (forms[cue.first - 1] == "قد" or cue.key in ("past", "order", "said")):
        return None
    return phrase_at(scene, past + 1, cue.first)


def _prepositional(scene: Scene, at: int) -> bool:
    """Whether ب or ل at a word's start is a preposition: before the article, a truce or a cue, not in ``بعثة``."""
    form = scene.words.forms[at]
    if form[:1] not in ("ب", "ل"):
        return False
    cue = scene.cues.at(at, *VERBAL, "last", "from")
    article = form[1:3] == "ال" or form[:2] == "لل"
    return at in scene.head_at or article or (cue is not None and bool(cue.proclitics))


def speaker(scene: Scene, index: int) -> str | None:
    """Who says the words at ``index``: the subject of the last verb of saying before them in the sentence."""
    who = _speaking(scene, index)
    return None if who is None else scene.text(who.first, who.stop, who.skip)


def speaking_side(scene: Scene, index: int) -> str | None:
    """The side of whoever says the words at ``index``."""
    who = _speaking(scene, index)
    return None if who is None else side(scene, who)


def _speaking(scene: Scene, index: int) -> Phrase | None:
    inside = scene.sentence(index)
    for at in range(index - 1, inside.start - 1, -1):
        cue = scene.cues.at(at, "said")
        if cue is not None:
            who, _ = subject(scene, cue, inside)
            return who if who is not None and who.stop <= index else None
    return None
