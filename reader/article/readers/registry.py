"""Which format a file is in, told by its content, and the module that reads it, loaded when it is used."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from reader.article import json_lines
from reader.article.document import Document
from reader.article.fetching import is_address
from reader.article.readers.archive import names
from reader.errors import InputError, QariError

Read = Callable[[bytes, str], Iterator[Document]]
"""From a file's bytes and its name (for messages) to its articles."""

EXTRA = "formats"


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    Attributes:
        name: for people and tests.
        suffixes: usual endings of its files; they count only where the content does not tell.
        function: where its ``Read`` is, ``module:name``.
        limit: most bytes of a file, in MiB.
    """

    name: str
    suffixes: tuple[str, ...]
    function: str
    limit: int = 64

    def read(self, data: bytes, source: str) -> Iterator[Document]:
        """The articles of a file.

        Raises:
            InputError: the file is damaged or too large, or a package that reads it is not installed.
        """
        if len(data) > self.limit * 1024**2:
            raise InputError("article.too_large", source=source, limit=self.limit)
        module, _, function = self.function.partition(":")
        try:
            read: Read = getattr(import_module(module), function)
        except ImportError as error:
            raise InputError("article.extra_missing", source=source, kind=self.name, extra=EXTRA) from error
        try:
            yield from read(data, source)
        except QariError:
            raise
        except Exception as error:  # parsers of other people's files fail in ways of their own
            if os.environ.get("QARI_DEBUG"):
                raise
            raise InputError("article.damaged", source=source, kind=self.name) from error


FORMATS = (
    Format("text", (".txt", ".text"), "reader.article.readers.plain:read"),
    Format("Markdown", (".md", ".markdown"), "reader.article.readers.markdown:read", limit=8),
    Format("JSON lines", (".jsonl", ".ndjson"), "reader.article.json_lines:read"),
    Format("HTML", (".html", ".htm", ".xhtml"), "reader.article.readers.page:read", limit=16),
    Format("MHTML", (".mhtml", ".mht"), "reader.article.readers.page:read_saved"),
    Format("DOCX", (".docx",), "reader.article.readers.docx:read"),
    Format("EPUB", (".epub",), "reader.article.readers.epub:read"),
    Format("PDF", (".pdf",), "reader.article.readers.pdf:read"),
    Format("RSS, Atom", (".rss", ".atom", ".xml"), "reader.article.readers.feed:read", limit=16),
)

_HEAD = 4096
_PROLOGUE = re.compile(
    r"(?:\s+|\ufeff|<\?.*?\?>|<!--.*?-->|<!doctype\s[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.I
)
_HTML = re.compile(r"<!doctype\s+html|<(?:html|head|body|title|meta|article|main|div)\b", re.I)
_FEED = re.compile(r"<(?:rss|feed|rdf:rdf)\b", re.I)
_MHTML = re.compile(r"(?:from|subject|mime-version|content-type|snapshot-content-location|date): ", re.I)
_MULTIPART = re.compile(r"content-type:\s*multipart/related", re.I)


def detect(data: bytes, name: str) -> Format:
    """The format of a file, by its content; by its name where that may be text of several kinds.

    Args:
        data: the file's bytes, unpacked.
        name: the file's name, ``-`` where it has none.
    """
    found = _by_signature(data, name) or _by_beginning(data, name)
    return next(known for known in FORMATS if known.name == found)


def _by_signature(data: bytes, name: str) -> str | None:
    if data.startswith(b"%PDF-") or (name.lower().endswith(".pdf") and b"%PDF-" in data[:1024]):
        return "PDF"
    if not data.startswith(b"PK\x03\x04"):
        return None
    members = names(data, name)
    if "word/document.xml" in members:
        return "DOCX"
    if "META-INF/container.xml" in members:
        return "EPUB"
    raise InputError("article.not_text", source=name, kind="ZIP")


def _by_beginning(data: bytes, name: str) -> str:
    suffix = "" if is_address(name) else os.path.splitext(name.lower())[1]  # noqa: PTH122 - a name, not a path
    head = _head(data)
    if suffix in (".jsonl", ".ndjson") or (suffix == "" and json_lines.looks_like_json_lines(data)):
        return "JSON lines"
    prologue = _PROLOGUE.match(head)
    start = prologue.end() if prologue else 0
    if _FEED.match(head, start):
        return "RSS, Atom"
    if _HTML.match(head, start) or re.match(r"[\s\ufeff]*<!doctype\s+html", head, re.I):
        return "HTML"
    if _MHTML.match(head) and _MULTIPART.search(head):
        return "MHTML"
    if suffix in (".html", ".htm", ".xhtml") and "<" in head:
        return "HTML"
    return "Markdown" if suffix in (".md", ".markdown") else "text"


def _head(data: bytes) -> str:
    """The first characters, good enough to recognise markup by."""
    start = data[:_HEAD]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start.decode("utf-16", "replace")
    if start[:1] == b"<" and start[1:2] == b"\0":
        return start.decode("utf-16-le", "replace")
    if start[:2] == b"\0<":
        return start.decode("utf-16-be", "replace")
    return start.decode("utf-8", "replace")
