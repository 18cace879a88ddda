"""The window of a truce drawn to scale, as SVG that takes its colours from the page."""

from __future__ import annotations

import datetime as dt
from html import escape

from reader.export.wording import when
from reader.i18n import Translator
from reader.truce import Truce, When

_WIDTH, _HEIGHT = 340, 74
_EDGE = 20
_TOP, _BAR = 24, 20
_LEAST = 6  # a short window is still seen


def timeline(truce: Truce, say: Translator) -> str:
    """The drawing, empty where start or end is not known. Time runs in the language's own direction."""
    start, end = _moment(truce.start), _moment(truce.end)
    if start is None or end is None or end <= start or truce.start is None or truce.end is None:
        return ""
    first, last = _scale(start, end)
    room = _WIDTH - 2 * _EDGE

    def x(moment: dt.datetime) -> float:
        at = _EDGE + room * ((moment - first) / (last - first))
        return round(_WIDTH - at if say.language == "ar" else at, 1)

    left, right = sorted((x(start), x(end)))
    one_day = last - first <= dt.timedelta(days=1)
    one_clock = start.date() == end.date()
    ticks = [first + dt.timedelta(hours=6 * i) for i in range(5)] if one_day else []
    parts = [
        f'<rect class="day" x="{_EDGE}" y="{_TOP}" width="{room}" height="{_BAR}" rx="3"/>',
        f'<rect class="window" x="{left}" y="{_TOP}" width="{max(right - left, _LEAST):g}" height="{_BAR}" rx="3"/>',
        *(f'<line x1="{x(t)}" x2="{x(t)}" y1="{_TOP + _BAR}" y2="{_TOP + _BAR + 5}"/>' for t in ticks),
        *(_text(x(t), _HEIGHT - 8, "24:00" if t == last else f"{t:%H:%M}", "edge") for t in ticks),
        *(
            _text(x(moment), _TOP - 8, f"{moment:%H:%M}" if one_clock else f"{moment:%m-%d}", "end")
            for moment in (start, end)
        ),
    ]
    label = f"{when(truce.start, say)} – {when(truce.end, say)}"
    return (
        f'<svg class="timeline" role="img" viewBox="0 0 {_WIDTH} {_HEIGHT}" direction="ltr">'
        f"<title>{escape(label)}</title>{''.join(parts)}</svg>"
    )


def _scale(start: dt.datetime, end: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """The ends of the drawing: the day, or a little more than a window of several days."""
    if start.date() == end.date():
        first = dt.datetime.combine(start.date(), dt.time())
        return first, first + dt.timedelta(days=1)
    margin = (end - start) / 6
    return start - margin, end + margin


def _text(x: float, y: float, words: str, kind: str) -> str:
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="middle">{escape(words)}</text>'


def _moment(point: When | None) -> dt.datetime | None:
    """The local time of a point that is known to the day or the hour."""
    if point is None or not isinstance(point.value, str):
        return None
    try:
        return dt.datetime.fromisoformat(point.value).replace(tzinfo=None)
    except ValueError:
        return None
