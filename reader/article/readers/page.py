"""Saved web pages: the article without menus, advertisements and comments, and what the page says of itself.

Finding the text is trafilatura's work; it is given the page alone and asks the network for nothing.
"""

from __future__ import annotations

import codecs
import datetime as dt
import email
import email.policy
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import trafilatura
from lxml import html as lxml_html
from trafilatura.settings import use_config

from reader.article.decoding import decode
from reader.article.document import Document, headed
from reader.article.metadata import parse_date
from reader.article.readers import markup
from reader.errors import InputError, QariError

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.I)
_PRESCAN = 8192
_BLOCKS = ("p", "head", "item", "cell", "quote", "code", "lb", "row", "list", "table")
_DEEPEST_JSON = 12
_NAMES = {
    "unicode-1-1-utf-8": "utf-8",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "x-mac-arabic": "mac_arabic",
}
"""What pages call encodings (WHATWG Encoding Standard) and Python doesn't, or means otherwise."""


def read(data: bytes, source: str) -> Iterator[Document]:
    """The one article of a page.

    Raises:
        InputError: no text is found in it, or its encoding is not known.
    """
    yield _document(_text(data, source), source)


def read_saved(data: bytes, source: str) -> Iterator[Document]:
    """The one article of a page that a browser saved with its pictures (MHTML, RFC 2557).

    Raises:
        InputError: there is no page in it.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            content = part.get_payload(decode=True)
            charset = part.get_content_charset()
            if isinstance(content, bytes):
                yield _document(_text(content, source, charset), source)
                return
    raise InputError("article.empty", source=source)


def _text(data: bytes, source: str, charset: str | None = None) -> str:
    """The page's characters: by its byte order mark, then what it says, then what its bytes look like."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        said = _CHARSET.search(data[:_PRESCAN])
        name = charset or (said[1].decode("ascii") if said else None)
        if name and "\0" not in data[:_PRESCAN].decode("latin-1"):
            try:
                return data.decode(_NAMES.get(name.lower(), name))
            except (LookupError, UnicodeDecodeError):
                pass  # what a page says of its encoding is often wrong
    return decode(data, source).text


def _document(page: str, source: str) -> Document:
    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", "80")
    found: Any = trafilatura.bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
        config=config,
    )
    lines = _lines(found.body) if found is not None and found.body is not None else []
    if not lines:
        lines = markup.lines(page)
    if not lines:
        raise InputError("article.empty", source=source)
    title = _clean(found.title) if found is not None else None
    return Document(
        headed(title, "\n".join(lines)),
        title=title,
        date=_date(found.date) if found is not None else None,
        place=_place(page),
        publisher=_clean(found.sitename) if found is not None else None,
        author=_clean(found.author) if found is not None else None,
    )


def _lines(body: Any) -> list[str]:
    """The blocks of trafilatura's tree; its ``text`` would join some of them."""
    lines = [""]
    for step, element in _walk(body):
        if element.tag in _BLOCKS:
            lines.append("")
        lines[-1] += (element.text if step == "start" else element.tail) or ""
    spaced = (" ".join(word for word in re.split(r"[ \t\n\r\f]+", line) if word) for line in lines)
    return [line for line in spaced if line]


def _walk(body: Any) -> Iterable[tuple[str, Any]]:
    """Starts and ends of the elements below ``body`` in text order, without recursion."""
    from lxml import etree

    return ((step, element) for step, element in etree.iterwalk(body, events=("start", "end")))


def _clean(words: object) -> str | None:
    return " ".join(words.split()) or None if isinstance(words, str) else None


def _date(written: object) -> dt.date | None:
    try:
        return parse_date(written) if isinstance(written, str) else None
    except QariError:
        return None


def _place(page: str) -> str | None:
    """The dateline's place as the page's metadata gives it (schema.org ``dateline``, ``locationCreated``)."""
    tree = lxml_html.document_fromstring(page.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for place in _places(content, 0):
            return place
    for meta in tree.iterfind(".//meta"):
        if (meta.get("name") or "").lower() in ("geo.placename", "dc.coverage", "dcterms.coverage"):
            return _clean(meta.get("content"))
    return None


def _places(content: Any, depth: int) -> Iterator[str]:
    if depth > _DEEPEST_JSON:
        return
    if isinstance(content, list):
        for each in content:
            yield from _places(each, depth + 1)
    elif isinstance(content, dict):
        for key in ("dateline", "locationCreated", "contentLocation"):
            value = content.get(key)
            name = value.get("name") if isinstance(value, dict) else value
            if place := _clean(name):
                yield place
        for key in ("@graph", "mainEntity"):
            yield from _places(content.get(key), depth + 1)
