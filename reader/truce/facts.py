"""The lengths stated of one truce, and the statements of every field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.truce.actors import speaker
from reader.truce.durations import Duration
from reader.truce.links import Link
from reader.truce.model import Confidence, Statement, Value
from reader.truce.scene import Scene

_DAY = 1440


@dataclass(frozen=True, slots=True)
class Length:
    """A statement of how long a truce lasts or is prolonged.

    Attributes:
        duration: the length.
        value: the value that shows it.
        extension: it is the length of a prolongation.
        sure: 0 for a plain wording; the higher, the weaker.
    """

    duration: Duration
    value: Value
    extension: bool
    sure: int

    @property
    def short(self) -> bool:
        """Whether it is less than a day, as a daily window is."""
        return self.duration.minutes is not None and self.duration.minutes < _DAY


def lengths(scene: Scene, links: Sequence[Link]) -> tuple[Length, ...]:
    """Every statement of a truce's length, in text order."""
    return tuple(
        Length(link.duration, _value(scene, link.duration, link.sure), link.extension, link.sure)
        for link in sorted(links, key=lambda link: link.first)
        if link.role == "duration" and link.duration is not None
    )


def chosen_length(
    said: Sequence[Length], *, recurring: bool, extended: bool, title: int | None
) -> Length | None:
    """The truce's length: a daily window's before that of the days; in news of a prolongation the prolongation's;
    the body's before the title's, which rounds.
    """

    def rank(one: Length) -> tuple[bool, bool, int, bool, int]:
        whole = recurring and not one.short
        return whole, extended and not one.extension, one.sure, one.value.sentence == title, one.value.start

    return min(said, key=rank, default=None)


def _value(scene: Scene, duration: Duration, sure: int) -> Value:
    return scene.value(
        duration.iso,
        duration.first,
        duration.stop,
        duration.skip,
        confidence=Confidence.MEDIUM if duration.about or sure else Confidence.HIGH,
        speaker=speaker(scene, duration.first),
    )


def statements(field: str, values: Sequence[Value]) -> tuple[Statement, ...]:
    """The statements of a field, in text order, each place in the text once."""
    seen: set[tuple[int, int, object]] = set()
    found: list[Statement] = []
    for value in sorted(values, key=lambda value: value.start):
        if (value.start, value.end, value.value) not in seen:
            seen.add((value.start, value.end, value.value))
            found.append(Statement(field, value))
    return tuple(found)
