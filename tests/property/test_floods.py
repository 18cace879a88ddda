"""Texts that are one thing over and over: every room is done with them in a time that grows as they do."""

import contextlib
import time

import pytest

from reader.analysis import analyse
from reader.article.decoding import decode
from reader.article.repair import diagnosed
from reader.article.sources import from_text
from reader.errors import InputError
from reader.export.record import record
from reader.export.registry import FORMATS
from reader.search import find, index
from reader.text.fold import fold
from reader.visual import lay_out
from reader.visual.modes import OutputMode, row

LETTERS = 400
# What is repeated, with what stands before and after it.
FLOODS = {
    "marks on one letter": ("ب", "\u064e", ""),
    "marks of many kinds": ("ل", "\u0301\u0651\u0670\u20dd\u0489", "ا"),
    "characters without width": ("", "\u200b\u200c\u200d\u2060\ufeff\u00ad\u034f\u180e\ufe0f", "هدنة"),
    "overrides": ("", "\u202eهدنة\u202dx", ""),
    "isolates": ("", "\u2067", "هدنة\u2069"),
    "embeddings": ("", "\u202b\u202a\u202c", "x"),
    "open brackets": ("", "([{«", ""),
    "closed brackets": ("(ا[" * 100, "])", ""),
    "escape sequences": ("", "\x1b[31m\x1b]0;x\x07\x9b2J\x90q\x9c", ""),
    "line separators": ("", "ا\u2028\u2029\x85\v\f", ""),
    "emoji sequences": ("", "👩\u200d👩\u200d👧\u200d👦", ""),
    "no characters": ("", "\ufffe\uffff\ufdd0\ue000\U0010fffd\u0378", ""),
    "halves of characters": ("", "\ud800\udfff", ""),
    "digits": ("", "9", ""),
    "numbers": ("", "1,2.3/4-5:6 ", ""),
    "number words": ("", "خمسة وعشرون ألفا و", ""),
    "one letter": ("", "و", ""),
    "days": ("", "الجمعة و", ""),
    "truces": ("", "هدنة من الساعة 9 حتى ", ""),
    "spaces": ("", " \u00a0\t\u3000", "x"),
    "full stops": ("", ".,؟! ", ""),
    "markup": ("", "[x](<**_`~~| ", ""),
}
SECONDS, SECONDS_A_KB = 1.0, 0.2
"""Many times what it takes; a pattern that is tried anew at each place takes many times this."""


@pytest.mark.parametrize("times", [1, pytest.param(80, marks=pytest.mark.slow)])
@pytest.mark.parametrize("flood", FLOODS)
def test_every_room_stands_it(flood, times):
    before, over_and_over, after = FLOODS[flood]
    text = before + over_and_over * (LETTERS * times // len(over_and_over)) + after
    started = time.process_time()
    with contextlib.suppress(InputError):
        decode(text.encode("utf-8", "surrogatepass"), "x")
    diagnosed(text)
    folded = fold(text)
    assert folded.original(len(folded.text)) == len(text)
    article = from_text(text)
    assert all(hit.of(text).startswith("هد") for hit in find(index(article), "هدنة"))
    layout = lay_out(text)
    spans = layout.wrap(60)
    assert (spans[0].start, spans[-1].end) == (0, len(text))
    for mode in OutputMode:
        for span in spans[:20]:
            assert sum(run.width for run in row(layout.line(span), 60, mode)) == 60
    analysis = analyse(article, engine="gazetteer")
    for entity in record(analysis)["entities"]:
        assert text[entity["start"] : entity["end"]] == entity["text"]
    for form in FORMATS:
        with contextlib.suppress(InputError):
            b"".join(form.render([analysis]))
    spent = time.process_time() - started
    assert spent < SECONDS + SECONDS_A_KB * len(text.encode("utf-8", "surrogatepass")) / 1024


def test_ten_thousand_marks_are_one_letter():
    (cluster,) = lay_out("ب" + "\u064e" * 10_000).line().clusters
    assert (cluster.start, cluster.end, cluster.width) == (0, 10_001, 1)
