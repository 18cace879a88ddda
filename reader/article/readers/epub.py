"""EPUB books and newspapers: every document of the reading order that has text is an article.

EPUB 3.3, W3C: ``META-INF/container.xml`` names the package document, whose spine is the reading order.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from reader.article.document import Document, headed
from reader.article.metadata import parse_date
from reader.article.readers import archive, markup
from reader.article.readers.xml import parsed
from reader.errors import InputError, QariError

_CONTAINER = "META-INF/container.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MOST_DOCUMENTS = 1000
_PAGES = ("application/xhtml+xml", "text/html")


def read(data: bytes, source: str) -> Iterator[Document]:
    """The articles of a book, in its order; its covers and tables of contents are left out.

    Raises:
        InputError: it is damaged, encrypted, or would unpack to more than a document can be.
    """
    with archive.opened(data, source) as book:
        if "META-INF/encryption.xml" in book.namelist() and "META-INF/rights.xml" in book.namelist():
            raise InputError("article.encrypted", source=source)
        path = _package_path(book, source)
        package = _xml(book, path, source)
        about = {name: _said(package, name) for name in ("title", "creator", "publisher", "date")}
        chapters = [
            (lines, title)
            for name in _spine(package, path)[:_MOST_DOCUMENTS]
            for lines, title in [_chapter(book, name, source)]
            if lines
        ]
    if not chapters:
        raise InputError("article.empty", source=source)
    date = None
    if about["date"]:
        try:
            date = parse_date(about["date"])
        except QariError:
            date = None  # a year alone, as books have it
    for number, (lines, heading) in enumerate(chapters, 1):
        title = heading if len(chapters) > 1 else about["title"] or heading
        yield Document(
            headed(title, "\n".join(lines)),
            title=title,
            date=date,
            publisher=about["publisher"],
            author=about["creator"],
            number=number if len(chapters) > 1 else None,
        )


def _package_path(book: zipfile.ZipFile, source: str) -> str:
    for element in _xml(book, _CONTAINER, source).iter("{*}rootfile"):
        if path := element.get("full-path"):
            return str(path)
    raise InputError("article.damaged", source=source, kind="EPUB")


def _xml(book: zipfile.ZipFile, name: str, source: str) -> etree._Element:
    return parsed(archive.member(book, name, source, "EPUB"), source, "EPUB")


def _said(package: etree._Element, name: str) -> str | None:
    for element in package.iter(_DC + name):
        if words := " ".join("".join(element.itertext()).split()):
            return words
    return None


def _spine(package: etree._Element, path: str) -> list[str]:
    """The members that are read one after the other."""
    folder = posixpath.dirname(path)
    items = {
        item.get("id"): posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
        for item in package.iter("{*}item")
        if item.get("media-type") in _PAGES and "nav" not in item.get("properties", "").split()
    }
    order = [
        str(reference.get("idref"))
        for reference in package.iter("{*}itemref")
        if reference.get("linear") != "no"
    ]
    return [items[name] for name in order if name in items]


def _chapter(book: zipfile.ZipFile, name: str, source: str) -> tuple[list[str], str | None]:
    """The lines of one document, and the first of them when it is a heading."""
    page = archive.member(book, name, source, "EPUB")
    encoding = "utf-16" if page[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    try:
        html = page.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError("article.damaged", source=source, kind="EPUB") from error
    found = markup.parsed(html)
    return found.lines, found.heading
