"""A truce as the record's JSON object: every key, in the record's order (``qari schema``)."""

from __future__ import annotations

from typing import Any

from reader.truce.model import Check, Corridors, Truce, Value, When


def to_record(truce: Truce) -> dict[str, Any]:
    """The JSON object of a truce; offsets are code points of the article's text."""
    return {
        "id": truce.id,
        "main": truce.main,
        "kind": truce.kind,
        "status": truce.status,
        "scope": truce.scope,
        "place": _optional(truce.place),
        "declared_by": _optional(truce.declared_by),
        "approved_by": [value_record(value) for value in truce.approved_by],
        "parties": [value_record(value) for value in truce.parties],
        "mediators": [value_record(value) for value in truce.mediators],
        "start": _optional(truce.start),
        "end": _optional(truce.end),
        "duration": _optional(truce.duration),
        "recurrence": truce.recurrence,
        "extendable": _optional(truce.extendable),
        "corridors": _corridors(truce.corridors),
        "purpose": _optional(truce.purpose),
        "checks": [_check(check) for check in truce.checks],
        "statements": [{"field": said.field, **value_record(said.value)} for said in truce.statements],
        "corrected": list(truce.corrected),
    }


def value_record(value: Value) -> dict[str, Any]:
    """The JSON object of a value; a point in time has five keys more."""
    record: dict[str, Any] = {
        "value": value.value,
        "text": value.text,
        "start": value.start,
        "end": value.end,
        "basis": str(value.basis),
        "confidence": str(value.confidence),
        "sentence": value.sentence,
        "speaker": value.speaker,
        "source": value.source,
    }
    if isinstance(value, When):
        record |= {
            "weekday": value.weekday,
            "time": value.time,
            "timex": value.timex,
            "zone": value.zone,
            "zone_basis": value.zone_basis,
        }
    return record


def _optional(value: Value | None) -> dict[str, Any] | None:
    return None if value is None else value_record(value)


def _corridors(corridors: Corridors | None) -> dict[str, Any] | None:
    if corridors is None:
        return None
    return {
        "count": _optional(corridors.count),
        "breakdown": [
            {"for": share.audience, "count": value_record(share.count)} for share in corridors.breakdown
        ],
        "names": [value_record(name) for name in corridors.names],
    }


def _check(check: Check) -> dict[str, Any]:
    return {"fields": list(check.fields), "relation": check.relation, "note": check.note}
