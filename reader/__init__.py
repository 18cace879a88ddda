"""Qari, an Arabic news reader for the terminal.

As a library (stable, typed; nothing is loaded before it is used):

    >>> from reader import analyse, export, read_article
    >>> article = read_article("sample_articles/aleppo_truce.txt")
    >>> analysis = analyse(article, engine="gazetteer")
    >>> analysis.truces[0].kind
    'humanitarian_truce'
    >>> record = export.to_record(analysis)       # the object that ``qari extract`` prints
    >>> place = next(each for each in record["entities"] if each["type"] == "LOC")
    >>> record["text"][place["start"]:place["end"]] == place["text"]
    True
    >>> document = export.to_bytes([analysis], "markdown").decode()

``read_articles`` reads several files and JSON lines, ``article_from_text`` takes a text in memory, and
``export.to_file`` writes a file, whole or not at all. What cannot be done raises ``QariError``:
``InputError`` for what was given, ``OperationError`` for what failed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from reader import export as export
    from reader.analysis import Analysis as Analysis
    from reader.analysis import analyse as analyse
    from reader.article import Article as Article
    from reader.article.sources import from_text as article_from_text
    from reader.article.sources import read as read_article
    from reader.article.sources import read_many as read_articles
    from reader.errors import InputError as InputError
    from reader.errors import OperationError as OperationError
    from reader.errors import QariError as QariError

_HOMES = {
    "Analysis": ("reader.analysis", "Analysis"),
    "analyse": ("reader.analysis", "analyse"),
    "Article": ("reader.article", "Article"),
    "article_from_text": ("reader.article.sources", "from_text"),
    "read_article": ("reader.article.sources", "read"),
    "read_articles": ("reader.article.sources", "read_many"),
    "InputError": ("reader.errors", "InputError"),
    "OperationError": ("reader.errors", "OperationError"),
    "QariError": ("reader.errors", "QariError"),
}

__all__ = [
    "Analysis",
    "Article",
    "InputError",
    "OperationError",
    "QariError",
    "analyse",
    "article_from_text",
    "export",
    "read_article",
    "read_articles",
]


def __getattr__(name: str) -> object:
    if name in _HOMES:
        module, attribute = _HOMES[name]
        return getattr(import_module(module), attribute)
    if name == "export":
        return import_module("reader.export")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
