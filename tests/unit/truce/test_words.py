from reader.span import Span
from reader.truce.words import words


def test_each_word_knows_its_sentence_and_its_place() -> None:
    text = "هدنةٌ اليوم. تبدأ الـ9:00"
    view = words(text, [Span(0, 12), Span(13, len(text))])
    assert view.forms == ("هدنه", "اليوم", ".", "تبدا", "ال", "9:00")
    assert view.sentence_of == (0, 0, 0, 1, 1, 1)
    assert view.sentence_ranges == (range(3), range(3, 6))
    assert view.span(0, 2).of(text) == "هدنةٌ اليوم"
    assert view.span(5, 6).of(text) == "9:00"


def test_what_is_in_no_sentence_has_none() -> None:
    view = words("قبل هدنة", [Span(4, 8)])
    assert view.sentence_of == (-1, 0)


def test_words_run_together_come_apart_after_ta_marbuta_and_alef_maqsura() -> None:
    text = "الهدنةأعلن حتىالجمعة"
    view = words(text, [Span(0, len(text))])
    assert [view.span(index, index + 1).of(text) for index in range(len(view))] == [
        "الهدنة",
        "أعلن",
        "حتى",
        "الجمعة",
    ]


def test_proclitics_are_skipped_past_marks_and_tatweel() -> None:
    text = "لِـلسّاعة"
    view = words(text, [Span(0, len(text))])
    assert view.span(0, 1, 1).of(text) == "لسّاعة"


def test_words_of_a_range_and_word_at_an_offset() -> None:
    text = "في حلب هدنة"
    view = words(text, [Span(0, len(text))])
    assert view.words_in(Span(3, 8)) == range(1, 3)
    assert view.word_at(4) == 1
    assert view.form(9) == ""
    assert view.gap(0) == " "
