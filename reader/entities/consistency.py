"""A name found in one sentence is found in the others."""

from __future__ import annotations

from collections.abc import Sequence

from reader.entities.lexicon import Strength
from reader.entities.model import EntityType, Mention, Voice
from reader.entities.scan import Scan
from reader.entities.words import Words

_SCORE = 0.7
_SHORTEST = 3
WHY = "named elsewhere in the article"


def _is_telling(scan: Scan, form: str) -> bool:
    """Whether a single word can only be this name: no ordinary word, adjective of a country or given name."""
    if len(form) < _SHORTEST or scan.is_ordinary(form) or scan.is_nationality(form):
        return False
    return not (scan.lexicon.has("given", form) or scan.lexicon.has("given weak", form))


def _is_listed(scan: Scan, form: str) -> bool:
    entry = scan.lexicon.names.get(form)
    return entry is not None and entry.strength is Strength.SURE


def _phrases(scan: Scan, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Matching forms to look for and a mention that each was seen in."""
    phrases: dict[str, Mention] = {}
    for mention in mentions:
        words = scan.words
        first, last = words.index_at(mention.start), words.index_at(mention.end - 1)
        if not 0 <= first <= last < len(words):
            continue
        skip = words.skipped(first, mention.start)
        stem = scan.form(first)[skip:]
        if not stem:
            continue
        if first < last or _is_telling(scan, stem):
            phrases.setdefault(words.phrase(first, stem, last), mention)
        family = scan.form(last)
        if (
            mention.type is EntityType.PER
            and first < last
            and _is_telling(scan, family)
            and not _is_listed(scan, family)
        ):
            phrases.setdefault(family, mention)
    return phrases


def _stands_in_name(scan: Scan, first: int) -> bool:
    """Whether a given name stands right before the word, so that another person may be meant."""
    before = scan.form(first - 1) if scan.follows(first) else ""
    return scan.lexicon.has("given", before) or scan.lexicon.has("name part", before)


def _is_part(words: Words, part: Mention, whole: Mention, first: int, last: int) -> bool:
    """Whether a mention is only what the model saw of a longer name, which it saw better elsewhere."""
    inside = first <= words.index_at(part.start) and words.index_at(part.end - 1) <= last
    return inside and part.source is Voice.MODEL and part.score < whole.score


def spread(scan: Scan, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions and, wherever no mention stands, the other places where the same names are written.

    A name of one word is looked for only when the word is no ordinary word; a person's family name is
    looked for alone as well. A longer name takes the place of a part of it that the model is less sure of.
    Proclitics are left outside.

    Args:
        scan: the words of the article.
        mentions: mentions that do not overlap.
    """
    phrases = _phrases(scan, mentions)
    if not phrases:
        return tuple(mentions)
    words = scan.words
    longest: dict[str, int] = {}
    for phrase in phrases:
        head = phrase.partition(" ")[0]
        longest[head] = max(longest.get(head, 0), phrase.count(" ") + 1)
    taken = {
        index: mention
        for mention in mentions
        for index in range(words.index_at(mention.start), words.index_at(mention.end - 1) + 1)
    }
    replaced: set[Mention] = set()
    spread_to: list[Mention] = []
    for index in range(len(words)):
        if index in taken or not words[index].is_word:
            continue
        for reading in words.readings(index):
            length = longest.get(reading.stem, 0)
            ends = range(min(index + length, len(words)) - 1, index - 1, -1)
            last = next((end for end in ends if words.phrase(index, reading.stem, end) in phrases), None)
            if last is None or (reading.length and scan.lexicon.has("whole", scan.form(index))):
                continue
            mention = phrases[words.phrase(index, reading.stem, last)]
            inside = {taken[at] for at in range(index, last + 1) if at in taken}
            if not all(_is_part(words, other, mention, index, last) for other in inside):
                continue
            if mention.type is EntityType.PER and index == last and _stands_in_name(scan, index):
                continue
            start, end = words.span(index, reading.length, last)
            added = Mention(mention.type, start, end, min(mention.score, _SCORE), Voice.RULE, WHY)
            replaced |= inside
            spread_to.append(added)
            taken |= dict.fromkeys(range(index, last + 1), added)
            break
    found = [mention for mention in (*mentions, *spread_to) if mention not in replaced]
    return tuple(sorted(found, key=lambda m: m.start))
