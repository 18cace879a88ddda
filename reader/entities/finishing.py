"""Span finishing: what a recogniser marks becomes the name and nothing but the name.

A model marks whole words. Its spans may hold a proclitic, a title or a generic noun, quotation marks, or
stop short of the end of a name that the gazetteer or a pattern knows whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reader.entities.model import EntityType, Mention, Voice
from reader.entities.proclitics import Proclitics
from reader.entities.scan import Scan
from reader.text.clitics import splits

_FRONT = {
    EntityType.PER: ("title", "honorific"),
    EntityType.LOC: ("place front",),
    EntityType.ORG: ("media",),
}


def _word_range(scan: Scan, mention: Mention) -> tuple[int, int] | None:
    """First and last word of a mention, without punctuation and quotation marks at its ends."""
    words = scan.words
    first, last = words.index_at(mention.start), words.index_at(max(mention.start, mention.end - 1))
    last = min(last, len(words) - 1)
    while first <= last and not (words[first].is_word or words[first].form.isdigit()):
        first += 1
    while last >= first and (
        not (words[last].is_word or words[last].form[:1].isdigit()) or words[last].start >= mention.end
    ):
        last -= 1
    return (first, last) if first <= last else None


def _without_front(scan: Scan, first: int, last: int, type: EntityType) -> int:
    """The index of the first word that is not a title or generic noun."""
    while first < last:
        if scan.words.phrase(first, scan.form(first), last) in scan.lexicon.names:
            break
        if scan.reading(first, *_FRONT[type]) is None or not scan.form(first + 1):
            break
        if type is EntityType.LOC and not _stands_alone(scan, first + 1, last):
            break
        first += 1
    return first


def _stands_alone(scan: Scan, first: int, last: int) -> bool:
    """Whether what follows a generic noun is a place's name without it, and no person's."""
    form = scan.form(first)
    if any(scan.lexicon.has(heading, form) for heading in ("given", "given weak", "title")):
        return False
    return first == last or scan.words.phrase(first, form, last) in scan.lexicon.names


def _doubtless(scan: Scan, ranges: Iterable[tuple[int, int]]) -> frozenset[str]:
    """Forms at the head of mentions that have no proclitic in any reading, as names and as first words."""
    forms: Counter[str] = Counter()
    for first, last in ranges:
        form = scan.form(first)
        if form and sum(1 for _ in splits(form)) == 1:
            forms[form] += 1
            forms[scan.words.phrase(first, form, last)] += 1
    return frozenset(forms)


def finish(scan: Scan, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with their ends put right; those of which nothing is left are dropped.

    What a reader marked by hand is left as it is, and so are the spans of the gazetteer and the patterns,
    which know their ends.

    Args:
        scan: the words of the article.
        mentions: mentions of one article, in any order.
    """
    ranges: dict[int, tuple[int, int]] = {}
    for number, mention in enumerate(mentions):
        if mention.source is Voice.MODEL and (found := _word_range(scan, mention)):
            first, last = found
            ranges[number] = (_without_front(scan, first, last, mention.type), last)
    ends = frozenset(last for _, last in ranges.values())
    proclitics = Proclitics(scan, _doubtless(scan, ranges.values()), ends)
    finished = []
    for number, mention in enumerate(mentions):
        if mention.source is not Voice.MODEL:
            finished.append(mention)
        elif number in ranges:
            first, last = ranges[number]
            skip = max(proclitics.length(first, last, mention.type), scan.words.skipped(first, mention.start))
            start, end = scan.words.span(first, skip, last)
            finished.append(replace(mention, start=start, end=end))
    return tuple(finished)
