"""Which mentions are too doubtful to be shown, and of what type names are that the voices see differently."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from reader.entities.model import EntityType, Mention, Voice
from reader.entities.scan import Scan

_DOUBTFUL = 0.8
_HARDLY = 0.6


def without_doubtful(scan: Scan, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions without those that the model is unsure of and that are made of ordinary words alone.

    Where there is a model, that holds for those that only a pattern found, too.

    Args:
        scan: the words of the article.
        mentions: mentions that do not overlap.
    """
    modelled = any(mention.source is Voice.MODEL for mention in mentions)
    return tuple(mention for mention in mentions if not (modelled and _is_doubtful(scan, mention)))


def _is_doubtful(scan: Scan, mention: Mention) -> bool:
    if mention.source not in (Voice.MODEL, Voice.RULE) or mention.score > _DOUBTFUL:
        return False
    words = scan.words
    first, last = words.index_at(mention.start), words.index_at(mention.end - 1)
    skip = words.skipped(first, mention.start)
    stem = scan.form(first)[skip:]
    if skip and scan.form(first)[skip - 1 : skip + 1] == "لل":
        stem = f"ا{stem}"  # the article has lost its alif: للجرحى
    if words.phrase(first, stem, last) in scan.lexicon.names:
        return False
    if mention.score < _HARDLY:
        return True
    rest = [scan.form(index) for index in range(first + 1, last + 1)]
    return all(scan.is_ordinary(form) for form in (stem, *rest) if form)


def with_one_type(scan: Scan, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, those that are spelt alike under one type: the one that the surest of them have together.

    A family name that the model takes for a place is a person where its full name stands elsewhere.

    Args:
        scan: the words of the article.
        mentions: mentions that do not overlap.
    """
    weights: defaultdict[str, defaultdict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    forms = [_forms(scan, mention) for mention in mentions]
    for mention, found in zip(mentions, forms, strict=True):
        for weight, form in enumerate(found, 1):
            weights[form][mention.type] += weight * mention.score
    return tuple(
        _retyped(mention, weights[found[0]]) if found else mention
        for mention, found in zip(mentions, forms, strict=True)
    )


def _forms(scan: Scan, mention: Mention) -> tuple[str, ...]:
    """The mention's matching form and, for a person of several names, the family name, which tells more there than
    alone.
    """
    words = scan.words
    first, last = words.index_at(mention.start), words.index_at(mention.end - 1)
    stem = scan.form(first)[words.skipped(first, mention.start) :]
    if not stem:
        return ()
    whole = words.phrase(first, stem, last)
    family = scan.form(last)
    unlisted = family not in scan.lexicon.names and not scan.lexicon.has("given", family)
    if mention.type is EntityType.PER and last > first and family and unlisted:
        return (whole, family)
    return (whole,)


def _retyped(mention: Mention, weights: dict[EntityType, float]) -> Mention:
    if mention.source is not Voice.MODEL or len(weights) == 1:
        return mention
    best = max(weights, key=lambda type: weights[type])
    # Twice as much must speak for another type: a country and a club may well have one name.
    if best is mention.type or weights[best] < 2 * weights[mention.type]:
        return mention
    return replace(mention, type=best, why=f"{mention.why}; elsewhere in the article it is clearly {best}")
