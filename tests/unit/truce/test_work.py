"""The work grows with the text, never with its square, whatever stands in it."""

import datetime as dt
import sys
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from reader.article import Article
from reader.article.sources import from_text
from reader.span import Span
from reader.text.amounts import numbers
from reader.text.sentences import sentences
from reader.truce.extract import extract
from reader.truce.scene import scene

NEWS = "أعلن الجيش هدنة إنسانية في حلب بعد قصف واشتباكات. "
RUNS = [
    *("7", "7 ", "1,", "1. ", "1.1.", "12-", "4/", "7 و", "9:00 ", "الساعة 9 ", "الساعة "),
    *(
        "و",
        "و ",
        "،",
        "، ",
        "(",
        "( ",
        "() ",
        '" ',
        ".",
        ". ",
        "أ.",
        "\n",
        "ـ",
        "َ",
        "ا",
        "ة",
        "ةا",
        "ال ",
        "لل",
    ),
    *("مئة و", "ألف و", "خمسة ", "وخمسة ", "نصف ", "إلا ", "ساعة ", "ساعة و", "أيام ", "لمدة 72 ساعة "),
    *("نوفمبر ", "تشرين الثاني/نوفمبر ", "الجمعة ", "الجمعة و", "والسبت ", "يومي السبت والأحد"),
    *("من ", "حتى ", "منتصف ", "ليل ", "بتوقيت ", "الجمعة اعتبارا من "),
]
TRUCES = [
    "هدنة ",
    "هدنة. ",
    "هدنة تبدأ الجمعة ",
    "تبدأ الجمعة ",
    "قال إن الهدنة تبدأ الجمعة ",
    "هدنة لمدة 72 ساعة ",
]


def made(run: str, characters: int) -> tuple[Article, tuple[Span, ...]]:
    article = replace(from_text(NEWS + run * (characters // len(run))), date=dt.date(2016, 11, 4))
    return article, sentences(article.text, [part.span for part in article.paragraphs])


def calls(work: Callable[[], object]) -> int:
    """How many functions are called."""
    count = 0

    def event(_frame: object, name: str, _argument: object) -> None:
        nonlocal count
        count += name in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(event)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def read(run: str, characters: int) -> None:
    article, parts = made(run, characters)
    scene(article, parts, ())
    numbers(article.text)


@pytest.mark.parametrize("run", RUNS, ids=ascii)
def test_four_times_the_text_is_four_times_the_calls(run: str) -> None:
    read(run, 200)
    small, large = calls(lambda: read(run, 200)), calls(lambda: read(run, 800))
    assert large <= 5 * small


@pytest.mark.slow
@pytest.mark.parametrize("run", [*RUNS, *TRUCES], ids=ascii)
def test_four_times_the_text_is_about_four_times_the_time(run: str) -> None:
    def seconds(characters: int) -> float:
        taken = []
        for _ in range(2):
            started = time.process_time()
            article, parts = made(run, characters)
            extract(article, parts)
            taken.append(time.process_time() - started)
        return min(taken)

    assert seconds(24_000) <= 8 * seconds(6_000) + 0.2
