"""Where lines end: logical ranges whose cells fit a width. Needs no levels, only cumulative widths and the
text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from reader.visual.widths import HARD_BREAKS

SPACES = " \t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
"""Break after these; U+00A0, U+2007 and U+202F hold together."""

ZERO_WIDTH_SPACE = "\u200b"
_OPENING = "([{\u00ab\u2039\u201c\u2018\ufd3f\u2983"
_CLOSING = ")]}\u00bb\u203a\u201d\u2019\ufd3e!?.,:;%\u060c\u061b\u061f\u066a\u06d4\u2026"
_SOFT = "/-?&=._\u2010\u2013\u2014"
_HARD_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")


def trailing(text: str, start: int, end: int, *, soft: bool) -> int:
    """Where a line's drawn part ends: before its line break and, when the line was wrapped, its last
    spaces.
    """
    hanging = HARD_BREAKS + (SPACES + ZERO_WIDTH_SPACE if soft else "")
    return start + len(text[start:end].rstrip(hanging))


def wrap(text: str, columns: Sequence[int], width: int) -> list[tuple[int, int]]:
    """Break a paragraph into lines.

    Breaks after spaces and U+200B, not before closing punctuation nor after an opening bracket; after a line
    break character always. A token longer than a line breaks after ``/ - ? & = . _`` or a dash, or wherever
    the line is full. Spaces at a break hang: they belong to the line and need no cells.

    Args:
        text: the paragraph.
        columns: cumulative cells: ``columns[i]`` are those of ``text[:i]``; one item more than the text.
        width: cells a line may take, at least 1. A wider cluster gets a line of its own.

    Returns:
        Half-open ranges that cover the paragraph; one empty range for an empty paragraph.
    """
    width = max(width, 1)
    size = len(text)
    lines: list[tuple[int, int]] = []
    spaces = [space for space in SPACES + ZERO_WIDTH_SPACE if space in text]
    hard = _next_break(text, 0)
    start = 0
    while start < size:
        full = bisect_right(columns, columns[start] + width, start) - 1
        if hard[0] <= full:
            end = hard[1]
        elif full >= size:
            end = size
        else:
            end = _line_end(text, columns, start, full, spaces)
            if end > hard[0]:
                end = hard[1]
        lines.append((start, end))
        start = end
        if start >= hard[1]:
            hard = _next_break(text, start)
    return lines or [(0, 0)]


def _next_break(text: str, start: int) -> tuple[int, int]:
    match = _HARD_BREAK.search(text, start)
    return match.span() if match else (len(text) + 1, len(text) + 1)


def _line_end(text: str, columns: Sequence[int], start: int, full: int, spaces: list[str]) -> int:
    """The end of a line that begins at ``start`` when ``text[start:full]`` is all that fits."""
    if text[full] in SPACES:
        return _past_spaces(text, columns, full)
    limit = full
    while spaces:
        space = max([text.rfind(space, start, limit) for space in spaces])
        if space < 0:
            break
        end = _past_spaces(text, columns, space)
        if end <= full and not _held_together(text, start, space, end):
            return end
        limit = space
    for at in range(full - 1, start, -1):
        if text[at] in _SOFT and columns[at + 1] < columns[full] and text[at + 1] not in _CLOSING + _SOFT:
            return at + 1
    return full if full > start and columns[full] > columns[start] else _past_cluster(columns, start)


def _past_spaces(text: str, columns: Sequence[int], at: int) -> int:
    """The first position after ``at`` that is neither a space nor part of the space's cluster."""
    size = len(text)
    while at < size and (
        text[at] in SPACES or text[at] == ZERO_WIDTH_SPACE or columns[at] == columns[at + 1]
    ):
        at += 1
    return at


def _held_together(text: str, start: int, space: int, end: int) -> bool:
    """Whether the spaces around ``space`` stand before closing punctuation or after an opening bracket."""
    before = text[start:space].rstrip(SPACES)
    return (end < len(text) and text[end] in _CLOSING) or before.endswith(tuple(_OPENING)) or not before


def _past_cluster(columns: Sequence[int], start: int) -> int:
    """The end of the cluster at ``start``, of its zero-width followers too."""
    return (
        bisect_right(columns, columns[start + 1], start) - 1
        if columns[start + 1] > columns[start]
        else start + 1
    )
