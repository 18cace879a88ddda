from hypothesis import given
from hypothesis import strategies as st

from reader.text.clitics import splits
from reader.text.fold import fold
from reader.text.tokens import tokens

LETTERS = st.characters(min_codepoint=0x600, max_codepoint=0x6FF)
ODD = st.sampled_from("\u200f\u2067\u064e\u0640ﻻﷺßİ😀 \n\u00a0.،")
TEXT = st.text(st.one_of(LETTERS, ODD, st.characters()), max_size=60)


@given(TEXT)
def test_folding_is_stable(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXT)
def test_folded_offsets_go_back_and_forth(text: str) -> None:
    folded = fold(text)
    assert folded.original(len(folded.text)) == len(text)
    offsets = [folded.original(place) for place in range(len(folded.text))]
    assert offsets == sorted(offsets)
    for place, original in enumerate(offsets):
        assert 0 <= original < len(text)
        assert folded.at(original) <= place
        assert fold(text[original]).text != ""


@given(TEXT, st.data())
def test_a_folded_span_folds_to_itself(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert folded.text[start:end] in fold(span.of(text)).text


@given(TEXT)
def test_tokens_are_in_order_and_hold_something_visible(text: str) -> None:
    place = 0
    for token in tokens(text):
        assert place <= token.start < token.end <= len(text)
        assert token.of(text).strip()
        place = token.end


@given(TEXT)
def test_every_letter_and_digit_is_in_a_token(text: str) -> None:
    covered = {place for token in tokens(text) for place in range(token.start, token.end)}
    assert all(place in covered for place, character in enumerate(text) if character.isalpha())


@given(st.text(st.sampled_from("وفبكلسامرح"), max_size=9))
def test_a_split_keeps_the_word(word: str) -> None:
    for reading in splits(word):
        assert word.startswith(reading.proclitics)
        rest = word[reading.length :]
        assert reading.stem in (rest, "ال" + rest, "ال" + rest[1:])
