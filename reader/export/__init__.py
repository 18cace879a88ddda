"""Findings as files for other programs; always logical text.

The functions here are the library's: ``from reader import export``.
"""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reader.analysis import Analysis
    from reader.export.options import Options
    from reader.i18n import Language

__all__ = ["to_bytes", "to_file", "to_record"]


def to_record(analysis: Analysis) -> dict[str, Any]:
    """The JSON object of one article (its JSON Schema: ``qari schema``)."""
    from reader.export.record import record

    return record(analysis)


def to_bytes(
    analyses: Iterable[Analysis],
    format: str = "json",
    *,
    language: Language = "ar",
    select: str | None = None,
) -> bytes:
    """The findings in one of the formats.

    Args:
        analyses: the analysed articles; document formats hold one.
        format: the format's name, as ``qari export --format`` takes it.
        language: language of labels and headings.
        select: what is written, such as ``"per,loc"`` or ``"truces"``; None for everything.

    Raises:
        InputError: there is no such format or selection, or the format cannot hold that many articles.
    """
    from reader.export.registry import format_named

    return b"".join(format_named(format).render(analyses, _options(language, select)))


def to_file(
    analyses: Iterable[Analysis],
    path: str | PathLike[str],
    *,
    format: str | None = None,
    force: bool = False,
    language: Language = "ar",
    select: str | None = None,
) -> None:
    """Write the findings to a file, whole or not at all.

    Args:
        analyses: the analysed articles; document formats hold one.
        path: the file.
        format: the format's name; None for the one that the file's suffix names.
        force: whether an existing file may be replaced.
        language: language of labels and headings.
        select: what is written, such as ``"per,loc"`` or ``"truces"``; None for everything.

    Raises:
        InputError: there is no such format or selection, or the file exists, or its folder doesn't.
        OperationError: the disk refused.
    """
    from reader.export import saving
    from reader.export.registry import format_named, format_of

    chosen = format_of(Path(path)) if format is None else format_named(format)
    saving.export(chosen, analyses, _options(language, select), Path(path), force=force)


def _options(language: Language, select: str | None) -> Options:
    from reader.export.options import Options
    from reader.export.selecting import parse_selection

    return Options(language=language, select=parse_selection(select) if select is not None else None)
