"""ZIP containers of other formats, opened only as far as it is safe."""

from __future__ import annotations

import io
import zipfile

from reader.errors import InputError

MOST_MEMBERS = 5000
MOST_BYTES = 256 * 1024 * 1024
"""Of all members unpacked; a document of text is far below it, pictures included."""
MOST_RATIO = 200
"""How many times its packed size a member may have: text reaches 20, a bomb 1000."""
_SMALL = 1024 * 1024


def opened(data: bytes, source: str) -> zipfile.ZipFile:
    """The archive, after a look at its table of contents.

    A member whose real size is not the declared one is cut off there by ``zipfile`` and fails its checksum.

    Raises:
        InputError: it is damaged, encrypted, or would unpack to more than a document can be.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise InputError("article.damaged", source=source, kind="ZIP") from error
    members = archive.infolist()
    large = (member for member in members if member.file_size > _SMALL)
    if (
        len(members) > MOST_MEMBERS
        or sum(member.file_size for member in members) > MOST_BYTES
        or any(member.file_size > MOST_RATIO * max(member.compress_size, 1) for member in large)
    ):
        raise InputError("article.bomb", source=source)
    if any(member.flag_bits & 1 for member in members):
        raise InputError("article.encrypted", source=source)
    return archive


def names(data: bytes, source: str) -> frozenset[str]:
    """The names of its members.

    Raises:
        InputError: as ``opened``.
    """
    with opened(data, source) as archive:
        return frozenset(archive.namelist())


def member(archive: zipfile.ZipFile, name: str, source: str, kind: str) -> bytes:
    """The content of one member.

    Raises:
        InputError: there is no such member, or it is damaged.
    """
    try:
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise InputError("article.damaged", source=source, kind=kind) from error
    except Exception as error:  # zlib.error, lzma.LZMAError: no common base
        raise InputError("article.damaged", source=source, kind=kind) from error
