"""Who declares, orders or calls for a truce."""

from __future__ import annotations

from dataclasses import dataclass

from reader.truce.actors import subject
from reader.truce.cues import Cue
from reader.truce.heads import Head
from reader.truce.implied import announcing, giving, who_had
from reader.truce.lexicon import particles
from reader.truce.phrases import Phrase, adjective_alone, past_time, phrase_at
from reader.truce.reported import committed, denied, implementing, suspending
from reader.truce.scene import Scene

_BEHIND = 6
_ITEMS = 4


@dataclass(frozen=True, slots=True)
class Declaration:
    """Someone declares, orders or proposes a truce.

    Attributes:
        who: the declaring side as named.
        head: the truce declared.
        direct: the truce is the object of the verb, so that an indefinite one is a truce of its own.
        proposed: it is only called for.
        rank: 0 for the plainest wording; the lower, the surer.
        ordered: it is an order to one's own fighters.
    """

    who: Phrase
    head: Head
    direct: bool
    proposed: bool
    rank: int
    ordered: bool = False


def declarations(scene: Scene) -> tuple[Declaration, ...]:
    """Every declaration, order or proposal of a truce whose author is named."""
    found: list[Declaration] = []
    for number, inside in enumerate(scene.words.sentence_ranges):
        named = any(index in scene.head_at or _lists(scene, index) for index in inside)
        if named or number == 0:
            for cue in _verbs(scene, inside):
                declaration = _declaration(scene, cue, inside)
                if declaration:
                    found.append(declaration)
            for cue in scene.cues.every(inside, "said"):
                bound = committed(scene, cue, inside)
                if bound is not None:
                    found.append(Declaration(*bound, direct=False, proposed=False, rank=2))
    found.extend(
        Declaration(who, head, direct=True, proposed=False, rank=1)
        for head in scene.heads
        if (who := suspending(scene, head) or implementing(scene, head)) is not None
        and not _no_author(scene, who)
    )
    return tuple(found)


def _no_author(scene: Scene, who: Phrase) -> bool:
    return scene.words.form(who.first).removeprefix("ال") in particles("no_authors")


def _verbs(scene: Scene, inside: range) -> list[Cue]:
    found: list[Cue] = []
    index = inside.start
    while index < inside.stop:
        cue = scene.cues.at(index, "announce_object", "propose_object") or scene.cues.at(
            index, "announce", "propose"
        )
        extend = scene.cues.at(index, "extend")
        if (
            cue is None
            and extend is not None
            and extend.first == index
            and not scene.words.form(index).endswith("د")
        ):
            cue = None
        if cue is None and scene.words.form(index) in ("يمدد", "تمدد", "مدد", "مددت"):
            cue = extend
        if cue is not None:
            found.append(cue)
        index += 1
    return found


def _declaration(scene: Scene, cue: Cue, inside: range) -> Declaration | None:
    if cue.section in ("announce_object", "propose_object"):
        return _relative(scene, cue, inside)
    proposed = cue.section == "propose"
    if proposed and cue.key == "noun":
        return _masdar(scene, cue, inside, proposed=True)
    if cue.section == "announce" and cue.key == "noun":
        return _masdar(scene, cue, inside, proposed=False)
    if scene.words.form(cue.first - 1) in particles("as_reported"):
        return None
    if cue.key == "order" and scene.words.form(cue.stop)[:1] == "ب" and cue.stop not in scene.head_at:
        return None  # أمر بضرب أهداف
    who, after = subject(scene, cue, inside)
    if who is None or _no_author(scene, who):
        return None
    if scene.words.form(cue.first) in ("يعتزم", "تعتزم") and scene.words.form(cue.first - 1) in particles(
        "relatives"
    ):
        before = next(
            (
                scene.head_at[k]
                for k in range(cue.first - 1, max(inside.start, cue.first - 5) - 1, -1)
                if k in scene.head_at
            ),
            None,
        )
        return Declaration(who, before, False, False, 1) if before else None
    clause = cue.section == "announce" and _has_clause(scene, after, min(after + 4, inside.stop))
    head = _object(scene, after, inside, proposed=proposed, reach=30 if clause else 18)
    head = head or _listed_below(scene, cue, after)
    if head is None:
        return None
    clause = _has_clause(scene, after, head.first)
    if clause and (proposed or not _clause_declares(scene, after, head, inside)):
        return None
    lead = (scene.title if scene.title is not None else -1) + 1
    asked = scene.words.form(cue.first).removeprefix("و") in ("طلب", "طلبت") and not head.proclitics
    order = proposed and asked and head.sentence <= lead
    return Declaration(
        who,
        head,
        not clause,
        proposed and not order,
        _plainness(scene, cue, after, head, inside) if clause else 1 + (cue.key == "present"),
        cue.key == "order",
    )


def _object(scene: Scene, after: int, inside: range, *, proposed: bool, reach: int) -> Head | None:
    """The truce that a verb of declaring is about: the first head within reach, no other subject between."""
    for index in range(after, min(after + reach, inside.stop)):
        if scene.words.forms[index] in ("؛", ":") and index > after + 1:
            return None
        head = scene.head_at.get(index)
        if head is not None:
            return head
        if scene.cues.at(index, "reject") or scene.words.forms[index] in ("اذا", "حال", "لو"):
            return None
        relative = scene.words.forms[index] in particles("relatives")
        if relative and proposed:
            return None
    return None


def _listed_below(scene: Scene, cue: Cue, after: int) -> Head | None:
    """``تقرر القيادة العامة ما يلي: أولا: ..``: the truce among what is decreed below."""
    if cue.section != "announce" or not any(_lists(scene, k) for k in range(after, after + 2)):
        return None
    number = scene.words.sentence_of[cue.first]
    return next(
        (head for head in scene.heads if head.first > after and head.sentence <= number + _ITEMS), None
    )


def _lists(scene: Scene, index: int) -> bool:
    """Whether a word says that what is decreed comes below: ``ما يلي:``, ``الآتي:``."""
    return scene.words.form(index) in particles("following") and scene.words.form(index + 1) == ":"


def _has_clause(scene: Scene, after: int, head: int) -> bool:
    return any(
        form in particles("that") or form in particles("that_one") for form in scene.words.forms[after:head]
    )


def _clause_declares(scene: Scene, after: int, head: Head, inside: range) -> bool:
    """``أعلن .. أن الطرفين وافقا على هدنة``: what follows "that" sets the truce up, and denies nothing."""
    if head.verbal:
        return True
    window = range(after, min(head.stop + 6, inside.stop))
    if denied(scene, window):
        return False
    return scene.cues.within(window, "agree", "accept", "begin", "extend") is not None


def _plainness(scene: Scene, cue: Cue, after: int, head: Head, inside: range) -> int:
    """The rank of a truce in a clause; ``كانت القيادة قد أعلنت أنها ستلتزم بوقف النار`` tells how it came about."""
    if scene.words.form(cue.first - 1) != "قد":
        return 3
    window = range(after, min(head.stop + _BEHIND, inside.stop))
    promised = any(one.proclitics.endswith("س") for one in scene.cues.every(window, "begin", "accept"))
    return 2 if promised or any(scene.words.forms[k] in particles("will_stop") for k in window) else 3


def _relative(scene: Scene, cue: Cue, inside: range) -> Declaration | None:
    """``الهدنة التي أعلنتها موسكو``, ``التي أعلنها، الاثنين، الرئيس``."""
    forms = scene.words.forms
    proposed = cue.section == "propose_object"
    at = past_time(scene, cue.stop, inside.stop)
    who = phrase_at(scene, at, inside.stop) or who_had(scene, cue, inside)
    if who is None:
        return None
    before = range(cue.first - 1, max(inside.start, cue.first - 9) - 1, -1)
    head = next((scene.head_at[k] for k in before if k in scene.head_at), None)
    if head is None and proposed:
        after = range(who.stop, min(who.stop + 4, inside.stop))
        head = next((scene.head_at[k] for k in after if k in scene.head_at), None)
        return Declaration(who, head, False, True, 1) if head else None
    if head is None:
        return None
    between = scene.words.forms[head.stop : cue.first]
    adjectives = len(between) <= 2 + ("في" in between) * 2 and all(
        form == "في" or (form.isalpha() and form not in particles("phrase_stops")) for form in between
    )
    beside = adjectives and not head.definite  # وقف لإطلاق النار في غزة أعلنته إسرائيل
    had = not head.definite and any(form in particles("had_been") for form in between)
    relative = any(form in particles("relatives") for form in forms[head.stop : cue.first])
    if not beside and not had and not relative:
        return None
    return Declaration(who, head, beside, proposed, 0)


def _masdar(scene: Scene, cue: Cue, inside: range, *, proposed: bool) -> Declaration | None:
    """``رغم إعلان روسيا هدنة``, ``قرار الأمم المتحدة بهدنة``, ``اقتراح مسؤولي الإغاثة الداعي إلى هدنة``."""
    if scene.words.form(cue.first) in (
        "بيان",
        "القرار",
        "الاعلان",
        "اوامر",
        "ضروره",
        "فرض",
        "احتمال",
        "امكانيه",
        "امكان",
    ):
        return None
    who = phrase_at(scene, cue.stop, inside.stop)
    word = scene.words.form(cue.first)
    answer = any(scene.words.forms[k] in particles("answers") for k in range(inside.start, cue.first))
    own = word.endswith(("علانها", "علانه", "علانهم")) or (answer and word == "باعلان")
    if answer and scene.words.form(cue.first - 1) == "علي":
        return None  # ردت الحركة على إعلان الحكومة
    indefinite = word.endswith("ا") and not own  # مقترحا مصريا
    if own:
        who = announcing(scene, cue, inside)
    elif indefinite and proposed:
        who = giving(scene, cue, inside)
    if who is None or adjective_alone(scene, who) or _no_author(scene, who):
        return None
    if indefinite and not proposed:
        return None
    start = past_time(scene, max(who.stop, cue.stop), inside.stop)
    reach = 8 if scene.cues.within(range(start, min(start + 3, inside.stop)), "agree") else 4
    after = range(start, min(start + reach, inside.stop))
    head = next((scene.head_at[k] for k in after if k in scene.head_at), None)
    if head is None:
        return None
    return Declaration(who, head, True, proposed, 2)
