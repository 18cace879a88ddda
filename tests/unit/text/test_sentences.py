"""Sentence splitting of news as it is pasted."""

import pytest

from reader.span import Span
from reader.text.sentences import sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, [Span(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. وبدأ اللقاء.", ["وصل الوفد.", "وبدأ اللقاء."]),
        ("وصل الوفد., وبدأ اللقاء.,  , ثم عاد.", ["وصل الوفد.", "وبدأ اللقاء.", "ثم عاد."]),
        ("وصل الوفد .,وبدأ اللقاء", ["وصل الوفد .", "وبدأ اللقاء"]),
        ("انتهت الجولة.وقال المتحدث: نعم", ["انتهت الجولة.", "وقال المتحدث: نعم"]),
        ("هل عاد؟ نعم! عاد.", ["هل عاد؟", "نعم!", "عاد."]),
        ("هدنة في المدينة .. والأطراف توافق", ["هدنة في المدينة .. والأطراف توافق"]),
        ("استجابة للوسطاء... هدنة جديدة", ["استجابة للوسطاء... هدنة جديدة"]),
        ("عند الساعة 9.30 صباحا. ثم توقف.", ["عند الساعة 9.30 صباحا.", "ثم توقف."]),
        ("عند ٩.٣٠ مساء. ثم توقف.", ["عند ٩.٣٠ مساء.", "ثم توقف."]),
        ("في العاشرة (0700 ت.غ). وقال آخر.", ["في العاشرة (0700 ت.غ).", "وقال آخر."]),
        ("بحسب (أ. ف. ب) أمس. وأضاف.", ["بحسب (أ. ف. ب) أمس.", "وأضاف."]),
        ("قال د. سمير إن الأمر انتهى. وعاد.", ["قال د. سمير إن الأمر انتهى.", "وعاد."]),
        ("قال: «انتهى الأمر.» ثم خرج.", ["قال: «انتهى الأمر.»", "ثم خرج."]),
        ("العنوان هنا\nالمتن هنا", ["العنوان هنا", "المتن هنا"]),
        ("منذ عام 2011. وقال", ["منذ عام 2011.", "وقال"]),
        ("1. البند الأول. 2. البند الثاني", ["1. البند الأول.", "2. البند الثاني"]),
        ("", []),
        (" , ،\n . ", ["."]),
    ],
)
def test_splits(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_no_sentence_crosses_a_paragraph() -> None:
    text = "فقرة أولى\n\nفقرة ثانية"
    assert [s.of(text) for s in sentences(text, [Span(0, 9), Span(11, len(text))])] == [
        "فقرة أولى",
        "فقرة ثانية",
    ]


def test_text_outside_the_paragraphs_is_left_out() -> None:
    text = "قبل. داخل الفقرة. بعد."
    assert [s.of(text) for s in sentences(text, [Span(5, 17)])] == ["داخل الفقرة."]


def test_a_part_without_an_end_is_cut_at_a_space() -> None:
    text = "هدنة في حلب " * 1000
    found = sentences(text, [Span(0, len(text))])
    assert all(len(span.of(text)) <= 4000 for span in found)
    assert [span.of(text).split()[-1] in ("هدنة", "في", "حلب") for span in found] == [True] * len(found)
    assert " ".join(span.of(text) for span in found) == text.strip()


def test_a_word_without_an_end_is_cut_too() -> None:
    text = "ه" * 9000
    assert [len(span.of(text)) for span in sentences(text, [Span(0, len(text))])] == [4000, 4000, 1000]
