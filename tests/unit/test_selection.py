from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.selection import (
    Selection,
    character_at,
    covering,
    grown,
    shrunk,
    step_character,
    step_word,
    word_at,
)
from reader.span import Span

TEXT = "قالَ المتحدّثُ (BBC) إنّ 8,5 ممرات."


def test_a_selection_holds_both_ends():
    anchor, before, after = Span(10, 14), Span(2, 5), Span(20, 22)
    assert Selection(anchor, before, 10).span == Span(2, 14)
    assert Selection(anchor, anchor, 10).to(after).span == Span(10, 22)


def test_a_letter_has_its_marks():
    assert character_at("لَم", 0).of("لَم") == "لَ"
    assert character_at("لَم", 1).of("لَم") == "لَ"
    assert step_character("لَم", Span(0, 0), 1) == Span(0, 2)
    assert step_character("لَم", Span(2, 3), -1) == Span(0, 2)


def test_words():
    assert word_at(TEXT, TEXT.index("متح")).of(TEXT) == "المتحدّثُ"
    assert word_at(TEXT, TEXT.index(",")).of(TEXT) == "8,5"
    assert word_at(TEXT, TEXT.index("(")).of(TEXT) == "("
    assert word_at(TEXT, TEXT.index(" ")).of(TEXT) == " "


def test_stepping_by_words_passes_punctuation():
    word = word_at(TEXT, 0)
    seen = [word.of(TEXT)]
    while (word := step_word(TEXT, word, 1)) is not None:
        seen.append(word.of(TEXT))
    assert seen == ["قالَ", "المتحدّثُ", "BBC", "إنّ", "8,5", "ممرات"]
    back = Span(len(TEXT), len(TEXT))
    seen_back = []
    while (back := step_word(TEXT, back, -1)) is not None:
        seen_back.append(back.of(TEXT))
    assert seen_back == seen[::-1]


def test_words_far_away_are_found():
    text = "أول" + "." * 5000 + "ثان"
    assert step_word(text, Span(0, 3), 1).of(text) == "ثان"
    assert step_word(text, Span(5003, 5006), -1).of(text) == "أول"


def test_growing_and_shrinking():
    units = [Span(4, 6), Span(3, 9), Span(0, 20), Span(30, 40)]
    assert grown(Span(4, 6), units) == Span(3, 9)
    assert grown(Span(3, 9), units) == Span(0, 20)
    assert grown(Span(0, 20), units) is None
    assert shrunk(Span(0, 20), 4, units) == Span(3, 9)
    assert shrunk(Span(4, 6), 4, units) is None


def test_covering():
    spans = [Span(0, 3), Span(5, 9)]
    assert covering(spans, 2) == Span(0, 3)
    assert covering(spans, 3) is None
    assert covering(spans, 9) is None
    assert covering([], 0) is None


texts = st.text(st.sampled_from("ابجة لا َُّ .،(ab 12\n\u200f"), min_size=1, max_size=60)


@given(texts, st.data())
def test_letters_cover_the_text(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    letter = character_at(text, at)
    assert letter.start <= at < letter.end
    place, seen = Span(0, 0), 0
    while place.end < len(text):
        place = step_character(text, Span(place.end, place.end), 1)
        assert place.start == seen
        seen = place.end
    assert seen == len(text)


@given(texts, st.data())
def test_words_are_stepped_over_both_ways(text, data):
    at = data.draw(st.integers(0, len(text) - 1))
    word = word_at(text, at)
    assert word.start <= at < word.end
    after = step_word(text, word, 1)
    if after is not None:
        assert after.start >= word.end
    before = step_word(text, word, -1)
    if before is not None:
        assert before.start < word.start
