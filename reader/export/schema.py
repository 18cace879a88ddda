"""The JSON Schema of the record."""

from __future__ import annotations

from reader import resources


def schema_text() -> str:
    """JSON Schema, draft 2020-12, of one article's record, as ``qari schema`` prints it."""
    return resources.data("schema.json").read_text(encoding="utf-8")
