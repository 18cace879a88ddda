"""What a format's reader makes of a file, before it becomes an ``Article``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    r"""One article as its file tells it.

    Attributes:
        text: the text in logical order, a paragraph a line where the format knows paragraphs.
        title: the title, where the file says which it is.
        date: day of publication.
        place: dateline place.
        publisher: who published it.
        author: who wrote it.
        tz: IANA zone for hours without a zone of their own.
        id: the article's id; None for one made from the source.
        number: its place in a file of several articles, for an id.
        encoding: what the text was decoded from.
    """

    text: str
    title: str | None = None
    date: dt.date | None = None
    place: str | None = None
    publisher: str | None = None
    author: str | None = None
    tz: str | None = None
    id: str | None = None
    number: int | None = None
    encoding: str = "utf-8"


def headed(title: str | None, body: str) -> str:
    """The text with its title as the first line, unless it begins with it: names in headlines count too."""
    if not title:
        return body
    first = body.lstrip().partition("\n")[0]
    return body if first.split() == title.split() else f"{title}\n{body}"
