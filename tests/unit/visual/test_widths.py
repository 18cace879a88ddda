import sys
import unicodedata

import pytest
from rich.cells import cell_len

from reader.visual import lay_out
from reader.visual.clusters import MAX_MARKS


def shown(text: str) -> str:
    return lay_out(text).line().glyphs


def test_the_width_of_every_character_is_what_rich_counts() -> None:
    code_points = range(sys.maxunicode + 1)
    wrong = []
    for start in range(0, len(code_points), 4096):
        # A letter in front of each: marks need a base.
        for code_point in code_points[start : start + 4096]:
            if unicodedata.category(chr(code_point)) not in ("Co", "Cn", "Cs", "Lo") or code_point < 0x3400:
                line = lay_out("a" + chr(code_point) + "a").line()
                if cell_len(line.glyphs) != line.width:
                    wrong.append(hex(code_point))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "glyphs"),
    [
        ("a\x1b[31mb", "a\u241b[31mb"),
        ("\x00\x07\x7f", "\u2400\u2407\u2421"),
        ("\x9b31m", "\u242631m"),
        ("a\ud800b", "a\ufffdb"),
        ("\ue000\U0010ffff\ufffe\u0378", "\ufffd" * 4),
        ("a\tb", "a    b"),
        ("a\u200b\u200e\u2060\ufeffb", "ab"),
        ("\u06dd12", "\u25cb12"),
        ("a\u00a0b", "a b"),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467x", "\U0001f469x"),
        ("\U0001f44d\U0001f3fd", "\U0001f44d"),
        ("\u2764\ufe0f", "\u2764"),
        ("\U0001f1f8\U0001f1fe", "SY"),
        ("1\ufe0f\u20e3", "1"),
        ("\u064eب", "\ufe76\ufe8f"),
        ("\u0301a", "\u25cca"),
        ("e\u0301", "e\u0301"),
        ("\ud55c\uae00", "\ud55c\uae00"),
    ],
)
def test_what_is_drawn(text: str, glyphs: str) -> None:
    assert lay_out(text, base_level=0).line().glyphs in (glyphs, glyphs[::-1])


# Prepended_Concatenation_Mark, from the Unicode character database's PropList.txt.
@pytest.mark.parametrize("code", [*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD])
def test_signs_over_digits_are_one_cell_everywhere(code: int) -> None:
    line = lay_out(f"{chr(code)}1").line()
    assert (sorted(line.glyphs), line.width) == (["1", "\u25cb"], 2)


def test_marks_beyond_what_any_script_needs_are_left_out() -> None:
    line = lay_out("ب" + "\u064e" * 10_000).line()
    assert line.width == 1
    assert len(line.glyphs) == 1 + MAX_MARKS
    (cluster,) = line.clusters
    assert cluster.end == 10_001


def test_an_invisible_first_character_belongs_to_the_letter_after_it() -> None:
    (first, second) = lay_out("\u200fab").line().clusters[:2]
    assert {(c.start, c.end) for c in (first, second)} == {(0, 2), (2, 3)}
