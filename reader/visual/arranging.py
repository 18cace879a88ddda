"""Rows for terminals that order each row themselves and cannot be told not to.

How the row shall look is known; wanted is what to send so that the terminal's own run of the algorithm, which sees
nothing but this row, ends there. What is stored often does: then it is sent. Else the row is turned round as the
algorithm would turn it, and every answer is tried before it is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.visual.bidi import base_level_of, level_runs, levels_of, line_levels, visual_order
from reader.visual.bidi_classes import classes, mirrored

BLANK = "\u2800"
"""BRAILLE PATTERN BLANK: looks like a space, and to the algorithm is a letter from left to right (class L)."""

Sent = list[tuple[int, str]]


def arrange(seen: Sequence[str], reading: Sequence[int] | None, *, mirrors: bool = True) -> Sent:
    """What to send so that the terminal shows the cells as they are given.

    Args:
        seen: the glyphs of each cell, from left to right, brackets as they shall look.
        reading: indices into ``seen`` in the order of reading, for a terminal that finds a row's direction by its
            first strong letter; None for one that takes every row for left-to-right text.
        mirrors: whether the terminal mirrors brackets in right-to-left text.

    Returns:
        Pairs of an index into ``seen`` and the glyphs to send for that cell, in the order to send. Spaces may be
        ``BLANK`` instead. Where no order gives the row as it shall look: the reading order, or what comes near.
    """
    base = 0 if reading is None else None
    tried = []
    for sent in _candidates(seen, reading, mirrors):
        wanted = [(at, BLANK if glyphs == BLANK else seen[at]) for at, glyphs in sorted(sent)]
        if _shown(sent, base, mirrors) == wanted:
            return sent
        tried.append(sent)
    return tried[-1 if reading is None else 0]


def _candidates(seen: Sequence[str], reading: Sequence[int] | None, mirrors: bool) -> Iterator[Sent]:
    if reading is not None:
        odd = _levels(seen, base_level_of(classes("".join(seen[at][0] for at in reading))))
        yield [(at, mirrored(seen[at]) if mirrors and odd[at] & 1 else seen[at]) for at in reading]
    yield _turned(seen, mirrors)
    if seen and seen[0] == " ":
        yield _turned([BLANK, *seen[1:]], mirrors)
    yield _turned([BLANK if glyphs == " " else glyphs for glyphs in seen], mirrors)


def _levels(cells: Sequence[str], base: int | None) -> bytes:
    text = "".join([cell[0] for cell in cells])
    letters = classes(text)
    level = base_level_of(letters) if base is None else base
    return line_levels(levels_of(text, letters, level), letters, 0, len(text), level)


def _order(resolved: bytes) -> list[int]:
    runs = level_runs(resolved)
    order: list[int] = []
    for run in visual_order([level for _, _, level in runs]):
        start, end, level = runs[run]
        order.extend(range(end - 1, start - 1, -1) if level & 1 else range(start, end))
    return order


def _turned(seen: Sequence[str], mirrors: bool) -> Sent:
    """The cells reordered as if they were stored in the order in which they are seen, from left to right."""
    resolved = _levels(seen, 0)
    return [(at, mirrored(seen[at]) if mirrors and resolved[at] & 1 else seen[at]) for at in _order(resolved)]


def _shown(sent: Sent, base: int | None, mirrors: bool) -> Sent:
    """What the terminal makes of a row."""
    resolved = _levels([glyphs for _, glyphs in sent], base)
    return [
        (sent[at][0], mirrored(sent[at][1]) if mirrors and resolved[at] & 1 else sent[at][1])
        for at in _order(resolved)
    ]
