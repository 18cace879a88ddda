"""Where a command's result goes: a file, whole or not at all, or standard output as it comes."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.options import STANDARD_OUTPUT

if TYPE_CHECKING:
    from reader.analysis import Analysis
    from reader.export.options import Options
    from reader.export.registry import Format


def deliver_findings(
    chosen: Format, analyses: Iterable[Analysis], wishes: Options, output: Path, *, force: bool
) -> None:
    """Write findings in a format to the file or, piece by piece, to standard output.

    Raises:
        InputError: the file exists and ``force`` is not set, or it cannot be one.
        OperationError: the disk refused.
    """
    if output == STANDARD_OUTPUT:
        deliver(chosen.render(analyses, wishes), output, force=force)
    else:
        from reader.export.saving import export

        export(chosen, analyses, wishes, output, force=force)


def refuse_early(output: Path, *, force: bool) -> None:
    """Refuse an output that cannot be written before any work is done.

    Raises:
        InputError: the file exists and ``force`` is not set, or it cannot be one.
    """
    if output != STANDARD_OUTPUT:
        from reader.export.saving import check

        check(output, force=force)


def deliver(pieces: Iterable[bytes], output: Path, *, force: bool) -> None:
    """Write to the file or, piece by piece, to standard output.

    Raises:
        InputError: the file exists and ``force`` is not set, or it cannot be one.
        OperationError: the disk refused.
    """
    if output != STANDARD_OUTPUT:
        from reader.export.saving import save

        save(pieces, output, force=force)
        return
    for piece in pieces:
        write(piece)


def write(data: bytes) -> None:
    """Bytes to standard output, at once; every output of Qari is UTF-8 whatever the locale."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
