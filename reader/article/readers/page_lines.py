"""From glyphs with places on a page to lines and paragraphs. Coordinates are PDF's: points, y upwards."""

from __future__ import annotations

import itertools
import statistics
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

_SAME_BASELINE = 0.35
_LIFTED = 0.8
_FAR = 3.0
_SPACE = 0.24
_SLACK = 0.6
_SAME_EDGE = 4
_SAME_SIZE = 0.15
_NEW_PARAGRAPH = 1.35
"""Distances in sizes of the font; the last in usual distances between lines."""
_LINES_BACK = 6
"""How many lines back the rest of a line may be, as stored by programs that write numbers or Latin apart."""
_ALEFS = "اأإآٱ"


Unit = tuple[str, float, float]
"""A text, its left and its right edge."""


class Glyph(NamedTuple):
    """A character and its box; ``x`` and ``y`` are where its glyph starts on the baseline.

    ``size`` is that of the font.

    Characters of one ligature, and letters with marks of their own glyph, have the same ``x`` and ``y``.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Line:
    """Glyphs that stand on one baseline, near each other; in no order."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def baseline(self) -> float:
        """Where most letters stand."""
        return statistics.median_low(glyph.y for glyph in self.glyphs)

    @cached_property
    def size(self) -> float:
        """That of its font."""
        return statistics.median_low(glyph.size for glyph in self.glyphs)

    @cached_property
    def left(self) -> float:
        """The left edge."""
        return min(glyph.left for glyph in self.glyphs)

    @cached_property
    def right(self) -> float:
        """The right edge."""
        return max(glyph.right for glyph in self.glyphs)

    @cached_property
    def units(self) -> list[str]:
        """Letters with their marks, ligatures and spaces, from left to right."""
        return [text for text, _, _ in _spaced(_units(self.glyphs), self.size)]

    @cached_property
    def text(self) -> str:
        """The units as they stand, to compare lines by."""
        return "".join(self.units)

    def touches(self, other: Line) -> bool:
        """Whether ``other`` is a part of the same line."""
        size = max(self.size, other.size)
        near = _FAR * size
        apart = self.left - near > other.right or other.left > self.right + near
        return not apart and abs(self.baseline - other.baseline) <= _SAME_BASELINE * size

    def width_of_first_word(self, *, right_to_left: bool) -> float:
        """How much room the word needs that the line starts with."""
        units = _spaced(_units(self.glyphs), self.size)
        if right_to_left:
            units.reverse()
        spaces = (at for at, (text, _, _) in enumerate(units) if text == " ")
        word = units[: next(spaces, len(units))]
        return max(right for _, _, right in word) - min(left for _, left, _ in word) if word else 0.0


def lines(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page, in the order in which the page stores them, which keeps columns apart."""
    found: list[list[Glyph]] = []
    for glyph in glyphs:
        for line in found[: -_LINES_BACK - 1 : -1]:
            if _belongs(glyph, line, newest=line is found[-1]):
                line.append(glyph)
                break
        else:
            found.append([glyph])
    merged = _merged([Line(tuple(line)) for line in found])
    return [line for line in merged if line.text.strip()]


def _belongs(glyph: Glyph, line: list[Glyph], *, newest: bool) -> bool:
    """Whether a glyph stands on a line, or is lifted a little from the newest one as marks and their letters are."""
    size = max(line[-1].size, glyph.size)
    if abs(glyph.y - line[0].y) > (_LIFTED if newest else _SAME_BASELINE) * size:
        return False
    near = _FAR * size
    return any(each.left - near <= glyph.right and glyph.left <= each.right + near for each in reversed(line))


def _merged(found: Sequence[Line]) -> list[Line]:
    """Parts of a line that were stored apart, put together where the first of them stands."""
    kept: list[Line] = []
    for line in found:
        for at in range(len(kept) - 1, max(len(kept) - 1 - _LINES_BACK, -1), -1):
            if kept[at].touches(line):
                kept[at] = Line(kept[at].glyphs + line.glyphs)
                break
        else:
            kept.append(line)
    return kept


@dataclass(slots=True)
class _Group:
    """The characters of one glyph, and marks that were found to stand on it."""

    glyphs: list[Glyph]
    left: float
    right: float

    def distance(self, x: float) -> float:
        if self.glyphs[0].text == " ":
            return float("inf")
        return max(self.left - x, x - self.right, 0.0)


def _units(glyphs: Sequence[Glyph]) -> list[Unit]:
    """Glyphs put together, each unit in reading order; marks with the letter below or above them."""
    by_place: dict[tuple[float, float], list[Glyph]] = {}
    for glyph in glyphs:
        by_place.setdefault((round(glyph.x, 1), round(glyph.y, 1)), []).append(glyph)
    groups: list[_Group] = []
    marks: list[Glyph] = []
    for together in by_place.values():
        if all(unicodedata.combining(glyph.text) for glyph in together):
            marks += together
        else:
            left = min(min(glyph.left, glyph.x) for glyph in together)
            right = max(glyph.right for glyph in together)
            groups.append(_Group(list(together), left, right))
    for mark in marks:
        if groups:
            min(groups, key=lambda group: group.distance((mark.left + mark.right) / 2)).glyphs.append(mark)
    units = [(_reading(group.glyphs), group.left, group.right) for group in groups]
    return sorted(units, key=lambda unit: (unit[1], unit[2]))


def _reading(group: list[Glyph]) -> str:
    """The characters of one glyph in reading order: lam before alef, letters before marks, those in canonical order.

    Marks of lam-alef belong to the lam, but those of an alef with hamza to it.
    """
    letters = sorted((g for g in group if not unicodedata.combining(g.text)), key=lambda glyph: glyph.left)
    marks = sorted(
        (glyph.text for glyph in group if unicodedata.combining(glyph.text)),
        key=unicodedata.combining,
    )
    text = "".join(glyph.text for glyph in letters)
    if unicodedata.bidirectional(text[0]) in ("R", "AL"):
        text = text[::-1]
    if len(text) == 2 and "ل" in text and set(text) & set(_ALEFS):
        alef = text.replace("ل", "", 1)
        return f"ل{''.join(marks)}{alef}" if alef == "ا" else f"ل{alef}{''.join(marks)}"
    return text + "".join(marks)


def _spaced(units: list[Unit], size: float) -> list[Unit]:
    """With a space wherever a gap is as wide as one."""
    spaced: list[Unit] = []
    for unit in units:
        before = spaced[-1] if spaced else None
        if before is not None and " " not in (before[0], unit[0]) and unit[1] - before[2] > _SPACE * size:
            spaced.append((" ", before[2], unit[1]))
        if unit[0] != " " or (before is not None and before[0] != " "):
            spaced.append(unit)
    return spaced


def paragraphs(lines: Sequence[Line], texts: Sequence[str], *, right_to_left: bool) -> Iterator[str]:
    """Lines joined to paragraphs.

    A line goes on in the next one where that has the same size, follows at the usual distance, and starts with a word
    for which the line had no room.

    Args:
        lines: the lines in reading order.
        texts: what they say.
        right_to_left: which side lines start from.
    """
    usual = _usual_distance(lines)
    paragraph = ""
    before: Line | None = None
    for line, text in zip(lines, texts, strict=True):
        words = " ".join(text.split())
        if before is not None and _goes_on(before, line, usual, lines, right_to_left=right_to_left):
            paragraph += " " + words
        else:
            if paragraph:
                yield paragraph
            paragraph = words
        before = line
    if paragraph:
        yield paragraph


def _usual_distance(lines: Sequence[Line]) -> float:
    """Between lines of a paragraph, in sizes of their font."""
    distances = [
        (one.baseline - other.baseline) / one.size
        for one, other in itertools.pairwise(lines)
        if 0 < one.baseline - other.baseline < 4 * one.size
    ]
    return statistics.median_low(distances) if distances else float("inf")


def _goes_on(one: Line, other: Line, usual: float, lines: Sequence[Line], *, right_to_left: bool) -> bool:
    if abs(one.size - other.size) > _SAME_SIZE * one.size:
        return False
    distance = one.baseline - other.baseline
    if distance > 0 and distance > _NEW_PARAGRAPH * min(usual, 2.5) * one.size:
        return False
    edges = [(line.right, line.left) if right_to_left else (-line.left, -line.right) for line in (one, other)]
    (start, end), (next_start, _) = edges
    if abs(start - next_start) > _SAME_EDGE * one.size:
        return False
    column = [
        line.left if right_to_left else -line.right
        for line in lines
        if abs((line.right if right_to_left else -line.left) - start) <= _SAME_EDGE * one.size
        and abs(line.size - one.size) <= _SAME_SIZE * one.size
    ]
    room = end - min(column)
    return room < other.width_of_first_word(right_to_left=right_to_left) + _SLACK * one.size
