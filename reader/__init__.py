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

``read_article`` takes any format that the program reads (text, Markdown, web pages, DOCX, EPUB, PDF, feeds, JSON
lines, gzip of any of them), standard input as ``"-"``, and addresses; what it cannot know stays None:

    >>> article.title
    'عشر ساعات من الهدوء في حلب بقرار روسي منفرد'
    >>> article.date
    datetime.date(2016, 11, 4)
    >>> article.author is None
    True

``read_articles`` reads several files, each when its turn comes, and ``article_from_text`` takes a text in memory. Text
that was damaged on its way says so, and is put right when it is read with ``repair=True``:

    >>> from reader import article_from_text
    >>> article_from_text("أعلنت منظمة النور هدنة".encode().decode("cp1256")).damage
    <Damage.MOJIBAKE: 'mojibake'>

Everything found is in an ``Analysis``, positions being half-open code-point ranges of ``article.text``:

    >>> name = analysis.names[0]
    >>> name.type.value, name.canonical, name.count == len(name.mentions)
    ('LOC', 'حلب', True)
    >>> start = analysis.truces[0].start
    >>> start.value, start.basis.value
    ('2016-11-04T09:00+02:00', 'inferred')
    >>> article.text[start.start:start.end] == start.text
    True

``export.to_file`` writes a file, whole or not at all, in the format that its ending names, or a part of what was found:

    >>> rows = export.to_bytes([analysis], "csv", select="truces").decode("utf-8-sig").splitlines()
    >>> rows[0].split(",")[:3]
    ['article', 'title', 'published']

What cannot be done raises ``QariError``: ``InputError`` for what was given, ``OperationError`` for what failed; ``key``
names the message, stable like the ``error`` of ``qari --errors json``.

    >>> from reader import InputError
    >>> try:
    ...     export.to_bytes([analysis], "docx")
    ... except InputError as error:
    ...     error.key, error.exit_code
    ('export.unknown_format', 2)
"""

from __future__ import annotations

__version__ = "0.1.0"

TYPE_CHECKING = False  # as typing has it, which would cost more to import than all of this

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
    from importlib import import_module

    if name in _HOMES:
        module, attribute = _HOMES[name]
        return getattr(import_module(module), attribute)
    if name == "export":
        return import_module("reader.export")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
