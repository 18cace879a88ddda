"""iCalendar: every truce whose first day is known as an event.

RFC 5545: lines end in CR LF and are folded at 75 octets. An hour with a known offset from UTC is written in UTC, one
without as local time that no zone changes; a truce of which only days are known is an event of whole days. What does
not fit (an end before the beginning, a month, a daily window whose last day is not known) is in the description alone.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Iterator

from reader import __version__
from reader.analysis import Analysis
from reader.errors import InputError
from reader.export.facts import facts
from reader.export.options import Options
from reader.export.plain import visible_controls, without_bidi_controls
from reader.i18n import Translator
from reader.truce import Truce, Value, When

_LINE_OCTETS = 75
_BREAKS = re.compile("\r\n|[\n\r\u2028\u2029\x85\x0b\x0c]")
_DURATION = re.compile(r"P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?)?")
_DAY = dt.timedelta(days=1)

Moment = dt.datetime | dt.date


def render(analyses: Iterable[Analysis], options: Options) -> Iterator[str]:
    """One calendar with the truces of all articles.

    Raises:
        InputError: of none of them the first day is known.
    """
    say = Translator(options.language)
    events = [
        line
        for analysis in analyses
        for truce in analysis.truces
        if (start := _moment(truce.start)) is not None
        for line in _event(analysis, truce, start, say)
    ]
    if not events:
        raise InputError("export.no_window")
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Qari//Qari {__version__}//{say.language.upper()}"]
    yield "".join(_folded(line) for line in [*head, *events, "END:VCALENDAR"])


def _event(analysis: Analysis, truce: Truce, start: Moment, say: Translator) -> Iterator[str]:
    article = analysis.article
    kind = say(f"export.kind_{truce.kind}")
    place = truce.place.text if truce.place is not None else None
    recurrence = f" ({say(f'export.recurrence_{truce.recurrence}')})" if truce.recurrence else ""
    written = article.date or start
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, f'{article.sha256} {truce.id}')}"
    yield f"DTSTAMP:{written:%Y%m%d}T000000Z"
    yield f"DTSTART{_written(start)}"
    yield from _ending(truce, start)
    yield f"SUMMARY:{_text(f'{kind}: {place}' if place else kind)}{_text(recurrence)}"
    if place:
        yield f"LOCATION:{_text(place)}"
    yield f"DESCRIPTION:{_text(_description(analysis, truce, say))}"
    yield f"STATUS:{'TENTATIVE' if truce.status == 'proposed' else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _ending(truce: Truce, start: Moment) -> Iterator[str]:
    """When the truce ends, where that can be said in the same kind of time as its beginning."""
    end = _moment(truce.end)
    if end is not None and _comparable(start, end):
        if isinstance(start, dt.datetime):
            if start < end:
                yield f"DTEND{_written(end)}"
            return
        if start <= end:
            yield f"DTEND{_written(end + _DAY)}"  # the first day that is no longer part of it
            return
    length = _length(truce.duration)
    whole = isinstance(start, dt.datetime) or (length is not None and length % _DAY == dt.timedelta(0))
    if length and whole and end is None and not truce.recurrence:
        yield f"DTEND{_written(start + length)}"


def _comparable(one: Moment, other: Moment) -> bool:
    if isinstance(one, dt.datetime) and isinstance(other, dt.datetime):
        return (one.tzinfo is None) is (other.tzinfo is None)
    return not isinstance(one, dt.datetime) and not isinstance(other, dt.datetime)


def _moment(when: When | None) -> Moment | None:
    """The day or the hour that a value names; None for months and what is not resolved."""
    value = str(when.value or "") if when is not None else ""
    try:
        return dt.datetime.fromisoformat(value) if "T" in value else dt.date.fromisoformat(value)
    except ValueError:
        return None


def _length(duration: Value | None) -> dt.timedelta | None:
    match = _DURATION.fullmatch(str(duration.value or "")) if duration is not None else None
    if match is None:
        return None
    weeks, days, hours, minutes = (int(count or 0) for count in match.groups())
    return dt.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)


def _written(moment: Moment) -> str:
    if not isinstance(moment, dt.datetime):
        return f";VALUE=DATE:{moment:%Y%m%d}"
    if moment.tzinfo is None:
        return f":{moment:%Y%m%dT%H%M%S}"
    return f":{moment.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"


def _description(analysis: Analysis, truce: Truce, say: Translator) -> str:
    lines = [analysis.article.title or analysis.article.id]
    for known in facts(truce, say):
        quote = f" «{known.evidence.text}»" if known.evidence is not None and known.evidence.text else ""
        lines.append(f"{known.label}: {known.words}{quote}")
    return "\n".join([*lines, analysis.article.source])


def _text(text: str) -> str:
    r"""A TEXT value: separators marked, line breaks as ``\n``."""
    marked = re.sub(r"[\\;,]", lambda match: f"\\{match[0]}", _BREAKS.sub("\n", without_bidi_controls(text)))
    return visible_controls(marked).replace("\t", " ").replace("\n", r"\n")


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which cuts a character."""
    pieces = [""]
    room = _LINE_OCTETS
    for character in line:
        size = len(character.encode("utf-8"))
        if size > room:
            pieces.append("")
            room = _LINE_OCTETS - 1
        pieces[-1] += character
        room -= size
    return "\r\n ".join(pieces) + "\r\n"
