"""An article as it was read: its text, never changed, and what is known about it."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from reader.article.repair import Damage, diagnosed
from reader.span import Span


class ParagraphKind(StrEnum):
    """What a paragraph is for the reader."""

    TITLE = "title"
    BODY = "body"


class Paragraph(NamedTuple):
    """A stretch of the text that is laid out as one block.

    Attributes:
        start: first code point, after leading white space and glue such as ``" ,"``.
        end: one past the last code point, before trailing white space and glue.
        kind: the title or a body paragraph.
    """

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.BODY

    @property
    def span(self) -> Span:
        """The paragraph's range."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Article:
    r"""One news article.

    Attributes:
        text: the text as decoded, newlines as ``\n``, without front matter; every offset points into it.
        paragraphs: in text order, not overlapping; what lies between them is glue and is not shown.
        source: the path it was read from, or ``-`` for standard input.
        id: the id that a JSON line gave, or one made from the source.
        title: from the front matter or the JSON line, else the title paragraph's text.
        date: day of publication, never guessed from the clock; None where nobody gave it.
        place: dateline place from the front matter, if any.
        publisher: who published it, from the front matter or the page, if known.
        author: who wrote it, from the front matter or the page, if known.
        tz: IANA zone from the front matter or ``--tz``, for hours without a zone of their own.
        language: BCP 47 tag.
        encoding: the encoding it was decoded from, for ``qari doctor`` and error reports.
    """

    text: str
    paragraphs: tuple[Paragraph, ...]
    source: str = "-"
    id: str = "-"
    title: str | None = None
    date: dt.date | None = None
    place: str | None = None
    publisher: str | None = None
    author: str | None = None
    tz: str | None = None
    language: str = "ar"
    encoding: str = "utf-8"

    @cached_property
    def damage(self) -> Damage | None:
        """What is wrong with the text and could be repaired by reading it anew, if anything."""
        return diagnosed(self.text)

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8: the article's identity between runs."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
