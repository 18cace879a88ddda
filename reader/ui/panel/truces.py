"""What the side panel says of the truces of an article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.analysis import Analysis
from reader.export.facts import Fact, facts
from reader.i18n import Translator
from reader.truce import Truce, Value
from reader.ui.panel.reasons import differing, reason
from reader.ui.panel.timeline import timeline
from reader.ui.panel.values import note, words
from reader.ui.widgets.rows import Item, Part
from reader.visual.modes import Align

ALWAYS = ("start", "end", "duration", "corridors.count", "place", "declared_by")
"""Fields that the panel speaks of even where the article does not."""

_NOT_ROWS = {*ALWAYS, "kind", "status", "scope", "recurrence", "corridors.breakdown", "corridors.names"}
_WIDEST_BAR = 60
_CHECK_LOOKS = {"consistent": ("✓", "good"), "refines": ("✓", "good"), "contradicts": ("⚠", "warning")}


def truce_items(analysis: Analysis, chosen: int, width: int, say: Translator) -> tuple[Item, ...]:
    """The panel on the truce with index ``chosen``.

    Items that can be chosen have ids: ``at:<start>:<end>`` jumps to a range of the text,
    ``truce:<index>`` shows another truce, ``date`` asks for the article's date.

    Args:
        analysis: what was found.
        chosen: index of the truce shown.
        width: cells of the panel.
        say: the language.
    """
    if not analysis.truces:
        return (Item((Part(say("ui.truce"), "heading"),)), Item((Part(say("export.no_truce"), "muted"),)))
    truce = analysis.truces[min(chosen, len(analysis.truces) - 1)]
    return tuple(_truce_items(analysis, truce, width, say))


def _truce_items(analysis: Analysis, truce: Truce, width: int, say: Translator) -> Iterator[Item]:
    found = facts(truce, say)
    yield from _tabs(analysis.truces, truce, say)
    state = [one.words for one in found if one.field in ("status", "scope", "recurrence")]
    if state:
        yield Item((Part(say("ui.separator").join(state), "muted"),))
    if analysis.article.date is None and _wants_date(truce):
        yield Item((Part(say("ui.date_missing"), "warning"),), "date")
    yield from _bar(truce, width, say)
    for field in ALWAYS:
        rows = [one for one in found if one.field == field]
        if rows:
            yield from (_fact(one, say) for one in rows)
        else:
            label = say(f"export.field_{field.replace('.', '_')}")
            yield Item((_labelled(label, say("ui.not_stated"), "muted"),))
        if field == "corridors.count":
            parts = ("corridors.breakdown", "corridors.names")
            yield from (_fact(one, say) for one in found if one.field in parts)
    yield from (_fact(one, say) for one in found if one.field not in _NOT_ROWS)
    yield from _checks(truce, found, say)


def _wants_date(truce: Truce) -> bool:
    """Whether the day of the truce is not known for want of the article's date."""
    points = [point for point in (truce.start, truce.end) if point is not None]
    return any(point.value is None for point in points)


def _tabs(truces: Sequence[Truce], chosen: Truce, say: Translator) -> Iterator[Item]:
    for number, truce in enumerate(truces):
        here = truce is chosen
        mark = ("● " if here else "○ ") if len(truces) > 1 else ""
        where = f" · {truce.place.text}" if truce.place else ""
        title = f"{mark}{say(f'export.kind_{truce.kind}')}{where}"
        yield Item((Part(title, "heading" if here else "muted"),), f"truce:{number}")
    if len(truces) > 1:
        yield Item((Part(""),))


def _bar(truce: Truce, width: int, say: Translator) -> Iterator[Item]:
    right_to_left = say.language == "ar"
    line = timeline(truce, min(width - 2, _WIDEST_BAR), right_to_left=right_to_left)
    if line is not None:
        align: Align = "right" if right_to_left else "left"
        yield Item((Part(line.bar, "bar", align=align), Part(line.scale, "muted", align=align), Part("")))


def _labelled(label: str, words: str, look: str = "value") -> Part:
    text = f"{label}: {words}"
    return Part(text, look, spans=((0, len(label) + 1, "label"),))


def _fact(one: Fact, say: Translator) -> Item:
    """Label and normal form, what is to be known about it, the article's own words."""
    value = one.evidence
    if value is None:
        return Item((_labelled(one.label, one.words),))
    parts = [_labelled(one.label, words(one.field, value, say))]
    more = note(value, say)
    if more:
        parts.append(Part(more, "muted", indent=1))
    if " ".join(value.text.split()) != words(one.field, value, say) or value.speaker:
        parts.append(_quote(value))
    return Item(tuple(parts), _place(value))


def _quote(value: Value) -> Part:
    speaker = f" ({value.speaker})" if value.speaker else ""
    return Part(f"«{' '.join(value.text.split())}»{speaker}", "quote", indent=1)


def _place(value: Value | None) -> str | None:
    return None if value is None else f"at:{value.start}:{value.end}"


def _checks(truce: Truce, found: Sequence[Fact], say: Translator) -> Iterator[Item]:
    for check in truce.checks:
        sign, look = _CHECK_LOOKS[check.relation]
        compared = [one for one in found if one.field in check.fields]
        names = say("ui.separator").join(one.label for one in compared) or ", ".join(check.fields)
        title = Part(f"{sign} {say(f'export.relation_{check.relation}')}: {names}", look)
        said = differing(check, truce)
        why = () if said else (Part(reason(check, truce, say), "quote", indent=1),)
        place = _place(compared[0].evidence) if compared else None
        yield Item((Part(""), title, *why), place)
        for value in said:
            shown = Part(words(check.fields[0], value, say), "value", indent=1)
            yield Item((shown, _quote(value)), _place(value))
