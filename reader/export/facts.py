"""A truce as a list of labelled facts, the shape in which documents and tables show it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.export.wording import fact
from reader.i18n import Translator
from reader.truce import Truce, Value


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a truce's table.

    Attributes:
        field: the record's name of the field (``start``, ``corridors.count``...).
        label: the field's name for people.
        words: the value in words.
        evidence: the value with the words of the article that say it; None for kind, status and
            scope, which the whole article says.
    """

    field: str
    label: str
    words: str
    evidence: Value | None = None


def facts(truce: Truce, say: Translator) -> tuple[Fact, ...]:
    """What is known of a truce, in reading order; fields without a value are left out."""
    return tuple(_facts(truce, say))


def disagreements(truce: Truce) -> tuple[tuple[str, tuple[Value, ...]], ...]:
    """The fields of which the article says different things, with all that it says of them."""
    said: dict[str, list[Value]] = {}
    for statement in truce.statements:
        said.setdefault(statement.field, []).append(statement.value)
    return tuple((field, tuple(values)) for field, values in said.items() if _differ(values))


def _differ(values: Iterable[Value]) -> bool:
    """Whether two of the values exclude each other; a day and an hour of that day don't."""
    said = {str(value.value) for value in values if value.value is not None}
    return any(
        not one.startswith(other) and not other.startswith(one)
        for one, other in itertools.combinations(said, 2)
    )


def _facts(truce: Truce, say: Translator) -> Iterator[Fact]:
    for field, name in (("kind", truce.kind), ("status", truce.status), ("scope", truce.scope)):
        if name is not None:
            words = _chosen(truce, field, say(f"export.{field}_{name}"), say)
            yield Fact(field, say(f"export.field_{field}"), words)
    for field, values in (
        ("place", (truce.place,)),
        ("declared_by", (truce.declared_by,)),
        ("approved_by", truce.approved_by),
        ("parties", truce.parties),
        ("mediators", truce.mediators),
        ("start", (truce.start,)),
        ("end", (truce.end,)),
        ("duration", (truce.duration,)),
    ):
        yield from _of_field(field, values, say)
    if truce.recurrence is not None:
        words = _chosen(truce, "recurrence", say(f"export.recurrence_{truce.recurrence}"), say)
        yield Fact("recurrence", say("export.field_recurrence"), words)
    yield from _of_field("extendable", (truce.extendable,), say)
    if truce.corridors is not None:
        yield from _of_field("corridors.count", (truce.corridors.count,), say)
        for share in truce.corridors.breakdown:
            label = say(f"export.corridors_{share.audience}")
            yield Fact("corridors.breakdown", label, fact("corridors.count", share.count, say), share.count)
        yield from _of_field("corridors.names", truce.corridors.names, say)
    yield from _of_field("purpose", (truce.purpose,), say)


def _chosen(truce: Truce, field: str, words: str, say: Translator) -> str:
    """The words of a field without evidence, marked where the reader put it right."""
    return f"{words} ({say('export.source_user')})" if field in truce.corrected else words


def _of_field(field: str, values: tuple[Value | None, ...], say: Translator) -> Iterator[Fact]:
    label = say(f"export.field_{field.replace('.', '_')}")
    for value in values:
        if value is not None:
            yield Fact(field, label, fact(field, value, say), value)
