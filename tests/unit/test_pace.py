from __future__ import annotations

import pytest

from reader import pace


@pytest.mark.parametrize(("text", "words"), [("", 0), ("  \n", 0), ("كلمة", 1), ("كلمة  أخرى\n\nثالثة ", 3)])
def test_words_are_counted(text, words):
    assert pace.word_count(text) == words


def test_a_part_is_counted():
    assert pace.word_count("أول ثان ثالث رابع", 4, 12) == 2


def test_long_texts_are_estimated():
    text = "كلمة " * 60_000 + "حلب " * 90_000
    assert pace.word_count(text) == pytest.approx(150_000, rel=0.02)


def test_less_is_left_further_on():
    text = "كلمة حلب " * 60_000
    left = [pace.word_count(text, start) for start in range(0, len(text), 9_000)]
    assert left == sorted(left, reverse=True)
    assert left[-1] == 2000


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (138, 1), (139, 2), (1380, 10)])
def test_minutes(words, minutes):
    assert pace.minutes(words) == minutes
