"""Finding words in an article whatever their vowel marks and letter forms."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from reader.article import Article
from reader.span import Span
from reader.text.fold import Folded, fold

MOST = 10_000
"""More places than this are not looked for."""

_PIECE = 100_000
"""Code points folded at a time, so that a thread that folds a long text lets others go on."""

_HAMZA = {
    **dict.fromkeys("ؤئء", "[ؤئء]"),
    "و": "[وؤ]",
    "ي": "[يئ]",
}
"""Letters of the folded form that match more than themselves: hamza on any seat, and seats left bare."""


@dataclass(frozen=True, slots=True)
class Index:
    """An article made ready for finding.

    Attributes:
        article: the article.
        pieces: where each piece of the text begins, and its matching form; pieces end where paragraphs end.
    """

    article: Article
    pieces: tuple[tuple[int, Folded], ...]


def index(article: Article, cancelled: Callable[[], bool] = lambda: False) -> Index:
    """Fold the article's text, piece by piece.

    Args:
        article: the article.
        cancelled: asked between pieces; when it answers True the rest is left out.
    """
    pieces: list[tuple[int, Folded]] = []
    start = 0
    for paragraph in article.paragraphs:
        if paragraph.end - start >= _PIECE:
            if cancelled():
                break
            pieces.append((start, fold(article.text[start : paragraph.end])))
            start = paragraph.end
    else:
        pieces.append((start, fold(article.text[start:])))
    return Index(article, tuple(pieces))


def find(where: Index, words: str, cancelled: Callable[[], bool] = lambda: False) -> tuple[Span, ...]:
    """Where ``words`` stand in an article, as ranges of its text, at most ``MOST``.

    Tashkeel, tatweel, forms of alef and hamza, ta marbuta and alef maqsura make no difference, nor do the
    width of spaces and line breaks between words (see ``reader.text.fold``). What is not shown, such as
    the glue between paragraphs, is not found.

    Args:
        where: the article.
        words: what to look for; blank finds nothing.
        cancelled: asked between pieces; when it answers True the rest is left out.
    """
    wanted = fold(words).text.split()
    if not wanted:
        return ()
    pattern = re.compile(r"\s+".join("".join(map(_matching, word)) for word in wanted))
    paragraphs = where.article.paragraphs
    found: list[Span] = []
    for start, folded in where.pieces:
        if cancelled():
            break
        for match in pattern.finditer(folded.text):
            here = folded.span(*match.span())
            span = Span(here.start + start, here.end + start)
            holder = bisect_right(paragraphs, span.start, key=lambda paragraph: paragraph.start) - 1
            if holder >= 0 and span.start < paragraphs[holder].end:
                found.append(span)
                if len(found) == MOST:
                    return tuple(found)
    return tuple(found)


def _matching(character: str) -> str:
    return _HAMZA.get(character) or re.escape(character)
