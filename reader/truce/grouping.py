"""Which words for a truce mean the same one.

The article's own truce comes first: what title and first sentence speak of. A later mention is of another
truce where the text sets it apart: it is called earlier, it is the Security Council's, it is only proposed
while the first stands, another side declares it, or it has another length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reader.truce.actors import speaking_side
from reader.truce.dates import Tense
from reader.truce.declarations import Declaration
from reader.truce.durations import Duration
from reader.truce.heads import Head
from reader.truce.lexicon import particles
from reader.truce.links import Link
from reader.truce.mentions import Mention, had_done, lasted, mention, on_its_part
from reader.truce.phrases import content, side
from reader.truce.scene import Scene

Standing = Literal["news", "past", "council", "proposal"]

_LEAD = 6


@dataclass
class Group:
    """The mentions of one truce, in text order.

    Attributes:
        standing: what sets it apart.
        heads: its words.
        links: the times and lengths that belong to it.
        declarations: who declares or proposes it.
        side: the side that declares it, where known.
    """

    standing: Standing
    heads: list[Head] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    declarations: list[Declaration] = field(default_factory=list)
    side: str | None = None

    @property
    def lengths(self) -> list[Duration]:
        """The lengths stated of it."""
        return [link.duration for link in self.links if link.role == "duration" and link.duration is not None]


def groups(scene: Scene, links: Sequence[Link], declarations: Sequence[Declaration]) -> list[Group]:
    """The article's truces, the one that it is about first."""
    sorting = _Sorting(scene, links, declarations)
    for head in scene.heads:
        sorting.place(head)
    found = sorting.found
    if not found:
        return []
    found[0].links.extend(link for link in links if link.head is None)
    for group in found:
        group.links.sort(key=lambda link: link.first)
    return [group for group in found if group.heads]


class _Sorting:
    """Puts mention after mention to its truce."""

    def __init__(self, scene: Scene, links: Sequence[Link], declarations: Sequence[Declaration]) -> None:
        self.scene = scene
        self.found: list[Group] = []
        self._links = _by_head(links)
        self._declared: dict[Head, list[Declaration]] = {}
        for one in declarations:
            self._declared.setdefault(one.head, []).append(one)
        self._said = {
            head: min(said, key=lambda one: (one.proposed, one.rank)) for head, said in self._declared.items()
        }
        self._last: tuple[Head, Group] | None = None

    def place(self, head: Head) -> None:
        """Put a mention, with what is linked to it, to its truce."""
        declaration, links = self._said.get(head), self._links.get(head, [])
        told = mention(self.scene, head, declaration)
        if head.plural and head.definite and (told.past or self._single_main()):
            return
        group = self._choose(head, told, declaration, links)
        group.heads.append(head)
        group.links.extend(links)
        group.declarations.extend(self._declared.get(head, ()))
        if declaration is not None:
            group.side = group.side or side(self.scene, declaration.who)
        self._last = head, group

    def _single_main(self) -> bool:
        """Whether the article's own truce is one, so that ``الهدن`` are others."""
        return bool(self.found) and not self.found[0].heads[0].plural

    def _choose(
        self, head: Head, told: Mention, declaration: Declaration | None, links: Sequence[Link]
    ) -> Group:
        if not self.found:
            return self._new("past" if told.past else _standing(told))
        main = self.found[0]
        if self._is_lead(head) and not told.past:
            # the first sentence says what the title is about
            main.standing = _standing(told)
            return main
        if told.past or self._extended_before(head, links):
            return self._known("past")
        if told.council and main.standing != "council":
            return self._known("council", with_main=True)
        if main.standing == "council" and self._apart_from_council(head, declaration):
            return next((one for one in self.found[1:] if one.standing == "news"), None) or self._new("news")
        if self._already_running(head, links) and not told.fresh and not head.named:
            return self._new("news")
        other = (
            self._of_other_length(head, told, declaration, links)
            or self._of_other_side(head, declaration)
            or self._of_other_day(head, told, links)
        )
        if other is not None:
            return other
        if told.proposed and main.standing == "news" and not head.definite and not told.fresh:
            return self._known("proposal", with_main=True)
        return self._pointed_at(head) or main

    def _new(self, standing: Standing) -> Group:
        group = Group(standing)
        self.found.append(group)
        return group

    def _known(self, standing: Standing, *, with_main: bool = False) -> Group:
        """The group of a standing beside the main one, a new one where there is none."""
        among = self.found if with_main else self.found[1:]
        return next((group for group in among if group.standing == standing), None) or self._new(standing)

    def _is_lead(self, head: Head) -> bool:
        title, main = self.scene.title, self.found[0]
        if title is None or len(self.found) > 1 or any(known.sentence != title for known in main.heads):
            return False
        return head.sentence <= title + _LEAD

    def _extended_before(self, head: Head, links: Sequence[Link]) -> bool:
        """``وكان .. أعلن تمديد الهدنة حتى ..``: where the news is a prolongation, what is told as past came before."""
        if not had_done(self.scene, head):
            return False
        prolonged = any(link.extension and link.first < head.first for link in self.found[0].links)
        earlier = bool(links) and all(link.extension for link in links)
        return prolonged and (earlier or not head.definite)

    def _apart_from_council(self, head: Head, declaration: Declaration | None) -> bool:
        """``رغم إعلان موسكو هدنة``, where the news is the Security Council's: a truce of one side's own."""
        if declaration is None or declaration.proposed or head.definite:
            return False
        return side(self.scene, declaration.who) not in ("un", None)

    def _already_running(self, head: Head, links: Sequence[Link]) -> bool:
        """``وقف القتال المعمول به منذ 27 شباط`` beside a truce that begins now."""
        since = [
            link for link in links if link.role == "start" and link.tense is Tense.PAST and _has_day(link)
        ]
        main = self.found[0]
        own = [link for link in main.links if link.role == "start"]
        if not own:
            return bool(since) and not main.heads[0].definite and main.heads[0].kind != head.kind
        return bool(since) and all(link.tense is not Tense.PAST for link in own)

    def _of_other_length(
        self, head: Head, told: Mention, declaration: Declaration | None, links: Sequence[Link]
    ) -> Group | None:
        """The truce of another length than the article's own: another's, a proposal, or one that has lasted."""
        main = self.found[0]
        lengths = _lengths(links)
        over = lasted(self.scene, head)
        if over and not head.definite and main.standing != "past" and not main.lengths:
            return self._known("past")
        if not lengths or not main.lengths or _share_length(lengths, main.lengths):
            return None
        if _window_and_whole(main.lengths, lengths) and not told.proposed:
            return None
        prolonged = any(link.extension for link in [*links, *main.links])
        if prolonged and not told.proposed and (not over or head.named):
            return None
        known = next((group for group in self.found[1:] if _share_length(lengths, group.lengths)), None)
        if known is not None:
            return known
        own = side(self.scene, declaration.who) if declaration else None
        another = own is not None and main.side is not None and own != main.side
        if head.definite and not another and head.kind == main.heads[0].kind and not over:
            return None
        return self._new("proposal" if told.proposed else "past" if over else "news")

    def _of_other_day(self, head: Head, told: Mention, links: Sequence[Link]) -> Group | None:
        """``وردت الفصائل بهدنة تبدأ الجمعة``: a truce that begins on another day than the article's own."""
        if head.definite or told.fresh or told.proposed:
            return None
        days = zip(_days(links), _days(self.found[0].links), strict=True)
        apart = any(mine and main and not mine & main for mine, main in days)
        return self._new("news") if apart else None

    def _of_other_side(self, head: Head, declaration: Declaration | None) -> Group | None:
        """The truce that another side than the main one's declares or speaks of."""
        main = self.found[0]
        own = side(self.scene, declaration.who) if declaration else None
        if declaration is None or own is None:
            unknown = declaration is not None and self._by_stranger(head, declaration)
            return self._new("news") if unknown else self._spoken_of(head)
        if own == main.side or main.side is None:
            return self._new("news") if main.side is None and self._by_stranger(head, declaration) else None
        if not declaration.direct or head.proclitics.endswith("ل"):
            return None
        known = next((group for group in self.found[1:] if group.side == own), None)
        if known is not None:
            return known
        if main.standing in ("news", "past") and head.sentence != self.scene.title:
            return self._new("proposal" if declaration.proposed else "news")
        return None

    def _by_stranger(self, head: Head, declaration: Declaration) -> bool:
        """``من جانبها أعلنت الحركة وقفا للعدائيات``: a truce of its own by someone who did not declare the first."""
        if (
            head.definite
            or not declaration.direct
            or declaration.proposed
            or self.found[0].standing != "news"
        ):
            return False
        firm = [one for one in self.found[0].declarations if not one.proposed]
        known = {word for one in firm for word in content(self.scene, one.who)}
        opposed = on_its_part(self.scene, head) or had_done(self.scene, head)
        return bool(firm) and opposed and not known & set(content(self.scene, declaration.who))

    def _spoken_of(self, head: Head) -> Group | None:
        """The other side's truce, where that side speaks."""
        if len(self.found) < 2:
            return None
        told = speaking_side(self.scene, head.first)
        if told is None or told == self.found[0].side:
            return None
        return next((group for group in self.found[1:] if group.side == told), None)

    def _pointed_at(self, head: Head) -> Group | None:
        """``تلك الهدنة``: the one named last; ``الهدنة``: the one named in the same sentence."""
        if self._last is None:
            return None
        known, group = self._last
        if head.named and known.sentence == head.sentence:
            return group
        pointed = self.scene.words.form(head.first - 1).removeprefix("و") in particles("pointing")
        return group if pointed and known.sentence >= head.sentence - 1 else None


def _standing(told: Mention) -> Standing:
    return "council" if told.council else "proposal" if told.proposed else "news"


def _by_head(links: Sequence[Link]) -> Mapping[Head, list[Link]]:
    table: dict[Head, list[Link]] = {}
    for link in links:
        if link.head is not None:
            table.setdefault(link.head, []).append(link)
    return table


def _days(links: Sequence[Link]) -> tuple[set[int], set[int]]:
    """The weekdays, and the days of the month, on which a truce is said to begin."""
    times = [link.time for link in links if link.role == "start" and link.time is not None]
    days = [day for time in times for day in time.days]
    return (
        {day.weekday for day in days if day.weekday is not None},
        {day.day for day in days if day.day is not None},
    )


def _has_day(link: Link) -> bool:
    return link.time is not None and any(day.day is not None for day in link.time.days)


def _lengths(links: Sequence[Link]) -> list[Duration]:
    return [link.duration for link in links if link.role == "duration" and link.duration is not None]


def _share_length(left: Sequence[Duration], right: Sequence[Duration]) -> bool:
    return any(one.same_length(other) for one in left for other in right)


def _window_and_whole(known: Sequence[Duration], new: Sequence[Duration]) -> bool:
    """Whether one length is a daily window's and the other that of the days it comes back."""

    def short(length: Duration) -> bool:
        return length.minutes is not None and length.minutes < 1440

    return any(short(one) != short(other) for one in known for other in new)
