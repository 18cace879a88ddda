"""Is it the truce that a verb speaks of? Subjects of beginning, lasting and ending.

No parser stands behind this: the words right after a verb, and the nearest things named before it, decide.
"""

from __future__ import annotations

from reader.truce.cues import Cue
from reader.truce.dates import Tense
from reader.truce.days import day_at
from reader.truce.heads import Head
from reader.truce.lexicon import listed, particles
from reader.truce.scene import Scene

_ADJECTIVES = 3

TENSES = {"past": Tense.PAST, "present": Tense.FUTURE, "future": Tense.FUTURE, "open": Tense.OPEN}


def is_rival(scene: Scene, index: int) -> bool:
    """Whether a word names something else that begins or lasts; ``مناطق الصراع`` and ``وقف النار والقصف``
    do not.
    """
    cue = scene.cues.at(index, "rival")
    if cue is None:
        return False
    if cue.proclitics.startswith("و") and any(at in scene.head_at for at in range(index - 8, index)):
        return False
    if cue.proclitics == "" and _where_it_holds(scene, index):
        return False
    before = scene.words.form(index - 1)
    return before not in particles("genitive_heads") and index - 1 not in scene.head_at


def opens_corridor(scene: Scene, index: int) -> bool:
    """``يفتح ممر إنساني``, ``الممر سيفتح``: the hours that follow are the corridor's."""
    forms = scene.words.forms
    if listed("corridors", "nouns").at(forms, index) is None:
        return False
    near = (*forms[max(0, index - _ADJECTIVES) : index], *forms[index + 1 : index + 1 + _ADJECTIVES])
    return any(form.removeprefix("و").removeprefix("س") in particles("stays_open") for form in near)


def _where_it_holds(scene: Scene, index: int) -> bool:
    """``هدنة إنسانية في النزاع``: the conflict that the truce interrupts is no subject of its own."""
    forms = scene.words.forms
    if forms[index] not in particles("conflicts") or scene.words.form(index - 1) not in particles(
        "of_conflict"
    ):
        return False
    return any(at in scene.head_at for at in range(max(0, index - 1 - _ADJECTIVES), index - 1))


def tense_of(scene: Scene, begin: Cue, inside: range) -> Tense:
    """A verb's own tense; for ``حيز التنفيذ`` that of the verb before it."""
    if begin.proclitics.endswith("س"):
        return Tense.FUTURE
    if begin.key != "open":
        return TENSES[begin.key]
    for index in range(begin.first - 1, max(inside.start, begin.first - 24) - 1, -1):
        verb = scene.cues.at(index, "begin")
        if verb is not None and verb.key != "open":
            return Tense.FUTURE if verb.proclitics.endswith("س") else TENSES[verb.key]
    return Tense.OPEN


def about_truce(scene: Scene, cue: Cue, limit: int, inside: range) -> bool:
    """Whether the subject of a verb of beginning, lasting or ending is a truce.

    It is where a truce, or a word that stands for one, follows the verb; where a preposition or the time
    follows at once and a truce has been named before; where the truce comes right before the verb (``هدنة
    تبدأ``).
    """
    forms = scene.words.forms
    word = forms[cue.first][len(cue.proclitics) :]
    entering = word.startswith(("دخل", "يدخل", "تدخل", "دخول"))
    if entering and not any(
        form in ("حيز", "موضع", "مرحله", "بحيز") for form in forms[cue.stop : inside.stop][:24]
    ):
        return cue.stop in scene.head_at
    if cue.stop > cue.first + 1 and any(form in ("النار", "القتال") for form in forms[cue.first : cue.stop]):
        return True  # إطلاق النار توقف
    at = cue.stop
    while at < limit and at < cue.stop + 4:
        if at in scene.head_at:
            # النزاع انتهى بهدنة: what has ended is the fighting
            return not (cue.section == "finish" and scene.head_at[at].proclitics.endswith("ب"))
        form = forms[at]
        if form in particles("anaphors") or form.removeprefix("ب") in particles("anaphors"):
            named = named_before(scene, cue.first, inside) or any(
                k in scene.head_at for k in range(at, limit)
            )
            return named or (form == "العمل" and _agreed_before(scene, cue.first, inside))
        if scene.cues.at(at, "rival"):
            return False
        if (
            form in particles("prepositions")
            or form[0].isdigit()
            or day_at(forms, at) is not None
            or not form[0].isalpha()
        ):
            break
        if scene.cues.at(at, "begin", "last", "extend"):
            return about_truce(scene, scene.cues.at(at, "begin", "last", "extend") or cue, limit, inside)
        if word in ("اوقفنا", "اوقف", "توقف", "توقفت", "يوقف"):
            return any(form.startswith(("عمليات", "القصف", "القتال", "اطلاق")) for form in forms[at : at + 3])
        if cue.section == "last" and (form.startswith("ل") or cue.key == "open"):
            break
        if not _own_word(scene, at):
            return False
        at += 1
    return named_before(scene, cue.first, inside)


def _own_word(scene: Scene, index: int) -> bool:
    """An adverb that may stand between verb and time."""
    return scene.words.forms[index] in (
        "ايضا",
        "فعليا",
        "رسميا",
        "العمل",
        "التزام",
        "تلقائيا",
        "مبدئيا",
        "فعلا",
        "بشكل",
        "رسمي",
        "يوميا",
        "مفعول",
        "مفعولها",
        "مفعوله",
        "صباح",
        "مساء",
        "فجر",
        "ظهر",
        "ليل",
    )


def named_before(scene: Scene, index: int, inside: range) -> bool:
    """Whether the nearest thing before a verb that can begin or last is a truce, here or in the sentence
    before.
    """
    for at in range(index - 1, inside.start - 1, -1):
        if at in scene.head_at:
            return True
        if scene.words.forms[at] in particles("stands_for"):
            named = any(k in scene.head_at for k in range(inside.start, at))
            return named or recent_head(scene, inside) is not None or _only_agreement(scene, at)
        if is_rival(scene, at) and index - at <= 12:
            return False
    if index - inside.start > 8:
        return False
    return recent_head(scene, inside) is not None


def _agreed_before(scene: Scene, index: int, inside: range) -> bool:
    """``التوصل الى تفاهم .. على ان يبدأ العمل به``: of an agreement that the text has called a truce before."""
    before = range(inside.start, index)
    nouns = [cue for cue in scene.cues.every(before, "agree") if cue.key == "noun"]
    return bool(nouns) and recent_head(scene, inside) is not None


def _only_agreement(scene: Scene, at: int) -> bool:
    """Whether ``الاتفاق`` can only be the truce named far before: ``اتفاق وقف إطلاق النار`` and no other truce."""
    before = [head for head in scene.heads if head.first < at]
    agreed = any(scene.words.form(head.first - 1).endswith("اتفاق") for head in before)
    return agreed and scene.words.form(at).endswith("الاتفاق") and not any(head.plural for head in before)


def recent_head(scene: Scene, inside: range, *, reach: int = 2) -> Head | None:
    """The last truce named in one of the few sentences before."""
    number = scene.words.sentence_of[inside.start]
    for earlier in range(number - 1, max(-1, number - 1 - reach), -1):
        named = [head for head in scene.heads if head.sentence == earlier]
        if named:
            return named[-1]
    return None


def head_near(scene: Scene, index: int, inside: range) -> Head | None:
    """The truce that a verb is about: the one right after it, else the last one before it, else one later
    on.
    """
    for at in range(index, min(index + 7, inside.stop)):
        if at in scene.head_at:
            return scene.head_at[at]
    for at in range(index - 1, inside.start - 1, -1):
        if at in scene.head_at:
            return scene.head_at[at]
    after = next((scene.head_at[at] for at in range(index, inside.stop) if at in scene.head_at), None)
    return after or recent_head(scene, inside)
