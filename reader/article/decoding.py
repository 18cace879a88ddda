"""From the bytes of a text file to its text: UTF-8, UTF-16, and the 8-bit encodings of older Arabic files."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reader.article.arabic import reads_as_arabic
from reader.errors import InputError

# Longest first: the UTF-32 mark starts with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP, DOCX, EPUB"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "DOC, XLS"),
    (b"{\\rtf", "RTF"),
    (b"\x7fELF", "ELF"),
)
_LEGACY = {"cp1256": "windows-1256", "iso8859_6": "iso-8859-6"}
_C1 = re.compile("[\x80-\x9f]")
_SAMPLE = 262_144
"""Bytes, or code points, that are enough to tell an encoding."""
_NOT_TEXT = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in."""

    text: str
    encoding: str


def decode(data: bytes, source: str) -> Decoded:
    r"""Decode the bytes of a text file: by its mark, as UTF-16 without one, UTF-8, or a legacy encoding.

    The byte order mark is dropped and newlines become ``\n``; nothing else is changed, and no byte is ever
    replaced or skipped.

    Args:
        data: the file's bytes.
        source: the file's name, for the message.

    Raises:
        InputError: it is not text, or in no encoding that Qari knows.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise InputError("article.not_text", source=source, kind=kind)
    decoded = _by_mark(data, source) or _utf_16(data) or _utf_8(data)
    if decoded is None:
        if b"\0" in data:
            raise InputError("article.binary", source=source)
        decoded = _legacy(data)
    if decoded is None:
        raise InputError("article.unknown_encoding", source=source)
    controls = len(_NOT_TEXT.findall(decoded.text))
    if "\0" in decoded.text or controls > _MOST_CONTROLS * len(decoded.text) + 2:
        raise InputError("article.binary", source=source)
    return Decoded(unix_newlines(decoded.text), decoded.encoding)


def unix_newlines(text: str) -> str:
    r"""The text with ``\r\n`` and ``\r`` as ``\n``; the other line separators of Unicode stay."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _by_mark(data: bytes, source: str) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _try(data[len(mark) :], encoding)
            if text is None:
                raise InputError("article.broken_encoding", source=source, encoding=encoding.upper())
            return Decoded(text, encoding)
    return None


def _utf_8(data: bytes) -> Decoded | None:
    text = _try(data, "utf-8")
    return None if text is None else Decoded(text, "utf-8")


def _utf_16(data: bytes) -> Decoded | None:
    """UTF-16 without a mark shows by the zero bytes of its spaces, and must come out as Arabic.

    Asked before UTF-8: Arabic in UTF-16 is often valid UTF-8 too (control characters and ASCII).
    """
    if b"\0" not in data[:_SAMPLE] or len(data) % 2:
        return None
    for encoding in ("utf-16-le", "utf-16-be"):
        text = _try(data, encoding)
        if text is not None and reads_as_arabic(text[:_SAMPLE]):
            return Decoded(text, encoding)
    return None


def _legacy(data: bytes) -> Decoded | None:
    # Costs 20 ms to import, and hardly any file needs it.
    from charset_normalizer import from_bytes

    found: Decoded | None = None
    for match in from_bytes(data[:_SAMPLE], cp_isolation=list(_LEGACY), enable_fallback=False):
        text = _try(data, match.encoding)
        if text is not None and reads_as_arabic(text[:_SAMPLE]):
            found = Decoded(text, _LEGACY[match.encoding])
            break
    if found is None or _C1.search(found.text):
        return _mac_arabic(data) or found
    return found


def _mac_arabic(data: bytes) -> Decoded | None:
    """MacArabic has the letters where ISO-8859-6 has them; what tells it is what ISO-8859-6 leaves open."""
    text = _try(data, "mac_arabic")
    if text is None or not reads_as_arabic(text[:_SAMPLE]):
        return None
    return Decoded(text, "mac-arabic")


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
