"""Where articles come from: files, standard input, JSON lines. No other code reads articles from disk."""

from __future__ import annotations

import datetime as dt
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from reader.article import json_lines
from reader.article.decoding import decode, unix_newlines
from reader.article.metadata import parse_date, parse_zone, split_front_matter
from reader.article.model import Article, ParagraphKind
from reader.article.paragraphs import paragraphs
from reader.errors import InputError, QariError

STANDARD_INPUT = "-"
LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is read as one article."""


def from_text(
    text: str,
    *,
    source: str = STANDARD_INPUT,
    id: str | None = None,
    title: str | None = None,
    date: dt.date | None = None,
    place: str | None = None,
    publisher: str | None = None,
    tz: str | None = None,
    encoding: str = "utf-8",
) -> Article:
    r"""An article made of a text in memory; title and paragraphs are recognised, nothing else is guessed.

    Args:
        text: the text; newlines become ``\n``, otherwise it is kept as it is.
        source: where it comes from, for people.
        id: the article's id; None for one made from the source.
        title: the title, where it is known; None to take the first line when it reads like a title.
        date: day of publication.
        place: dateline place.
        publisher: who published it.
        tz: IANA zone for hours without a zone of their own.
        encoding: what the text was decoded from.
    """
    text = unix_newlines(text)
    parts = paragraphs(text, title)
    if title is None and parts and parts[0].kind is ParagraphKind.TITLE:
        title = parts[0].span.of(text)
    return Article(
        text=text,
        paragraphs=parts,
        source=source,
        id=_id_of(source) if id is None else id,
        title=title,
        date=date,
        place=place,
        publisher=publisher,
        tz=tz,
        encoding=encoding,
    )


def read(path: str | os.PathLike[str], *, date: dt.date | None = None, tz: str | None = None) -> Article:
    """The one article of a file.

    Args:
        path: the file, or ``-`` for standard input.
        date: day of publication, if the file doesn't carry one.
        tz: IANA zone of hours without a zone, if the file doesn't carry one.

    Raises:
        InputError: it cannot be read, is not text, is empty, or is JSON lines with more than one article.
    """
    articles = read_many([path], date=date, tz=tz)
    article = next(articles)
    if next(articles, None) is not None:
        raise InputError("article.several", source=os.fspath(path))
    return article


def read_many(
    paths: Iterable[str | os.PathLike[str]], *, date: dt.date | None = None, tz: str | None = None
) -> Iterator[Article]:
    """The articles of several files in order, each read when its turn comes; at least one from each file.

    A file named ``*.jsonl`` holds an article a line, and so does standard input when its first line says so.

    Args:
        paths: files, or ``-`` for standard input.
        date: day of publication of the articles that don't carry one.
        tz: IANA zone for hours without a zone, of the articles that don't carry one.

    Raises:
        InputError: a file cannot be read, is not text, or is empty; a line is not an article.
    """
    for path in paths:
        source = os.fspath(path)
        with _opened(source) as stream:
            if source.lower().endswith((".jsonl", ".ndjson")):
                yield from _from_json_lines(stream, source, date, tz)
                continue
            data = _all_of(stream, source)
        if source == STANDARD_INPUT and json_lines.looks_like_json_lines(data):
            yield from _from_json_lines(io.BytesIO(data), source, date, tz)
        else:
            yield _from_bytes(data, source, date, tz)


def _from_bytes(data: bytes, source: str, date: dt.date | None, tz: str | None) -> Article:
    decoded = decode(data, source)
    try:
        matter, text = split_front_matter(decoded.text)
    except QariError as error:
        raise InputError("article.in_file", source=source, cause=error) from error
    if not text.strip():
        raise InputError("article.empty", source=source)
    return from_text(
        text,
        source=source,
        title=matter.title,
        date=matter.date or date,
        place=matter.place,
        publisher=matter.source,
        tz=matter.tz or tz,
        encoding=decoded.encoding,
    )


def _from_json_lines(
    stream: BinaryIO, source: str, date: dt.date | None, tz: str | None
) -> Iterator[Article]:
    line = None
    for line in json_lines.lines(stream, source):
        try:
            own_date = parse_date(line.date) if line.date else None
            own_zone = parse_zone(line.tz) if line.tz else None
        except QariError as error:
            raise InputError("article.in_line", source=source, line=line.number, cause=error) from error
        yield from_text(
            line.text,
            source=source,
            id=f"{_id_of(source)}:{line.number}" if line.id is None else line.id,
            title=line.title or None,
            date=own_date or date,
            tz=own_zone or tz,
        )
    if line is None:
        raise InputError("article.empty", source=source)


def _opened(source: str) -> BinaryIO:
    try:
        # A copy of the descriptor: closing the stream must not close standard input.
        return os.fdopen(os.dup(0), "rb") if source == STANDARD_INPUT else Path(source).open("rb")
    except FileNotFoundError:
        raise InputError("article.missing", source=source) from None
    except IsADirectoryError:
        raise InputError("article.directory", source=source) from None
    except (OSError, ValueError) as error:
        raise InputError("article.unreadable", source=source, reason=_reason(error)) from None


def _all_of(stream: BinaryIO, source: str) -> bytes:
    try:
        data = stream.read(LARGEST + 1)
    except OSError as error:
        raise InputError("article.unreadable", source=source, reason=_reason(error)) from None
    if len(data) > LARGEST:
        raise InputError("article.too_large", source=source, limit=LARGEST // 1024**2)
    if not data.strip():
        raise InputError("article.empty", source=source)
    return data


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _id_of(source: str) -> str:
    return source if source == STANDARD_INPUT else Path(source).stem
