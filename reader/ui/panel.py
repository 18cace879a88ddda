"""What the side panel says of the truces and the names of an article, as items of a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.analysis import Analysis
from reader.entities import EntityType, Name
from reader.export.facts import Fact, facts
from reader.i18n import Translator
from reader.truce import Truce, Value
from reader.ui.timeline import timeline
from reader.ui.widgets.article import TYPE_PARTS
from reader.ui.widgets.rows import Item, Part
from reader.visual.modes import Align

ALWAYS = ("start", "end", "duration", "corridors.count", "place", "declared_by")
"""Fields that the panel speaks of even where the article does not."""

_CHECK_LOOKS = {"consistent": ("✓", "good"), "refines": ("✓", "good"), "contradicts": ("⚠", "warning")}


def truce_items(analysis: Analysis, chosen: int, width: int, say: Translator) -> tuple[Item, ...]:
    """The panel on the truce with index ``chosen``.

    Items that can be chosen have ids: ``at:<start>:<end>`` jumps to a range of the text,
    ``truce:<index>`` shows another truce.

    Args:
        analysis: what was found.
        chosen: index of the truce shown.
        width: cells of the panel.
        say: the language.
    """
    if not analysis.truces:
        return (Item((Part(say("ui.truce"), "heading"),)), Item((Part(say("export.no_truce"), "muted"),)))
    truce = analysis.truces[chosen]
    return tuple(_truce_items(analysis, truce, chosen, width, say))


def _truce_items(
    analysis: Analysis, truce: Truce, chosen: int, width: int, say: Translator
) -> Iterator[Item]:
    yield from _tabs(analysis.truces, chosen, say)
    found = facts(truce, say)
    by_field = {fact.field for fact in found}
    if (analysis.article.date is None) and any(
        when is not None and when.value is None for when in (truce.start, truce.end)
    ):
        yield Item((Part(say("ui.date_missing"), "warning"), Part("")))
    head = [fact.words for fact in found if fact.field in ("status", "scope")]
    if head:
        yield Item((Part("، ".join(head) if say.language == "ar" else ", ".join(head), "muted"), Part("")))
    bar = timeline(truce, max(min(width - 2, 48), 0), right_to_left=say.language == "ar")
    if bar is not None:
        ends = bar.left + " " * max(len(bar.bar) - len(bar.left) - len(bar.right), 1) + bar.right
        align: Align = "right" if say.language == "ar" else "left"
        yield Item((Part(bar.bar, "bar", align=align), Part(ends, "muted", align=align), Part("")))
    for field in ALWAYS:
        if field in by_field:
            yield from (_fact(fact) for fact in found if fact.field == field)
        else:
            label = say(f"export.field_{field.replace('.', '_')}")
            yield Item((Part(label, "label"), Part(say("ui.not_stated"), "muted"), Part("")))
        if field == "corridors.count":
            yield from (
                _fact(fact) for fact in found if fact.field.startswith("corridors.") and fact.field != field
            )
    shown = {*ALWAYS, "kind", "status", "scope", "corridors.breakdown", "corridors.names"}
    yield from (_fact(fact) for fact in found if fact.field not in shown)
    yield from _checks(truce, found, say)


def _tabs(truces: Sequence[Truce], chosen: int, say: Translator) -> Iterator[Item]:
    for number, truce in enumerate(truces):
        mark = ("●" if number == chosen else "○") + " " if len(truces) > 1 else ""
        look = "heading" if number == chosen else "muted"
        where = f" · {truce.place.text}" if truce.place else ""
        yield Item((Part(f"{mark}{say(f'export.kind_{truce.kind}')}{where}", look),), f"truce:{number}")
    yield Item((Part(""),))


def _fact(fact: Fact) -> Item:
    parts = [Part(fact.label, "label"), Part(fact.words, "value")]
    if fact.evidence is not None:
        parts.append(_quote(fact.evidence))
    return Item((*parts, Part("")), _place(fact.evidence))


def _quote(value: Value) -> Part:
    speaker = f" ({value.speaker})" if value.speaker else ""
    return Part(f"«{' '.join(value.text.split())}»{speaker}", "quote")


def _place(value: Value | None) -> str | None:
    return None if value is None else f"at:{value.start}:{value.end}"


def _checks(truce: Truce, found: Sequence[Fact], say: Translator) -> Iterator[Item]:
    if truce.checks:
        yield Item((Part(say("export.checks"), "label"),))
    for check in truce.checks:
        sign, look = _CHECK_LOOKS[check.relation]
        compared = [fact for fact in found if fact.field in check.fields]
        names = "، ".join(fact.label for fact in compared) or ", ".join(check.fields)
        parts = [Part(f"{sign} {say(f'export.relation_{check.relation}')}: {names}", look)]
        if check.relation == "contradicts":
            parts += [Part(f"{fact.label}: {fact.words}", "quote") for fact in compared]
        if say.language == "en":
            parts.append(Part(check.note, "quote"))
        yield Item((*parts, Part("")), _place(compared[0].evidence) if compared else None)


def name_items(analysis: Analysis, types: Sequence[EntityType], say: Translator) -> tuple[Item, ...]:
    """The names of the article by type, the most mentioned first; ids are ``name:<id of the name>``."""
    items: list[Item] = []
    for entity_type in EntityType:
        names = [name for name in analysis.names if name.type is entity_type]
        names.sort(key=lambda name: -name.count)
        if not names:
            continue
        part = TYPE_PARTS[entity_type]
        hidden = "" if entity_type in types else f" ({say('ui.hidden')})"
        heading = f"{say(f'export.type_{entity_type.value.lower()}')}{hidden}"
        count = str(sum(name.count for name in names))
        items.append(Item((Part(heading, part, far=count),)))
        items += [_name(name) for name in names]
        items.append(Item((Part(""),)))
    return tuple(items) or (Item((Part(say("ui.no_names"), "muted"),)),)


def _name(name: Name) -> Item:
    return Item((Part(name.canonical, "plain", far=f"×{name.count}", indent=1),), f"name:{name.id}")
