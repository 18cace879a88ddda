"""What there is to read: articles opened before, samples, folders."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reader.article.fetching import is_address
from reader.article.readers.registry import FORMATS
from reader.errors import InputError
from reader.library import Visit

MOST_RECENT = 30
MOST_FOLDERS = 8

Kind = Literal["open", "recent", "samples", "folders", "folder"]


@dataclass(frozen=True, slots=True)
class Book:
    """A file or a folder of the list.

    Attributes:
        path: absolute.
        folder: whether it is a folder.
        visit: what is known of the article, if something is.
    """

    path: str
    folder: bool = False
    visit: Visit | None = None


@dataclass(frozen=True, slots=True)
class Shelf:
    """A part of the list under a heading of its own.

    Attributes:
        kind: what stands here.
        books: in the order of the list.
        path: the folder that is listed, for the kind ``folder``.
    """

    kind: Kind
    books: tuple[Book, ...]
    path: str | None = None


def by_source(visits: Iterable[Visit]) -> dict[str, Visit]:
    """The newest visit of each file, given the newest first."""
    known: dict[str, Visit] = {}
    for visit in visits:
        known.setdefault(visit.source, visit)
    return known


def home(visits: Sequence[Visit], samples: Path, here: Path) -> tuple[Shelf, ...]:
    """The list to begin with.

    The samples are in it until an article of one's own has been opened.

    Args:
        visits: of the library, the newest first.
        samples: the folder of the articles that ship.
        here: the folder that the program was started in.
    """
    known = by_source(visits)
    files = {visit.source for visit in known.values() if visit.opened and Path(visit.source).is_file()}
    opened = [v for v in known.values() if v.opened and (v.source in files or is_address(v.source))]
    recent = tuple(Book(visit.source, visit=visit) for visit in opened[:MOST_RECENT])
    shipped = {str(path) for path in samples.resolve().glob("*.txt")}
    only_samples = all(visit.source in shipped for visit in opened)
    folders = [str(here.resolve()), *(str(Path(v.source).parent) for v in opened if v.source in files)]
    kept = [folder for folder in dict.fromkeys(folders) if folder != str(samples.resolve())][:MOST_FOLDERS]
    shelves = [
        Shelf("recent", recent),
        Shelf(
            "samples", tuple(Book(path, visit=known.get(path)) for path in sorted(shipped) if only_samples)
        ),
        Shelf("folders", tuple(Book(folder, folder=True) for folder in kept)),
    ]
    return tuple(shelf for shelf in shelves if shelf.books)


def listing(folder: Path, known: Mapping[str, Visit]) -> Shelf:
    """The folders and articles of a folder; hidden files and those of other kinds are left out.

    Args:
        folder: the folder.
        known: visits by the file's path.

    Raises:
        InputError: it cannot be read.
    """
    try:
        entries = sorted(folder.resolve().iterdir(), key=lambda path: path.name)
        folders = [path for path in entries if path.is_dir() and not path.name.startswith(".")]
        files = [path for path in entries if is_article(path.name) and path.is_file()]
    except OSError as error:
        raise InputError("article.unreadable", source=folder, reason=error.strerror or str(error)) from error
    books = [Book(str(path), folder=True) for path in folders]
    books += [Book(str(path), visit=known.get(str(path))) for path in files]
    return Shelf("folder", tuple(books), str(folder.resolve()))


def is_article(name: str) -> bool:
    """Whether a file's name is that of an article in a format that Qari reads, packed or not."""
    plain = name.lower().removesuffix(".gz")
    return not name.startswith(".") and plain.endswith(tuple(s for known in FORMATS for s in known.suffixes))
