import re
from collections.abc import Sequence
from itertools import chain, pairwise, repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from tokenizers import Tokenizer, models

from reader.article import Article
from reader.article.sources import from_text
from reader.entities.embedded import Embedded, load
from reader.entities.model import EngineInfo, Mention
from reader.entities.subwords import UNKNOWN, Subwords, bare
from reader.span import Span
from reader.text.sentences import sentences

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-MISC", "I-MISC")
ROWS = {"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "سعد": 4, "العلي": 5, "حلب": 6, "كأس": 7, "(": 8, ")": 9}
TAGS = {4: 1, 5: 2, 6: 3, 7: 5, 8: 4, 9: 4}


class Session:
    """Answers with the tag that belongs to each word, and keeps the sizes of what it was asked."""

    def __init__(self) -> None:
        self.sizes: list[tuple[int, ...]] = []

    def run(self, _: None, given: dict[str, npt.NDArray[Any]]) -> list[npt.NDArray[np.float32]]:
        rows = given["rows"]
        self.sizes.append(rows.shape)
        assert ((rows != 1) == (given["mask"] == 1)).all()
        codes = np.array([TAGS.get(row, 0) for row in range(len(ROWS))])
        return [np.eye(len(LABELS), dtype=np.float32)[codes[rows]] * 10]


@pytest.fixture
def engine() -> Embedded:
    tokenizer = Tokenizer(models.WordLevel(ROWS, unk_token="<unk>"))
    return Embedded(EngineInfo("embedded", "0"), LABELS, Subwords(tokenizer), Session())


def spans(article: Article) -> Sequence[Span]:
    return sentences(article.text, [paragraph.span for paragraph in article.paragraphs])


def found(engine: Embedded, text: str, **more: Any) -> list[tuple[str, str]]:
    article = from_text(text)
    mentions = engine.recognise(article, spans(article), **more)
    return [(mention.type.value, article.text[mention.start : mention.end]) for mention in mentions]


def test_names_are_exact_ranges_of_the_text(engine: Embedded) -> None:
    assert found(engine, "زار سعد العلي حلب أمس.") == [("PER", "سعد العلي"), ("LOC", "حلب")]


def test_tashkeel_tatweel_and_direction_marks_stay_in_the_range(engine: Embedded) -> None:
    text = "قال \u200fسَعْدٌ العـــلي\u200e في حَلَب"
    assert found(engine, text) == [("PER", "سَعْدٌ العـــلي"), ("LOC", "حَلَب")]


def test_a_name_ends_with_its_sentence(engine: Embedded) -> None:
    assert found(engine, "غاب سعد.العلي حضر") == [("PER", "سعد")]


def test_misc_is_not_shown(engine: Embedded) -> None:
    assert found(engine, "فاز بها كأس في حلب") == [("LOC", "حلب")]


def test_punctuation_at_the_ends_is_no_part_of_a_name(engine: Embedded) -> None:
    assert found(engine, "في حلب (") == [("LOC", "حلب")]


@pytest.mark.parametrize("text", ["", " ", "...", "\u200f", "ًٌٍ"])
def test_text_without_words_has_no_names(engine: Embedded, text: str) -> None:
    assert found(engine, text) == []


def test_only_the_wanted_sentences_are_read(engine: Embedded) -> None:
    article = from_text("حلب هادئة. سعد غائب.")
    (mention,) = engine.recognise(article, spans(article)[1:])
    assert article.text[mention.start : mention.end] == "سعد"


def test_a_long_sentence_loses_no_word_and_cuts_no_name(engine: Embedded) -> None:
    article = from_text("سعد العلي " * 3000)
    whole = Span(0, len(article.text))
    mentions = engine.recognise(article, [whole])
    assert [article.text[one.start : one.end] for one in mentions] == ["سعد العلي"] * 3000


def test_windows_are_short_and_go_through_the_model_alone(engine: Embedded) -> None:
    found(engine, "كتب سعد العلي عن حلب. " * 1000)
    assert all(count == 1 and length <= 202 for count, length in engine.session.sizes)


def test_progress_rises_to_one(engine: Embedded) -> None:
    told: list[float] = []
    found(engine, "زار سعد حلب. " * 4000, progress=told.append)
    assert len(told) > 5
    assert all(first <= second for first, second in pairwise(told))
    assert told[-1] == pytest.approx(1.0)


def test_cancelling_keeps_what_was_found(engine: Embedded) -> None:
    text = "زار سعد حلب. " * 4000
    answers = chain([False] * 40, repeat(True))
    part = found(engine, text, cancelled=lambda: next(answers))
    whole = found(engine, text)
    assert 0 < len(part) < len(whole)
    assert part == whole[: len(part)]


def test_an_endless_word_costs_no_more_than_its_beginning(engine: Embedded) -> None:
    assert found(engine, "ب" * 200_000 + " حلب") == [("LOC", "حلب")]
    assert len(bare("ب" * 200_000)) == 64


def test_a_word_of_marks_alone_has_an_unknown_subword(engine: Embedded) -> None:
    assert engine.subwords.pieces(["\u0651", "حلب"]) == [[UNKNOWN], [6]]


def test_scores_are_probabilities(engine: Embedded) -> None:
    article = from_text("زار سعد العلي حلب")
    assert all(0.9 < mention.score <= 1 for mention in engine.recognise(article, spans(article)))


@pytest.fixture(scope="module")
def shipped() -> Embedded:
    return load(threads=1)


ARTICLE = (
    "قال المتحدث باسم وزارة الدفاع الروسية إيغور كوناشينكوف إن الهدنة في حلب تبدأ غدا.\n\n"
    "ورحّبت الأمم المتحدة بالإعلان، ودعا ستافان دي ميستورا إلى تمديده. ولم ترد دمشق."
)


def test_the_model_that_ships_finds_names(shipped: Embedded) -> None:
    names = found(shipped, ARTICLE)
    assert ("LOC", "حلب") in names
    assert ("ORG", "الأمم المتحدة") in names
    assert ("PER", "ستافان دي ميستورا") in names
    assert ("LOC", "دمشق") in names


def test_the_model_that_ships_sees_through_tashkeel(shipped: Embedded) -> None:
    marked = re.sub(r"(?<=حل|دم|مم)(?=\w)", "\u064e", ARTICLE)
    assert marked != ARTICLE
    stripped = [(kind, text.replace("\u064e", "")) for kind, text in found(shipped, marked)]
    assert stripped == found(shipped, ARTICLE)


def test_mentions_say_where_they_come_from(shipped: Embedded) -> None:
    article = from_text(ARTICLE)
    mentions: tuple[Mention, ...] = shipped.recognise(article, spans(article))
    assert {mention.source for mention in mentions} == {"model"}
    assert list(mentions) == sorted(mentions, key=lambda mention: mention.start)
