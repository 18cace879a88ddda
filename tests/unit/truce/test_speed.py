"""The truce rules take time in proportion to the text, whatever it repeats."""

import datetime as dt
import time

import pytest

from reader.article.sources import from_text
from reader.text.sentences import sentences
from reader.truce.extract import extract

LEAD = "هدنة في حلب بين القوات والمسلحين\n"


def seconds(text: str) -> float:
    article = from_text(LEAD + text, date=dt.date(2018, 3, 2))
    parts = sentences(article.text, [part.span for part in article.paragraphs])
    start = time.process_time()
    extract(article, parts)
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece",
    [
        "هدنة ",
        "أعلن الجيش أن ",
        "من الساعة التاسعة حتى ",
        "لمدة عشر ساعات ",
        "في حلب ",
        "ممر للمدنيين ",
        "« ( ",
    ],
)
def test_time_grows_with_the_text(piece: str) -> None:
    seconds(piece * 20)
    short, long = seconds(piece * 80), seconds(piece * 400)
    assert long < 14 * short + 0.2  # five times the text
