"""The gazetteer-and-patterns recogniser: works at once, offline, and is a model's second voice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader import __version__
from reader.article import Article
from reader.entities.lexicon import Lexicon, Strength, load
from reader.entities.lookup import Hit
from reader.entities.model import Cancelled, EngineInfo, EntityType, Mention, Progress, Voice
from reader.entities.patterns.bodies import bodies
from reader.entities.patterns.people import people
from reader.entities.patterns.places import places
from reader.entities.scan import Candidate, Scan, without_overlaps
from reader.entities.words import words
from reader.span import Span

_SURE = 0.9
_AMBIGUOUS = 0.75
LISTED = "in the gazetteer"


def _listed(scan: Scan) -> Iterator[Candidate]:
    for hit in scan.hits:
        if hit.entry.strength is not Strength.SURE:
            continue
        whole = scan.form(hit.first)
        if hit.skip and (scan.lexicon.is_common(whole) or scan.lexicon.has("whole", whole)):
            continue
        if (
            hit.entry.type is EntityType.LOC
            and scan.follows(hit.first)
            and scan.reading(hit.first - 1, "event")
        ):
            continue
        if hit.first == hit.last and hit.skip == 0 and _is_adjective(scan, hit.first):
            continue
        score = _SURE if hit.last > hit.first or _is_placed(scan, hit) else _AMBIGUOUS
        yield Candidate(hit.first, hit.skip, hit.last, hit.entry.type, score, LISTED)


def _is_placed(scan: Scan, hit: Hit) -> bool:
    """Whether a name of one word stands where only a noun can, after a preposition, and is no word of another kind.

    Elsewhere it may belong to the name of a train, a derby or a medal, or be an adjective.
    """
    stem = scan.form(hit.first)[hit.skip :]
    if scan.is_ordinary(stem) or scan.is_nationality(stem):
        return False
    attached = hit.skip > 0 and scan.form(hit.first)[hit.skip - 1] in "بل"
    return attached or (
        scan.follows(hit.first) and scan.reading(hit.first - 1, "place preposition") is not None
    )


def _is_adjective(scan: Scan, index: int) -> bool:
    """Whether a name such as ``السعودية`` is the adjective of the definite noun before it."""
    form = scan.form(index)
    adjective = scan.is_definite(form) and (scan.is_nationality(form) or scan.is_ordinary(form))
    return adjective and scan.follows(index) and scan.is_definite(scan.form(index - 1).lstrip("وفبل"))


@dataclass(frozen=True)
class Gazetteer:
    """Finds names by lists and patterns.

    Attributes:
        lexicon: the lists.
        info: what the record says about the engine.
    """

    lexicon: Lexicon
    info: EngineInfo

    def recognise(
        self,
        article: Article,
        sentences: Sequence[Span],
        *,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> tuple[Mention, ...]:
        """See ``Recognizer.recognise``."""
        found = words(article.text, sentences)
        scan = Scan(found, self.lexicon)
        candidates: list[Candidate] = []
        for rule in (_listed, bodies, places, people):
            if cancelled and cancelled():
                break
            candidates += rule(scan)
        mentions = []
        for candidate in without_overlaps(candidates):
            span = found.span(candidate.first, candidate.skip, candidate.last)
            voice = Voice.GAZETTEER if candidate.why == LISTED else Voice.RULE
            mentions.append(Mention(candidate.type, *span, candidate.score, voice, candidate.why))
        if progress:
            progress(1.0)
        return tuple(mentions)


def gazetteer() -> Gazetteer:
    """The recogniser with the lists that ship."""
    return Gazetteer(load(), EngineInfo("gazetteer", __version__))
