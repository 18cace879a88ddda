"""Where articles come from: files of any format, packed or not, and standard input.

No other code reads articles from disk.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from reader.article import json_lines
from reader.article.compressed import is_gzip, unpacked
from reader.article.decoding import unix_newlines
from reader.article.document import Document
from reader.article.fetching import Pages, is_address
from reader.article.model import Article, ParagraphKind
from reader.article.paragraphs import paragraphs
from reader.article.readers.registry import detect
from reader.article.repair import diagnosed, repaired
from reader.errors import InputError

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
    author: str | None = None,
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
        author: who wrote it.
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
        author=author,
        tz=tz,
        encoding=encoding,
    )


def read(
    path: str | os.PathLike[str],
    *,
    date: dt.date | None = None,
    tz: str | None = None,
    repair: bool = False,
) -> Article:
    """The one article of a file.

    Args:
        path: the file, ``-`` for standard input, or an address that begins with ``http://`` or ``https://``.
        date: day of publication, if the file doesn't carry one.
        tz: IANA zone of hours without a zone, if the file doesn't carry one.
        repair: whether a text that was damaged on its way (``Article.damage``) is put right.

    Raises:
        InputError: it cannot be read, is in no format that Qari reads, is empty, or holds more than one article.
        OperationError: the address cannot be reached.
    """
    articles = read_many([path], date=date, tz=tz, repair=repair)
    article = next(articles)
    if next(articles, None) is not None:
        raise InputError("article.several", source=os.fspath(path))
    return article


def read_many(
    paths: Iterable[str | os.PathLike[str]],
    *,
    date: dt.date | None = None,
    tz: str | None = None,
    repair: bool = False,
    pages: Pages | None = None,
) -> Iterator[Article]:
    """The articles of several files in order, each read when its turn comes; at least one from each file.

    The format is told by the content (``reader.article.readers``). JSON lines, feeds and books may hold several
    articles; every other file holds one.

    Args:
        paths: files, ``-`` for standard input, or addresses that begin with ``http://`` or ``https://``.
        date: day of publication of the articles that don't carry one.
        tz: IANA zone for hours without a zone, of the articles that don't carry one.
        repair: whether texts that were damaged on their way (``Article.damage``) are put right.
        pages: fetches addresses; None keeps no copies.

    Raises:
        InputError: a file cannot be read, is in no format that Qari reads, is damaged, or is empty.
        OperationError: an address cannot be reached.
    """
    for path in paths:
        source = os.fspath(path)
        empty = True
        for document in _documents(source, pages or Pages()):
            empty = False
            if repair:
                document = _repaired(document)
            yield _article(document, source, date, tz)
        if empty:
            raise InputError("article.empty", source=source)


def _repaired(document: Document) -> Document:
    """With its text and what is said of it put right; sound text stays what it is."""
    damage = diagnosed(document.text)
    if damage is None:
        return document
    return replace(
        document,
        text=repaired(document.text, damage),
        title=document.title and repaired(document.title, damage),
        place=document.place and repaired(document.place, damage),
        publisher=document.publisher and repaired(document.publisher, damage),
        author=document.author and repaired(document.author, damage),
    )


def _documents(source: str, pages: Pages) -> Iterator[Document]:
    if is_address(source):
        yield from _in_memory(pages.content(source), source)
        return
    with _opened(source) as stream:
        if source.lower().endswith((".jsonl", ".ndjson")):  # as long as one likes, a line at a time
            yield from json_lines.read_stream(stream, source)
            return
        data = _all_of(stream, source)
    yield from _in_memory(data, source)


def _in_memory(data: bytes, source: str) -> Iterator[Document]:
    _refuse_empty(data, source)
    name = source
    if is_gzip(data):
        data, name = unpacked(data, source, LARGEST), source.removesuffix(".gz")
        _refuse_empty(data, source)
    yield from detect(data, name).read(data, source)


def _article(document: Document, source: str, date: dt.date | None, tz: str | None) -> Article:
    if document.number is None and (not document.text or document.text.isspace()):
        raise InputError("article.empty", source=source)
    if document.id is not None:
        name = document.id
    else:
        name = _id_of(source) if document.number is None else f"{_id_of(source)}:{document.number}"
    return from_text(
        document.text,
        source=source,
        id=name,
        title=document.title or None,
        date=document.date or date,
        place=document.place,
        publisher=document.publisher,
        author=document.author,
        tz=document.tz or tz,
        encoding=document.encoding,
    )


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
    return data


def _refuse_empty(data: bytes, source: str) -> None:
    if not data or data.isspace():
        raise InputError("article.empty", source=source)


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _id_of(source: str) -> str:
    if is_address(source):
        parts = urlsplit(source)
        return PurePosixPath(unquote(parts.path)).stem or parts.netloc
    return source if source == STANDARD_INPUT else Path(source).stem
