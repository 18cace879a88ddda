"""Why the figures of a truce agree or do not, in the reader's words."""

from __future__ import annotations

import datetime as dt

from reader.export.facts import facts
from reader.export.wording import duration, fact
from reader.i18n import Translator
from reader.truce import Check, Truce, Value


def reason(check: Check, truce: Truce, say: Translator) -> str:
    """What was compared, in one sentence; several statements of one field are told by ``differing``."""
    if set(check.fields) == {"start", "end", "duration"}:
        between = _between(truce, say)
        if between and truce.duration is not None:
            stated = fact("duration", truce.duration, say)
            return say("ui.reason_window", between=between, stated=stated)
    found = [one for one in facts(truce, say) if one.field in check.fields]
    return say("ui.separator").join(f"{one.label}: {one.words}" for one in found) or check.note


def differing(check: Check, truce: Truce) -> tuple[Value, ...]:
    """The statements of a field that a check found to differ, one for each value said, in text order."""
    if check.relation != "contradicts" or len(check.fields) != 1:
        return ()
    seen: dict[object, Value] = {}
    for said in truce.statements:
        if said.field == check.fields[0] and said.value.value is not None:
            seen.setdefault(said.value.value, said.value)
    return tuple(seen.values()) if len(seen) > 1 else ()


def _between(truce: Truce, say: Translator) -> str:
    """The time from start to end, in words."""
    if truce.start is None or truce.end is None:
        return ""
    try:
        start, end = (dt.datetime.fromisoformat(str(when.value)) for when in (truce.start, truce.end))
        minutes = int((end - start).total_seconds() // 60)
    except (ValueError, TypeError):
        return ""
    if minutes <= 0:
        return ""
    days, rest = divmod(minutes, 1440)
    hours, rest = divmod(rest, 60)
    exact = "T" in str(truce.start.value) and "T" in str(truce.end.value)
    if exact and days < 3:
        days, hours = 0, hours + 24 * days
    iso = "P" + (f"{days}D" if days else "")
    iso += "T" if hours or rest else ""
    iso += (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")
    return duration(iso, say)
