"""Articles and what is found in them as JSON, to go from one process to another.

JSON and not what Python offers for it: data that comes in must not be able to run code. Each object names its
class, and only the classes below are made.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from typing import Any

from reader.article import Article, Paragraph
from reader.article.model import ParagraphKind
from reader.entities import EngineInfo, Entity, EntityType, Name, Voice
from reader.errors import InputError, OperationError, QariError
from reader.span import Span
from reader.truce import Basis, Check, Confidence, Corridors, CorridorShare, Statement, Truce, Value, When

_CLASSES: Mapping[str, Any] = {
    kind.__name__: kind
    for kind in (
        *(Article, Paragraph, Entity, Name, EngineInfo),
        *(Truce, Value, When, Corridors, CorridorShare, Check, Statement),
    )
}
_FIELDS: Mapping[type, tuple[str, ...]] = {
    kind: kind._fields if issubclass(kind, tuple) else tuple(field.name for field in fields(kind))
    for kind in _CLASSES.values()
}
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})
_ENUMS: Mapping[str, type[Enum]] = {
    kind.__name__: kind for kind in (ParagraphKind, EntityType, Voice, Basis, Confidence)
}
_ERRORS: Mapping[str, type[QariError]] = {
    kind.__name__: kind for kind in (QariError, InputError, OperationError)
}


def packed(value: Any) -> bytes:
    """A value as JSON in UTF-8; lone surrogates stay.

    Raises:
        TypeError: it holds something that cannot go.
    """
    return json.dumps(_plain(value), ensure_ascii=False).encode("utf-8", "surrogatepass")


def unpacked(data: bytes) -> Any:
    """The value again; lists have become tuples.

    Raises:
        ValueError: it is no such JSON.
        KeyError: it names a class that is not known.
    """
    return _tuples(json.loads(data.decode("utf-8", "surrogatepass"), object_hook=_made))


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _AS_THEY_ARE:  # first: most of what goes
        return value
    names = _FIELDS.get(kind)
    if names is not None:
        return {"class": kind.__name__, **{name: _plain(getattr(value, name)) for name in names}}
    if isinstance(value, Enum):
        return {"enum": kind.__name__, "value": value.value}
    if isinstance(value, Span):
        return {"span": [value.start, value.end]}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, dt.date):
        return {"date": value.isoformat()}
    if isinstance(value, QariError):
        given = {name: _plain_or_words(each) for name, each in value.values.items()}
        return {"error": type(value).__name__, "key": value.key, "values": {"mapping": list(given.items())}}
    if isinstance(value, Mapping):
        return {"mapping": [[name, _plain(each)] for name, each in value.items()]}
    raise TypeError(f"{kind.__name__} cannot go to another process")


def _plain_or_words(value: object) -> Any:
    """What an error tells of may be anything that can be written."""
    try:
        return _plain(value)
    except TypeError:
        return str(value)


def _made(given: dict[str, Any]) -> Any:
    if "class" in given:
        kind = _CLASSES[given.pop("class")]
        return kind(**{name: _tuples(value) for name, value in given.items()})
    if "enum" in given:
        return _ENUMS[given["enum"]](given["value"])
    if "span" in given:
        return Span(*given["span"])
    if "date" in given:
        return dt.date.fromisoformat(given["date"])
    if "error" in given:
        return _ERRORS[given["error"]](given["key"], **given["values"])
    return {name: _tuples(value) for name, value in given["mapping"]}


def _tuples(value: Any) -> Any:
    return tuple(_tuples(each) for each in value) if isinstance(value, list) else value
