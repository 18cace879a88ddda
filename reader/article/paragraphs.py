r"""Titles and paragraphs of plain text, as people paste it from news sites.

A line ends where ``str.splitlines`` ends it (``\n``, vertical tab, form feed, the C0 separators, NEL, U+2028,
U+2029: what ends a paragraph for UAX#9 or a line for UAX#14), and every line is a paragraph. Scrapers join
the paragraphs of a page with ``", "``, so within a line a comma after the end of a sentence
(``"طوعا., إلى ذلك"``) and commas with nothing between them (``" ,  ,"``) are glue: they split, and belong to
no paragraph.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader.article.model import Paragraph, ParagraphKind
from reader.span import Span

# Not after a Latin letter: "U.S., " and "Inc., " are abbreviations; a missed paragraph end does less harm.
_AFTER_SENTENCE = re.compile(r"""(?<![A-Za-z])[.!?؟…:؛]["'”’»)\]]*(?P<glue>\s*,(?:\s*,)*(?=\s|$))""")
_LEADING = re.compile(r"[\s,]*")
_BLANK_PARAGRAPHS = re.compile(r"(?P<glue>,(?:\s+,)+(?=\s|$))")

_TITLE_WORDS = 30
_TITLE_LENGTH = 240
# A full stop after a word of two letters or more, not part of "..". No title has one, but many have "د.".
_FULL_STOP = re.compile(r"\w{2}[\"'”’»)\]]*\.(?!\.)(?:\s|$)")
_UNFINISHED = (",", "،", ";", "؛", ":")


def paragraphs(text: str, title: str | None = None) -> tuple[Paragraph, ...]:
    r"""The paragraphs of ``text`` in order, the title first if there is one.

    The first line is the title when something follows it and it reads like one: at most 30 words, no full
    stop, no glue, and it doesn't end in a comma or a colon. Where the title is known from elsewhere, the
    first line is the title only if it says the same.

    Args:
        text: newlines as ``\n``.
        title: the title that front matter or a JSON line gave.
    """
    starts: list[int] = []
    ends: list[int] = []
    first_line_is_whole = False
    start = 0
    for line in text.splitlines(keepends=True):
        trimmed = line.strip()
        # Nearly every line of a long text, which this is for, is empty or whole: no glue, a letter to begin with.
        if trimmed and "," not in trimmed and (trimmed[0].isalnum() or _visible(trimmed)):
            first_line_is_whole = first_line_is_whole or not starts
            at = start + line.index(trimmed[0])
            starts.append(at)
            ends.append(at + len(trimmed))
        elif trimmed:
            pieces = _pieces(text, Span(start, start + len(line)))
            first_line_is_whole = first_line_is_whole or (not starts and len(pieces) == 1)
            starts += [piece.start for piece in pieces]
            ends += [piece.end for piece in pieces]
        start += len(line)
    found = tuple(map(Paragraph, starts, ends))
    if found and first_line_is_whole:
        first = found[0].span.of(text)
        is_title = len(found) > 1 and _reads_like_title(first) if title is None else _same(first, title)
        if is_title:
            return (found[0]._replace(kind=ParagraphKind.TITLE), *found[1:])
    return found


def _pieces(text: str, line: Span) -> list[Span]:
    return [piece for piece in (_trim(text, part) for part in _split_at_glue(text, line)) if piece]


def _split_at_glue(text: str, line: Span) -> Iterator[Span]:
    cuts = [match.span("glue") for match in _AFTER_SENTENCE.finditer(text, *line)]
    cuts += [match.span("glue") for match in _BLANK_PARAGRAPHS.finditer(text, *line)]
    start = line.start
    for cut_start, cut_end in sorted(cuts):
        if cut_start >= start:
            yield Span(start, cut_start)
        start = max(start, cut_end)
    yield Span(start, line.end)


def _trim(text: str, span: Span) -> Span:
    """Without white space at both ends and commas in front; empty where nothing visible is left."""
    leading = _LEADING.match(text, *span)
    start = leading.end() if leading else span.start
    end = start + len(text[start : span.end].rstrip())
    return Span(start, end if _visible(text[start:end]) else start)


def _visible(part: str) -> bool:
    return any(unicodedata.category(character) != "Cf" for character in part)


def _reads_like_title(line: str) -> bool:
    return (
        len(line) <= _TITLE_LENGTH
        and len(line.split()) <= _TITLE_WORDS
        and not line.endswith(_UNFINISHED)
        and not _FULL_STOP.search(line)
    )


def _same(line: str, title: str) -> bool:
    return line.split() == title.split()
