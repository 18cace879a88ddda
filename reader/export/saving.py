"""Exports on the disk: whole or not at all, and never over a file that the reader did not agree to lose."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path

from reader.analysis import Analysis
from reader.errors import InputError, OperationError
from reader.export.options import Options
from reader.export.registry import Format
from reader.files import write_atomically


def save(pieces: Iterable[bytes], path: Path, *, force: bool = False) -> None:
    """Write an export to ``path``. Nothing is written before all pieces have come.

    Raises:
        InputError: the file exists and ``force`` is not set, or its folder doesn't exist, or it is a folder.
        OperationError: the disk refused.
    """
    check(path, force=force)
    data = b"".join(pieces)
    try:
        write_atomically(path, data)
    except OSError as error:
        raise OperationError("export.cannot_write", path=path, reason=error.strerror or error) from error


def export(
    chosen: Format, analyses: Iterable[Analysis], options: Options, path: Path, *, force: bool = False
) -> None:
    """Write findings to ``path`` in a format, and beside it the second file of formats that have one.

    Raises:
        InputError: as ``save``, for either file.
        OperationError: the disk refused.
    """
    companion = chosen.companion_of(path)
    if companion is None:
        save(chosen.render(analyses, options), path, force=force)
        return
    kept = list(analyses)
    refuse_early(chosen, path, force=force)
    data = b"".join(chosen.render(kept, options))
    save(chosen.render_companion(kept), companion, force=force)
    save([data], path, force=force)


def refuse_early(chosen: Format, path: Path, *, force: bool = False) -> None:
    """Refuse what ``export`` would refuse, before the work is done.

    Raises:
        InputError: as ``export`` does.
    """
    companion = chosen.companion_of(path)
    if companion == path:
        raise InputError("export.bad_path", path=path, reason=f"{chosen.name}: {chosen.suffixes[0]}")
    for each in (path, companion):
        if each is not None:
            check(each, force=force)


def check(path: Path, *, force: bool = False) -> None:
    """Refuse a path that ``save`` would refuse, before the work is done.

    Raises:
        InputError: as ``save`` does.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise InputError("export.no_folder", path=path.parent) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise InputError("export.bad_path", path=path, reason=reason) from None
    else:
        if stat.S_ISDIR(found.st_mode):
            raise InputError("export.is_folder", path=path)
        if not force:
            raise InputError("export.exists", path=path)
