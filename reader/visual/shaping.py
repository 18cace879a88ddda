"""Arabic letters to their contextual forms, code point for code point.

Terminals do not join letters, so the forms of Unicode's Arabic Presentation Forms (A for the letters of
Persian, Urdu, Kurdish..., B for Arabic) are chosen here. The result is as long as the text: lam with alef
becomes a ligature in the lam's place and nothing in the alef's. Letters without forms of their own keep
their nominal glyph and still let their neighbours join. Source: ``unicodedata`` decompositions;
Joining_Type of ArabicShaping.txt.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from reader.visual.tables import joining_data
from reader.visual.tables.lookup import CodePointTable, Ranges
from reader.visual.widths import DOTTED_CIRCLE, NOTHING, glyphs, widths

LAM = "\u0644"
WORD = (
    "\u00ad\u0300-\u036f\u0610-\u061a\u061c\u0620-\u065f\u066e-\u06d3\u06d5-\u06dc\u06df-\u06e8\u06ea-\u06ef"
    "\u06fa-\u06fc\u06ff\u0750-\u077f\u0870-\u0887\u0889-\u088e\u0897-\u08e1\u08e3-\u08ff"
    "\u200c-\u200f\u202a-\u202c\ufeff"
)
"""For a character class: what stands inside a joined word. Digits, punctuation and overrides do not."""

_TASHKEEL = re.compile(
    "[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff]"
)

_COMPOSABLE = re.compile("[\u0620-\u064a\u066e-\u06d5][\u0653-\u0655]")

Forms = tuple[str | None, str | None, str | None, str | None]
"""Isolated, final, initial and medial form."""


@dataclass(frozen=True, slots=True)
class _Tables:
    forms: Mapping[str, Forms]
    lam_alef: Mapping[str, Forms]
    spacing_marks: Mapping[str, str]


@cache
def _tables() -> _Tables:
    """Presentation forms by the letter they are forms of."""
    order = {"<isolated>": 0, "<final>": 1, "<initial>": 2, "<medial>": 3}
    forms: dict[str, list[str | None]] = {}
    lam_alef: dict[str, list[str | None]] = {}
    spacing: dict[str, str] = {}
    for code_point in [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD)]:
        tag, *letters = unicodedata.decomposition(chr(code_point)).split() or [""]
        if tag not in order:
            continue
        text = "".join(chr(int(letter, 16)) for letter in letters)
        if len(text) == 1:
            forms.setdefault(text, [None] * 4)[order[tag]] = chr(code_point)
        elif code_point >= 0xFEF5:
            lam_alef.setdefault(text[1], [None] * 4)[order[tag]] = chr(code_point)
        elif text[0] == " " and len(text) == 2:
            spacing[text[1]] = chr(code_point)
    # The vowel AE of Kurdish and Uighur looks like heh at a word's end and has no forms of its own.
    forms["\u06d5"] = ["\ufee9", "\ufeea", None, None]
    return _Tables(
        {letter: (f[0], f[1], f[2], f[3]) for letter, f in forms.items()},
        {letter: (f[0], f[1], f[2], f[3]) for letter, f in lam_alef.items()},
        spacing,
    )


@cache
def _joining_types() -> CodePointTable[str]:
    return CodePointTable(Ranges(joining_data.TYPES).__getitem__)


@cache
def _segment() -> re.Pattern[str]:
    table = _joining_types()
    right = "".join([chr(c) for c in (*range(0x620, 0x6FF), *range(0x750, 0x900)) if table[c] == "R"])
    return re.compile(f"[^{right}]*+[{right}][\u0653-\u0655]*+|[^{right}]++")


def segments(word: str) -> list[str]:
    """Cut a word after letters that join nothing that follows; its parts can be shaped one by one."""
    return _segment().findall(word)


def spacing_mark(mark: str) -> str:
    """A glyph that shows a mark without a base: its isolated form, else a dotted circle."""
    return _tables().spacing_marks.get(mark, DOTTED_CIRCLE)


def shape(word: str, hide_tashkeel: bool = False) -> tuple[str, bytes]:
    """Shape a run of Arabic letters, marks and joiners.

    Args:
        word: a maximal run of ``WORD`` characters, in logical order.
        hide_tashkeel: leave the vowel marks out.

    Returns:
        A glyph per code point (``NOTHING`` where none is drawn) and its cells.
    """
    tables = _tables()
    drawn = list(glyphs(word))
    cells = bytearray(widths(word))
    composed = _compose(word, drawn)
    kinds = word.translate(_joining_types())
    places = [i for i, kind in enumerate(kinds) if kind != "T"]
    before, covered = "U", -1
    for i, following in zip(places, [*places[1:], -1], strict=False):
        kind = kinds[i]
        after = kinds[following] if following >= 0 else "U"
        joins_before = kind in "DRC" and before in "DLC"
        joins_after = kind in "DLC" and after in "DRC"
        before = kind
        if i == covered:
            continue
        letter = composed.get(i, word[i])
        if letter == LAM and following >= 0:
            ligature = tables.lam_alef.get(composed.get(following, word[following]))
            if ligature:
                drawn[i] = ligature[joins_before] or drawn[i]
                drawn[following] = NOTHING
                cells[following] = 0
                covered = following
                continue
        forms = tables.forms.get(letter)
        if forms:
            drawn[i] = forms[joins_before + 2 * joins_after] or drawn[i]
    if hide_tashkeel:
        for match in _TASHKEEL.finditer(word):
            drawn[match.start()] = NOTHING
    return "".join(drawn), bytes(cells)


def _compose(word: str, drawn: list[str]) -> dict[int, str]:
    """Letters made one with a hamza or madda right after them, by position; the mark is then not drawn."""
    composed = {}
    for match in _COMPOSABLE.finditer(word):
        letter = unicodedata.normalize("NFC", match[0])
        if len(letter) == 1:
            drawn[match.start()] = letter
            drawn[match.start() + 1] = NOTHING
            composed[match.start()] = letter
    return composed
