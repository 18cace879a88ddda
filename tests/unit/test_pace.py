from __future__ import annotations

import pytest

from reader import pace


@pytest.mark.parametrize(("text", "words"), [("", 0), ("  \n", 0), ("كلمة", 1), ("كلمة  أخرى\n\nثالثة ", 3)])
def test_words_are_counted(text, words):
    assert pace.word_count(text) == words


def test_a_part_is_counted():
    assert pace.word_count("أول ثان ثالث رابع", 4, 12) == 2


def test_long_texts_are_estimated():
    text = "كلمة " * 60_000
    assert pace.word_count(text) == 60_000


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (138, 1), (139, 2), (1380, 10)])
def test_minutes(words, minutes):
    assert pace.minutes(words) == minutes
