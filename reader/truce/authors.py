"""Who has declared, ordered or called for a truce: the author of its plainest declaration."""

from __future__ import annotations

from collections.abc import Sequence

from reader.truce.declarations import Declaration
from reader.truce.grouping import Group
from reader.truce.lexicon import listed
from reader.truce.model import Confidence, Value
from reader.truce.scene import Scene


def declared_by(scene: Scene, group: Group) -> Value | None:
    """The author of the plainest declaration; a caller for a truce only where nobody has declared one."""
    firm = [one for one in group.declarations if not one.proposed]
    called = group.declarations if group.standing in ("proposal", "council") else []
    choice: Sequence[Declaration] = firm or called
    if not choice:
        return None
    choice = [one for one in choice if not _aside(scene, group, one)]
    if not choice:
        return None
    body = [one for one in choice if one.head.sentence != scene.title] or list(choice)
    best = min(
        body, key=lambda one: (one.rank == 3, _stands_for_state(scene, one), one.head.sentence, one.rank)
    )
    confidence = Confidence.MEDIUM if best.rank > 1 or best.proposed else Confidence.HIGH
    who = best.who
    text = scene.text(who.first, who.stop, who.skip)
    return scene.value(text, who.first, who.stop, who.skip, confidence=confidence)


def _aside(scene: Scene, group: Group, one: Declaration) -> bool:
    """Whether a later sentence only tells what one side says of a truce that the first one reports as
    agreed.
    """
    lead_head = next((head for head in group.heads if head.sentence != scene.title), None)
    if lead_head is None or one.head.sentence in (lead_head.sentence, scene.title) or one.rank == 0:
        return False
    lead = scene.words.sentence_ranges[lead_head.sentence]
    return one.rank == 3 or (scene.cues.within(lead, "agree") is not None and not one.ordered)


def _stands_for_state(scene: Scene, one: Declaration) -> bool:
    """Whether the author is only called by a capital: ``موسكو`` where another sentence says ``روسيا``."""
    found = listed("sides", "metonyms").at(scene.words.forms, one.who.first)
    return found is not None and found.stop == one.who.stop
