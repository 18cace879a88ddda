"""Which lengths of time are a truce's: how long it lasts, is prolonged, or lets wait after its signing."""

from __future__ import annotations

from reader.truce.cues import Cue
from reader.truce.dates import Tense
from reader.truce.durations import Duration
from reader.truce.heads import Head
from reader.truce.lexicon import particles
from reader.truce.links import REACH, Link
from reader.truce.scene import Scene
from reader.truce.subjects import TENSES, about_truce, head_near, is_rival

_NEAR = 7
_OFFER = 12

_SIGNING = (
    "التوقيع",
    "توقيع",
    "توقيعه",
    "توقيعها",
    "الاعلان",
    "اعلان",
    "اعلانه",
    "الان",
    "اعلانها",
    "الاتفاق",
)


def length_link(scene: Scene, length: Duration) -> Link | None:
    """What a length of time says of which truce; None when it is no truce's."""
    forms = scene.words.forms
    inside = scene.sentence(length.first)
    if forms[length.first] == "اليوم" or scene.words.form(length.stop) in (
        "مضت",
        "الماضيه",
        "الماضي",
        "الاخيره",
        "الماضيين",
        "خلت",
    ):
        return None
    if scene.words.form(length.stop) == "من" and scene.cues.at(length.stop + 1, "rival", "fighting"):
        return None  # حدا لثمانية أيام من المعارك
    timed = scene.times_in(inside.start, length.first + 1)
    if timed and length.first < timed[-1].stop:
        return None
    of_head = scene.head_at.get(length.stop)
    if of_head is not None and of_head.proclitics.endswith("ل"):
        return Link("duration", None, length, of_head, Tense.OPEN, 0)
    at = length.first - 1
    while at >= inside.start and (
        forms[at]
        in (
            "(",
            '"',
            "«",
            "نحو",
            "حوالي",
            "قرابه",
            "زهاء",
            "فقط",
            "اكثر",
            "اقل",
            "يقارب",
            "ما",
            "يقرب",
            "كامل",
            "فتره",
        )
        or (forms[at] == "من" and forms[at - 1] in ("اكثر", "اقل"))
    ):
        at -= 1
    before = forms[at] if at >= inside.start else ""
    explicit = scene.cues.ending(at + 1, "last")
    if before in particles("length_away") and explicit is None:
        return None
    if (
        explicit is not None
        and explicit.key == "open"
        and forms[explicit.first] in ("طوال", "طيله")
        and length.bare
    ):
        return None
    governed_by_for = length.proclitics.endswith("ل")
    in_construct = at in scene.head_at or _construct(scene, at)
    if length.bare and not (governed_by_for or explicit is not None):
        return None
    if length.proclitics and not governed_by_for and length.proclitics != "و":
        return None
    if explicit is not None and forms[at] in ("استمرار",):
        return None
    return _length_governed(scene, length, at, inside, governed_by_for or explicit is not None, in_construct)


def delay_link(scene: Scene, length: Duration) -> Link | None:
    """``سيبدأ تنفيذه بعد 72 ساعة من التوقيع``: the truce begins so long after it is signed."""
    forms = scene.words.forms
    inside = scene.sentence(length.first)
    before = scene.words.form(length.first - 1)
    if before not in ("بعد", "عقب") or length.bare or length.minutes is None:
        return None
    if scene.words.form(length.stop) != "من" or scene.words.form(length.stop + 1) not in _SIGNING:
        return None
    for index in range(length.first - 2, max(inside.start, length.first - 8) - 1, -1):
        begin = scene.cues.at(index, "begin")
        if begin is not None and about_truce(scene, begin, length.first - 1, inside):
            head = head_near(scene, begin.first, range(inside.start, length.first))
            return Link("start", None, length, head, Tense.FUTURE, 3) if head else None
        if index in scene.head_at and forms[index + 1 : index + 2] == ("بعد",):
            return None
    return None


def _construct(scene: Scene, at: int) -> bool:
    """Whether only adjectives stand between a truce and the word: ``الهدنة الإنسانية 24 ساعة``."""
    for index in range(at, max(-1, at - 4), -1):
        if index in scene.head_at:
            return True
        form = scene.words.form(index)
        if not form[:1].isalpha() and form not in ('"', "»", "«"):
            return False
        if form in particles("prepositions") or scene.cues.at(index, "said", "announce", "rival", "begin"):
            return False
    return False


def _length_governed(
    scene: Scene, length: Duration, at: int, inside: range, said: bool, in_construct: bool
) -> Link | None:
    """Walk back from a length to what lasts."""
    forms = scene.words.forms
    head: Head | None = None
    verb: Cue | None = None
    extension = length.further
    for index in range(at, max(inside.start, at - REACH) - 1, -1):
        extend = scene.cues.at(index, "extend")
        if extend is not None and verb is not None:
            continue
        if extend is not None and _offered(scene, extend, inside):
            return None
        if extend is not None:
            extension = scene.cues.within(range(max(inside.start, index - 3), index), "reject") is None
            near = head or next(
                (scene.head_at[k] for k in range(index, length.first) if k in scene.head_at), None
            )
            near = near or head_near(scene, index, inside)
            if near is not None and (
                said or in_construct or length.further or _unbroken(scene, near, length)
            ):
                tense = (
                    Tense.PAST if extend.proclitics == "" and forms[index] in ("مدد", "مددت") else Tense.OPEN
                )
                return Link("duration", None, length, near, tense, 0, extension)
        if index in scene.head_at:
            head = scene.head_at[index]
            if (length.further or _unbroken(scene, head, length)) and _extended(scene, head, inside):
                return Link("duration", None, length, head, Tense.OPEN, 0, True)
            break
        last = scene.cues.at(index, "last")
        if last is not None and last.key != "open" and verb is None:
            if not about_truce(scene, last, length.first, inside):
                return None
            verb, said = last, True
        begin = scene.cues.at(index, "begin")
        if (
            begin is not None
            and verb is None
            and begin.key == "future"
            and about_truce(scene, begin, length.first, inside)
        ):
            verb, said = begin, True
        if is_rival(scene, index) and index >= length.first - 12:
            return None
        if forms[index] in ("؛",):
            break
    if head is None:
        if verb is None:
            return None
        head = head_near(scene, verb.first, inside)
        if head is None:
            return None
    if not (said or in_construct or (head.verbal and _unbroken(scene, head, length))):
        return None
    if verb is None and said and not in_construct and _other_subject(scene, head, length):
        return None
    tense = Tense.OPEN if verb is None else TENSES.get(verb.key, Tense.OPEN)
    return Link(
        "duration", None, length, head, tense, int(length.about), extension or _extended(scene, head, inside)
    )


def _offered(scene: Scene, extend: Cue, inside: range) -> bool:
    """``عرضت كييف تمديد وقف النار ثلاثين يوما``: a length that is only offered or asked for is not the truce's."""
    before = range(max(inside.start, extend.first - _OFFER), extend.first)
    asked = [cue.first for cue in scene.cues.every(before, "propose") if cue.key == "verb"]
    done = [cue.first for cue in scene.cues.every(before, "announce", "accept", "agree")]
    if any(scene.words.forms[k] in particles("not_granted") for k in before):
        return True
    return bool(asked) and max(asked) > max(done, default=-1)


def _unbroken(scene: Scene, head: Head, length: Duration) -> bool:
    """Whether a length follows a prolonged truce with no other verb between: ``تمديد الهدنة في غزة أربع ساعات``."""
    between = range(head.stop, length.first)
    return len(between) <= _NEAR and scene.cues.within(between, "said", "announce", "begin", "agree") is None


def _extended(scene: Scene, head: Head, inside: range) -> bool:
    return scene.cues.within(range(max(inside.start, head.first - 3), head.first), "extend") is not None


def _other_subject(scene: Scene, head: Head, length: Duration) -> bool:
    """Whether something with a length of its own comes between: ``هدنة .. وتقديم مساعدات لمدة شهر``."""
    between = range(head.stop, length.first)
    timed = {k for time in scene.times_in(head.stop, length.first) for k in range(time.first, time.stop)}
    return sum(k not in timed for k in between) > 16 or scene.cues.within(between, "said") is not None
