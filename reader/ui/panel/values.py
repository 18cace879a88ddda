"""A value of the truce in words, and what is to be known about it, apart from each other."""

from __future__ import annotations

import re
from dataclasses import replace

from reader.export.wording import fact, when
from reader.i18n import Translator
from reader.truce import Basis, Confidence, Value, When

_OFFSET = re.compile(r"(?<=\d{2}:\d{2})(Z|[+-]\d{2}:\d{2})$")
_ISOLATE, _END = "\u2066", "\u2069"


def words(field: str, value: Value, say: Translator) -> str:
    """The value alone: its zone and where it comes from stand in the row below."""
    if isinstance(value, When):
        iso = _OFFSET.sub("", value.value) if isinstance(value.value, str) else value.value
        return when(replace(value, value=iso, zone=None), say)
    return fact(field, replace(value, basis=Basis.STATED, source="rule"), say)


def note(value: Value, say: Translator) -> str:
    """The zone of an hour, and what the text does not state itself."""
    notes = []
    if isinstance(value, When) and value.zone:
        offset = _OFFSET.search(str(value.value or ""))
        zone = f"{value.zone} UTC{_short(offset[0])}" if offset and offset[0] != "Z" else value.zone
        notes.append(f"{_ISOLATE}{zone}{_END}")
    if value.basis is not Basis.STATED:
        notes.append(say(f"export.basis_{value.basis.value}"))
    if value.source == "user":
        notes.append(say("export.source_user"))
    elif value.confidence is Confidence.LOW:
        notes.append(say("ui.not_certain"))
    return " · ".join(notes)


def _short(offset: str) -> str:
    """``+02:00`` as ``+2``."""
    hours, minutes = offset[1:].split(":")
    return f"{offset[0]}{int(hours)}" + (f":{minutes}" if minutes != "00" else "")
