"""Who declares, agrees, mediates and speaks: noun phrases beside the verbs that say so.

No parser stands behind this: a phrase runs from its first word to the first word that cannot belong to a name, such
as a preposition, a verb of the cue lists, a point in time or the truce itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.entities import EntityType
from reader.truce.cues import Cue
from reader.truce.days import day_at
from reader.truce.heads import Head
from reader.truce.lexicon import listed
from reader.truce.clock import part_at
from reader.truce.scene import Scene

_MOST_WORDS = 9
_QUOTES = frozenset("\"'«»“”‘’")
_STOPS = frozenset(
    """عن في من الي علي ان بان انه انها انهم بانه بانها قبل بعد خلال منذ حتي مع عقب اثر بشان حول لدي عبر ضد دون كما
    فيما بينما حيث اذ اذا التي الذي الذين اللذين والتي والذي وذلك لكن غير الا اي او ثم قد لقد سوف لن لم لا ليس ليست ما
    مما ايضا رسميا مجددا رسمي بالاجماع فورا الان لدي كي لكي وفق وفقا بحسب حسب نقلا قائلا قائله مضيفا مضيفه مشيرا
    مشيره موضحا موضحه مؤكدا مؤكده بانهاء الذى كل جميع هذه هذا ذلك تلك ذات عندما حين بين يوم مساء صباح فجر ليل ظهر
    عصر لاول مره انهما كانت كان وكان وكانت يكون تكون اللذان منها منه عنها عنه به بها له لها""".split()
)
_RELATIVES = frozenset(["التي", "الذي", "والتي", "والذي", "الذين", "اللذين", "اللتين", "اللذان"])
_TITLES = frozenset("الرئيس رئيس وزير الوزير المتحدث الناطق الناطقه المتحدثه المبعوث قائد القائد زعيم الامين السفير".split())
_AS_REPORTED = frozenset(["مثلما", "كما", "حسبما", "ما", "وفقما", "لما", "حسب", "بما", "وكما"])
_NO_AUTHORS = frozenset(["تثبيت", "تمديد", "وقف", "فرض", "احتمال", "امكانيه", "سبل", "تطورات", "ضروره", "تنفيذ", "تطبيق", "التزام", "قرار", "مشروع", "بيان", "قرارا", "مبادره", "اتفاق", "هدنه", "عده", "بعض", "نهايه", "بدايه", "هناك", "اعاده", "الطرفان", "الطرفين"])
_OBJECTS = frozenset(["بيانا", "قرارا", "مرسوما", "امرا", "مبادره", "خطه", "مقترحا", "بروتوكولا", "اتفاقا", "رساله", "جميع", "كافه", "اطراف", "الاطراف", "الطرفين", "المجتمع"])
_VERBAL = ("announce", "announce_object", "propose", "agree", "accept", "begin", "extend", "finish", "said", "last", "reject", "end", "breach", "support", "purpose")
_NOUNLIKE = frozenset(["بيان", "قرار", "الاتفاق", "اتفاق", "مبادره", "حركه", "التزام"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: words ``first`` to ``stop``, ``skip`` characters of proclitics before it."""

    first: int
    stop: int
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Declaration:
    """Someone declares, orders or proposes a truce.

    Attributes:
        who: the declaring side as named.
        head: the truce declared.
        direct: the truce is the object of the verb, so that an indefinite one is a truce of its own.
        proposed: it is only called for.
        rank: 0 for the plainest wording; the lower, the surer.
    """

    who: Phrase
    head: Head
    direct: bool
    proposed: bool
    rank: int


def phrase_at(scene: Scene, index: int, limit: int, *, skip: int = 0) -> Phrase | None:
    """The noun phrase that begins at a word, None where the word cannot begin one."""
    forms = scene.words.forms
    at, quoted, commas = index, False, 0
    stop = index
    while at < limit and at < index + _MOST_WORDS:
        form = forms[at]
        if at > index and form in _OBJECTS:
            break
        if form in _QUOTES:
            quoted = not quoted
            at += 1
            stop = at if not quoted and at - 1 > index else stop
            continue
        if form == "(":
            close = next((k for k in range(at + 1, min(at + 5, limit)) if forms[k] == ")"), None)
            if close is None or at == index or day_at(forms, at + 1):
                break
            stop = at = close + 1
            continue
        if form in ("،", ",") and _apposition(scene, index, at, limit) and not commas:
            commas, at = 1, at + 1
            continue
        if not _can_be_named(scene, at, begins=at == index):
            break
        at += 1
        stop = at
    if stop <= index or all(forms[k] in _QUOTES for k in range(index, stop)):
        return None
    return Phrase(index, _end_of_person(scene, index, stop), skip)


def _end_of_person(scene: Scene, first: int, stop: int) -> int:
    """Where a person that a recogniser knows ends inside the phrase: nothing follows a name but an object."""
    for entity in scene.entities:
        if entity.type is EntityType.PER:
            inside = scene.words.words_in(entity.span)
            if inside and first <= inside.start and inside.stop <= stop:
                return inside.stop
    return stop


def _apposition(scene: Scene, first: int, comma: int, limit: int) -> bool:
    """``الرئيس الأفغاني، أشرف غني، الأحد``: a name between commas after a title of up to three words."""
    forms = scene.words.forms
    if comma - first > 4 or forms[first].removeprefix("و") not in _TITLES:
        return False
    close = next((k for k in range(comma + 1, min(comma + 6, limit)) if forms[k] in ("،", ",")), None)
    return close is not None and all(_can_be_named(scene, k, begins=False) for k in range(comma + 1, close))


def _can_be_named(scene: Scene, index: int, *, begins: bool) -> bool:
    forms = scene.words.forms
    form = forms[index]
    if not form[0].isalpha() or form in _STOPS or index in scene.head_at:
        return False
    if form[:1] in ("و", "ف") and form[1:] in _STOPS:
        return False
    cue = scene.cues.at(index, *_VERBAL)
    if cue and form not in _NOUNLIKE and not (cue.proclitics and not begins and cue.key in ("noun", "open")):
        return False
    if day_at(forms, index) is not None:
        return False
    part = part_at(forms, index)
    return part is None or part.skip > 0


def phrase_before(scene: Scene, index: int, start: int) -> Phrase | None:
    """The noun phrase that ends right before a word: the subject of ``روسيا تعلن هدنة``."""
    forms = scene.words.forms
    first = index
    while first - 1 >= start and first > index - 6:
        form = forms[first - 1]
        if form in _QUOTES or _can_be_named(scene, first - 1, begins=False):
            first -= 1
            continue
        break
    while first < index and forms[first] in _QUOTES:
        first += 1
    if first >= index:
        return None
    skip = 1 if forms[first][0] == "و" and len(forms[first]) > 3 and forms[first][1:3] == "ال" else 0
    return Phrase(first, index, skip)


def declarations(scene: Scene) -> tuple[Declaration, ...]:
    """Every declaration, order or proposal of a truce whose author is named."""
    found: list[Declaration] = []
    for number, inside in enumerate(scene.words.sentence_ranges):
        if any(index in scene.head_at for index in inside) or number == 0:
            for cue in _verbs(scene, inside):
                declaration = _declaration(scene, cue, inside)
                if declaration:
                    found.append(declaration)
    return tuple(found)


def _verbs(scene: Scene, inside: range) -> list[Cue]:
    found: list[Cue] = []
    index = inside.start
    while index < inside.stop:
        cue = scene.cues.at(index, "announce_object") or scene.cues.at(index, "announce", "propose")
        extend = scene.cues.at(index, "extend")
        if cue is None and extend is not None and extend.first == index and not scene.words.form(index).endswith("د"):
            cue = None
        if cue is None and scene.words.form(index) in ("يمدد", "تمدد", "مدد", "مددت"):
            cue = extend
        if cue is not None:
            found.append(cue)
        index += 1
    return found


def _declaration(scene: Scene, cue: Cue, inside: range) -> Declaration | None:
    if cue.section == "announce_object":
        return _relative(scene, cue, inside)
    proposed = cue.section == "propose"
    if proposed and cue.key == "noun":
        return _masdar(scene, cue, inside, proposed=True)
    if cue.section == "announce" and cue.key == "noun":
        return _masdar(scene, cue, inside, proposed=False)
    if scene.words.form(cue.first - 1) in _AS_REPORTED:
        return None
    who, after = _subject(scene, cue, inside)
    if who is None or scene.words.form(who.first).removeprefix("ال") in _NO_AUTHORS:
        return None
    if scene.words.form(cue.first) in ("يعتزم", "تعتزم") and scene.words.form(cue.first - 1) in _RELATIVES:
        before = next((scene.head_at[k] for k in range(cue.first - 1, max(inside.start, cue.first - 5) - 1, -1) if k in scene.head_at), None)
        return Declaration(who, before, False, False, 1) if before else None
    clause = cue.section == "announce" and _has_clause(scene, after, min(after + 4, inside.stop))
    head = _object(scene, after, inside, proposed=proposed, reach=30 if clause else 18)
    if head is None:
        return None
    clause = _has_clause(scene, after, head.first)
    if clause and (proposed or not _clause_declares(scene, after, head, inside)):
        return None
    lead = (scene.title if scene.title is not None else -1) + 1
    asked = scene.words.form(cue.first).removeprefix("و") in ("طلب", "طلبت") and not head.proclitics
    order = proposed and asked and head.sentence <= lead
    return Declaration(who, head, not clause, proposed and not order, 3 if clause else 1 + (cue.key == "present"))


def _subject(scene: Scene, cue: Cue, inside: range) -> tuple[Phrase | None, int]:
    """The subject of a verb, after it (``أعلن الجيش``) or before it (``الجيش يعلن``, ``كان الجيش قد أعلن``)."""
    forms = scene.words.forms
    at = cue.stop
    if forms[at : at + 1] and forms[at] in ("قرارا", "مرسوما", "امرا", "اوامر", "بيانا", "مبادره"):
        return phrase_before(scene, cue.first, inside.start), cue.stop
    at = _past_time(scene, at, inside.stop)
    who = None if at >= inside.stop or _prepositional(scene, at) else phrase_at(scene, at, inside.stop)
    if who is not None and not (who.stop - who.first == 1 and forms[who.first] in ("رسميا", "بدء")):
        return who, who.stop
    past = next((k for k in range(cue.first - 1, max(inside.start, cue.first - 22) - 1, -1) if forms[k] in ("كان", "كانت", "وكان", "وكانت", "كانا")), None)
    if past is not None and (forms[cue.first - 1] == "قد" or forms[cue.first] in ("اعلن", "اعلنت", "امر", "امرت")):
        who = phrase_at(scene, past + 1, cue.first)
        if who is not None:
            return who, cue.stop
    before = cue.first - (forms[cue.first - 1] == "قد") if cue.first > inside.start else cue.first
    return phrase_before(scene, before, inside.start), cue.stop


def _prepositional(scene: Scene, at: int) -> bool:
    """Whether ب or ل at a word's start is a preposition: before the article, a truce or a cue, not in ``بعثة``."""
    form = scene.words.forms[at]
    if form[:1] not in ("ب", "ل"):
        return False
    cue = scene.cues.at(at, *_VERBAL, "last", "from")
    return at in scene.head_at or form[1:3] == "ال" or form[:2] == "لل" or (cue is not None and bool(cue.proclitics))


def _past_time(scene: Scene, at: int, limit: int) -> int:
    """The first word after a weekday, ``أمس`` or a comma that stands between verb and subject."""
    forms = scene.words.forms
    for _ in range(6):
        if at >= limit:
            return at
        day = day_at(forms, at)
        part = part_at(forms, at)
        if forms[at] in ("،", ",", "-", "قد", "في", "(", ")") and at + 1 < limit and (
            forms[at] != "في" or day_at(forms, at + 1)
        ):
            at += 1
        elif day is not None:
            at = day.stop
        elif part is not None and not part.skip:
            at = part.stop
        else:
            return at
    return at


def _object(scene: Scene, after: int, inside: range, *, proposed: bool, reach: int) -> Head | None:
    """The truce that a verb of declaring is about: the first head within reach, no other subject between."""
    for index in range(after, min(after + reach, inside.stop)):
        if scene.words.forms[index] in ("؛", ":") and index > after + 1:
            return None
        head = scene.head_at.get(index)
        if head is not None:
            return head
        if scene.cues.at(index, "reject"):
            return None
        relative = scene.words.forms[index] in _RELATIVES
        if relative and proposed:
            return None
    return None


def _has_clause(scene: Scene, after: int, head: int) -> bool:
    return any(form in ("ان", "بان", "انه", "انها", "بانه", "بانها", "انهم") for form in scene.words.forms[after:head])


def _clause_declares(scene: Scene, after: int, head: Head, inside: range) -> bool:
    """``أعلن .. أن الطرفين وافقا على هدنة``: what follows "that" sets the truce up, and denies nothing."""
    forms = scene.words.forms
    window = range(after, min(head.stop + 6, inside.stop))
    if any(forms[k] in ("لن", "لم", "لا", "ليس", "ليست", "لسنا") for k in window):
        return False
    if scene.cues.within(window, "reject", "breach", "end"):
        return False
    return scene.cues.within(window, "agree", "accept", "begin", "extend") is not None


def _relative(scene: Scene, cue: Cue, inside: range) -> Declaration | None:
    """``الهدنة التي أعلنتها موسكو``, ``التي أعلنها، الاثنين، الرئيس``."""
    forms = scene.words.forms
    head = next(
        (scene.head_at[k] for k in range(cue.first - 1, max(inside.start, cue.first - 9) - 1, -1) if k in scene.head_at),
        None,
    )
    if head is None or not any(form in _RELATIVES for form in forms[head.stop : cue.first]):
        return None
    at = _past_time(scene, cue.stop, inside.stop)
    who = phrase_at(scene, at, inside.stop)
    return Declaration(who, head, False, False, 0) if who else None


def _masdar(scene: Scene, cue: Cue, inside: range, *, proposed: bool) -> Declaration | None:
    """``رغم إعلان روسيا هدنة``, ``قرار الأمم المتحدة بهدنة``, ``اقتراح مسؤولي الإغاثة الداعي إلى هدنة``."""
    if scene.words.form(cue.first) in ("بيان", "القرار", "الاعلان", "اوامر", "ضروره", "فرض", "احتمال", "امكانيه", "امكان"):
        return None
    who = phrase_at(scene, cue.stop, inside.stop)
    if who is None or _adjective_alone(scene, who):
        return None
    head = next((scene.head_at[k] for k in range(who.stop, min(who.stop + 4, inside.stop)) if k in scene.head_at), None)
    if head is None:
        return None
    return Declaration(who, head, True, proposed, 2)


def _adjective_alone(scene: Scene, who: Phrase) -> bool:
    """``دعوة أممية``: an indefinite adjective is no author."""
    form = scene.words.forms[who.first]
    return who.stop == who.first + 1 and not form.startswith("ال") and form.endswith(("يه", "ي"))


def speaker(scene: Scene, index: int) -> str | None:
    """Who says the words at ``index``: the subject of the last verb of saying before them in the sentence."""
    who = _speaker_phrase(scene, index)
    return None if who is None else scene.text(who.first, who.stop, who.skip)


def _speaker_phrase(scene: Scene, index: int) -> Phrase | None:
    inside = scene.sentence(index)
    for at in range(index - 1, inside.start - 1, -1):
        cue = scene.cues.at(at, "said")
        if cue is None:
            continue
        who = phrase_at(scene, _past_time(scene, cue.stop, inside.stop), inside.stop)
        if who is None:
            who = phrase_before(scene, cue.first, inside.start)
        return who if who is not None and who.stop <= index else None
    return None


def speaking_side(scene: Scene, index: int) -> str | None:
    """The side of whoever says the words at ``index``."""
    who = _speaker_phrase(scene, index)
    return None if who is None else side(scene, who)


def side(scene: Scene, who: Phrase) -> str | None:
    """The side that a name belongs to, where the lists know it; an armed group outranks a nationality."""
    names = listed("sides", "sides")
    found: list[tuple[int, str]] = []
    for index in range(who.first, who.stop):
        hit = names.at(scene.words.forms, index)
        if hit is not None:
            found.append((hit.stop - hit.first, hit.value))
    groups = [value for _, value in found if value in ("taliban", "houthi", "hamas", "hizbullah", "rsf", "farc", "rebels")]
    return groups[0] if groups else (found[0][1] if found else None)
