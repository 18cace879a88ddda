"""Values that the reader writes as news writes them, in normal form."""

from __future__ import annotations

from collections.abc import Iterator

from reader.article import Article
from reader.span import Span
from reader.text.numbers import cardinal_at
from reader.truce.durations import duration_at
from reader.truce.resolve import Setting, resolve
from reader.truce.times import time_at
from reader.truce.words import words


def time(text: str, article: Article) -> str | None:
    """The first point in time, ISO 8601; days are resolved against the article's date."""
    forms = words(text, [Span(0, len(text))]).forms
    found = next((time for at in range(len(forms)) if (time := time_at(forms, at)) is not None), None)
    if found is None:
        return None
    moment = resolve(found, Setting(article.date, article.tz, article.tz))
    value = moment.value
    if value is None:
        return f"T{moment.time}" if moment.time else None
    return None if value.startswith("--") else value


def lengths(text: str) -> Iterator[str]:
    """Every length of time, ISO 8601 durations."""
    found = words(text, [Span(0, len(text))])
    for at in range(len(found.forms)):
        length = duration_at(found, at)
        if length is not None:
            yield length.iso


def count(text: str) -> int | None:
    """The first number."""
    forms = words(text, [Span(0, len(text))]).forms
    numbers = (cardinal_at(forms, at) for at in range(len(forms)))
    return next((number.value for number in numbers if number is not None), None)
