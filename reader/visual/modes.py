"""A line as a whole terminal row, in the order and the pieces that the terminal at hand needs.

Every row is exactly as wide as asked, and a column means the same cell of the screen in every mode, so
highlights, selection and clicks work alike. What differs is the order in which the cells are sent.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, pairwise
from typing import Generic, Literal, TypeVar

from reader.visual.arranging import arrange
from reader.visual.bidi_classes import classes, mirrored
from reader.visual.layout import lay_out
from reader.visual.line import Cluster, VisualLine
from reader.visual.widths import HARD_BREAKS

S = TypeVar("S", bound=Hashable)
Font = Callable[[tuple[S, ...]], Hashable]
Align = Literal["auto", "left", "right", "center"]


_ARABIC_SIGNS = dict.fromkeys(map(ord, "\u066a\u066b\u066c"), "\u0627")  # percent, decimal and thousands
_NOT_STRONG = re.compile(rb"[^LRA]+")


class OutputMode(StrEnum):
    """The order of a row's cells on their way to the terminal."""

    VISUAL = "visual"
    """Left to right as they shall stand: for terminals that place cells as they come."""

    WORD_VISUAL = "word_visual"
    """Words as they shall stand, right-to-left words from their first letter on, brackets not mirrored:
    for terminals that reverse and mirror each such word themselves (kitty)."""

    LOGICAL = "logical"
    """As stored, or whatever else the terminal turns into the row as it shall look: for terminals that reorder
    the whole row, in the direction of its first strong letter (PuTTY)."""

    LEFT_TO_RIGHT = "left_to_right"
    """Such that reordered as left-to-right text it is right: for terminals that reorder the whole row so."""

    LEFT_TO_RIGHT_UNMIRRORED = "left_to_right_unmirrored"
    """The same, where the terminal does not mirror brackets (Konsole)."""

    ALTERNATING = "alternating"
    """As ``VISUAL``, each cell an attribute run of its own: for terminals that reorder within a run."""


@dataclass(frozen=True, slots=True)
class Run(Generic[S]):
    """A stretch of a row with one style.

    Attributes:
        text: what to send; its width by Rich's count is ``width``.
        width: cells.
        column: where it begins, counted in cells sent.
        styles: the styles that hold here, in the order given.
        alternate: whether it must differ in some invisible attribute from its neighbours.
    """

    text: str
    width: int
    column: int
    styles: tuple[S, ...]
    alternate: bool = False


@dataclass(frozen=True, slots=True)
class _Cell(Generic[S]):
    """A cluster on its way out, or a stretch of padding."""

    text: str
    width: int
    styles: tuple[S, ...]


def row(
    line: VisualLine,
    width: int,
    mode: OutputMode = OutputMode.VISUAL,
    styles: Sequence[tuple[int, int, S]] = (),
    *,
    align: Align = "auto",
    strip_marks: bool = False,
    font: Font[S] | None = None,
) -> tuple[Run[S], ...]:
    """A whole terminal row.

    Args:
        line: the line; where it is wider than the row its end is cut off.
        width: cells of the row.
        mode: what the terminal needs.
        styles: (start, end, style) with ranges of the article's text; any may overlap.
        align: ``auto`` puts right-to-left lines at the right edge, others at the left.
        strip_marks: leave combining marks of right-to-left text out.
        font: the weight and slant of cells with these styles; in ``WORD_VISUAL`` a word is turned round in the pieces
            that have the same.

    Returns:
        Runs that together are exactly ``width`` cells, in the order to send.
    """
    left = left_margin(line, width, align)
    first = max(-left, 0)
    last = min(first + width, line.width)
    before: list[_Cell[S]] = [_Cell(" " * left, left, ())] if left > 0 else []
    right = width - max(left, 0) - (last - first)
    after: list[_Cell[S]] = [_Cell(" " * right, right, ())] if right > 0 else []
    if mode is OutputMode.VISUAL:
        return _runs([*before, *_pieces(line, first, last, styles, strip_marks), *after], joined=True)
    clusters = _between(line, first, last)
    shown = list(_styled(clusters, line, styles, strip_marks))
    if mode is OutputMode.WORD_VISUAL:
        shown = _word_visual(shown, font or (lambda _: None))
    elif mode is not OutputMode.ALTERNATING:
        return _runs(_arranged(shown, max(left, 0), right, line.base_level, mode), joined=True)
    return _runs([*before, *[cell for _, cell in shown], *after], joined=mode is not OutputMode.ALTERNATING)


def _pieces(
    line: VisualLine, first: int, last: int, styles: Sequence[tuple[int, int, S]], strip_marks: bool
) -> list[_Cell[S]]:
    """The columns ``[first, last)`` cut where a style begins or ends."""
    covered = [
        (max(a, first), min(b, last), style)
        for start, end, style in styles
        for a, b in line.columns_of(start, end)
    ]
    cuts = sorted({first, last, *[c for a, b, _ in covered if a < b for c in (a, b)]})
    return [
        _Cell(
            line.glyphs_between(a, b, strip_marks=strip_marks),
            b - a,
            tuple([style for c, d, style in covered if c <= a and b <= d]),
        )
        for a, b in pairwise(cuts)
    ]


def left_margin(line: VisualLine, width: int, align: Align = "auto") -> int:
    """Cells before the line's first column in a row of ``width``; negative where the row cuts off its left
    end.
    """
    free = width - line.width
    if free < 0:
        return free if line.base_level else 0
    if align == "center":
        return free // 2
    right = line.base_level == 1 if align == "auto" else align == "right"
    return free if right else 0


def _between(line: VisualLine, first: int, last: int) -> Iterable[Cluster]:
    """The clusters of the columns ``[first, last)``; one that the edge cuts through becomes spaces."""
    for cluster in line.clusters:
        cells = min(cluster.column + cluster.width, last) - max(cluster.column, first)
        if cells > 0:
            yield cluster if cells == cluster.width else cluster._replace(width=cells, glyphs=" " * cells)


def _styled(
    clusters: Iterable[Cluster], line: VisualLine, styles: Sequence[tuple[int, int, S]], strip_marks: bool
) -> Iterable[tuple[Cluster, _Cell[S]]]:
    here = [style for style in styles if max(style[0], line.start) < min(style[1], line.end)]
    for cluster in clusters:
        held = (
            tuple([s for start, end, s in here if start < cluster.end and end > cluster.start])
            if here
            else ()
        )
        glyphs = cluster.glyphs
        if strip_marks and cluster.level & 1:
            glyphs = _without_marks(glyphs)
        yield cluster, _Cell(glyphs, cluster.width, held)


def _without_marks(glyphs: str) -> str:
    if len(glyphs) == 1:
        return glyphs
    return glyphs[0] + "".join([c for c in glyphs[1:] if not unicodedata.category(c).startswith("M")])


Shown = list[tuple[Cluster, _Cell[S]]]


def _word_visual(shown: Shown[S], font: Font[S]) -> Shown[S]:
    """Reverse every stretch without spaces, in one font, in which a right-to-left letter stands, and undo its
    mirroring.
    """
    result: Shown[S] = []
    # Signs of the Arabic script among numbers are letters to such a terminal, and turn the number round.
    letters = classes("".join([cell.text[0] for _, cell in shown]).translate(_ARABIC_SIGNS))
    done = 0
    for (blank, _), group in groupby(shown, key=lambda item: (item[1].text.isspace(), font(item[1].styles))):
        word = list(group)
        strong = _NOT_STRONG.sub(b"", letters[done : done + len(word)])
        done += len(word)
        if blank or not strong.strip(b"L"):
            result.extend(word)
        elif not strong.endswith(b"L"):
            result.extend(_reversed(word))
        else:
            # The stretch would be taken for left-to-right text: reverse the right-to-left words alone.
            for rtl, part in groupby(word, key=lambda item: item[0].level & 1):
                piece = list(part)
                result.extend(_reversed(piece) if rtl else piece)
    return result


def _reversed(word: Shown[S]) -> Shown[S]:
    """From the right end to the left; colours belong to cells and stay where they shall be seen."""
    columns = [cell.styles for _, cell in word for _ in range(cell.width)]
    result: Shown[S] = []
    column = 0
    for cluster, cell in reversed(word):
        result.append((cluster, _Cell(mirrored(cell.text), cell.width, columns[column])))
        column += cell.width
    return result


def _arranged(shown: Shown[S], left: int, right: int, base_level: int, mode: OutputMode) -> list[_Cell[S]]:
    """A row, margins of ``left`` and ``right`` cells included, for a terminal that orders it once more."""
    blank: _Cell[S] = _Cell(" ", 1, ())
    cells = [*[blank] * left, *[cell for _, cell in shown], *[blank] * right]
    reading = None
    if mode is OutputMode.LOGICAL:
        text = sorted(range(left, left + len(shown)), key=lambda at: shown[at - left][0].start)
        before, after = range(left), range(left + len(shown), len(cells))
        # Right-to-left rows are laid out from the right: what is to stand at the left is sent last.
        reading = [*reversed(after), *text, *reversed(before)] if base_level else [*before, *text, *after]
    mirrors = mode is not OutputMode.LEFT_TO_RIGHT_UNMIRRORED
    sent = arrange([cell.text for cell in cells], reading, mirrors=mirrors)
    return [_Cell(glyphs, cells[at].width, cells[at].styles) for at, glyphs in sent]


def _runs(cells: Iterable[_Cell[S]], *, joined: bool) -> tuple[Run[S], ...]:
    """Neighbours of one style in one run; or, not joined, a run for each single cell."""
    runs: list[Run[S]] = []
    column = 0
    if joined:
        for styles, group in groupby(cells, key=lambda cell: cell.styles):
            members = list(group)
            width = sum([cell.width for cell in members])
            runs.append(Run("".join([cell.text for cell in members]), width, column, styles))
            column += width
        return tuple(runs)
    for cell in cells:
        runs.append(Run(cell.text, cell.width, column, cell.styles, bool(runs) and not runs[-1].alternate))
        column += cell.width
    return tuple(runs)


def label(
    text: str,
    width: int | None = None,
    mode: OutputMode = OutputMode.VISUAL,
    *,
    align: Align = "auto",
    ellipsis: str = "\u2026",
    styles: Sequence[tuple[int, int, S]] = (),
    strip_marks: bool = False,
    base_level: int | None = None,
    font: Font[S] | None = None,
) -> tuple[Run[S], ...]:
    """Lay a text out as one row; what does not fit is cut at its logical end and marked.

    Args:
        text: in logical order; line breaks count as spaces.
        width: cells of the row; as many as the text needs when None.
        mode: what the terminal needs.
        align: as for ``modes.row``.
        ellipsis: what stands for the part cut off.
        styles: (start, end, style) with ranges of ``text``.
        strip_marks: as for ``modes.row``.
        base_level: the direction, by the first strong character when None.
        font: as for ``modes.row``.
    """
    text = text.translate(dict.fromkeys(map(ord, HARD_BREAKS), " "))
    layout = lay_out(text, base_level=base_level)
    line = layout.line()
    if width is None:
        width = line.width
    if line.width > width:
        room = max(width - lay_out(ellipsis).line().width, 0)
        kept = text[: layout.fitting(room)].rstrip()
        line = lay_out(kept + ellipsis, base_level=layout.base_level).line()
    return row(line, width, mode, styles, align=align, strip_marks=strip_marks, font=font)
