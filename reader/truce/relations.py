"""The sides of a truce, those who brought them together, and those who approve of it."""

from __future__ import annotations

from reader.span import Span
from reader.truce.grouping import Group
from reader.truce.lexicon import particles
from reader.truce.model import Confidence, Value
from reader.truce.phrases import phrase_at, phrase_before
from reader.truce.scene import Scene

_REACH = 16
_WIDE = 12
_NEXT = 1
_GOING_ON = 3


def parties(scene: Scene, group: Group) -> tuple[Value, ...]:
    """``بين الحكومة وحركة طالبان``, ``مع متمردين``: the sides that the truce's own words name."""
    return tuple(side for side in _named_sides(scene, group) if _can_be_side(scene, side))


def _can_be_side(scene: Scene, side: Value) -> bool:
    """Whether it is neither an hour (``بين الواحدة والرابعة``) nor a lone particle or verb."""
    inside = scene.words.words_in(Span(side.start, side.end))
    around = scene.times_in(max(0, inside.start - _WIDE), inside.stop)
    if any(time.first < inside.stop and time.stop > inside.start for time in around):
        return False
    return not (len(inside) == 1 and scene.words.forms[inside.start] in particles("no_sides"))


def _named_sides(scene: Scene, group: Group) -> tuple[Value, ...]:
    for head in group.heads:
        inside = scene.sentence(head.first)
        for index in range(head.stop, min(head.stop + _REACH, inside.stop)):
            form = scene.words.forms[index]
            if form == "بين":
                pair = _pair(scene, index + 1, inside)
                if pair:
                    return pair
            elif form == "مع" and index - head.stop <= 6:
                other = phrase_at(scene, index + 1, inside.stop)
                if other is not None:
                    return (scene.value(scene.text(other.first, other.stop), other.first, other.stop),)
            elif scene.cues.at(index, "said") or (index > head.stop and index in scene.head_at):
                break
        agreed = _agreeing(scene, inside)
        if agreed:
            return agreed
    return ()


def _pair(scene: Scene, index: int, inside: range) -> tuple[Value, ...]:
    """Two phrases joined with ``و``: the second begins at the last word on which it can be a clitic."""
    forms = scene.words.forms
    whole = phrase_at(scene, index, inside.stop)
    if whole is None:
        return ()
    joints = [k for k in range(whole.first + 1, whole.stop) if forms[k][0] == "و" and len(forms[k]) > 3]
    if joints:
        at = joints[0]
        return (
            scene.value(scene.text(whole.first, at), whole.first, at, confidence=Confidence.MEDIUM),
            scene.value(scene.text(at, whole.stop, 1), at, whole.stop, 1, confidence=Confidence.MEDIUM),
        )
    after = whole.stop
    while (
        after < min(whole.stop + 8, inside.stop) and forms[after] not in ("وبين",) and forms[after][0] != "و"
    ):
        after += 1
    if after < inside.stop and forms[after] == "وبين":
        after += 1
        second, skip = phrase_at(scene, after, inside.stop), 0
    else:
        second, skip = (phrase_at(scene, after, inside.stop), 1) if after < inside.stop else (None, 0)
    first = scene.value(scene.text(whole.first, whole.stop), whole.first, whole.stop)
    if second is None or after > whole.stop + 7:
        return (first,)
    return first, scene.value(scene.text(second.first, second.stop, skip), second.first, second.stop, skip)


def _agreeing(scene: Scene, inside: range) -> tuple[Value, ...]:
    """``اتفقت الحكومة مع المعارضة على هدنة``, ``توصلت أرمينيا وأذربيجان إلى``."""
    forms = scene.words.forms
    for cue in scene.cues.every(inside, "agree"):
        if cue.key != "verb":
            continue
        who = phrase_at(scene, cue.stop, inside.stop) or phrase_before(scene, cue.first, inside.start)
        if who is None:
            continue
        joints = [k for k in range(who.first + 1, who.stop) if forms[k][0] == "و" and len(forms[k]) > 4]
        if joints:
            at = joints[0]
            return (
                scene.value(scene.text(who.first, at, who.skip), who.first, at, who.skip),
                scene.value(scene.text(at, who.stop, 1), at, who.stop, 1, confidence=Confidence.MEDIUM),
            )
        first = scene.value(scene.text(who.first, who.stop, who.skip), who.first, who.stop, who.skip)
        after = next((k for k in range(who.stop, min(who.stop + 14, inside.stop)) if forms[k] == "مع"), None)
        other = phrase_at(scene, after + 1, inside.stop) if after is not None else None
        if other is not None:
            return first, scene.value(scene.text(other.first, other.stop), other.first, other.stop)
        return (first,)
    return ()


def mediators(scene: Scene, group: Group) -> tuple[Value, ...]:
    """``بوساطة مصرية``, ``برعاية الأمم المتحدة``, ``توسطت فيها الأمم المتحدة``."""
    found: list[Value] = []
    for number in dict.fromkeys(head.sentence for head in group.heads):
        inside = scene.words.sentence_ranges[number]
        for cue in scene.cues.every(inside, "mediation"):
            at = cue.stop + (scene.words.form(cue.stop) == "من")  # بوساطة من قطر
            who = phrase_at(scene, at, inside.stop)
            if who is not None:
                found.append(scene.value(scene.text(who.first, who.stop), who.first, who.stop))
    return tuple(found[:2])


def approvals(scene: Scene, group: Group) -> tuple[Value, ...]:
    """``وافق عليها الرئيس``: who has approved of the truce, said with a pronoun or with its name."""
    found: list[Value] = []
    for number in _from_heads(scene, group, _NEXT):
        inside = scene.words.sentence_ranges[number]
        for cue in scene.cues.every(inside, "accept"):
            if cue.key == "verb" and scene.words.form(cue.stop) in ("عليها", "عليه", "بها", "به"):
                found += _approver(scene, cue.stop + 1, inside)
    for number in _from_heads(scene, group, _GOING_ON):
        inside = scene.words.sentence_ranges[number]
        for cue in scene.cues.every(inside, "approved"):
            found += _approver(scene, cue.stop, inside)
    return tuple(found)


def _from_heads(scene: Scene, group: Group, reach: int) -> list[int]:
    """The sentences about a truce and as many after each, up to one about another."""
    others = {head.sentence for head in scene.heads} - {head.sentence for head in group.heads}
    numbers: set[int] = set()
    for head in group.heads:
        for number in range(head.sentence, min(head.sentence + reach + 1, len(scene.words.sentence_ranges))):
            if number > head.sentence and number in others and reach > _NEXT:
                break
            numbers.add(number)
    return sorted(numbers)


def _approver(scene: Scene, at: int, inside: range) -> list[Value]:
    who = phrase_at(scene, at, inside.stop)
    return [] if who is None else [scene.value(scene.text(who.first, who.stop), who.first, who.stop)]
