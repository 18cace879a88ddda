"""Checked values of what is known about an article besides its text: dates, zones, front matter."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import re
import zoneinfo
from dataclasses import dataclass

from reader.errors import InputError

_DATE = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?")
_FENCE = re.compile(r"---[ \t]*(?:\n|$)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_LONGEST_FRONT_MATTER = 16_384
"""Code points; a closing fence further down is a rule in the text."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What a ``---`` block at the top of a file says.

    Attributes:
        title: the article's title.
        date: day of publication.
        place: where it was written or happened (the dateline's place).
        source: who published it.
        tz: IANA zone of hours without a zone of their own.
        author: who wrote it.
    """

    title: str | None = None
    date: dt.date | None = None
    place: str | None = None
    source: str | None = None
    tz: str | None = None
    author: str | None = None


def parse_date(value: str) -> dt.date:
    """The day that ``YYYY-MM-DD`` names (also with slashes, Arabic-Indic digits, or a time of day after it).

    Raises:
        InputError: it names no day.
    """
    match = _DATE.fullmatch(value.strip())
    if match is None:
        raise InputError("article.bad_date", value=value)
    try:
        return dt.date(*(int(part) for part in match.groups()))
    except ValueError:
        raise InputError("article.bad_date", value=value) from None


def parse_zone(value: str) -> str:
    """The name of an IANA time zone, such as ``Asia/Damascus``.

    Raises:
        InputError: there is no such zone.
    """
    name = value.strip()
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise InputError("article.bad_zone", value=value) from None
    return name


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    r"""Front matter and the text after it.

    Lines are ``key: value``; quotes around a value are dropped, unknown keys, comments and indented or list
    lines (other programs' business) are skipped. Text whose first line is not ``---``, or where no line of
    ``---`` or ``...`` closes the block, has no front matter.

    Args:
        text: newlines as ``\n``.

    Raises:
        InputError: a line of the block is no ``key: value``, or its date or zone is none.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter(), text
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST_FRONT_MATTER)
    if closing is None:
        return FrontMatter(), text
    values: dict[str, str] = {}
    for number, line in enumerate(text[opening.end() : closing.start()].splitlines(), start=2):
        if not line.strip() or line[0] in " \t#-":
            continue
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry is None:
            raise InputError("article.bad_front_matter", line=number)
        value = _unquoted((entry["value"] or "").strip())
        if value:
            values[entry["key"].casefold()] = value
    date, tz = values.get("date"), values.get("tz")
    matter = FrontMatter(
        title=values.get("title"),
        date=parse_date(date) if date else None,
        place=values.get("place"),
        source=values.get("source"),
        tz=parse_zone(tz) if tz else None,
        author=values.get("author"),
    )
    return matter, text[closing.end() :]


def _unquoted(value: str) -> str:
    """A YAML scalar without its quotes; double quotes are read as JSON, whose escapes are YAML's too."""
    if len(value) < 2 or value[0] != value[-1]:
        return value
    if value[0] == "'":
        return value[1:-1].replace("''", "'")
    if value[0] == '"':
        with contextlib.suppress(ValueError):
            return str(json.loads(value))
        return value[1:-1]
    return value
