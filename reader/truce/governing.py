"""What governs a point in time: the walk back through its sentence to the first word that decides.

A verb of beginning or ending whose subject is the truce; the truce itself, where the wording leaves no other reading;
or something else (an announcement, talks, a siege), and then the time is no fact of a truce.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from reader.truce.ahead import lies_ahead
from reader.truce.cues import Cue
from reader.truce.dates import Tense
from reader.truce.heads import Head
from reader.truce.lexicon import particles
from reader.truce.links import REACH, Link, Role
from reader.truce.scene import Scene
from reader.truce.subjects import (
    TENSES,
    about_truce,
    head_near,
    is_rival,
    opens_corridor,
    recent_head,
    tense_of,
)
from reader.truce.times import Time

_FIRST = 8
_CLOSE = 10
_TOLD = 7
_FACTS = ("begin", "last", "finish", "extend")
_REPORTS = ("announce", "said", "agree", "accept", "propose", "reject")


@dataclass(frozen=True, slots=True)
class Marks:
    """What the words right before a time say of it.

    Attributes:
        before: index of the last word before them, where the walk begins.
        until: something goes on until then.
        since: something has gone on since then.
        start: something begins then (``اعتبارا من``).
    """

    before: int
    until: bool = False
    since: bool = False
    start: bool = False


class _Verdict(Enum):
    NOTHING = "the time is of something else"
    STOP = "nothing further back can govern it"


def governed(scene: Scene, time: Time, marks: Marks, inside: range) -> Link | None:
    """The link of a time to a truce; None where it says nothing of one."""
    walk = _Walk(scene, time, marks, inside)
    for index in range(marks.before, max(inside.start, marks.before - REACH) - 1, -1):
        found = walk.step(index)
        if isinstance(found, Link):
            return found
        if found is _Verdict.NOTHING:
            return None
        if found is _Verdict.STOP:
            break
    return walk.by_head()


class _Walk:
    """The walk from a time back to what governs it; it remembers the truces and prolongations that it has passed."""

    def __init__(self, scene: Scene, time: Time, marks: Marks, inside: range) -> None:
        self.scene, self.time, self.marks, self.inside = scene, time, marks, inside
        self.head: Head | None = None
        self.extension = False
        self.bare = not (time.has_hour or marks.start or marks.until or marks.since or time.since)
        self.role: Role = "end" if marks.until else "start"

    def step(self, index: int) -> Link | _Verdict | None:
        """What a word decides; None to walk on."""
        for decide in (self._at_head, self._at_finish, self._at_begin, self._at_length, self._at_report):
            found = decide(index)
            if found is not None:
                return found
        if is_rival(self.scene, index) or opens_corridor(self.scene, index):
            return _Verdict.STOP if self.head else _Verdict.NOTHING
        return _Verdict.STOP if self.scene.words.form(index) in particles("clause_ends") else None

    def _at_head(self, index: int) -> Link | None:
        head = self.scene.head_at.get(index)
        if head is None:
            return None
        self.head = self.head or head
        if self.bare and self.time.days and _told_of(self.scene, self.head, self.time):
            return self._link("start", Tense.PAST, sure=2)
        if self.bare and head is self.head and lies_ahead(self.scene, head, self.time):
            return self._link("start", Tense.FUTURE, sure=2)
        return None

    def _at_finish(self, index: int) -> Link | None:
        finish = self.scene.cues.at(index, "finish")
        if finish is None or _begins_with(self.scene, index, self.inside):
            return None
        return self._link("end", TENSES[finish.key], finish) if self._about(finish) else None

    def _at_begin(self, index: int) -> Link | _Verdict | None:
        begin = self.scene.cues.at(index, "begin")
        if begin is None or self.scene.cues.within(range(max(index - 2, self.inside.start), index), "finish"):
            return None
        if not self._about(begin) and not _subject_follows(self.scene, begin, self.time, self.inside):
            return None
        if self.marks.since and _first_since(self.scene, index, self.inside):
            return _Verdict.NOTHING
        tense = Tense.PAST if self.marks.since else tense_of(self.scene, begin, self.inside)
        return self._link(self.role, tense, begin)

    def _at_length(self, index: int) -> Link | _Verdict | None:
        """``تستمر حتى``, ``تمديد الهدنة حتى``."""
        last = self.scene.cues.at(index, "last")
        if last is not None and (self.marks.until or self.marks.start) and self._about(last):
            return self._link(self.role, TENSES[last.key], last)
        extend = self.scene.cues.at(index, "extend")
        if extend is None:
            return None
        if self.head is None and self._extends_other(extend):
            return _Verdict.NOTHING
        self.extension = True
        return self._link("end", Tense.FUTURE, extend) if self.marks.until else None

    def _extends_other(self, extend: Cue) -> bool:
        """``مدد المجلس ولاية البعثة حتى ..``: what is prolonged is named, and is no truce."""
        words = self.scene.words
        said = words.form(extend.first)[len(extend.proclitics) :]
        if extend.stop > extend.first + 1 or said.startswith("ال") or said.endswith(("ها", "ه")):
            return False
        objects = range(extend.stop, self.marks.before + 1)
        return len(objects) > 0 and not any(
            words.form(k) in particles("anaphors") or words.form(k) in particles("stands_for")
            for k in objects
        )

    def _at_report(self, index: int) -> _Verdict | None:
        """An announcement or a speaker ends the walk, unless it stands in a relative clause of the truce."""
        relative = self.scene.words.form(index - 1) in particles("relatives")
        if self.scene.cues.at(index, "announce_object") is not None:
            if self.bare:
                return _Verdict.NOTHING
            if relative:
                return None
        other = self.scene.cues.at(index, *_REPORTS)
        if other is None or other.key == "noun" or (relative and not self.bare and self.head is None):
            return None
        return _Verdict.STOP

    def _about(self, cue: Cue) -> bool:
        return about_truce(self.scene, cue, self.time.first, self.inside)

    def _link(self, role: Role, tense: Tense, cue: Cue | None = None, sure: int = 0) -> Link:
        head = self.head
        if head is None and cue is not None:
            head = head_near(self.scene, cue.first, self.inside)
        return Link(role, self.time, None, head, tense, sure, self.extension)

    def by_head(self) -> Link | None:
        """The link to the truce that was passed, where no verb has decided."""
        head, time, marks = self.head, self.time, self.marks
        if head is None or _new_clause(self.scene, head, time):
            return None
        if marks.until:
            return self._link("end", Tense.FUTURE, sure=1)
        if marks.since:
            return None
        if time.since and time.first - head.stop <= _FIRST:
            return self._link("start", Tense.FUTURE, sure=1)
        if time.has_hour and (marks.start or _close(self.scene, head, time)):
            return self._link("start", Tense.OPEN, sure=1)
        return self._link("start", Tense.FUTURE, sure=1) if marks.start else None


def _subject_follows(scene: Scene, begin: Cue, time: Time, inside: range) -> bool:
    """``بدأت في الزبداني، صباح أمس، هدنة``: place and time stand between the verb and its subject."""
    words = scene.words
    at = time.stop + (words.form(time.stop) in ("،", ","))
    if at >= inside.stop or begin.key == "open":
        return False
    if words.form(at) in particles("anaphors") and at + 1 in scene.head_at:
        return True  # بدأ الجيش، السبت، تطبيق هدنة
    agreement = words.form(at) in particles("anaphors") and words.form(at + 1) in particles("stands_for")
    if at not in scene.head_at and not (agreement and recent_head(scene, inside, reach=4) is not None):
        return False
    return scene.cues.within(range(begin.stop, time.first), "rival", "said", "announce") is None


def _first_since(scene: Scene, index: int, inside: range) -> bool:
    """``أول هدنة .. منذ عام 2000``: the time is that of the last one before."""
    before = range(max(inside.start, index - _FIRST), index)
    return any(scene.words.forms[k] in particles("first_of_its_kind") for k in before)


def _new_clause(scene: Scene, head: Head, time: Time) -> bool:
    """``هدنة في حلب، وتفتح المتاجر من ..``: another verb, no verb of the truce, governs the time."""
    forms = scene.words.forms
    for index in range(head.stop, time.first - 1):
        verb = forms[index + 1]
        if forms[index] not in ("،", ",") or verb[:1] != "و" or verb[1:2] not in tuple("يتس"):
            continue
        if verb[1:] not in particles("phrase_stops") and scene.cues.at(index + 1, *_FACTS) is None:
            return True
    return False


def _begins_with(scene: Scene, index: int, inside: range) -> bool:
    """``تبدأ من انتهاء الهدنة الحالية``: the end of one truce is the beginning of the next."""
    if scene.words.form(index - 1) not in particles("at_the_end"):
        return False
    before = range(max(inside.start, index - 3), index)
    return any(cue.key in ("past", "future") for cue in scene.cues.every(before, "begin"))


def _told_of(scene: Scene, head: Head, time: Time) -> bool:
    """``الهدنة السابقة في تشرين الأول``: the day is told with an earlier truce's own words."""
    after = range(head.stop, time.first)
    if len(after) > _TOLD or scene.words.form(time.first - 1) not in ("في", "خلال", "من", "الي"):
        return False
    first_one = scene.words.form(head.first - 1) == "اول"
    return first_one or scene.cues.within(after, "previous") is not None


def _close(scene: Scene, head: Head, time: Time) -> bool:
    """``هدنة في حلب الجمعة الساعة ..``: no verb of another subject can stand between a truce and an hour."""
    between = range(head.stop, time.first)
    return len(between) <= _CLOSE and scene.cues.within(between, "said", "rival", "announce") is None
