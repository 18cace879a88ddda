"""What the reader keeps of the articles that were opened: where reading stopped, and a line for the list.

One JSON file in the platform's data folder, written whole and atomically. Two programs at once do not lose
each other's entries: a change is made to the file's newest content while a lock is held.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

import platformdirs

from reader.errors import InputError, OperationError
from reader.files import locked, set_aside, write_atomically

VERSION = 1
KEPT = 500


@dataclass(frozen=True, slots=True)
class Visit:
    """One article that was opened.

    Attributes:
        sha256: of the article's text: the article's identity, wherever its file lies.
        source: the path it was read from.
        opened: when it was last opened, ISO 8601 in UTC; empty for an article that was only seen in a list.
        title: its title, if it has one.
        date: its day of publication, ISO 8601, if known.
        position: the code point of the text that stood at the top of the screen.
        counts: mentions by entity type.
        truce: the main truce in a line, if there is one.
        language: of that line.
    """

    sha256: str
    source: str
    opened: str
    title: str | None = None
    date: str | None = None
    position: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    truce: str | None = None
    language: str | None = None


def default_path() -> Path:
    """The file in the platform's data folder."""
    return platformdirs.user_data_path("qari", appauthor=False) / "library.json"


def pages_folder(path: Path) -> Path:
    """Where copies of fetched pages are kept, beside the library's file."""
    return path.parent / "pages"


def visits(path: Path) -> tuple[Visit, ...]:
    """The articles kept, the last opened first; empty where there is no file or it cannot be read as one."""
    return tuple(sorted(_read(path).values(), key=lambda visit: visit.opened, reverse=True))


def find(path: Path, sha256: str) -> Visit | None:
    """What is kept of the article with that text."""
    return _read(path).get(sha256)


def mend(path: Path) -> InputError | None:
    """Set the file aside, under the name ``*.unreadable``, if it is damaged; what to tell of that.

    Entries that are sound stay.
    """
    try:
        if not path.is_file() or _sound(path):
            return None
        with locked(path):
            kept = _read(path)
            aside = set_aside(path)
            if kept:
                _write(path, kept.values())
        return InputError("config.set_aside", path=path, aside=aside.name)
    except OSError as error:
        return InputError("config.passed_over", path=path, reason=error.strerror or str(error))


def remember(path: Path, visit: Visit) -> None:
    """Keep ``visit`` in place of what was kept of that article; beyond the newest ``KEPT`` entries, forget.

    A file that is damaged is set aside as by ``mend``, not written over.

    Raises:
        OperationError: the file cannot be written.
    """
    try:
        with locked(path):
            kept = _read(path) | {visit.sha256: visit}
            if path.is_file() and not _sound(path):
                set_aside(path)
            _write(path, kept.values())
    except OSError as error:
        raise OperationError("config.cannot_keep", path=path, reason=error.strerror or str(error)) from error


def welcome(path: Path) -> bool:
    """Whether this is the first start; from now on it is not.

    Args:
        path: the library's file; a mark is left beside it.
    """
    mark = path.with_name("welcomed")
    try:
        if mark.exists() or path.exists():
            return False
        write_atomically(mark, b"")
    except OSError:
        return False  # where nothing can be kept, the welcome would come again and again
    return True


def _read(path: Path) -> dict[str, Visit]:
    parsed = _parsed(path) or {}
    entries = (_visit(entry) for entry in parsed.get("articles", ()))
    return {visit.sha256: visit for visit in entries if visit}


def _write(path: Path, kept: Iterable[Visit]) -> None:
    newest = sorted(kept, key=lambda entry: entry.opened, reverse=True)[:KEPT]
    content = {"version": VERSION, "articles": [asdict(entry) for entry in newest]}
    data = json.dumps(content, ensure_ascii=False, indent=1)
    write_atomically(path, data.encode("utf-8", "surrogatepass"))  # file names need not be text


def _parsed(path: Path) -> dict[str, Any] | None:
    """The file's content; None where it is no library of this version."""
    try:
        content = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
    except (OSError, ValueError, RecursionError):
        return None
    good = isinstance(content, dict) and content.get("version") == VERSION
    return content if good and isinstance(content.get("articles"), list) else None


def _visit(entry: object) -> Visit | None:
    """An entry, unless one of its values is not of the kind that is written there."""
    if not isinstance(entry, dict):
        return None
    known = {f.name: entry[f.name] for f in fields(Visit) if f.name in entry}
    texts = all(isinstance(known.get(name), str) for name in ("sha256", "source", "opened"))
    optional = all(isinstance(known.get(name), str | None) for name in ("title", "date", "truce", "language"))
    position = known.get("position", 0)
    counts = known.get("counts", {})
    whole = isinstance(position, int) and position >= 0
    counted = isinstance(counts, dict) and all(isinstance(count, int) for count in counts.values())
    return Visit(**known) if texts and optional and whole and counted else None


def _sound(path: Path) -> bool:
    """Whether every entry of the file can be read: else it holds something that would be written over."""
    parsed = _parsed(path)
    return parsed is not None and all(_visit(entry) for entry in parsed["articles"])
