"""Which words for a truce mean the same one.

The article's own truce comes first: what title and first sentence speak of. A later mention is of another
truce where the text sets it apart: it is called earlier, it is the Security Council's, it is only proposed
while the first stands, another side declares it, or it has another length.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from reader.truce.declarations import Declaration
from reader.truce.durations import Duration
from reader.truce.heads import Head, adjectives
from reader.truce.links import Link
from reader.truce.phrases import side, speaking_side
from reader.truce.scene import Scene

Standing = Literal["news", "past", "council", "proposal"]

_LATER = 6


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


@dataclass(frozen=True, slots=True)
class _Profile:
    past: bool
    council: bool
    proposed: bool
    fresh: bool


def groups(scene: Scene, links: Sequence[Link], declarations: Sequence[Declaration]) -> list[Group]:
    """The article's truces, the one that it is about first."""
    found: list[Group] = []
    by_head: dict[Head, Group] = {}
    of_head = _by_head(links)
    said: dict[Head, Declaration] = {}
    for declaration in sorted(declarations, key=lambda one: (one.proposed, one.rank)):
        said.setdefault(declaration.head, declaration)
    for head in scene.heads:
        profile = _profile(scene, head, said.get(head))
        if head.plural and head.definite and profile.past:
            continue
        group = _group_for(scene, head, profile, found, of_head.get(head, []), said.get(head), by_head)
        group.heads.append(head)
        by_head[head] = group
        group.declarations.extend(one for one in declarations if one.head == head)
        if head in said:
            group.side = group.side or side(scene, said[head].who)
        group.links.extend(of_head.get(head, []))
    if not found:
        return []
    found[0].links.extend(link for link in links if link.head is None)
    for group in found:
        group.links.sort(key=lambda link: link.first)
    return [group for group in found if group.heads]


def _by_head(links: Sequence[Link]) -> Mapping[Head, list[Link]]:
    table: dict[Head, list[Link]] = {}
    for link in links:
        if link.head is not None:
            table.setdefault(link.head, []).append(link)
    return table


def _group_for(
    scene: Scene,
    head: Head,
    profile: _Profile,
    found: list[Group],
    links: Sequence[Link],
    declaration: Declaration | None,
    by_head: Mapping[Head, Group],
) -> Group:
    if not found:
        standing: Standing = (
            "past"
            if profile.past
            else "council"
            if profile.council
            else "proposal"
            if profile.proposed
            else "news"
        )
        return _new(found, standing)
    main = found[0]
    if (
        len(main.heads) == 1
        and main.heads[0].sentence == scene.title
        and not profile.past
        and _is_lead(scene, head, found)
    ):
        # the first sentence says what the title is about
        main.standing = "council" if profile.council else "proposal" if profile.proposed else "news"
        return main
    if profile.past and not profile.fresh:
        return next((group for group in found[1:] if group.standing == "past"), None) or _new(found, "past")
    if profile.council and main.standing != "council":
        return next((group for group in found if group.standing == "council"), None) or _new(found, "council")
    own = side(scene, declaration.who) if declaration else None
    lengths = [link.duration for link in links if link.role == "duration" and link.duration is not None]
    differs = bool(lengths and main.lengths) and not any(
        one.same_length(other) for one in lengths for other in main.lengths
    )
    clear_lengths = (
        differs
        and not _window_and_whole(main.lengths, lengths)
        and (_relative_past(scene, head) or not any(link.extension for link in [*links, *main.links]))
    )
    other_side = own is not None and main.side is not None and own != main.side
    if clear_lengths:
        for group in found[1:]:
            if any(one.same_length(other) for one in lengths for other in group.lengths):
                return group
        if not head.definite or other_side or head.kind != main.heads[0].kind or _relative_past(scene, head):
            if profile.proposed:
                return _new(found, "proposal")
            return _new(found, "past" if _relative_past(scene, head) else "news")
    if other_side and declaration is not None and declaration.direct and not head.proclitics.endswith("ل"):
        known = next((group for group in found[1:] if group.side == own), None)
        if known is not None:
            return known
        if main.standing in ("news", "past") and declaration.head.sentence != scene.title:
            return _new(found, "proposal" if declaration.proposed else "news")
    if own is None and len(found) > 1:
        told = speaking_side(scene, head.first)
        known = next(
            (group for group in found[1:] if told is not None and group.side == told != main.side), None
        )
        if known is not None:
            return known
    if profile.proposed and main.standing == "news" and not head.definite and not profile.fresh:
        return next((group for group in found if group.standing == "proposal"), None) or _new(
            found, "proposal"
        )
    pointed = scene.words.form(head.first - 1).removeprefix("و") in ("تلك", "هذه", "هذا")
    if pointed:
        earlier = [known for known in by_head if known.sentence >= head.sentence - 1]
        if earlier:
            return by_head[earlier[-1]]
    return main


def _new(found: list[Group], standing: Standing) -> Group:
    group = Group(standing)
    found.append(group)
    return group


def _is_lead(scene: Scene, head: Head, found: list[Group]) -> bool:
    return len(found) == 1 and scene.title is not None and head.sentence <= scene.title + _LATER


def _window_and_whole(known: Sequence[Duration], new: Sequence[Duration]) -> bool:
    """Whether one length is a daily window's and the other that of the days it comes back."""

    def short(length: Duration) -> bool:
        return length.minutes is not None and length.minutes < 1440

    return any(short(one) != short(other) for one in known for other in new)


def _relative_past(scene: Scene, head: Head) -> bool:
    """``الذي استمر ثلاثة أيام``: it has lasted."""
    inside = scene.sentence(head.first)
    return any(
        cue.key == "past"
        for cue in scene.cues.every(range(head.stop, min(head.stop + 4, inside.stop)), "last")
    )


def _profile(scene: Scene, head: Head, declaration: Declaration | None) -> _Profile:
    inside = scene.sentence(head.first)
    cues = scene.cues
    after = range(head.stop, head.stop + 1 + len(adjectives(scene.words, head)))
    fresh = cues.within(after, "fresh") is not None
    past = any(cues.at(k, "previous") for k in after if k < inside.stop) or _background(scene, head, inside)
    council = _council(scene, head, inside)
    proposed = _proposed(scene, head, inside, declaration)
    return _Profile(past and not fresh, council, proposed and not past, fresh)


def _background(scene: Scene, head: Head, inside: range) -> bool:
    """``وكانت هدنة سابقة``, ``عن أول هدنة بينهما``: told as what has been."""
    forms = scene.words.forms
    before = forms[max(inside.start, head.first - 3) : head.first]
    if any(form in ("اول", "اخر") for form in before[-1:]) and any(
        forms[k] in ("وكان", "كان", "وكانت", "كانت") for k in range(inside.start, head.first)
    ):
        return True
    was = bool(before) and before[-1] in ("كانت", "وكانت")
    return was and not head.definite


def _council(scene: Scene, head: Head, inside: range) -> bool:
    """Whether the Security Council or a draft resolution makes this truce."""
    start = max(inside.start, head.first - 22)
    for index in range(head.first - 1, start - 1, -1):
        if index in scene.head_at and head.first - index > 3:
            break
        cue = scene.cues.at(index, "council") or _draft(scene, index)
        if cue:
            window = range(index, head.first)
            return scene.cues.within(window, "support", "said") is None
    for index in range(head.stop, min(head.stop + 6, inside.stop)):
        if scene.words.forms[index] in ("،", ",", "وقال"):
            break
        if scene.cues.at(index, "council") is not None:
            verb = scene.words.forms[head.stop : index]
            return any(
                form in ("صوت", "طالب", "طالبت", "اقرها", "اقره", "تبناها", "تبناه", "اصدره", "دعا", "فرضها")
                for form in verb
            )
    return False


def _draft(scene: Scene, index: int) -> bool:
    forms = scene.words.forms
    return forms[index : index + 2] in (("مشروع", "قرار"), ("مسوده", "قرار"), ("مشروع", "القرار"))


def _proposed(scene: Scene, head: Head, inside: range, declaration: Declaration | None) -> bool:
    if declaration is not None:
        return declaration.proposed
    for index in range(head.first - 1, max(inside.start, head.first - 9) - 1, -1):
        if index in scene.head_at:
            return False
        cue = scene.cues.at(index, "announce", "agree", "propose", "accept", "begin")
        if cue is not None:
            if cue.section == "propose":
                return True
            if cue.key not in ("noun", "open"):
                return False
    return False
