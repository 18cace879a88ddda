"""Where lines end: logical ranges whose cells fit a width. Needs no levels, only glyphs and their cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reader.visual.widths import HARD_BREAKS, NOTHING

SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""Break after these; U+00A0, U+2007 and U+202F hold together."""

ZERO_WIDTH_SPACE = "\u200b"
_OPENING = tuple("([{\u00ab\u2039\u201c\u2018\ufd3f")
_CLOSING = ")]}\u00bb\u203a\u201d\u2019\ufd3e!?.,:;%\u060c\u061b\u061f\u066a\u06d4\u2026"
_SOFT = "/-?&=._\u2010\u2013\u2014"
_HARD_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Measured:
    """A paragraph and the cells it takes.

    Attributes:
        text: the paragraph.
        glyphs: what is drawn for each code point (``clusters.Drawing``).
        columns: cumulative cells: ``columns[i]`` are those of ``text[:i]``; one item more than the text.
    """

    text: str
    glyphs: str
    columns: Sequence[int]

    def cluster_start(self, at: int) -> int:
        """The first code point of the cluster that covers ``at``."""
        return max(bisect_left(self.columns, self.columns[at + 1]) - 1, 0)

    def cluster_end(self, at: int) -> int:
        """One past the last code point of the cluster that covers ``at``."""
        return bisect_right(self.columns, self.columns[at + 1], at) - 1

    def is_blank(self, start: int, end: int) -> bool:
        """Whether spaces alone are drawn: no letter, and no mark on a space."""
        return self.glyphs[start:end].replace(NOTHING, "").isspace()

    def drawn_end(self, start: int, end: int) -> int:
        """Where the drawn part of the line ``[start, end)`` ends: before its last spaces and line break."""
        stop = end
        while self.columns[stop] > self.columns[start]:
            cluster = self.cluster_start(stop - 1)
            if not self.is_blank(cluster, stop):
                return start + len(self.text[start:stop].rstrip(HARD_BREAKS))
            stop = cluster
        return start

    def wrap(self, width: int) -> list[tuple[int, int]]:
        """Break the paragraph into lines.

        Breaks after spaces and U+200B, not before closing punctuation nor after an opening bracket; after a
        line break character always. A token longer than a line breaks after ``/ - ? & = . _`` or a dash, or
        wherever the line is full. Spaces at a break hang: they belong to the line and need no cells.

        Args:
            width: cells a line may take, at least 1. A wider cluster gets a line of its own.

        Returns:
            Half-open ranges that cover the paragraph; one empty range for an empty paragraph.
        """
        width = max(width, 1)
        size = len(self.text)
        spaces = [space for space in SPACES + ZERO_WIDTH_SPACE if space in self.text]
        lines: list[tuple[int, int]] = []
        start = 0
        hard = self._next_hard_break(start)
        while start < size:
            full = bisect_right(self.columns, self.columns[start] + width, start) - 1
            if hard[0] <= full:
                end = hard[1]
            else:
                end = size if full >= size else self._line_end(start, full, spaces)
                if end > hard[0]:
                    end = hard[1]
            lines.append((start, end))
            start = end
            if start >= hard[1]:
                hard = self._next_hard_break(start)
        return lines or [(0, 0)]

    def _next_hard_break(self, start: int) -> tuple[int, int]:
        match = _HARD_BREAK.search(self.text, start)
        return match.span() if match else (len(self.text) + 1, len(self.text) + 1)

    def _line_end(self, start: int, full: int, spaces: list[str]) -> int:
        """The end of a line that begins at ``start`` when ``text[start:full]`` is all that fits."""
        past = self._past_spaces(full)
        if past > full and not self._held_together(start, full, past):
            return past
        limit = full
        while spaces:
            space = max([self.text.rfind(space, start, limit) for space in spaces])
            if space < 0:
                break
            end = self._past_spaces(space)
            if space < end <= full and not self._held_together(start, space, end):
                return end
            limit = space
        return self._break_token(start, full)

    def _past_spaces(self, at: int) -> int:
        """The end of the blank clusters that follow ``at``; a U+200B there counts as one."""
        size = len(self.text)
        while at < size:
            end = self.cluster_end(at)
            if self.text[at] != ZERO_WIDTH_SPACE and not (self.text[at] in SPACES and self.is_blank(at, end)):
                break
            at = end
        return at

    def _held_together(self, start: int, space: int, end: int) -> bool:
        """Whether the space stands before closing punctuation, after an opening bracket or after nothing."""
        before = self.text[start:space].rstrip(SPACES)
        return not before or before.endswith(_OPENING) or self.text[end : end + 1] in tuple(_CLOSING)

    def _break_token(self, start: int, full: int) -> int:
        """Break inside a token longer than the line."""
        text = self.text
        for at in range(full - 1, start, -1):
            if text[at] in _SOFT:
                end = self.cluster_end(at)
                if end < full and text[end] not in _CLOSING + _SOFT:
                    return end
        return full if full > start and self.columns[full] > self.columns[start] else self.cluster_end(start)
