"""A line of a paragraph as terminal cells, and the way between its columns and the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from reader.span import Span
from reader.visual.bidi import level_runs, line_levels, visual_order
from reader.visual.bidi_classes import mirrored
from reader.visual.widths import NOTHING, TAB, TAB_CELLS

if TYPE_CHECKING:
    from reader.visual.layout import ParagraphLayout

_ZERO_RUN = re.compile(rb"\0+")


class Cluster(NamedTuple):
    """What the reader takes for one character, in its place on the line.

    Attributes:
        start: first code point, in the article's text.
        end: one past the last; the code points between share the cells and cannot be told apart on the
            screen. column: first cell, counted from the line's left end. width: cells, 0 only for what
            hangs at the line's end (spaces where it was wrapped, a line break). level: UAX #9 level, odd
            when right-to-left. glyphs: what is drawn, mirrored where the level asks for it.
    """

    start: int
    end: int
    column: int
    width: int
    level: int
    glyphs: str


class LevelRun(NamedTuple):
    """Neighbouring clusters of one level, ``[start, end)`` of the paragraph (not of the article)."""

    start: int
    end: int
    level: int
    column: int
    width: int


@dataclass(frozen=True)
class VisualLine:
    """One line, ready to be drawn.

    Columns count cells from the left end of the line's own glyphs, whatever the alignment on the screen.

    Attributes:
        start: first code point of the line, in the article's text.
        end: one past the last, hanging spaces and line break included.
        base_level: the paragraph's level: 1 for right-to-left paragraphs.
        width: cells.
        runs: level runs in visual order, left to right.
    """

    start: int
    end: int
    base_level: int
    width: int
    runs: tuple[LevelRun, ...]
    _layout: ParagraphLayout = field(repr=False, compare=False)
    _stop: int = field(repr=False, compare=False)

    @cached_property
    def glyphs(self) -> str:
        """The line in visual order: presentation forms, mirrored brackets, marks after their base."""
        return "".join([self._run_glyphs(run) for run in self.runs])

    def glyphs_between(self, left: int, right: int, *, strip_marks: bool = False) -> str:
        """The glyphs of the columns ``[left, right)``; a cluster that an end cuts through becomes spaces.

        Args:
            left: first column, within the line.
            right: one past the last.
            strip_marks: leave the marks of right-to-left text out.
        """
        parts = []
        for run in self.runs:
            first, last = max(left, run.column), min(right, run.column + run.width)
            if first < last:
                parts.append(self._cut(run, first, last, strip_marks))
        return "".join(parts)

    def _cut(self, run: LevelRun, left: int, right: int, strip_marks: bool) -> str:
        if right - left == run.width:
            return self._run_glyphs(run, strip_marks)
        a, b = self._logical(run, left), self._logical(run, right - 1)
        start, end = min(a[0], b[0]), max(a[1], b[1])
        piece = run._replace(start=start, end=end)
        over_left = left - self._column(run, *a)
        over_right = self._column(run, *b) + self._layout.drawing.cells[b[0]] - right
        if not over_left and not over_right:
            return self._run_glyphs(piece, strip_marks)
        kept = [c for c in self.run_clusters(piece._replace(column=left - over_left)) if left <= c.column]
        kept = [c for c in kept if c.column + c.width <= right]
        width = sum([c.width for c in kept])
        before = kept[0].column - left if kept else right - left
        return " " * before + "".join([c.glyphs for c in kept]) + " " * (right - left - before - width)

    def _run_glyphs(self, run: LevelRun, strip_marks: bool = False) -> str:
        drawing = self._layout.drawing
        glyphs = drawing.glyphs[run.start : run.end]
        if run.level & 1:
            cells = drawing.cells[run.start : run.end]
            shown = "".join(compress(glyphs, cells))[::-1] if strip_marks else _reversed(glyphs, cells)
            if self._layout.has_mirrored:
                shown = mirrored(shown)
        else:
            shown = glyphs.replace(NOTHING, "")
        return shown.replace(TAB, " " * TAB_CELLS)

    @cached_property
    def clusters(self) -> tuple[Cluster, ...]:
        """All clusters in visual order, left to right; what hangs at the end comes last with no width."""
        found = [cluster for run in self.runs for cluster in self.run_clusters(run)]
        stop = self._stop + self._layout.start
        if stop < self.end or not found:
            column = 0 if self.base_level else self.width
            found.append(Cluster(stop, self.end, column, 0, self.base_level, ""))
        return tuple(found)

    def run_clusters(self, run: LevelRun) -> Iterator[Cluster]:
        """The clusters of one level run in visual order."""
        layout = self._layout
        drawing = layout.drawing
        bounds = _cluster_bounds(drawing.cells[run.start : run.end])
        column = run.column
        for a, b in bounds[::-1] if run.level & 1 else bounds:
            start, end = run.start + a, run.start + b
            glyphs = drawing.glyphs[start:end].replace(NOTHING, "")
            if run.level & 1 and layout.has_mirrored:
                glyphs = mirrored(glyphs)
            width = drawing.cells[start]
            yield Cluster(
                layout.start + start,
                layout.start + end,
                column,
                width,
                run.level,
                glyphs.replace(TAB, " " * TAB_CELLS),
            )
            column += width

    def cluster_at(self, column: int) -> Cluster | None:
        """The cluster that covers a column, or None outside the line."""
        for run in self.runs:
            if run.column <= column < run.column + run.width:
                start, end = self._logical(run, column)
                piece = LevelRun(start, end, run.level, self._column(run, start, end), 0)
                return next(self.run_clusters(piece))
        return None

    def columns_of(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """Half-open column intervals that a range of the article's text takes, left to right, adjacent ones
        joined.

        A range that holds part of a cluster takes the whole cluster. Nothing for what has no cells here.
        """
        offset = self._layout.start
        start, end = max(start - offset, self.start - offset), min(end - offset, self._stop)
        found: list[tuple[int, int]] = []
        if start >= end:
            return ()
        for run in self.runs:
            first, last = max(start, run.start), min(end, run.end)
            if first >= last:
                continue
            first = self._layout.measured.cluster_start(first)
            columns = self._layout.columns
            cells = columns[last] - columns[first]
            left = self._column(run, first, last)
            if cells:
                if found and found[-1][1] == left:
                    found[-1] = (found[-1][0], left + cells)
                else:
                    found.append((left, left + cells))
        return tuple(found)

    def ranges_of(self, column_start: int, column_end: int) -> tuple[Span, ...]:
        """Ranges of the article's text that a stretch of columns shows, in text order, adjacent ones
        joined.
        """
        offset = self._layout.start
        pieces: list[tuple[int, int]] = []
        for run in self.runs:
            left, right = max(column_start, run.column), min(column_end, run.column + run.width)
            if left < right:
                a = self._logical(run, left)
                b = self._logical(run, right - 1)
                pieces.append((min(a[0], b[0]) + offset, max(a[1], b[1]) + offset))
        pieces.sort()
        joined: list[tuple[int, int]] = []
        for start, end in pieces:
            if joined and joined[-1][1] == start:
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return tuple(Span(start, end) for start, end in joined)

    def _column(self, run: LevelRun, start: int, end: int) -> int:
        """The left column of the clusters ``[start, end)`` of a run."""
        columns = self._layout.columns
        if run.level & 1:
            return run.column + columns[run.end] - columns[end]
        return run.column + columns[start] - columns[run.start]

    def _logical(self, run: LevelRun, column: int) -> tuple[int, int]:
        """The cluster of a run at a column, as a range of the paragraph."""
        columns = self._layout.columns
        if run.level & 1:
            cells = columns[run.end] - (column - run.column)
        else:
            cells = columns[run.start] + (column - run.column) + 1
        start = bisect_left(columns, cells, run.start, run.end + 1) - 1
        end = bisect_left(columns, columns[start + 1] + 1, start, run.end + 1) - 1
        return start, min(end, run.end)


def _reversed(glyphs: str, cells: bytes) -> str:
    """Clusters from last to first, each with its marks after its base."""
    parts = []
    done = 0
    for match in _ZERO_RUN.finditer(cells):
        start, end = match.span()
        parts += [glyphs[done : start - 1][::-1], glyphs[start - 1 : end]]
        done = end
    parts.append(glyphs[done:][::-1])
    return "".join(parts[::-1]).replace(NOTHING, "")


def _cluster_bounds(cells: bytes) -> list[tuple[int, int]]:
    """Start and end of each cluster: a position with cells and those without after it."""
    starts = [i for i, width in enumerate(cells) if width]
    return list(zip(starts, [*starts[1:], len(cells)], strict=True))


def make_line(layout: ParagraphLayout, start: int, end: int, stop: int) -> VisualLine:
    """Order the line ``[start, end)`` of a paragraph (L1, L2), of which ``[start, stop)`` is drawn."""
    base = layout.base_level
    columns = layout.columns
    if columns[stop] == columns[start]:
        stop = start
    levels = line_levels(layout.levels, layout.letters, start, end, base)[: stop - start]
    runs = [(a + start, b + start, level) for a, b, level in level_runs(levels)]
    if len(runs) > 1:
        runs = _whole_clusters(layout, runs)
    column = 0
    placed = []
    for i in visual_order([run[2] for run in runs]) if len(runs) > 1 else range(len(runs)):
        first, last, level = runs[i]
        width = columns[last] - columns[first]
        placed.append(LevelRun(first, last, level, column, width))
        column += width
    return VisualLine(start + layout.start, end + layout.start, base, column, tuple(placed), layout, stop)


def _whole_clusters(layout: ParagraphLayout, runs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Runs that tear no cluster apart: what has no cells stays with what stands before it."""
    cells = layout.drawing.cells
    whole: list[tuple[int, int, int]] = []
    for start, end, level in runs:
        if whole and not cells[start]:
            # The first code point with cells of its own, if the run has one.
            begin = min(bisect_right(layout.columns, layout.columns[start], start) - 1, end)
            whole[-1] = (whole[-1][0], begin, whole[-1][2])
            start = begin
        if start < end:
            whole.append((start, end, level))
    return whole
