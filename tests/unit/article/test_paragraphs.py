import time

import pytest

from reader.article.model import ParagraphKind
from reader.article.paragraphs import paragraphs


def parts(text, title=None):
    return [(part.kind.value, part.span.of(text)) for part in paragraphs(text, title)]


def test_first_line_is_the_title():
    assert parts("عنوان الخبر\nنص الخبر.\n") == [("title", "عنوان الخبر"), ("body", "نص الخبر.")]


def test_blank_line_after_the_title_and_spaces_around_it():
    assert parts("  عنوان .. الخبر \n\nنص الخبر.") == [("title", "عنوان .. الخبر"), ("body", "نص الخبر.")]


@pytest.mark.parametrize(
    "first",
    [
        "قال المتحدث إن الهدنة بدأت. وأضاف أنها مستمرة",
        "وصلت القوافل إلى المدينة صباح اليوم.",
        "وقال في البيان:",
        "كلمة " * 31,
        "ك" * 241,
    ],
)
def test_a_sentence_is_no_title(first):
    assert parts(f"{first}\nنص الخبر.")[0] == ("body", first.strip())


@pytest.mark.parametrize(
    "first", ["هل انتهت الهدنة؟ خبراء يجيبون", "د. محمد يصل إلى جنيف", "اتفاق جديد...", "اتفاق.."]
)
def test_marks_that_titles_have(first):
    assert parts(f"{first}\nنص.")[0] == ("title", first)


def test_text_of_one_paragraph_has_no_title():
    assert parts("هدنة في المدينة") == [("body", "هدنة في المدينة")]


def test_a_known_title_is_found_in_the_first_line_or_nowhere():
    assert parts("هدنة  جديدة\nنص.", "هدنة جديدة")[0] == ("title", "هدنة  جديدة")
    assert parts("بداية النص\nنص.", "هدنة جديدة")[0] == ("body", "بداية النص")


def test_comma_after_a_sentence_splits_and_belongs_to_no_paragraph():
    text = 'انتهى اليوم الأول., وبدأ الثاني؟, قال "نعم.", ثم مضى:, النهاية.,'
    assert [part for _, part in parts(text)] == [
        "انتهى اليوم الأول.",
        "وبدأ الثاني؟",
        'قال "نعم."',
        "ثم مضى:",
        "النهاية.",
    ]


def test_blank_paragraphs_are_skipped():
    assert [part for _, part in parts("الأول.,  , الثاني.,\u00a0, الثالث ,  , الرابع")] == [
        "الأول.",
        "الثاني.",
        "الثالث",
        "الرابع",
    ]


@pytest.mark.parametrize(
    "line", ["in the U.S., he said", "شركة Apple Inc., وغيرها", "أحمد, ومحمد, وعلي", "1.,5"]
)
def test_other_commas_stay(line):
    assert parts(f"عنوان\n{line}")[1:] == [("body", line)]


@pytest.mark.parametrize("separator", ["\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"])
def test_every_line_separator_ends_a_paragraph(separator):
    assert [part for _, part in parts(f"أول{separator}ثان")] == ["أول", "ثان"]


@pytest.mark.parametrize("text", ["", "  \n\t\n", " , , ,", "\u200f\u200e\n\ufeff"])
def test_nothing_visible_gives_no_paragraph(text):
    assert paragraphs(text) == ()


def test_kind_is_an_enum_member():
    assert paragraphs("عنوان\nنص.")[0].kind is ParagraphKind.TITLE


@pytest.mark.parametrize(
    "text", ["," * 300_000, ", " * 150_000, "." + '"' * 300_000, " " * 300_000 + "x", "., " * 20_000]
)
def test_repetition_costs_no_more_than_its_length(text):
    started = time.process_time()
    paragraphs(text)
    spent = time.process_time() - started
    started = time.process_time()
    paragraphs("كلمة " * 60_000)
    plain = time.process_time() - started
    # Quadratic work on these would be thousands of times as much.
    assert spent < 100 * plain + 1
