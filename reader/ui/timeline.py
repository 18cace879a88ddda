"""The window of a truce as a bar of cells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from reader.truce import Truce, When

_FULL, _EMPTY = "█", "░"


@dataclass(frozen=True, slots=True)
class Timeline:
    """A bar and what stands at its two ends, in the order on the screen, left to right.

    Attributes:
        bar: one character a cell.
        left: label of the left end.
        right: label of the right end.
    """

    bar: str
    left: str
    right: str


def timeline(truce: Truce, cells: int, *, right_to_left: bool) -> Timeline | None:
    """The truce's window on its day or days; None where one of its ends is not known.

    Args:
        truce: the truce.
        cells: width of the bar.
        right_to_left: whether time runs from the right, as in an Arabic interface.
    """
    start, end = _moment(truce.start), _moment(truce.end)
    if start is None or end is None or end <= start or cells < 6:
        return None
    if start.date() == end.date():
        first = dt.datetime.combine(start.date(), dt.time())
        whole = dt.timedelta(days=1)
        labels = ("00:00", "24:00")
    else:
        first, whole = start, end - start
        margin = whole / 6
        first, whole = start - margin, whole + 2 * margin
        labels = (f"{start:%m-%d}", f"{end:%m-%d}")
    edges = [round(cells * ((moment - first) / whole)) for moment in (start, end)]
    edges[1] = max(edges[1], edges[0] + 1)
    bar = "".join(_FULL if edges[0] <= cell < edges[1] else _EMPTY for cell in range(cells))
    if right_to_left:
        return Timeline(bar[::-1], labels[1], labels[0])
    return Timeline(bar, *labels)


def _moment(when: When | None) -> dt.datetime | None:
    """The local time of a point that is known to the day or the hour."""
    if when is None or not isinstance(when.value, str):
        return None
    try:
        return dt.datetime.fromisoformat(when.value).replace(tzinfo=None)
    except ValueError:
        return None
