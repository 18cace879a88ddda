"""What an hour or a length has to do with a truce: does it begin, end or last then, or is it of something else?

From each expression the rules walk back through its sentence. The first thing that governs it decides: a verb of
beginning or ending whose subject is the truce; the truce itself, where the wording leaves no other reading; or
something else (an announcement, talks, a siege), and then the expression is no fact of a truce.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.truce.cues import Cue
from reader.truce.days import day_at
from reader.truce.durations import Duration
from reader.truce.heads import Head
from reader.truce.resolve import Tense
from reader.truce.scene import Scene
from reader.truce.times import Time

Role = Literal["start", "end", "duration"]

_TENSES = {"past": Tense.PAST, "present": Tense.FUTURE, "future": Tense.FUTURE, "open": Tense.OPEN}
_REACH = 26
_PLAIN = frozenset(["في", "عند", "يوم", "تمام", "حوالي", "نحو", "قرابه", "بحلول", "(", '"', "«", "وذلك", "،", ",", "مع", "منتصف", "فقط", "اي", "حدود", "من", "مواعيد", "-", "بين"])
_UNTIL = frozenset(["حتي", "وحتي", "لغايه", "ولغايه", "الي", "والي", "غايه"])
_AWAY = frozenset(["بعد", "قبل", "قبيل", "عقب", "غداه", "عشيه", "وبعد", "وقبل", "بحدود", "خلال", "وخلال", "غضون"])
_RELATIVES = frozenset(["التي", "الذي", "والتي", "والذي"])
_PREPOSITIONS = frozenset(["في", "عند", "من", "يوم", "منذ", "اعتبارا", "ابتداء", "بدءا", "علي", "حتي", "الي", "مع", "بعد", "لمده", "،", ",", "لغايه", "بين", "انطلاقا", "بدايه", "خلال", "غدا", "اليوم", "فورا", "قبل", "رسميا", "فعليا", ":", '"'])
_ANAPHORS = frozenset(["الاتفاق", "القرار", "التوقف", "الاجراء", "الخطوه", "المبادره", "العمل", "هذا", "هذه", "سريان", "سريانها", "سريانه", "تنفيذ", "تنفيذه", "تنفيذها", "تطبيق", "تطبيقه", "تطبيقها", "وقف", "المرحله", "مرحلتها", "الفتره", "موعد", "اتفاق", "به", "بها", "فيها", "فيه", "المهله"])
_STANDS_FOR = frozenset(["الاتفاق", "التوقف", "القرار", "الاجراء", "الخطوه", "المبادره", "الوقف", "بالاتفاق"])
_GENITIVE_HEADS = frozenset(
    ["مناطق", "منطقه", "اطراف", "طرفي", "طرفا", "انهاء", "لانهاء", "وقف", "لوقف", "جبهات", "خطوط", "ساحات", "ضحايا", "مجموعات", "اطرافا"]
)
_CLAUSE_ENDS = frozenset(["؛", "فيما", "بينما", "حين"])


@dataclass(frozen=True, slots=True)
class Link:
    """An expression that says something of a truce.

    Attributes:
        role: what it says.
        time: the point in time, for start and end.
        duration: the length, for a duration.
        head: the truce's word that it hangs on, None where the sentence has none and the last one is meant.
        tense: which way the verb looks.
        sure: 0 for a plain wording; the higher, the weaker.
        extension: the length or end is that of a prolonged truce.
    """

    role: Role
    time: Time | None
    duration: Duration | None
    head: Head | None
    tense: Tense
    sure: int = 0
    extension: bool = False

    @property
    def first(self) -> int:
        """Index of the first word of the expression."""
        expression = self.time or self.duration
        assert expression is not None
        return expression.first


def links(scene: Scene) -> tuple[Link, ...]:
    """Every time and length that belongs to a truce, in text order."""
    found: list[Link] = []
    last: Link | None = None
    for time in scene.times:
        partner = last if last and last.time and time.until and _adjacent(last.time, time) else None
        link = _end_of(time, partner) if partner else _time_link(scene, time)
        if link is not None:
            found.append(link)
        last = link
    found.extend(link for length in scene.durations if (link := _delay_link(scene, length)))
    found.extend(link for length in scene.durations if (link := _length_link(scene, length)))
    return tuple(sorted(found, key=lambda link: link.first))


def _adjacent(left: Time, right: Time) -> bool:
    return 0 <= right.first - left.stop <= 4 or right.first == left.first


def _end_of(time: Time, start: Link) -> Link | None:
    if start.role != "start":
        return None
    return Link("end", time, None, start.head, start.tense, start.sure, start.extension)


def _time_link(scene: Scene, time: Time) -> Link | None:
    inside = scene.sentence(time.first)
    forms = scene.words.forms
    until, since, marked = False, False, False
    at = time.first - 1
    while at >= inside.start:
        form = forms[at]
        marker = scene.cues.ending(at + 1, "from")
        if marker is not None:
            marked, at = True, marker.first - 1
        elif form in _UNTIL:
            until, at = True, at - 1
        elif form in ("منذ", "ومنذ", "مذ"):
            since, at = True, at - 1
        elif form in _AWAY:
            return None
        elif form in _PLAIN:
            marked = marked or (form in ("من", "بين") and time.has_hour)
            at -= 1
        else:
            break
    return _governed(scene, time, at, inside, until=until or time.until, since=since, marked=marked) or _fronted(
        scene, time, inside
    )


def _governed(
    scene: Scene, time: Time, at: int, inside: range, *, until: bool, since: bool, marked: bool
) -> Link | None:
    """Walk back to what governs a point in time."""
    forms = scene.words.forms
    head: Head | None = None
    bare = not (time.has_hour or marked or until or since or time.since)
    role: Role = "end" if until else "start"
    extension = False
    for index in range(at, max(inside.start, at - _REACH) - 1, -1):
        if index in scene.head_at:
            head = head or scene.head_at[index]
            if bare and time.days and _told_of(scene, head, time):
                return Link("start", time, None, head, Tense.PAST, 2)
        finish = scene.cues.at(index, "finish")
        if finish is not None and _about_truce(scene, finish, time.first, inside):
            tense = _TENSES[finish.key]
            return Link("end", time, None, head or _head_near(scene, finish.first, inside), tense)
        begin = scene.cues.at(index, "begin")
        ending = begin is not None and any(scene.cues.at(k, "finish") for k in (index - 1, index - 2) if k >= inside.start)
        if begin is not None and not ending and _about_truce(scene, begin, time.first, inside):
            tense = Tense.PAST if since else _tense_of(scene, begin, inside)
            near = head or _head_near(scene, begin.first, inside)
            return Link(role, time, None, near, tense, 0, extension)
        last = scene.cues.at(index, "last")
        if last is not None and (until or marked) and _about_truce(scene, last, time.first, inside):
            return Link(role, time, None, head or _head_near(scene, last.first, inside), _TENSES[last.key], 0)
        extend = scene.cues.at(index, "extend")
        if extend is not None:
            extension = True
            if until:
                return Link("end", time, None, head or _head_near(scene, index, inside), Tense.FUTURE, 0, True)
        pronoun = scene.cues.at(index, "announce_object")
        relative = pronoun is not None and forms[index - 1] in _RELATIVES
        if pronoun is not None:
            if bare:
                return None
            if relative:
                continue
        other = scene.cues.at(index, "announce", "said", "agree", "accept", "propose", "reject")
        if other is not None and other.key not in ("noun",) and other.section != "begin":
            if forms[index - 1] in _RELATIVES and not bare and head is None:
                continue
            break
        if _is_rival(scene, index):
            if head is None:
                return None
            break
        if forms[index] in _CLAUSE_ENDS:
            break
    if head is None:
        return None
    if until:
        return Link("end", time, None, head, Tense.FUTURE, 1, extension)
    if since:
        return None
    if time.since and time.first - head.stop <= 8:
        return Link("start", time, None, head, Tense.FUTURE, 1)
    if time.has_hour and (marked or _close(scene, head, time)):
        return Link("start", time, None, head, Tense.OPEN, 1)
    if marked:
        return Link("start", time, None, head, Tense.FUTURE if marked else Tense.OPEN, 1)
    return None


def _told_of(scene: Scene, head: Head, time: Time) -> bool:
    """``الهدنة السابقة في تشرين الأول``: the day is told with an earlier truce's own words."""
    after = range(head.stop, time.first)
    if len(after) > 7 or scene.words.form(time.first - 1) not in ("في", "خلال", "من", "الي"):
        return False
    first_one = scene.words.form(head.first - 1) == "اول"
    return first_one or scene.cues.within(after, "previous") is not None


def _is_rival(scene: Scene, index: int) -> bool:
    """Whether a word names something else that begins or lasts; ``مناطق الصراع`` and ``وقف النار والقصف`` do not."""
    cue = scene.cues.at(index, "rival")
    if cue is None:
        return False
    if cue.proclitics.startswith("و") and any(at in scene.head_at for at in range(index - 8, index)):
        return False
    before = scene.words.form(index - 1)
    return before not in _GENITIVE_HEADS and index - 1 not in scene.head_at


def _close(scene: Scene, head: Head, time: Time) -> bool:
    """Whether no verb of another subject can stand between a truce and an hour: ``هدنة في حلب الجمعة الساعة ..``."""
    between = range(head.stop, time.first)
    return len(between) <= 10 and scene.cues.within(between, "said", "rival", "announce") is None


def _tense_of(scene: Scene, begin: Cue, inside: range) -> Tense:
    """A verb's own tense; for ``حيز التنفيذ`` that of the verb before it."""
    if begin.proclitics.endswith("س"):
        return Tense.FUTURE
    if begin.key != "open":
        return _TENSES[begin.key]
    for index in range(begin.first - 1, max(inside.start, begin.first - 14) - 1, -1):
        verb = scene.cues.at(index, "begin")
        if verb is not None and verb.key != "open":
            return Tense.FUTURE if verb.proclitics.endswith("س") else _TENSES[verb.key]
    return Tense.OPEN


def _about_truce(scene: Scene, cue: Cue, limit: int, inside: range) -> bool:
    """Whether the subject of a verb of beginning, lasting or ending is a truce.

    It is where a truce, or a word that stands for one, follows the verb; where a preposition or the time follows at
    once and a truce has been named before; where the truce comes right before the verb (``هدنة تبدأ``).
    """
    forms = scene.words.forms
    word = forms[cue.first][len(cue.proclitics) :]
    entering = word.startswith(("دخل", "يدخل", "تدخل", "دخول"))
    if entering and not any(form in ("حيز", "موضع", "مرحله", "بحيز") for form in forms[cue.stop : inside.stop][:24]):
        return cue.stop in scene.head_at
    at = cue.stop
    while at < limit and at < cue.stop + 4:
        if at in scene.head_at:
            return True
        form = forms[at]
        if form in _ANAPHORS or form.removeprefix("ب") in _ANAPHORS:
            return _named_before(scene, cue.first, inside) or any(k in scene.head_at for k in range(at, limit))
        if scene.cues.at(at, "rival"):
            return False
        if form in _PREPOSITIONS or form[0].isdigit() or day_at(forms, at) is not None or not form[0].isalpha():
            break
        if scene.cues.at(at, "begin", "last", "extend"):
            return _about_truce(scene, scene.cues.at(at, "begin", "last", "extend") or cue, limit, inside)
        if word in ("اوقفنا", "اوقف", "توقف", "توقفت", "يوقف"):
            return any(form.startswith(("عمليات", "القصف", "القتال", "اطلاق")) for form in forms[at : at + 3])
        if cue.section == "last" and (form.startswith("ل") or cue.key == "open"):
            break
        if not _own_word(scene, at):
            return False
        at += 1
    return _named_before(scene, cue.first, inside)


def _own_word(scene: Scene, index: int) -> bool:
    """An adverb that may stand between verb and time."""
    return scene.words.forms[index] in ("ايضا", "فعليا", "رسميا", "العمل", "التزام", "تلقائيا", "مبدئيا", "فعلا", "بشكل", "رسمي", "يوميا", "مفعول", "مفعولها", "مفعوله", "صباح", "مساء", "فجر", "ظهر", "ليل")


def _named_before(scene: Scene, index: int, inside: range) -> bool:
    """Whether the nearest thing before a verb that can begin or last is a truce, here or in the sentence before."""
    for at in range(index - 1, inside.start - 1, -1):
        if at in scene.head_at:
            return True
        if scene.words.forms[at] in _STANDS_FOR:
            return _recent_head(scene, inside) is not None
        if _is_rival(scene, at) and index - at <= 12:
            return False
    if index - inside.start > 8:
        return False
    return _recent_head(scene, inside) is not None


def _recent_head(scene: Scene, inside: range) -> Head | None:
    """The last truce named in one of the two sentences before."""
    number = scene.words.sentence_of[inside.start]
    for earlier in (number - 1, number - 2):
        if earlier < 0:
            return None
        named = [head for head in scene.heads if head.sentence == earlier]
        if named:
            return named[-1]
    return None


def _head_near(scene: Scene, index: int, inside: range) -> Head | None:
    """The truce that a verb is about: the one right after it, else the last one before it, else one later on."""
    for at in range(index, min(index + 7, inside.stop)):
        if at in scene.head_at:
            return scene.head_at[at]
    for at in range(index - 1, inside.start - 1, -1):
        if at in scene.head_at:
            return scene.head_at[at]
    after = next((scene.head_at[at] for at in range(index, inside.stop) if at in scene.head_at), None)
    return after or _recent_head(scene, inside)


def _fronted(scene: Scene, time: Time, inside: range) -> Link | None:
    """``وعند السابعة صباحا دخلت الهدنة حيز التنفيذ``: the verb follows the time at once."""
    at = time.stop + (scene.words.form(time.stop) in ("،", ","))
    at += scene.words.form(at) in ("قد", "سوف")
    if at >= inside.stop:
        return None
    verb = scene.cues.at(at, "begin", "finish")
    if verb is None or verb.key == "open":
        return None
    near = next((scene.head_at[k] for k in range(at, min(at + 6, inside.stop)) if k in scene.head_at), None)
    if near is None or not _about_truce(scene, verb, inside.stop, inside):
        return None
    tense = Tense.FUTURE if verb.proclitics.endswith("س") else _TENSES[verb.key]
    return Link("start" if verb.section == "begin" else "end", time, None, near, tense)


_SIGNING = ("التوقيع", "توقيع", "توقيعه", "توقيعها", "الاعلان", "اعلان", "اعلانه", "الان", "اعلانها", "الاتفاق")


def _delay_link(scene: Scene, length: Duration) -> Link | None:
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
        if begin is not None and _about_truce(scene, begin, length.first - 1, inside):
            head = _head_near(scene, begin.first, range(inside.start, length.first))
            return Link("start", None, length, head, Tense.FUTURE, 3) if head else None
        if index in scene.head_at and forms[index + 1 : index + 2] == ("بعد",):
            return None
    return None


_LENGTH_AWAY = frozenset(["منذ", "بعد", "قبل", "خلال", "غضون", "كل", "قبيل", "ظرف", "بعيد", "عمره", "عمرها", "البالغ", "البالغه", "منذ", "ومنذ", "وبعد", "وخلال", "وقبل", "مضي", "مرور", "علي", "بمرور", "عبر", "اول", "تاخير", "الي", "حتي", "عن", "بعمر", "مدار", "طيله", "طوال", "اقصاها", "اقصاه", "سوي"])
_PASSED = frozenset(["مضت", "الماضيه", "الماضي", "الماضيين", "مضي", "الاخيره", "القليله", "الاولي", "من", "فقط"])


def _length_link(scene: Scene, length: Duration) -> Link | None:
    forms = scene.words.forms
    inside = scene.sentence(length.first)
    if forms[length.first] == "اليوم" or scene.words.form(length.stop) in ("مضت", "الماضيه", "الماضي", "الاخيره", "الماضيين", "خلت"):
        return None
    if any(time.first <= length.first < time.stop for time in scene.times):
        return None
    of_head = scene.head_at.get(length.stop)
    if of_head is not None and of_head.proclitics.endswith("ل"):
        return Link("duration", None, length, of_head, Tense.OPEN, 0)
    at = length.first - 1
    while at >= inside.start and (forms[at] in ("(", '"', "«", "نحو", "حوالي", "قرابه", "زهاء", "فقط", "اكثر", "اقل", "يقارب", "ما", "يقرب", "كامل", "فتره") or (forms[at] == "من" and forms[at - 1] in ("اكثر", "اقل"))):
        at -= 1
    before = forms[at] if at >= inside.start else ""
    explicit = scene.cues.ending(at + 1, "last")
    if before in _LENGTH_AWAY and explicit is None:
        return None
    if explicit is not None and explicit.key == "open" and forms[explicit.first] in ("طوال", "طيله") and length.bare:
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


def _construct(scene: Scene, at: int) -> bool:
    """Whether only adjectives stand between a truce and the word: ``الهدنة الإنسانية 24 ساعة``."""
    for index in range(at, max(-1, at - 4), -1):
        if index in scene.head_at:
            return True
        form = scene.words.form(index)
        if not form[:1].isalpha() and form not in ('"', "»", "«"):
            return False
        if form in _PREPOSITIONS or scene.cues.at(index, "said", "announce", "rival", "begin"):
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
    for index in range(at, max(inside.start, at - _REACH) - 1, -1):
        extend = scene.cues.at(index, "extend")
        if extend is not None and verb is not None:
            continue
        if extend is not None:
            extension = scene.cues.within(range(max(inside.start, index - 3), index), "reject") is None
            near = head or next((scene.head_at[k] for k in range(index, length.first) if k in scene.head_at), None)
            near = near or _head_near(scene, index, inside)
            if near is not None and (said or in_construct or length.further or length.first - index <= 6):
                tense = Tense.PAST if extend.proclitics == "" and forms[index] in ("مدد", "مددت") else Tense.OPEN
                return Link("duration", None, length, near, tense, 0, extension)
        if index in scene.head_at:
            head = scene.head_at[index]
            if length.further and _extended(scene, head, inside):
                return Link("duration", None, length, head, Tense.OPEN, 0, True)
            break
        last = scene.cues.at(index, "last")
        if last is not None and last.key != "open" and verb is None:
            if not _about_truce(scene, last, length.first, inside):
                return None
            verb, said = last, True
        begin = scene.cues.at(index, "begin")
        if begin is not None and verb is None and begin.key == "future" and _about_truce(scene, begin, length.first, inside):
            verb, said = begin, True
        if _is_rival(scene, index) and index >= length.first - 12:
            return None
        if forms[index] in ("؛",):
            break
    if head is None:
        if verb is None:
            return None
        head = _head_near(scene, verb.first, inside)
        if head is None:
            return None
    if not (said or in_construct):
        return None
    if verb is None and said and not in_construct and _other_subject(scene, head, length):
        return None
    tense = Tense.OPEN if verb is None else _TENSES.get(verb.key, Tense.OPEN)
    return Link("duration", None, length, head, tense, int(length.about), extension or _extended(scene, head, inside))


def _extended(scene: Scene, head: Head, inside: range) -> bool:
    return scene.cues.within(range(max(inside.start, head.first - 3), head.first), "extend") is not None


def _other_subject(scene: Scene, head: Head, length: Duration) -> bool:
    """Whether something with a length of its own comes between: ``هدنة .. وتقديم مساعدات لمدة شهر``."""
    between = range(head.stop, length.first)
    return len(between) > 16 or scene.cues.within(between, "said") is not None
