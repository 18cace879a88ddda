"""The one door by which text reaches the screen: ordered, shaped and cut as the terminal at hand needs it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar, cast

from rich.color import Color
from rich.color_triplet import ColorTriplet
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as TextualColor
from textual.dom import DOMNode
from textual.filter import NoColor
from textual.strip import Strip

from reader.visual import VisualLine
from reader.visual.modes import Align, OutputMode, Run, label, row

S = TypeVar("S", bound=Hashable)

GREY = ColorTriplet(118, 118, 118)
"""Can be read on black and on white; what text has where the terminal's own colour, which nobody knows, will not do."""


@dataclass(frozen=True, slots=True)
class Chrome:
    """How text is drawn on this terminal.

    Attributes:
        mode: what the bytes of a row must look like.
        strip_marks: whether tashkeel is left out because the terminal would misplace it.
    """

    mode: OutputMode = OutputMode.VISUAL
    strip_marks: bool = False

    @property
    def whole_rows(self) -> bool:
        """Whether the terminal reorders whole rows, so that nothing else may stand beside Arabic."""
        return self.mode is OutputMode.LOGICAL

    def label(
        self,
        text: str,
        width: int | None,
        style: Style,
        *,
        align: Align = "auto",
        styles: Sequence[tuple[int, int, Style]] = (),
        base_level: int | None = None,
    ) -> Strip:
        """One row of ``width`` cells, or as many as the text needs; what does not fit is cut and marked.

        Args:
            text: in logical order.
            width: cells.
            style: of the whole row.
            align: ``auto`` puts right-to-left text at the right edge.
            styles: (start, end, style) of parts of ``text``, laid over ``style``.
            base_level: its direction, by the first strong letter when None.
        """

        def look(parts: tuple[Style, ...]) -> Style:
            return Style.combine([style, *parts])

        runs = label(
            text,
            width,
            self.mode,
            align=align,
            styles=styles,
            strip_marks=self.strip_marks,
            base_level=base_level,
            font=lambda parts: _font(look(parts)),
        )
        return self._strip(runs, look)

    def line(
        self,
        line: VisualLine,
        width: int,
        style: Callable[[tuple[S, ...]], Style],
        styles: Sequence[tuple[int, int, S]] = (),
        align: Align = "auto",
    ) -> Strip:
        """One row of laid-out text.

        Args:
            line: the line.
            width: cells of the row.
            style: what the styles that hold at a place look like together.
            styles: (start, end, style) with ranges of the laid-out text.
            align: ``auto`` puts right-to-left lines at the right edge.
        """
        runs = row(
            line,
            width,
            self.mode,
            styles,
            align=align,
            strip_marks=self.strip_marks,
            font=lambda parts: _font(style(parts)),
        )
        return self._strip(runs, style)

    def spread(
        self,
        near: str,
        far: str,
        width: int,
        near_style: Style,
        far_style: Style,
        *,
        right_to_left: bool = True,
    ) -> Strip:
        """``near`` at the edge of a row where reading begins and ``far`` at the other.

        Where both do not fit, ``near`` is cut; where nothing of it would be left, ``far`` gives way.
        """
        side: Align = "right" if right_to_left else "left"
        if self.whole_rows or not far:
            return self.label(f"{near}   {far}" if far else near, width, near_style, align=side)
        other = self.label(far, None, far_style)
        rest = width - other.cell_length - 2
        if rest < width // 3:
            return self.label(near, width, near_style, align=side)
        gap = Strip([Segment("  ", near_style)], 2)
        parts = [other, gap, self.label(near, rest, near_style, align=side)]
        return Strip.join(parts if right_to_left else parts[::-1])

    def _strip(self, runs: Sequence[Run[S]], style: Callable[[tuple[S, ...]], Style]) -> Strip:
        segments = []
        for run in runs:
            look = style(run.styles)
            if self.mode is OutputMode.ALTERNATING:
                look = apart(look, alternate=run.alternate)
            segments.append(Segment(run.text, look))
        return Strip(segments, sum(run.width for run in runs))


def _font(style: Style) -> tuple[bool, bool]:
    return bool(style.bold), bool(style.italic)


def apart(style: Style, *, alternate: bool) -> Style:
    """One of two styles that look alike and are not the same: the last bit of the foreground's blue differs."""
    colour = style.color
    triplet = GREY if colour is None or colour.is_default else colour.get_truecolor()
    shade = ColorTriplet(triplet.red, triplet.green, triplet.blue ^ alternate)
    return style + Style(color=Color.from_triplet(shade))


class Greys(NoColor):
    """No colours but two greys in turn, for terminals that turn letters of one colour round."""

    def apply(self, segments: list[Segment], background: TextualColor) -> list[Segment]:
        """As ``NoColor``, then the greys: segments that stand side by side never have the same."""
        return [
            Segment(text, apart(style or Style.null(), alternate=bool(number % 2)), control)
            for number, (text, style, control) in enumerate(super().apply(segments, background))
        ]


class _HasChrome(Protocol):
    chrome: Chrome


def chrome_of(node: DOMNode) -> Chrome:
    """The chrome of the app that a widget belongs to."""
    return cast(_HasChrome, node.app).chrome
