"""Small articles for the truce tests."""

import datetime as dt
from collections.abc import Callable

import pytest

from reader.article.sources import from_text
from reader.text.sentences import sentences
from reader.truce import Truce
from reader.truce.extract import extract

Found = Callable[..., tuple[Truce, ...]]

FIGHTING = "\nوقتل مدنيون في القصف والاشتباكات بين القوات والمسلحين."
"""A sentence that makes a small text one on fighting, without a fact of a truce."""


@pytest.fixture
def truces() -> Found:
    """The truces of a small text with a sentence on fighting after it."""

    def find(text: str, date: str = "2018-03-02", *, fighting: bool = True) -> tuple[Truce, ...]:
        day = dt.date.fromisoformat(date) if date else None
        article = from_text(text + (FIGHTING if fighting else ""), date=day)
        return extract(article, sentences(article.text, [part.span for part in article.paragraphs]))

    return find
