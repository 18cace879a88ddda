"""The window of a truce as a bar of cells."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from reader.truce import Truce, When

_FULL, _EMPTY = "█", "░"
_FADING = "▓▒"
_LEAST = 12
_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Timeline:
    """A bar and what stands below it, both as on the screen, from left to right.

    Attributes:
        bar: one character a cell: full while the truce holds, fading where one of its ends is not known.
        scale: as long as the bar: the ends of the bar and, where there is room, of the window.
    """

    bar: str
    scale: str


def timeline(truce: Truce, cells: int, *, right_to_left: bool) -> Timeline | None:
    """The truce's window on its day or days; None where neither of its ends is known.

    Args:
        truce: the truce.
        cells: width of the bar.
        right_to_left: whether time runs from the right, as in an Arabic interface.
    """
    start, end = _moment(truce.start), _moment(truce.end)
    if cells < _LEAST or (start is None and end is None):
        return None
    if start is not None and end is not None and end <= start:
        return None
    first, last, form = _extent(start or end, end or start)
    places = {}
    for name, moment in (("start", start), ("end", end)):
        if moment is not None:
            places[name] = round(cells * ((moment - first) / (last - first)))
    begins, ends = places.get("start", 0), places.get("end", cells)
    ends = max(ends, begins + 1)
    bar = [_FULL if begins <= cell < ends else _EMPTY for cell in range(cells)]
    known = range(begins, ends)
    if end is None:
        _fade(bar, [*reversed(known)])
    if start is None:
        _fade(bar, [*known])
    marks = [(0, _label(first, form)), (cells, _label(last, form, closing=True))]
    marks += [
        (places[name], _label(moment, form)) for name, moment in (("start", start), ("end", end)) if moment
    ]
    if right_to_left:
        bar.reverse()
        marks = [(cells - at, label) for at, label in marks]
    return Timeline("".join(bar), _scale(marks, cells))


def _extent(start: dt.datetime | None, end: dt.datetime | None) -> tuple[dt.datetime, dt.datetime, str]:
    """What the whole bar stands for, and the form of its labels: one day by hours, else days."""
    assert start is not None
    assert end is not None
    first = dt.datetime.combine(start.date(), dt.time())
    if start.date() == end.date() or (end - start < _DAY and end.time() == dt.time()):
        return first, first + _DAY, "hour"
    if end - start <= 2 * _DAY:
        return first, dt.datetime.combine(end.date(), dt.time()) + _DAY, "hour"
    margin = max((end - start) / 8, _DAY / 2)
    return start - margin, end + margin, "day"


def _fade(bar: list[str], cells: list[int]) -> None:
    """Let the bar run out over its last cells."""
    part = max(len(cells) // 6, 1)
    for number, shade in enumerate(reversed(_FADING)):
        for cell in cells[number * part : (number + 1) * part]:
            bar[cell] = shade


def _label(moment: dt.datetime, form: str, *, closing: bool = False) -> str:
    if form == "day":
        return f"{moment.day}/{moment.month}"
    return "24:00" if closing and moment.time() == dt.time() else f"{moment:%H:%M}"


def _scale(marks: list[tuple[int, str]], cells: int) -> str:
    """The labels below their places; one that would touch another is left out, the window's own go first."""
    row = [" "] * cells
    for at, label in reversed(marks):
        left = min(max(at - len(label) // 2, 0), cells - len(label))
        around = row[max(left - 1, 0) : left + len(label) + 1]
        if all(cell == " " for cell in around):
            row[left : left + len(label)] = label
    return "".join(row)


def _moment(when: When | None) -> dt.datetime | None:
    """The local time of a point that is known to the day or the hour."""
    if when is None or not isinstance(when.value, str):
        return None
    try:
        return dt.datetime.fromisoformat(when.value).replace(tzinfo=None)
    except ValueError:
        return None
