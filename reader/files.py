"""Writing files so that nothing is lost when the program or the machine stops in the middle."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


def write_atomically(path: Path, data: bytes) -> None:
    """Put ``data`` into ``path``: at every moment the file holds all of the old content or all of the new.

    Written beside it, flushed to the disk, then renamed over it. A symbolic link stays one, and what it
    points to is replaced. The folder is made if need be.

    Raises:
        OSError: the folder cannot be made or written to, the disk is full, or links lead in a circle; the old
            file is untouched.
    """
    with contextlib.suppress(FileNotFoundError):
        path.stat()  # raises where links lead in a circle, which realpath takes for a file
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode(target))
        Path(temporary).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
    _sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The permissions of the file that is replaced; for a new one, those that the umask leaves."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
    umask = os.umask(0)
    os.umask(umask)
    return 0o666 & ~umask


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself last, where the system allows to flush folders."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
