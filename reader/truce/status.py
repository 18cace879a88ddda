"""What has become of a truce: the news about it, read from the sentences that speak of it.

Title and first sentences decide; a later sentence can only add that the truce holds or is broken. Each event must be
asserted of this truce: nothing that is feared, denied, asked for or said of another one counts.
"""

from __future__ import annotations

from reader.truce.cues import Cue
from reader.truce.dates import Tense
from reader.truce.grouping import Group
from reader.truce.lexicon import particles
from reader.truce.model import Status
from reader.truce.scene import Scene

_NEAR = 14
_LEAD = 2
_SCOPE = 10
_CLOSE = 3


def status(scene: Scene, group: Group, *, begun: bool | None, over: bool) -> Status | None:
    """The state of a truce when the article was written.

    Args:
        scene: the article.
        group: the mentions of the truce.
        begun: whether its beginning lies before or after the day of publication, None where that is not known.
        over: whether its end lies before it.
    """
    if group.standing == "past":
        return "past"
    sentences = list(dict.fromkeys(head.sentence for head in group.heads))
    lead = [number for number in sentences[:_LEAD] if number <= sentences[0] + _CLOSE]
    events = [event for number in lead if (event := _news(scene, group, number)) is not None]
    declared = any(not one.proposed for one in group.declarations)
    if events and not (events[0] == "in_effect" and begun is False):
        return _worst(scene, group, events[0], sentences)
    if group.standing in ("proposal", "council") and not declared and not _voted(scene, group):
        return "proposed"
    if _denied_at_all(scene, group):
        return None
    started = begun or (begun is None and _told_begun(group))
    if begun is not False and _broken(scene, group, sentences):
        return "violated"
    if over:
        return "ended"
    if started or (begun is not False and _holds(scene, sentences)):
        return "in_effect"
    return "announced"


def _voted(scene: Scene, group: Group) -> bool:
    """Whether the Security Council has made the truce, not only asked for it."""
    return any(
        form.removeprefix("و") in particles("votes")
        for head in group.heads
        for form in scene.words.forms[scene.sentence(head.first).start : head.stop + 4]
    )


def _worst(scene: Scene, group: Group, event: Status, sentences: list[int]) -> Status:
    """A truce that has begun may be broken in a later sentence."""
    if event == "in_effect" and _broken(scene, group, sentences):
        return "violated"
    return event


def _near(scene: Scene, group: Group, number: int, section: str) -> list[Cue]:
    """Cues of a section close to the truce's words in a sentence."""
    heads = [head for head in group.heads if head.sentence == number]
    found = scene.cues.every(scene.words.sentence_ranges[number], section)
    return [cue for cue in found if any(abs(cue.first - head.first) <= _NEAR for head in heads)]


def _news(scene: Scene, group: Group, number: int) -> Status | None:
    """The event that a sentence tells of the truce."""
    inside = scene.words.sentence_ranges[number]
    if any(_ends(scene, group, cue, inside) for cue in _near(scene, group, number, "end")):
        return "ended"
    if any(_asserted(scene, cue, inside) for cue in _near(scene, group, number, "breach")):
        return "violated"
    if _despite(scene, group, number) or _fought_after(scene, group, number):
        return "violated"
    if _extended(scene, group, number):
        return "extended"
    if any(_has_begun(scene, cue, inside) for cue in _near(scene, group, number, "begin")):
        return "in_effect"
    return None


def _ends(scene: Scene, group: Group, cue: Cue, inside: range) -> bool:
    """Whether the truce is over; what is put an end to follows its verb: ``ألغى الهدنة``, no ``إلغاء أحكام``."""
    by_truce = scene.head_at.get(cue.stop)
    if cue.key == "over" and by_truce is not None and by_truce.proclitics.endswith("ب"):
        return False  # النزاع انتهى بهدنة
    if not _asserted(scene, cue, inside) or (_timed(scene, cue) and not _fought_since(scene, cue, inside)):
        return False
    return cue.key == "over" or any(0 <= head.first - cue.stop <= 3 for head in group.heads)


def _asserted(scene: Scene, cue: Cue, inside: range) -> bool:
    """Whether an event is told as a fact: ``في حال خرق``, ``عدم انتهاك``, ``إذا انهارت`` are none."""
    before = range(max(inside.start, cue.first - 3), cue.first)
    return not any(scene.words.forms[k] in particles("unreal") for k in before)


def _timed(scene: Scene, cue: Cue) -> bool:
    """``قبل انتهاء الهدنة``: the end is only a date; ``انتهت الحرب``: it is another's."""
    if scene.cues.at(cue.stop, "rival") is not None:  # انتهت الحرب
        return True
    return scene.words.form(cue.first - 1) in particles("at_the_end") or cue.proclitics.endswith("ل")


def _fought_since(scene: Scene, cue: Cue, inside: range) -> bool:
    """``على دوي المدافع، بعد نصف ساعة من انتهاء هدنة``: the fighting that followed its end is told as a fact."""
    before = range(inside.start, cue.first)
    after = any(scene.words.forms[k] in particles("once_over") for k in before[-_CLOSE * 2 :])
    coming = any(scene.words.forms[k].startswith(("سي", "ست")) for k in inside)
    return after and not coming and scene.cues.within(before, "fighting") is not None


def _extended(scene: Scene, group: Group, number: int) -> bool:
    near = [
        cue
        for cue in _near(scene, group, number, "extend")
        if not _only_can(scene, cue) and not _unwanted(scene, cue)
    ]
    if any(_of_truce(scene, group, cue) for cue in near):
        return True
    following = number + 1
    if following >= len(scene.words.sentence_ranges) or number == scene.title:
        return False
    after = scene.words.sentence_ranges[following]
    if any(k in scene.head_at for k in after):
        return False
    return any(
        scene.words.form(k).endswith("التمديد") and not _only_can(scene, cue)
        for k in after
        if (cue := scene.cues.at(k, "extend"))
    )


def _unwanted(scene: Scene, cue: Cue) -> bool:
    """Whether the prolongation is asked for, refused or denied: ``دعا إلى تمديد``, ``لن تمدد``."""
    before = range(max(scene.sentence(cue.first).start, cue.first - _SCOPE), cue.first)
    if scene.cues.within(before, "reject") or any(
        one.key == "verb" for one in scene.cues.every(before, "propose")
    ):
        return True
    near = before[-_CLOSE * 2 :]
    if any(scene.words.forms[k] in particles("not_granted") for k in near):
        return True
    return any(scene.words.forms[k] in particles("negations") for k in before)


def _of_truce(scene: Scene, group: Group, cue: Cue) -> bool:
    """Whether the truce is what is prolonged; ``جددت مطالبتها بهدنة`` renews a demand."""
    if not scene.words.forms[cue.first][len(cue.proclitics) :].startswith(("جدد", "تجد", "يجد")):
        return True
    return any(
        0 <= head.first - cue.stop <= 3 and not scene.cues.within(range(cue.stop, head.first), "propose")
        for head in group.heads
    )


def _only_can(scene: Scene, cue: Cue) -> bool:
    """``قابلة للتمديد`` says that it can be prolonged, no more."""
    before = scene.words.forms[max(0, cue.first - 2) : cue.first]
    return any(form.startswith(("قابل", "امكان", "يمكن", "قد", "احتمال")) for form in before)


def _despite(scene: Scene, group: Group, number: int) -> bool:
    """``قصف رغم الهدنة``: what goes on in spite of the truce breaks it."""
    inside = scene.words.sentence_ranges[number]
    heads = [head for head in group.heads if head.sentence == number]
    for cue in scene.cues.every(inside, "despite"):
        if any(0 <= head.first - cue.stop <= 4 for head in heads):
            return scene.cues.within(inside, "fighting") is not None
    return False


def _fought_after(scene: Scene, group: Group, number: int) -> bool:
    """``اشتباكات بعد دقائق من بدء سريان الهدنة``."""
    inside = scene.words.sentence_ranges[number]
    heads = [head for head in group.heads if head.sentence == number]
    fighting = scene.cues.within(inside, "fighting")
    if fighting is None:
        return False
    return any(
        scene.words.forms[k] in ("بعد", "عقب") and scene.words.form(k + 1) in particles("short_whiles")
        for head in heads
        for k in range(max(inside.start, head.first - 8), head.first)
        if k > fighting.first
    )


def _broken(scene: Scene, group: Group, sentences: list[int]) -> bool:
    """Whether some sentence tells of a breach of this truce, or the one after it of its breach with a pronoun."""
    for number in sentences:
        inside = scene.words.sentence_ranges[number]
        if any(_asserted(scene, cue, inside) for cue in _near(scene, group, number, "breach")):
            return True
        if _despite(scene, group, number) or _fought_after(scene, group, number):
            return True
        for later in (number, number + 1):
            if later >= len(scene.words.sentence_ranges):
                continue
            after = scene.words.sentence_ranges[later]
            if later != number and any(k in scene.head_at for k in after):
                continue
            if any(_asserted(scene, cue, after) for cue in scene.cues.every(after, "breach_of_it")):
                return True
    return False


def _has_begun(scene: Scene, cue: Cue, inside: range) -> bool:
    word = scene.words.forms[cue.first][len(cue.proclitics) :]
    if scene.cues.within(range(cue.stop, min(cue.stop + 5, inside.stop)), "at_once"):
        return not _ahead(scene, range(max(inside.start, cue.first - 4), cue.first))
    if word.startswith(("توقف", "اوقف")) or cue.proclitics.endswith("س"):
        return False
    entering = word.startswith("دخل")
    if entering or word.startswith("دخول"):
        enters = any(form in ("حيز", "موضع") for form in scene.words.forms[cue.stop : inside.stop][:20])
        return enters and (entering or cue.first - inside.start <= 2) and not _ahead(scene, inside)
    if cue.key == "past":
        return not _ahead(scene, range(max(inside.start, cue.first - 4), cue.first))
    return word in ("الساريه", "الساري", "ساريه", "ساريا", "سار") or (
        word == "بدء" and cue.first - inside.start <= 1
    )


def _ahead(scene: Scene, inside: range) -> bool:
    """Whether the beginning is only expected: ``قبل ساعات من دخول``, ``ينتظر أن``."""
    return any(scene.words.forms[k] in particles("expected") for k in inside)


def _told_begun(group: Group) -> bool:
    """Whether a past verb governs its beginning, where the date does not tell."""
    return any(
        link.role == "start" and link.tense is Tense.PAST and not link.extension for link in group.links
    )


def _holds(scene: Scene, sentences: list[int]) -> bool:
    """``هدوء حذر``, ``الهدنة صامدة``."""
    return any(
        _asserted(scene, cue, inside)
        for inside in (scene.words.sentence_ranges[number] for number in sentences[: _LEAD + 1])
        for cue in scene.cues.every(inside, "holds")
    )


def _denied_at_all(scene: Scene, group: Group) -> bool:
    """``نفى التوصل إلى أي هدنة``: no declaration, and the lead denies that there is a truce."""
    if any(not one.proposed for one in group.declarations):
        return False
    lead = next((head for head in group.heads if head.sentence != scene.title), group.heads[0])
    inside = scene.sentence(lead.first)
    return any(cue.key == "deny" and cue.first < lead.first for cue in scene.cues.every(inside, "reject"))
