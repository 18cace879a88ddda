"""Whose truce it is: one side's, two sides', or the nations'."""

from __future__ import annotations

from reader.truce.cues import Cue
from reader.truce.declarations import Declaration
from reader.truce.grouping import Group
from reader.truce.heads import Head
from reader.truce.lexicon import particles
from reader.truce.model import Scope
from reader.truce.phrases import content, side
from reader.truce.reported import denied, speaking
from reader.truce.scene import Scene

_NEAR, _FAR = 8, 18
_LATER = 5
_BESIDE = 3
_FIRST = 2
_PLAIN = 2
_MOST = 20


def scope(scene: Scene, group: Group, *, parties: int) -> Scope | None:
    """Read from what the truce is called, who declares it, and whether two sides are said to agree on it."""
    if group.standing == "council":
        return "multilateral"
    firm = [one for one in group.declarations if not one.proposed and one.rank <= _PLAIN]
    called = _called(scene, group, _FIRST)
    if called is not None:
        return called
    agreed = _agreed(scene, group)
    later = None if agreed else _called(scene, group, _FIRST + 1)
    if later is not None:
        return later
    own = [one for one in firm if not _mediates(scene, one)]
    if own and not agreed:
        both = (
            _opposed(scene, own)
            or _both_declare(scene, group)
            or _accepted(scene, group, own)
            or parties >= 2
            or _mediated(scene, group)
            or _approved(scene, group) > 1
        )
        return "bilateral" if both else "unilateral"
    if agreed or firm or parties >= 2 or _consented(scene, group) or _approved(scene, group):
        return "bilateral"
    if _between(scene, group) or _of_agreement(scene, group):
        return "bilateral"
    own = [one for one in group.declarations if not one.proposed and not _mediates(scene, one)]
    return "unilateral" if any(side(scene, one.who) is not None for one in own) else None


def _called(scene: Scene, group: Group, sentences: int) -> Scope | None:
    """``من جانب واحد``, ``هدنة ثنائية``: the truce's own adjectives."""
    for cue in (cue for number in _sentences(group)[:sentences] for cue in _cues(scene, number, "scope")):
        if not any(_beside(cue, head) and not _negated(scene, head) for head in group.heads):
            continue
        if cue.key == "unilateral":
            return "unilateral"
        if cue.key == "bilateral":
            return "bilateral"
    return None


def _cues(scene: Scene, number: int, section: str) -> tuple[Cue, ...]:
    return scene.cues.every(scene.words.sentence_ranges[number], section)


def _sentences(group: Group) -> list[int]:
    return list(dict.fromkeys(head.sentence for head in group.heads))


def _early(group: Group) -> list[Head]:
    """The truce's words in the first sentences about it."""
    early = _sentences(group)[:_FIRST]
    return [head for head in group.heads if head.sentence in early][:_MOST]


def _beside(cue: Cue, head: Head) -> bool:
    return -2 <= cue.first - head.stop <= 12 or 0 <= head.first - cue.stop <= 3


def _negated(scene: Scene, head: Head) -> bool:
    """``لن نلتزم بهدنة من طرف واحد``."""
    before = range(max(scene.sentence(head.first).start, head.first - 4), head.first)
    return any(scene.words.forms[k].removeprefix("و") in particles("negations") for k in before)


def _agreed(scene: Scene, group: Group) -> bool:
    """Whether title or lead tell that the truce was agreed on: ``توصل الطرفان إلى هدنة``, ``بموجب اتفاق``."""
    for head in _early(group):
        inside = scene.sentence(head.first)
        before = range(max(inside.start, head.first - _FAR), head.first)
        if any(_agrees_on(scene, cue, head) for cue in scene.cues.every(before, "agree", "accept")):
            return True
        if scene.cues.within(range(head.stop, min(head.stop + 5, inside.stop)), "agree") is not None:
            return True
        if any(scene.words.forms[k] == "بموجب" and scene.cues.at(k + 1, "agree") for k in inside):
            return True
    return False


def _agrees_on(scene: Scene, cue: Cue, head: Head) -> bool:
    """Whether a verb or noun of agreement has the truce as its object; one side's consent is none."""
    forms = scene.words.forms
    if cue.section == "accept" or forms[cue.first].endswith("وافق"):
        near = range(max(scene.sentence(cue.first).start, cue.first - 4), head.first)
        return any(forms[k] in particles("both") for k in near)
    far = head.first - cue.stop
    return far <= _NEAR or (cue.key == "verb" and not _another_head(scene, cue, head))


def _accepted(scene: Scene, group: Group, own: list[Declaration]) -> bool:
    """``وقال رئيس الحكومة إن حكومته تقبل وقف النار``: the other side accepts what one has declared."""
    known = {word for one in own for word in content(scene, one.who)}
    lead = _sentences(group)[:1]
    for number in [n for first in lead for n in range(first + 1, first + _LATER)]:
        if number >= len(scene.words.sentence_ranges):
            break
        inside = scene.words.sentence_ranges[number]
        if _in_kind(scene, inside):
            return True
        if any(k in scene.head_at and scene.head_at[k] not in group.heads for k in inside):
            continue
        accepts = next(
            (cue for cue in scene.cues.every(inside, "accept") if cue.key in ("verb", "noun")), None
        )
        if (
            accepts is None
            or accepts.proclitics.endswith("ل")
            or denied(scene, range(inside.start, accepts.stop))
        ):
            continue
        who = speaking(scene, inside)
        if who is not None and side(scene, who) != "un" and not known & set(content(scene, who)):
            return True
    return False


def _in_kind(scene: Scene, inside: range) -> bool:
    """``وردت الجبهة بالتزام مماثل``: the other side answers with the same."""
    forms = [scene.words.forms[k].removeprefix("و") for k in inside]
    answers = next((at for at, form in enumerate(forms) if form in particles("answers")), None)
    return answers is not None and any(form in particles("likewise") for form in forms[answers:][:_FAR])


def _between(scene: Scene, group: Group) -> bool:
    """``هدنة بين قبيلتين``, and no hours between which it holds."""
    for head in _early(group):
        after = range(head.stop, min(head.stop + _BESIDE, scene.sentence(head.first).stop))
        timed = scene.times_in(head.stop, head.stop + 2 * _BESIDE)
        if any(scene.words.forms[k] == "بين" for k in after) and not timed:
            return True
    return False


def _mediated(scene: Scene, group: Group) -> bool:
    """``هدنة برعاية الأمم المتحدة``: what a third one has brought about is two sides'."""
    early = _early(group)
    return any(
        scene.cues.within(
            range(head.stop, min(head.stop + _NEAR, scene.sentence(head.first).stop)), "mediation"
        )
        for head in early
    )


def _consented(scene: Scene, group: Group) -> bool:
    """``وافقت الجماعة على هدنة اقترحتها الرياض``: what one consents to, and nobody has declared, is another's too."""
    for head in _early(group):
        inside = scene.sentence(head.first)
        before = range(max(inside.start, head.first - _FAR), head.first)
        for cue in scene.cues.every(before, "accept"):
            asserted = not denied(scene, range(max(inside.start, cue.first - 3), cue.stop))
            if cue.key in ("verb", "noun") and asserted and not _another_head(scene, cue, head):
                return True
    return False


def _approved(scene: Scene, group: Group) -> int:
    """How many times ``وافق عليه``, ``قبلت بها`` is said of a truce in the first sentences about it."""
    return sum(
        cue.key == "verb" and scene.words.form(cue.stop) in particles("on_it")
        for number in _sentences(group)[:_FIRST]
        for cue in _cues(scene, number, "accept")
    )


def _of_agreement(scene: Scene, group: Group) -> bool:
    """``وفقا لما اتفق عليه``, ``تنفيذ الاتفاق``: an agreement that the first sentences about the truce, or one that
    goes on about it, speak of as made.
    """
    if group.standing != "news":
        return False
    own = _sentences(group)[: _FIRST + 1]
    after = {number + 1 for number in own} - {head.sentence for head in scene.heads}
    for number in sorted({*own, *after}):
        if number >= len(scene.words.sentence_ranges):
            continue
        inside = scene.words.sentence_ranges[number]
        for cue in scene.cues.every(inside, "agree"):
            made = cue.key == "verb" or scene.words.form(cue.first)[len(cue.proclitics) :].startswith("ال")
            before = range(max(inside.start, cue.first - 4), cue.stop)
            if made and not denied(scene, before) and not scene.cues.within(before, "propose", "talks"):
                return True
    return False


def _both_declare(scene: Scene, group: Group) -> bool:
    """``الحكومة والبرلمان يعلنان``: two declare it with one verb."""
    return any(
        scene.words.forms[k] in particles("both_declare")
        for head in _early(group)
        for k in range(max(scene.sentence(head.first).start, head.first - _NEAR), head.first)
    )


def _another_head(scene: Scene, cue: Cue, head: Head) -> bool:
    return any(k in scene.head_at for k in range(cue.stop, head.first))


def _mediates(scene: Scene, one: Declaration) -> bool:
    """Whether the author only makes known what others have agreed on."""
    return side(scene, one.who) in ("un", "qatar", "egypt", "usa")


def _opposed(scene: Scene, firm: list[Declaration]) -> bool:
    """Whether both sides declare it."""
    sides = {side(scene, one.who) for one in firm} - {None}
    return len(sides) > 1 and len({one.head for one in firm}) == 1
