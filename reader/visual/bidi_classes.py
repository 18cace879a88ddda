"""Bidi classes as one ASCII letter a code point, the alphabet on which ``bidi.py`` runs regular expressions.

``L R A`` (AL) ``E`` (EN) ``N`` (AN) ``+`` (ES) ``$`` (ET) ``,`` (CS) ``M`` (NSM) ``n`` (BN) ``P`` (B) ``S``
``W`` (WS) ``O`` (ON), ``B`` (ON that is a paired bracket), ``1``-``5`` LRE RLE LRO RLO PDF, ``6``-``9`` LRI
RLI FSI PDI.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from reader.visual.tables import bidi_data
from reader.visual.tables.lookup import CodePointTable, Ranges, pairs


@cache
def _letters() -> CodePointTable[int]:
    letters = Ranges(bidi_data.CLASSES)
    paired = brackets()
    return CodePointTable(lambda code_point: ord("B" if chr(code_point) in paired else letters[code_point]))


def classes(text: str) -> bytes:
    """The class letter of each code point, unassigned ones by the defaults of Unicode."""
    return text.translate(_letters()).encode("ascii")


@cache
def brackets() -> dict[str, tuple[str, bool]]:
    """Paired brackets (BD14, BD15): bracket to (name of its pair, whether it opens).

    A pair is named by the canonical equivalent of its opening bracket, so that U+2329 pairs with U+3009.
    """
    table: dict[str, tuple[str, bool]] = {}
    for opening, closing in pairs(bidi_data.BRACKET_PAIRS).items():
        name = unicodedata.normalize("NFD", opening)
        table[opening] = (name, True)
        table[closing] = (name, False)
    return table


@cache
def _mirrors() -> dict[str, str]:
    return pairs(bidi_data.MIRRORS)


@cache
def _mirrored() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(_mirrors()))}]")


def has_mirrored(text: str) -> bool:
    """Whether a character of the text has a mirror image."""
    return _mirrored().search(text) is not None


def mirrored(text: str) -> str:
    """Every character by its Bidi_Mirroring_Glyph, where it has one (L4)."""
    table = _mirrors()
    if len(text) == 1:
        return table.get(text, text)
    return _mirrored().sub(lambda match: table[match[0]], text)
