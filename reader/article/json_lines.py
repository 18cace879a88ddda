"""JSON lines: one article a line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from typing import Any, BinaryIO

from reader.article.document import Document
from reader.article.metadata import parse_date, parse_zone
from reader.errors import InputError, QariError

_LONGEST_LINE = 64 * 1024 * 1024


def read(data: bytes, source: str) -> Iterator[Document]:
    """The articles of a file in memory, as ``read_stream``."""
    return read_stream(io.BytesIO(data), source)


def read_stream(stream: BinaryIO, source: str) -> Iterator[Document]:
    """The articles of a stream of JSON lines in UTF-8; blank lines are skipped, unknown keys ignored.

    Raises:
        InputError: a line is no JSON object with a string ``text``; the message names the line.
    """
    number = 0
    while raw := stream.readline(_LONGEST_LINE + 1):
        number += 1
        if len(raw) > _LONGEST_LINE:
            raise InputError("article.line_too_long", source=source, line=number)
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw.strip():
            yield _line(raw, number, source)


def looks_like_json_lines(data: bytes) -> bool:
    """Whether the first line is a JSON object with a ``text``: how standard input is told from plain text."""
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip().split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        _line(first, 1, "-")
    except QariError:
        return False
    return True


def _line(raw: bytes, number: int, source: str) -> Document:
    try:
        value: Any = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise InputError("article.bad_json", source=source, line=number) from None
    if not isinstance(value, dict):
        raise InputError("article.bad_json", source=source, line=number)
    if "text" not in value:
        raise InputError("article.no_text_key", source=source, line=number)
    identifier = value.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    fields: dict[str, Any] = {name: value.get(name) for name in ("text", "title", "date", "tz")} | {
        "id": identifier
    }
    for name, field in fields.items():
        if not isinstance(field, str) and (field is not None or name == "text"):
            raise InputError("article.bad_json_value", source=source, line=number, name=name)
    try:
        return Document(
            text=fields["text"],
            id=fields["id"],
            title=fields["title"],
            date=parse_date(fields["date"]) if fields["date"] else None,
            tz=parse_zone(fields["tz"]) if fields["tz"] else None,
            number=number,
        )
    except QariError as error:
        raise InputError("article.in_line", source=source, line=number, cause=error) from error
