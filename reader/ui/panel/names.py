"""What the side panel says of the names of an article."""

from __future__ import annotations

from collections.abc import Collection

from reader.analysis import Analysis
from reader.entities import EntityType
from reader.i18n import Translator
from reader.text.fold import fold_text
from reader.ui.widgets.drawn_article import TYPE_PARTS
from reader.ui.widgets.rows import Item, Part

_HEIGHTS = "·▂▄▆█"
"""Cells of the bar for no mention, one, two, three, more."""

_WIDE = 44


def name_items(
    analysis: Analysis, types: Collection[EntityType], words: str, width: int, say: Translator
) -> tuple[Item, ...]:
    """The names of the article by type, the most mentioned first; ids are ``name:<id of the name>``.

    Args:
        analysis: what was found.
        types: the types that the text highlights.
        words: only names with these words in one of their forms are listed; empty for all.
        width: cells of the panel.
        say: the language.
    """
    wanted = fold_text(words).strip()
    starts = {entity.id: entity.start for entity in analysis.entities}
    forms = _forms(analysis) if wanted else {}
    cells = 12 if width >= _WIDE else 8
    items: list[Item] = []
    if words:
        items.append(Item((Part(f"{say('ui.filter_names')}: {words}", "muted"),), "filter"))
    for entity_type in EntityType:
        names = [name for name in analysis.names if name.type is entity_type]
        names = [name for name in names if not wanted or any(wanted in form for form in forms[name.id])]
        names.sort(key=lambda name: -name.count)
        if not names:
            continue
        part = TYPE_PARTS[entity_type]
        hidden = "" if entity_type in types else f" ({say('ui.hidden')})"
        heading = f"{say(f'export.type_{entity_type.value.lower()}')}{hidden}"
        count = f"{len(names)} · {sum(name.count for name in names)}"
        items.append(Item((Part(heading, part, far=count),)))
        for name in names:
            places = [starts[mention] for mention in name.mentions]
            bar = occurrence_bar(places, len(analysis.article.text), cells, say.language == "ar")
            far = f"{name.count:>3} {bar}"
            items.append(Item((Part(name.canonical, "plain", far=far, indent=1),), f"name:{name.id}"))
        items.append(Item((Part(""),)))
    if not any(item.id and item.id.startswith("name:") for item in items):
        items.append(Item((Part(say("ui.no_names"), "muted"),)))
    return tuple(items)


def _forms(analysis: Analysis) -> dict[str, set[str]]:
    """The matching forms of every name, by its id."""
    forms: dict[str, set[str]] = {name.id: {fold_text(name.canonical)} for name in analysis.names}
    for entity in analysis.entities:
        forms[entity.name].add(fold_text(entity.text))
    return forms


def occurrence_bar(places: Collection[int], length: int, cells: int, right_to_left: bool) -> str:
    """Where in the article a name is mentioned, as cells from its beginning to its end.

    Args:
        places: code points of the mentions.
        length: code points of the article.
        cells: width of the bar.
        right_to_left: whether the article begins at the right end.
    """
    counts = [0] * cells
    for place in places:
        counts[min(place * cells // max(length, 1), cells - 1)] += 1
    bar = "".join(_HEIGHTS[min(count, len(_HEIGHTS) - 1)] for count in counts)
    return bar[::-1] if right_to_left else bar
