"""RSS and Atom files: every entry that has text is an article. Nothing that an entry links to is fetched."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

import feedparser

from reader.article.document import Document, headed
from reader.article.metadata import parse_date
from reader.article.readers import markup
from reader.article.readers.xml import without_entities
from reader.errors import InputError, QariError

_MOST_ENTRIES = 10_000


def read(data: bytes, source: str) -> Iterator[Document]:
    """The articles of a feed, in its order.

    Raises:
        InputError: it is damaged, or no entry has text.
    """
    parsed: Any = feedparser.parse(io.BytesIO(without_entities(data, source)), sanitize_html=False)
    publisher = _words(parsed.feed.get("title"))
    found = False
    for number, entry in enumerate(parsed.entries[:_MOST_ENTRIES], 1):
        title, body = _words(entry.get("title")), _body(entry)
        text = headed(title, "\n".join(body))
        if not text.strip():
            continue
        found = True
        yield Document(
            text,
            title=title,
            date=_date(entry),
            publisher=publisher,
            author=_words(entry.get("author")),
            number=number,
            id=entry.get("id") or entry.get("link") or None,
        )
    if not found:
        raise InputError(
            "article.damaged" if parsed.bozo else "article.empty", source=source, kind="RSS, Atom"
        )


def _body(entry: Any) -> list[str]:
    """The entry's text in full, or what it gives of it."""
    contents = [part.get("value", "") for part in entry.get("content", ())]
    longest = max([*contents, entry.get("summary", "")], key=len)
    return markup.lines(longest)


def _words(html: str | None) -> str | None:
    return " ".join(markup.lines(html)) or None if html else None


def _date(entry: Any) -> dt.date | None:
    """The day that the entry gives, by its own clock; a date that cannot be read is none."""
    written = str(entry.get("published") or entry.get("updated") or "").strip()
    if not written:
        return None
    try:
        return parse_date(written)
    except QariError:
        pass
    try:
        return parsedate_to_datetime(re.sub(r"\s+", " ", written)).date()
    except (ValueError, TypeError, IndexError):
        return None
