"""Finding words in an article whatever their vowel marks and letter forms."""

from __future__ import annotations

from reader.span import Span
from reader.text.fold import Folded, fold

MOST = 10_000


def find(folded: Folded, words: str) -> tuple[Span, ...]:
    """Where ``words`` stand in a folded text, as ranges of the original text, at most ``MOST``.

    Tashkeel, tatweel, forms of alef and hamza, ta marbuta and alef maqsura make no difference
    (see ``reader.text.fold``).

    Args:
        folded: the folded text.
        words: what to look for; blank finds nothing.
    """
    wanted = fold(words).text.strip()
    if not wanted:
        return ()
    found: list[Span] = []
    place = folded.text.find(wanted)
    while place >= 0 and len(found) < MOST:
        found.append(folded.span(place, place + len(wanted)))
        place = folded.text.find(wanted, place + len(wanted))
    return tuple(found)
