"""What each code point is drawn as, and how many terminal cells that takes.

Nothing that could steer a terminal is ever drawn: control characters become the symbols of Control
Pictures, bidi overrides a visible arrow, lone surrogates, private use and unassigned code points U+FFFD,
and format controls nothing at all. Widths are those of Unicode (EastAsianWidth, marks 0), as Rich counts
them.
"""

from __future__ import annotations

from functools import cache

from reader.visual.tables import cell_data
from reader.visual.tables.lookup import CodePointTable, Ranges

NOTHING = "\0"
"""Stands in a glyph string for a code point that draws nothing of its own; never emitted."""

TAB = "\t"
TAB_CELLS = 4
"""A tab is this many cells wherever it stands: stops that depend on the column would make widths depend on
it too."""

HARD_BREAKS = "\n\r\v\f\x85\u2028\u2029"
REPLACEMENT = "\ufffd"
DOTTED_CIRCLE = "\u25cc"

_SIGN = "\u25cb"
"""For signs that enclose or span the digits after them (U+06DD, U+0600...): terminals disagree on their
width."""

_STAND_INS = {
    **dict.fromkeys([*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD], _SIGN),
    **{
        ord(space): " "
        for space in "\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
    },
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\u2426"),
    0x202D: "\u21e5",
    0x202E: "\u21e4",
    # Regional indicators are drawn as letters: flags are two cells in one terminal, four in the next.
    **{0x1F1E6 + i: chr(ord("A") + i) for i in range(26)},
    **dict.fromkeys(map(ord, HARD_BREAKS), NOTHING),
    0x20E3: NOTHING,
    ord(TAB): TAB,
}


@cache
def kinds() -> Ranges:
    """The kind letters of ``cell_data``: see ``tables/generate.py``."""
    return Ranges(cell_data.KINDS)


def _glyph(code_point: int) -> str:
    glyph = _STAND_INS.get(code_point)
    if glyph is not None:
        return glyph
    kind = kinds()[code_point]
    return REPLACEMENT if kind == "?" else NOTHING if kind == "z" else chr(code_point)


def _width(code_point: int) -> int:
    glyph = _glyph(code_point)
    if glyph == TAB:
        return TAB_CELLS
    if glyph == NOTHING:
        return 0
    kind = kinds()[ord(glyph)]
    return 2 if kind in "2p" else 0 if kind == "m" else 1


@cache
def _glyph_table() -> CodePointTable[str]:
    return CodePointTable(_glyph)


@cache
def _width_table() -> CodePointTable[int]:
    return CodePointTable(_width)


def glyphs(text: str) -> str:
    """What is drawn for each code point before any shaping; as long as the text."""
    return text.translate(_glyph_table())


def widths(text: str) -> bytes:
    """The cells of each code point's glyph: 0, 1, 2 or ``TAB_CELLS``."""
    return text.translate(_width_table()).encode("latin-1")
