"""What is kept of an article when the reader leaves it, and taken up when it is opened again."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from pathlib import Path

from reader import library
from reader.analysis import Analysis
from reader.article import Article
from reader.article.fetching import is_address
from reader.errors import OperationError
from reader.export.facts import facts
from reader.i18n import Translator
from reader.ui.reading import Reading


def take_up(reading: Reading, path: Path | None) -> None:
    """Go to where reading stopped; a date that the reader gave holds until the article has its own.

    Args:
        reading: an article about to be opened.
        path: the library's file; None where nothing is kept.
    """
    visit = library.find(path, reading.article.sha256) if path else None
    if visit is None:
        return
    reading.position = min(visit.position, len(reading.article.text))
    if reading.article.date is None and visit.date:
        try:
            reading.article = replace(reading.article, date=dt.date.fromisoformat(visit.date))
        except ValueError:
            return


def keep(reading: Reading, path: Path | None, say: Translator) -> OperationError | None:
    """Keep where the reader is; a disk that refuses is no reason to stop, but to be told."""
    if path is None:
        return None
    visit = replace(
        summary(reading.article, reading.analysis, say, library.find(path, reading.article.sha256)),
        opened=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        position=reading.position,
    )
    try:
        library.remember(path, visit)
    except OperationError as error:
        return error
    return None


def summary(
    article: Article, analysis: Analysis | None, say: Translator, before: library.Visit | None = None
) -> library.Visit:
    """What the list of articles tells of one.

    Args:
        article: the article.
        analysis: what was found in it, None to leave that as it was.
        say: the language.
        before: what was kept of it.
    """
    return library.Visit(
        article.sha256,
        article.source
        if article.source == "-" or is_address(article.source)
        else str(Path(article.source).resolve()),
        before.opened if before else "",
        article.title,
        article.date.isoformat() if article.date else None,
        before.position if before else 0,
        _counts(analysis) if analysis else before.counts if before else {},
        _truce(analysis, say) if analysis else before.truce if before else None,
        say.language if analysis else before.language if before else None,
    )


def _counts(analysis: Analysis) -> dict[str, int]:
    return dict(Counter(entity.type.value for entity in analysis.entities))


def _truce(analysis: Analysis, say: Translator) -> str | None:
    """Kind, place and beginning of the truce that the article is about."""
    truce = next((truce for truce in analysis.truces if truce.main), None)
    if truce is None:
        return None
    wanted = ("kind", "place", "start")
    found = {fact.field: fact.words for fact in facts(truce, say) if fact.field in wanted}
    return " · ".join(found[field] for field in wanted if field in found)
