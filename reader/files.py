"""Writing files so that nothing is lost: not when the machine stops in the middle, nor when two programs write."""

from __future__ import annotations

import contextlib
import fcntl
import os
import tempfile
from collections.abc import Iterator
from itertools import count
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


def set_aside(path: Path) -> Path:
    """Give a file that cannot be read another name, ``*.unreadable``, which no other file has; returns that.

    Raises:
        OSError: the file cannot be renamed.
    """
    for number in count(1):
        aside = path.with_name(f"{path.name}.unreadable{f'-{number}' if number > 1 else ''}")
        if not os.path.lexists(aside):
            break
    return path.rename(aside)


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock that belongs to ``path``, a file or a folder; the lock file stays, lest one lock a deleted one.

    Raises:
        OSError: the folder cannot be made or written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_name(f".{path.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


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
