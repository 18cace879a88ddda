"""Why the figures of a truce agree or do not, in the reader's words."""

from __future__ import annotations

import datetime as dt

from reader.export.facts import facts
from reader.export.wording import duration
from reader.i18n import Translator
from reader.truce import Check, Truce, Value
from reader.ui.panel.values import words


def reason(check: Check, truce: Truce, say: Translator) -> str:
    """What was compared, in one sentence; several statements of one field are told by ``differing``."""
    if set(check.fields) == {"start", "end", "duration"}:
        minutes = _between(truce)
        if minutes is not None and minutes <= 0:
            return say("ui.reason_end_first")
        if minutes is not None and truce.duration is not None:
            stated = words("duration", truce.duration, say)
            return say("ui.reason_window", between=_length(truce, minutes, say), stated=stated)
    found = [one for one in facts(truce, say) if one.field in check.fields]
    told = [
        f"{one.label}: {one.words if one.evidence is None else words(one.field, one.evidence, say)}"
        for one in found
    ]
    return say("ui.separator").join(told) or check.note


def differing(check: Check, truce: Truce) -> tuple[Value, ...]:
    """The statements of a field that a check found to differ, one for each value said, in text order."""
    if check.relation != "contradicts" or len(check.fields) != 1:
        return ()
    seen: dict[object, Value] = {}
    for said in truce.statements:
        if said.field == check.fields[0] and said.value.value is not None:
            seen.setdefault(said.value.value, said.value)
    return tuple(seen.values()) if len(seen) > 1 else ()


def _between(truce: Truce) -> int | None:
    """Minutes from start to end; None where one of them is not known to the day."""
    if truce.start is None or truce.end is None:
        return None
    try:
        start, end = (dt.datetime.fromisoformat(str(when.value)) for when in (truce.start, truce.end))
        return int((end - start).total_seconds() // 60)
    except (ValueError, TypeError):
        return None


def _length(truce: Truce, minutes: int, say: Translator) -> str:
    """So many minutes in words: hours up to three days where both ends are exact, else days."""
    days, rest = divmod(minutes, 1440)
    hours, rest = divmod(rest, 60)
    exact = all(when is not None and "T" in str(when.value) for when in (truce.start, truce.end))
    if exact and days < 3:
        days, hours = 0, hours + 24 * days
    iso = "P" + (f"{days}D" if days else "")
    iso += "T" if hours or rest else ""
    iso += (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
    return duration(iso, say)
