"""Sentences with their offsets, in news as sites paste it.

Besides ``.``, ``!`` and ``?`` in their scripts, news glues sentences with ``.,``, leaves out the space
after a full stop (``الحرب.وقال``), writes ``..`` as a pause inside a headline and puts full stops into
abbreviations (``ت.غ``, ``أ. ف. ب``), hours (``9.30``) and numbered lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reader.span import Span
from reader.text.fold import INVISIBLE, MARKS

CLOSERS = "\"'”’»)]›"
"""Closing marks that belong to the sentence whose end they follow; straight ones close as often as they
open."""

_GLUE = re.compile(rf"[\s,،;؛{INVISIBLE}]*")
_LETTER_BEFORE = re.compile(rf"(?<![^\W_])[^\W\d_][{MARKS}]* ?\Z")
_INITIAL_REACH = 8
_LONGEST = 4000


@cache
def _stops() -> re.Pattern[str]:
    return re.compile(rf"\n+|[!?؟]+[{re.escape(CLOSERS)}]*|(?<!\.)\.(?!\.)[{re.escape(CLOSERS)}]*")


def sentences(text: str, paragraphs: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences of the paragraphs, in text order, without the white space and commas around them.

    Args:
        text: the article's text.
        paragraphs: ranges of ``text``; no sentence crosses from one into the next, and none is longer than
            4,000 characters.

    Returns:
        Ranges of ``text``, not empty, not overlapping. Every letter and digit of the paragraphs is in one
        of them.
    """
    parts = (part for paragraph in paragraphs for part in _parts(text, paragraph))
    found = (_trimmed(text, piece) for part in parts for piece in _pieces(text, part))
    return tuple(span for span in found if span)


def _parts(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for stop in _stops().finditer(text, paragraph.start, paragraph.end):
        if stop.group()[0] == "." and not _ends_sentence(text, start, stop, paragraph.end):
            continue
        yield Span(start, stop.end())
        start = stop.end()
    yield Span(start, paragraph.end)


def _pieces(text: str, part: Span) -> Iterator[Span]:
    """Pieces of a part that is far too long for a sentence, cut at spaces where it has any.

    What looks at whole sentences may then cost the square of a sentence's length.
    """
    start = part.start
    while part.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > start else start + _LONGEST
        yield Span(start, cut)
        start = cut
    yield Span(start, part.end)


def _ends_sentence(text: str, start: int, stop: re.Match[str], limit: int) -> bool:
    """Whether one full stop ends the sentence that began at ``start``."""
    dot = stop.start()
    after = text[stop.end()] if stop.end() < limit else " "
    before = text[dot - 1] if dot > start else " "
    if before.isdigit() and (after.isdigit() or text[start:dot].strip().isdigit()):
        return False
    initial = _LETTER_BEFORE.search(text, max(start, dot - _INITIAL_REACH), dot)
    if initial and not _closes_initials(text, stop.end(), limit):
        return False
    if after.isspace() or after in ",،":
        return True
    return _is_arabic(after) or after in "«“\"'([" or stop.end() > dot + 1


def _closes_initials(text: str, after: int, limit: int) -> bool:
    """Whether nothing but glue or a new paragraph follows a stop after a single letter (``د. محمد`` goes
    on).
    """
    return after >= limit or text[after] in ",،\n"


def _is_arabic(character: str) -> bool:
    return "\u0600" <= character <= "\u08ff"


def _trimmed(text: str, part: Span) -> Span:
    glue = _GLUE.match(text, part.start, part.end)
    start = glue.end() if glue else part.start
    end = part.end
    while end > start and _GLUE.fullmatch(text, end - 1, end):
        end -= 1
    return Span(start, end)
