"""The record: everything found in one article as plain data, the contract of ``qari extract``.

Its JSON Schema is ``reader/data/schema.json`` (``qari schema``). Keys may be added, never removed or renamed;
a change of meaning is a new schema version.
"""

from __future__ import annotations

from typing import Any

from reader.analysis import Analysis
from reader.entities import Entity, Name
from reader.truce.record import to_record

SCHEMA_VERSION = 1

Record = dict[str, Any]
"""A JSON object; keys in the order of the contract."""


def record(analysis: Analysis) -> Record:
    """The record of one analysed article; every ``start`` and ``end`` is an offset into its ``text``."""
    article = analysis.article
    return {
        "schema_version": SCHEMA_VERSION,
        "id": article.id,
        "source": article.source,
        "text": article.text,
        "sha256": article.sha256,
        "offset_unit": "codepoint",
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "language": article.language,
        "engine": {"name": analysis.engine.name, "version": analysis.engine.version},
        "entities": [_entity(entity) for entity in analysis.entities],
        "names": [_name(name) for name in analysis.names],
        "truces": [to_record(truce) for truce in analysis.truces],
    }


def _entity(entity: Entity) -> Record:
    return {
        "id": entity.id,
        "type": entity.type.value,
        "start": entity.start,
        "end": entity.end,
        "text": entity.text,
        "name": entity.name,
        "score": round(entity.score, 4),
        "source": entity.source.value,
    }


def _name(name: Name) -> Record:
    return {
        "id": name.id,
        "type": name.type.value,
        "canonical": name.canonical,
        "mentions": list(name.mentions),
        "count": name.count,
    }
