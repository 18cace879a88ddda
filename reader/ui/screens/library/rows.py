"""The list of articles as rows: title and date, what was found, the truce in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from reader.entities import EntityType
from reader.i18n import Translator
from reader.library import Visit
from reader.shelf import Book, Shelf
from reader.text.fold import fold_text
from reader.ui.widgets.drawn_article import TYPE_PARTS
from reader.ui.widgets.rows import Item, Part
from reader.visual.modes import Align

UP = "up:"
"""Id of the entry that leads to the folder above."""


def items(
    shelves: Sequence[Shelf], say: Translator, failures: Mapping[str, str], wanted: str = ""
) -> tuple[Item, ...]:
    """The rows of the list; ids are ``file:<path>``, ``folder:<path>`` and ``open:<number>``.

    Args:
        shelves: what there is.
        say: the language.
        failures: why a file cannot be read, by path.
        wanted: words that must stand in the name or the title of what is shown.
    """
    rows = [item for shelf in shelves for item in _shelf(shelf, say, failures, fold_text(wanted).strip())]
    return tuple(rows) or (Item((Part(say("ui.empty"), "muted"),)),)


def _shelf(shelf: Shelf, say: Translator, failures: Mapping[str, str], wanted: str) -> Iterator[Item]:
    side: Align = "right" if say.language == "ar" else "left"
    books = [(number, book) for number, book in enumerate(shelf.books) if _wanted(book, wanted)]
    heading = short(shelf.path) if shelf.kind == "folder" and shelf.path else say(f"ui.shelf_{shelf.kind}")
    if shelf.kind == "folder" or books:
        yield Item((Part(heading, "heading", far=str(len(books))), Part("")))
    if shelf.kind == "folder":
        yield Item((Part(f"..  {say('ui.shelf_up')}", "key", align=side),), UP)
    for number, book in books:
        if book.folder:
            yield Item((Part(_name(book, shelf), "plain", align=side),), f"folder:{book.path}")
        else:
            key = f"open:{number}" if shelf.kind == "open" else f"file:{book.path}"
            yield Item((*_book(book, say, failures.get(book.path)), Part("")), key)
    if books and books[-1][1].folder:
        yield Item((Part(""),))


def _wanted(book: Book, wanted: str) -> bool:
    title = book.visit.title if book.visit and book.visit.title else ""
    return not wanted or wanted in fold_text(f"{Path(book.path).name} {title}")


def _name(book: Book, shelf: Shelf) -> str:
    return f"{Path(book.path).name}/" if shelf.kind == "folder" else short(book.path)


def short(path: str) -> str:
    """A path with ``~`` for the reader's own folder."""
    home = str(Path.home())
    return f"~{path.removeprefix(home)}" if path == home or path.startswith(f"{home}/") else path


def _book(book: Book, say: Translator, failure: str | None) -> Iterator[Part]:
    visit = book.visit
    title = (visit.title if visit else None) or Path(book.path).name
    yield Part(title, "value", far=(visit.date or "") if visit else "")
    if failure is not None:
        yield Part(failure, "error")
    elif visit is not None and visit.counts:
        yield counts(visit, say)
    if visit is not None and visit.truce:
        yield Part(visit.truce, "quote")


def counts(visit: Visit, say: Translator) -> Part:
    """How many people, organisations and places are mentioned, each in its colour."""
    text, spans = "", []
    for kind in EntityType:
        count = visit.counts.get(kind.value, 0)
        if count:
            words = f"{say(f'export.type_{kind.value.lower()}')} {count}"
            text += " · " if text else ""
            spans.append((len(text), len(text) + len(words), TYPE_PARTS[kind]))
            text += words
    return Part(text, "muted", spans=tuple(spans))
