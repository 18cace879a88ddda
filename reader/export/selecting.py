"""Exports of a part of what was found: types of names, or truces alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.analysis import Analysis
from reader.entities import EntityType
from reader.errors import InputError

NAMES = "names"
TRUCES = "truces"
CHOICES = (*(kind.value.lower() for kind in EntityType), NAMES, TRUCES)

Selection = frozenset[str]
"""Some of ``CHOICES``; what is not among them is left out."""


def parse_selection(text: str) -> Selection:
    """What ``per,loc`` or ``truces`` names.

    Raises:
        InputError: it names something else.
    """
    chosen = frozenset(part.strip().lower() for part in text.split(",") if part.strip())
    for part in chosen:
        if part not in CHOICES:
            raise InputError("export.unknown_selection", name=part, choices=", ".join(CHOICES))
    if not chosen:
        raise InputError("export.unknown_selection", name=text, choices=", ".join(CHOICES))
    return chosen


def selected(analyses: Iterable[Analysis], selection: Selection | None) -> Iterable[Analysis]:
    """The analyses with what was chosen; None chooses everything. The text stays whole."""
    return analyses if selection is None else (_selected(analysis, selection) for analysis in analyses)


def _selected(analysis: Analysis, selection: Selection) -> Analysis:
    kinds = {kind for kind in EntityType if NAMES in selection or kind.value.lower() in selection}
    return replace(
        analysis,
        entities=tuple(entity for entity in analysis.entities if entity.type in kinds),
        names=tuple(name for name in analysis.names if name.type in kinds),
        truces=analysis.truces if TRUCES in selection else (),
    )
