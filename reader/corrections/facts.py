"""Putting the facts of truces right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Any

from reader.analysis import Analysis
from reader.corrections.model import Fact
from reader.corrections.values import CHOICES, SEVERAL, SHAPES, value
from reader.span import Span
from reader.truce import Corridors, CorridorShare, Truce, Value


def corrected(analysis: Analysis, facts: Iterable[Fact]) -> tuple[Truce, ...]:
    """The truces of an analysis with the facts put right; a fact of a truce that is not there is passed over."""
    truces = list(analysis.truces)
    begun: dict[str, str] = {}
    for fact in facts:
        if begins(fact):
            begun[fact.truce] = free_id(truces, fact.truce)
            kind: Any = fact.value
            truces.append(Truce(begun[fact.truce], not truces, kind, corrected=("kind",)))
            continue
        fact = replace(fact, truce=begun.get(fact.truce, fact.truce))
        index = _index(truces, fact)
        if index is not None and fact.field in SHAPES and _quotes(analysis, fact):
            truces[index] = _with(truces[index], fact, analysis)
    return tuple(truces)


def begins(fact: Fact) -> bool:
    """Whether a fact begins a truce that was not found."""
    return fact.field == "kind" and fact.words is not None and fact.value in CHOICES["kind"]


def free_id(truces: Sequence[Truce], wanted: str = "") -> str:
    """An id that none of the truces has: the one that is wanted, if it may be, else the next number."""
    taken = {truce.id for truce in truces}
    if re.fullmatch(r"t[1-9]\d*", wanted) and wanted not in taken:
        return wanted
    return next(name for name in (f"t{number}" for number in count(1)) if name not in taken)


def anchor(truce: Truce) -> Span | None:
    """Where the article first says something of a truce."""
    return min((each.span for _, each in values(truce) if each.source != "user"), default=None)


def values(truce: Truce) -> Iterator[tuple[str, Value]]:
    """All values of a truce with their fields."""
    for field in SHAPES:
        if field not in CHOICES:
            yield from ((field, each) for each in _held(truce, field))


def blanked(truce: Truce) -> tuple[str, ...]:
    """The fields that the reader emptied."""
    return tuple(
        field
        for field in truce.corrected
        if (getattr(truce, field) is None if field in CHOICES else not _held(truce, field))
    )


def _index(truces: list[Truce], fact: Fact) -> int | None:
    def known(truce: Truce) -> bool:
        return fact.anchor is None or any(each.span.overlaps(fact.anchor) for _, each in values(truce))

    same = [i for i, truce in enumerate(truces) if truce.id == fact.truce and known(truce)]
    others = [i for i, truce in enumerate(truces) if fact.anchor is not None and known(truce)]
    return next(iter([*same, *others]), None)


def _quotes(analysis: Analysis, fact: Fact) -> bool:
    """Whether the words lie in the article, and are there where they are needed."""
    if fact.words is None:
        return fact.value is None or fact.field in CHOICES
    return 0 <= fact.words.start < fact.words.end <= len(analysis.article.text)


def _with(truce: Truce, fact: Fact, analysis: Analysis) -> Truce:
    field = fact.field
    done = truce.corrected if field in truce.corrected else (*truce.corrected, field)
    truce = replace(truce, corrected=done)
    if field in CHOICES:
        good = fact.value in CHOICES[field] or (fact.value is None and field != "kind")
        return _set(truce, field, fact.value) if good else truce
    held = _held(truce, field)
    at = (
        0 if field not in SEVERAL else next((i for i, each in enumerate(held) if each.span == fact.old), None)
    )
    old = held[at] if at is not None and at < len(held) else None
    new = None
    if fact.value is not None and fact.words is not None:
        new = value(field, fact.value, fact.words, analysis.article, analysis.sentences, old)
    if field == "corridors.breakdown":
        changed = _with_share(truce, old, new)
    elif field in SEVERAL:
        kept = [new if each is old else each for each in held] + ([new] if old is None else [])
        changed = _set(truce, field, tuple(each for each in kept if each is not None))
    else:
        changed = _set(truce, field, new)
    from reader.corrections.windows import reconciled  # here: it brings the checks of truces

    return reconciled(changed, field)


def _held(truce: Truce, field: str) -> tuple[Value, ...]:
    """The values of a field, none, one or several."""
    corridors = truce.corridors or Corridors()
    if field == "corridors.breakdown":
        return tuple(share.count for share in corridors.breakdown)
    name = field.removeprefix("corridors.")
    held = getattr(truce if name == field else corridors, name)
    if isinstance(held, tuple):
        return held
    return () if held is None else (held,)


def _set(truce: Truce, field: str, new: Any) -> Truce:
    name = field.removeprefix("corridors.")
    if name == field:
        return replace(truce, **{name: new})
    changed = replace(truce.corridors or Corridors(), **{name: new})
    return replace(truce, corridors=changed if changed != Corridors() else None)


def _with_share(truce: Truce, old: Value | None, new: Value | None) -> Truce:
    """Change or drop one share of the corridors; whom it is for stays."""
    shares = (truce.corridors or Corridors()).breakdown
    changed = [
        CorridorShare(share.audience, new) if share.count is old and new else share
        for share in shares
        if share.count is not old or new is not None
    ]
    return _set(truce, "corridors.breakdown", tuple(changed))
