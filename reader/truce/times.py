"""Points in time as news words them, each a whole expression with its exact place in the text.

``الساعة التاسعة صباح الجمعة بالتوقيت المحلي`` is one expression made of an hour, a part of the day, a
weekday and a zone; ``الساعة 12 ظهرا (9,00 ت غ)`` holds the same hour twice. Ranges (``من .. حتى``, ``بين ..
و``, ``12-19 حزيران``) are two expressions that know each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.truce.lexicon import particles
from reader.truce.pieces import Time as Time
from reader.truce.pieces import time_at as time_at
from reader.truce.ranges import (
    bare_hour,
    bare_range,
    completed,
    day_list,
    joins,
    of_same_month,
    partner,
    shared_month,
)
from reader.truce.words import Words


def times(words: Words) -> tuple[Time, ...]:
    """Every point in time of a text, in order, not overlapping (the ends of ``12 و19 يونيو`` share their
    words). Quotation marks inside an expression are looked through: ``يوم "الجمعة" المقبل``.
    """
    found: list[Time] = []
    for inside in words.sentence_ranges:
        kept = [index for index in inside if words.forms[index] not in particles("quotes")]
        forms = tuple(words.forms[index] for index in kept)
        for time in _in_sentence(forms):
            placed = replace(time, first=kept[time.first], stop=kept[time.stop - 1] + 1)
            found.append(placed)
    return tuple(found)


def _in_sentence(forms: Sequence[str]) -> Iterator[Time]:
    """The expressions of a sentence, in order; the start of a range may take its day from the end."""
    held: Time | None = None
    for time in _expressions(forms):
        if held is not None:
            yield completed(held, time) if time.until else held
        held = time
    if held is not None:
        yield held


def _expressions(forms: Sequence[str]) -> Iterator[Time]:
    index, previous = 0, None
    while index < len(forms):
        pair = shared_month(forms, index) or day_list(forms, index)
        if pair:
            yield from pair
            index, previous = pair[1].stop, None
            continue
        time = bare_hour(forms, index) or of_same_month(forms, index, previous) or time_at(forms, index)
        if time is None:
            index += 1
            continue
        opened = previous is not None and joins(forms, previous, time)
        if opened:
            time = replace(time, until=True)
        following = partner(forms, time) if not time.certain else None
        if time.certain or opened or (following and (following.certain or bare_range(forms, time))):
            yield time
            previous = time
        index = time.stop
