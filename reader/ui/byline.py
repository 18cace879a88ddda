"""Who reports, where and when, and how long it takes to read: the row below the title."""

from __future__ import annotations

import datetime as dt

from reader import pace
from reader.article import Article
from reader.i18n import Translator

_ISOLATE, _END = "\u2068", "\u2069"


def byline(article: Article, say: Translator) -> str:
    """The byline in the reader's language; parts that are not known are left out."""
    words = pace.word_count(article.text)
    parts = [
        article.publisher or "",
        article.place or "",
        day(article.date, say) if article.date else "",
        say("ui.minutes", minutes=pace.minutes(words)),
    ]
    return joined(parts)


def day(date: dt.date, say: Translator) -> str:
    """A day in words."""
    weekday = say(f"export.{date:%A}".lower())
    return say(
        "ui.day", weekday=weekday, day=date.day, month=say(f"export.month_{date.month}"), year=date.year
    )


def joined(parts: list[str]) -> str:
    """The parts that are not empty, each in a direction of its own."""
    return " · ".join(f"{_ISOLATE}{part}{_END}" for part in parts if part)
