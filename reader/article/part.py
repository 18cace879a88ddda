"""A long article cut down to what stands around one place, so that the screen's names are found first."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from reader.article.model import Article, Paragraph


def part(article: Article, offset: int, length: int) -> Article:
    """The article with only those paragraphs that begin near a place; its text and all offsets stay.

    Args:
        article: the article.
        offset: the place, a code point of its text.
        length: how many code points after the place are wanted; paragraphs that are longer are cut at a space.

    Returns:
        The same article where it is not longer than that.
    """
    if len(article.text) <= length:
        return article
    end = offset + length
    first = max(bisect_right(article.paragraphs, offset, key=lambda paragraph: paragraph.start) - 1, 0)
    kept: list[Paragraph] = []
    for paragraph in article.paragraphs[first:]:
        if paragraph.start >= end:
            break
        start = max(paragraph.start, offset - length) if paragraph.end > offset else paragraph.start
        kept.append(
            paragraph._replace(
                start=_at_space(article.text, start),
                end=_at_space(article.text, min(paragraph.end, end)),
            )
        )
    return replace(article, paragraphs=tuple(one for one in kept if one.start < one.end))


def _at_space(text: str, offset: int) -> int:
    """The offset, moved back to the beginning of the word that it would cut."""
    while 0 < offset < len(text) and not text[offset - 1].isspace() and not text[offset].isspace():
        offset -= 1
    return offset
