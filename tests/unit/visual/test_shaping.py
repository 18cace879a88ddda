import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.visual import lay_out
from reader.visual.shaping import segments, shape
from reader.visual.widths import NOTHING


def names(word: str) -> list[str]:
    return [unicodedata.name(glyph) if glyph != NOTHING else "" for glyph in shape(word)[0]]


@pytest.mark.parametrize(
    ("word", "glyphs"),
    [
        ("حلب", "\ufea3\ufee0\ufe90"),
        ("ب", "\ufe8f"),
        ("ءب", "\ufe80\ufe8f"),  # hamza joins nothing
        ("دار", "\ufea9\ufe8d\ufead"),
        ("ـب", "\u0640\ufe90"),  # tatweel joins
        ("پچ", "\ufb58\ufb7b"),
        ("گی", "\ufb94\ufbfd"),
        ("ٹھہ", "\ufb68\ufbad\ufba7"),
        ("ێە", "\u06ce\ufeea"),  # a letter without forms keeps its glyph, and its neighbour joins
        ("ڵا", "\u06b5\ufe8e"),
        ("ىء", "\ufeef\ufe80"),
    ],
)
def test_letters_take_the_form_of_their_place(word: str, glyphs: str) -> None:
    assert shape(word)[0] == glyphs


@pytest.mark.parametrize("word", ["بسم", "ٱللَّهِ", "لآ", "هه\u200d", "\u200dب\u200c", "سلام" * 40])
def test_glyphs_and_cells_are_as_many_as_code_points(word: str) -> None:
    glyphs, cells = shape(word)
    assert len(glyphs) == len(cells) == len(word)


@pytest.mark.parametrize(
    ("word", "ligature"),
    [
        ("لا", "\ufefb"),
        ("لأ", "\ufef7"),
        ("لإ", "\ufef9"),
        ("لآ", "\ufef5"),
        ("بلا", "\ufefc"),
        ("دلا", "\ufefb"),
    ],
)
def test_lam_and_alef_share_a_cell(word: str, ligature: str) -> None:
    glyphs, cells = shape(word)
    assert glyphs[-2:] == ligature + NOTHING
    assert cells[-2:] == b"\1\0"


def test_lam_alef_takes_the_marks_between_along() -> None:
    glyphs, cells = shape("لَّا")
    assert glyphs == "\ufefb\u064e\u0651" + NOTHING or glyphs == "\ufefb\u0651\u064e" + NOTHING
    assert cells == b"\1\0\0\0"
    (cluster,) = lay_out("لَّا").line().clusters
    assert (cluster.start, cluster.end, cluster.width) == (0, 4, 1)


def test_alef_with_a_hamza_of_its_own_code_point_is_one_letter() -> None:
    assert shape("ل\u0627\u0654")[0] == "\ufef7" + NOTHING * 2
    assert shape("\u0648\u0654")[0] == "\ufe85" + NOTHING


@pytest.mark.parametrize(
    ("between", "joined"), [("\u200c", False), ("\u200d", True), ("\u200f", True), ("\u064b", True)]
)
def test_what_stands_between_letters_joins_or_parts_them(between: str, joined: bool) -> None:
    glyphs = shape("ب" + between + "ت")[0]
    assert (glyphs[0], glyphs[-1]) == (("\ufe91", "\ufe96") if joined else ("\ufe8f", "\ufe95"))


def test_a_joiner_parts_lam_from_alef_without_parting_the_strokes() -> None:
    assert shape("ل\u200dا")[0] == "\ufedf" + NOTHING + "\ufe8e"


def test_joiners_draw_nothing() -> None:
    assert lay_out("ه\u200d ب\u200cت").line().glyphs == "\ufe95\ufe8f \ufeeb"


def test_hidden_tashkeel_keeps_hamza_and_letters() -> None:
    assert lay_out("الْمُؤْمِنُ", tashkeel="hide").line().glyphs == lay_out("المؤمن").line().glyphs
    assert names("ئ\u0650")[0].startswith("ARABIC LETTER YEH WITH HAMZA")


def test_every_form_is_one_cell() -> None:
    for code_point in [*range(0x620, 0x64B), *range(0x671, 0x6D4)]:
        for word in (chr(code_point), f"ب{chr(code_point)}", f"{chr(code_point)}ب", f"ب{chr(code_point)}ب"):
            assert sum(shape(word)[1]) == len(word)


@given(st.text(st.sampled_from("بلاأإدرو\u0654\u064e\u200d\u200c\u200fـۆەڵ"), max_size=30))
def test_a_word_can_be_shaped_in_segments(word: str) -> None:
    parts = segments(word)
    assert "".join(parts) == word
    shaped = [shape(part) for part in parts]
    assert ("".join(s[0] for s in shaped), b"".join(s[1] for s in shaped)) == shape(word)
