"""Exports from within the app."""

from __future__ import annotations

from pathlib import Path

from reader.analysis import Analysis
from reader.article import Article
from reader.errors import InputError
from reader.export import saving
from reader.export.options import Options
from reader.export.registry import format_of
from reader.i18n import Language
from reader.theming import Theme


def suggested(article: Article) -> str:
    """A file name for the article's export, in the present folder."""
    stem = Path(article.source).stem if article.source not in ("", "-") else "article"
    return f"{stem or 'article'}.md"


def target(path: Path) -> Path:
    """The file that an export to ``path`` is written to: Markdown where the name has no suffix."""
    return path if path.suffix or not path.name else path.with_suffix(".md")


def files(path: Path) -> tuple[Path, ...]:
    """The files that an export to ``path`` writes: it, and what belongs to it in some formats."""
    try:
        companion = format_of(path).companion_of(path)
    except InputError:  # told when it is written
        companion = None
    return (path,) if companion in (None, path) else (path, companion)


def write(
    analysis: Analysis, path: Path, language: Language, theme: Theme | None = None, *, force: bool
) -> None:
    """Write ``analysis`` to ``path`` in the format of its suffix.

    Args:
        analysis: what was found.
        path: where to.
        language: of labels and headings.
        theme: whose colours a page wears.
        force: whether to replace a file.

    Raises:
        InputError: the path cannot be written to, or its suffix is of no format.
        OperationError: the disk refused.
    """
    saving.export(format_of(path), [analysis], Options(language, theme=theme), path, force=force)
