"""The truce that an article reports."""

from reader.truce.model import (
    Basis,
    Check,
    Confidence,
    Corridors,
    CorridorShare,
    Statement,
    Truce,
    Value,
    When,
)

__all__ = [
    "Basis",
    "Check",
    "Confidence",
    "CorridorShare",
    "Corridors",
    "Statement",
    "Truce",
    "Value",
    "When",
]
