"""Looking into the articles of the list, in the background: what they are called and what is found in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from reader import library
from reader.article import Article
from reader.article.fetching import Pages
from reader.article.sources import read_many
from reader.errors import OperationError, QariError
from reader.i18n import Translator
from reader.ui.memory import summary
from reader.ui.reading import Analyser

LONGEST = 200_000
"""Characters of an article beyond which nothing is looked for before it is opened."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking into a file.

    Attributes:
        path: of the file.
        visit: what is known of its article.
        error: why it cannot be read.
        whole: whether nothing is left to find out.
        article: the article, to go on with.
    """

    path: str
    visit: library.Visit | None = None
    error: QariError | None = None
    whole: bool = False
    article: Article | None = None


def glance_at(path: str, kept_in: Path | None, say: Translator) -> Looked:
    """Read a file, or a page that is kept, for its title and date; nothing is looked for in it, nothing fetched.

    Args:
        path: of the file.
        kept_in: the library's file.
        say: the language.
    """
    try:
        pages = Pages(library.pages_folder(kept_in) if kept_in else None, wanted="offline")
        articles = tuple(islice(read_many([path], pages=pages), 2))
    except QariError as error:
        return Looked(path, error=error)
    known = library.find(kept_in, articles[0].sha256) if kept_in else None
    visit = summary(articles[0], None, say, known)
    if len(articles) > 1:
        visit = replace(visit, title=Path(path).name, date=None)
    known_well = bool(visit.counts) and visit.language == say.language
    return Looked(path, visit, whole=len(articles) > 1 or known_well, article=articles[0])


def look_into(
    looked: Looked, kept_in: Path | None, analyser: Analyser, say: Translator, cancelled: Callable[[], bool]
) -> Looked:
    """Find out what is in an article, and keep it.

    Args:
        looked: what a glance at its file gave.
        kept_in: the library's file.
        analyser: finds what is in an article.
        say: the language.
        cancelled: asked whether to stop; what is half done is not kept.
    """
    article = looked.article
    if article is None or looked.whole or len(article.text) > LONGEST:
        return replace(looked, whole=True)
    try:
        analysis = analyser(article, lambda _: None, cancelled)
    except Exception:  # what fails here will be told when the article is opened
        return replace(looked, whole=True)
    visit = summary(article, analysis, say, looked.visit)
    if kept_in is not None and not cancelled():
        try:
            library.remember(kept_in, visit)
        except OperationError as error:
            return Looked(looked.path, visit, error, whole=True)
    return Looked(looked.path, visit, whole=True)
