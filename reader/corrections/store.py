"""The files that corrections are kept in: one for each article that has some, by the hash of its text.

A file holds the article's text too, and the names as the reader left them: what was corrected can be used when the
article's own file is gone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import platformdirs

from reader.analysis import Analysis
from reader.article import Article
from reader.corrections.model import Edit, Fact, Mark, Unmark
from reader.entities import EntityType
from reader.errors import InputError, OperationError
from reader.files import locked, set_aside, write_atomically
from reader.span import Span

VERSION = 1

_KINDS = {"mark": Mark, "unmark": Unmark, "fact": Fact}


@dataclass(frozen=True)
class Kept:
    """The corrections of one article.

    Attributes:
        sha256: of the article's text.
        text: the article's text.
        title: its title, if it has one.
        date: its day of publication, ISO 8601, if known.
        names: the type and range of every name as it stood after the last correction.
        edits: the corrections, in the order in which they were made.
    """

    sha256: str
    text: str
    title: str | None
    date: str | None
    names: tuple[Mark, ...]
    edits: tuple[Edit, ...]


def default_folder() -> Path:
    """The folder in the platform's data folder."""
    return platformdirs.user_data_path("qari", appauthor=False) / "corrections"


def load(folder: Path, article: Article) -> tuple[tuple[Edit, ...], InputError | None]:
    """The corrections kept of an article, and what was wrong with the file if it had to be set aside.

    A file that is damaged, or of another version, is renamed to ``*.unreadable``: nothing is written over it.
    """
    path = _path(folder, article.sha256)
    if not os.path.lexists(path):
        return (), None
    try:
        return read(path).edits, None
    except InputError as error:
        try:
            aside = set_aside(path)
        except OSError:
            return (), error
        return (), InputError("corrections.set_aside", path=path, aside=aside.name)


def save(folder: Path, corrected: Analysis, edits: Sequence[Edit]) -> None:
    """Keep the corrections of an article in place of those that were kept; without any, forget it.

    Args:
        folder: where they are kept.
        corrected: the analysis with the edits applied.
        edits: all corrections of the article.

    Raises:
        OperationError: the file cannot be written.
    """
    article = corrected.article
    path = _path(folder, article.sha256)
    content = {
        "version": VERSION,
        "sha256": article.sha256,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "text": article.text,
        "names": [[entity.start, entity.end, entity.type.value] for entity in corrected.entities],
        "edits": [_written(edit) for edit in edits],
    }
    try:
        if edits:
            data = json.dumps(content, ensure_ascii=False, indent=1)
            write_atomically(path, data.encode("utf-8", "surrogatepass"))
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise OperationError(
            "corrections.cannot_keep", path=path, reason=error.strerror or str(error)
        ) from error


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other programs from writing corrections.

    Raises:
        OperationError: nothing can be written there.
    """
    try:
        with locked(folder):
            yield
    except OSError as error:
        raise OperationError(
            "corrections.cannot_keep", path=folder, reason=error.strerror or str(error)
        ) from error


def every(folder: Path) -> Iterator[Path]:
    """The files of all articles that have corrections."""
    yield from sorted(folder.glob("*.json"))


def read(path: Path) -> Kept:
    """What one file holds.

    Raises:
        InputError: it cannot be read, or is no such file.
    """
    try:
        content = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError("corrections.unreadable", path=path) from error
    try:
        return _kept(content)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError("corrections.unreadable", path=path) from error


def _path(folder: Path, sha256: str) -> Path:
    return folder / f"{sha256}.json"


def _written(edit: Edit) -> dict[str, Any]:
    kind = next(name for name, kind in _KINDS.items() if isinstance(edit, kind))
    # Lists, because json takes an empty Span, being false, for an empty list.
    entries = {
        name: list(value) if isinstance(value, tuple) else value for name, value in asdict(edit).items()
    }
    return {"edit": kind, **entries}


def _kept(content: dict[str, Any]) -> Kept:
    if content["version"] != VERSION:
        raise ValueError(content["version"])
    names = tuple(Mark(_whole(start), _whole(end), EntityType(kind)) for start, end, kind in content["names"])
    return Kept(
        _text(content["sha256"]),
        _text(content["text"]),
        _maybe(content["title"]),
        _maybe(content["date"]),
        names,
        tuple(_edit(entry) for entry in content["edits"]),
    )


def _edit(entry: dict[str, Any]) -> Edit:
    kind, joined = entry["edit"], entry.get("joined", False) is True
    if kind == "mark":
        return Mark(_whole(entry["start"]), _whole(entry["end"]), EntityType(entry["type"]), joined)
    if kind == "unmark":
        return Unmark(_whole(entry["start"]), _whole(entry["end"]), joined)
    if kind != "fact":
        raise ValueError(kind)
    value = entry["value"]
    return Fact(
        _text(entry["truce"]),
        _span(entry["anchor"]),
        _text(entry["field"]),
        _span(entry["old"]),
        _whole(value) if isinstance(value, int) else _maybe(value),
        _span(entry["words"]),
        joined,
    )


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ValueError(value)
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _maybe(value: object) -> str | None:
    return None if value is None else _text(value)


def _span(value: Any) -> Span | None:
    return None if value is None else Span(*map(_whole, value))
