"""Span finishing: what a recogniser marks becomes the name and nothing but the name.

A model marks whole words. Its spans may hold a proclitic, a title or a generic noun, quotation marks, a second name,
or words after the name's end.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.entities.boundaries import Piece, pieces
from reader.entities.model import EntityType, Mention, Voice
from reader.entities.proclitics import Proclitics
from reader.entities.scan import Scan
from reader.text.clitics import splits

_KUNYAS = frozenset(("ابو", "ابا", "ابي"))


def _word_range(scan: Scan, mention: Mention) -> tuple[int, int] | None:
    """First and last word of a mention, without punctuation and quotation marks at its ends."""
    words = scan.words
    first, last = words.index_at(mention.start), words.index_at(max(mention.start, mention.end - 1))
    last = min(last, len(words) - 1)
    while first <= last and not (words[first].is_word or words[first].form[:1].isdigit()):
        first += 1
    while last >= first and (
        words[last].start >= mention.end or not (words[last].is_word or words[last].form[:1].isdigit())
    ):
        last -= 1
    return (first, last) if first <= last else None


def _doubtless(scan: Scan, found: Iterable[Piece]) -> frozenset[str]:
    """Forms of names that have no proclitic in any reading, and of their first words."""
    forms: set[str] = set()
    for piece in found:
        form = scan.form(piece.first)
        if form and sum(1 for _ in splits(form)) == 1:
            forms |= {form, scan.words.phrase(piece.first, form, piece.last)}
    return frozenset(forms)


def _whole_people(scan: Scan, found: Iterable[tuple[Mention, Piece]]) -> list[tuple[Mention, Piece]]:
    """People with the ``أبو`` or the given name before the rest of their name, which a model leaves out or marks apart.

    No two people stand side by side with nothing but a space between them.
    """
    whole: list[tuple[Mention, Piece]] = []
    for mention, piece in sorted(found, key=lambda one: one[1].first):
        if piece.type is EntityType.PER and scan.follows(piece.first):
            before = whole[-1][1] if whole and whole[-1][1].last == piece.first - 1 else None
            if before is not None and _is_unfinished(scan, before) and not _is_joined(scan, piece.first):
                mention, piece = (
                    replace(mention, start=whole.pop()[0].start),
                    piece._replace(first=before.first),
                )
            elif before is None and _is_kunya(scan, piece.first - 1):
                start = scan.words[piece.first - 1].start
                mention, piece = replace(mention, start=start), piece._replace(first=piece.first - 1)
        whole.append((mention, piece))
    return whole


def _is_kunya(scan: Scan, index: int) -> bool:
    return any(reading.stem in _KUNYAS for reading in scan.words.readings(index))


def _is_unfinished(scan: Scan, piece: Piece) -> bool:
    """Whether a person's name can only go on: a kunya's first half, or a given name alone."""
    if piece.type is not EntityType.PER:
        return False
    if piece.first < piece.last:
        return _is_kunya(scan, piece.last)
    return _is_kunya(scan, piece.first) or scan.reading(piece.first, "given") is not None


def _is_joined(scan: Scan, index: int) -> bool:
    """Whether a person's name begins behind ``و``."""
    form = scan.form(index)
    return form.startswith("و") and not scan.lexicon.has("given", form)


def finish(scan: Scan, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with their ends put right; those of which nothing is left are dropped.

    What a reader marked by hand is left as it is, and so are the spans of the gazetteer and the patterns, which know
    their ends.

    Args:
        scan: the words of the article.
        mentions: mentions of one article, in any order.
    """
    finished = [mention for mention in mentions if mention.source is not Voice.MODEL]
    found: list[tuple[Mention, Piece]] = []
    for mention in mentions:
        if mention.source is Voice.MODEL and (span := _word_range(scan, mention)):
            found += [(mention, piece) for piece in pieces(scan, *span, mention.type, mention.score)]
    found = _whole_people(scan, found)
    ends = frozenset(piece.last for _, piece in found)
    proclitics = Proclitics(scan, _doubtless(scan, (piece for _, piece in found)), ends)
    for mention, piece in found:
        skip = proclitics.length(*piece)
        if mention.start > scan.words[piece.first].start:
            skip = max(skip, scan.words.skipped(piece.first, mention.start))
        start, end = scan.words.span(piece.first, skip, piece.last)
        finished.append(replace(mention, type=piece.type, start=start, end=end))
    return tuple(sorted(finished, key=lambda mention: (mention.start, mention.end)))
