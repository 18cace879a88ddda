"""Plain text, with or without front matter."""

from __future__ import annotations

from collections.abc import Iterator

from reader.article.decoding import decode
from reader.article.document import Document
from reader.article.metadata import split_front_matter
from reader.errors import InputError, QariError


def read(data: bytes, source: str) -> Iterator[Document]:
    """The one article of a text file.

    Raises:
        InputError: it is not text, in no known encoding, or its front matter is malformed.
    """
    decoded = decode(data, source)
    try:
        matter, text = split_front_matter(decoded.text)
    except QariError as error:
        raise InputError("article.in_file", source=source, cause=error) from error
    yield Document(
        text,
        title=matter.title,
        date=matter.date,
        place=matter.place,
        publisher=matter.source,
        author=matter.author,
        tz=matter.tz,
        encoding=decoded.encoding,
    )
