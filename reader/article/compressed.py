"""Gzip files, unpacked up to the size that an article can have."""

from __future__ import annotations

import zlib

from reader.errors import InputError

SIGNATURE = b"\x1f\x8b"
_GZIP = 16 + zlib.MAX_WBITS
_MOST_MEMBERS = 1000


def is_gzip(data: bytes) -> bool:
    """Whether the bytes begin as a gzip file does."""
    return data.startswith(SIGNATURE)


def unpacked(data: bytes, source: str, limit: int) -> bytes:
    """The content of a gzip file, all of its members one after the other (RFC 1952).

    Args:
        data: the file's bytes.
        source: the file's name, for messages.
        limit: most bytes of the content.

    Raises:
        InputError: it is damaged, cut off, or larger than the limit.
    """
    parts: list[bytes] = []
    left = limit
    rest = data
    while is_gzip(rest):
        unpacker = zlib.decompressobj(_GZIP)
        try:
            part = unpacker.decompress(rest, left + 1)
        except zlib.error as error:
            raise InputError("article.damaged", source=source, kind="gzip") from error
        left -= len(part)
        if left < 0:
            raise InputError("article.too_large", source=source, limit=limit // 1024**2)
        if not unpacker.eof:
            raise InputError("article.damaged", source=source, kind="gzip")
        parts.append(part)
        if len(parts) > _MOST_MEMBERS:
            raise InputError("article.bomb", source=source)
        rest = unpacker.unused_data.lstrip(b"\0")
    return b"".join(parts)
