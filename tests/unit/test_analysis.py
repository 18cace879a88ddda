import datetime as dt
import itertools

import pytest

from reader.analysis import analyse
from reader.article.sources import from_text
from reader.errors import InputError

ARTICLE = from_text(
    "هدنة جديدة في حلب\n"
    "أعلنت روسيا هدنة إنسانية في حلب تبدأ عند الساعة التاسعة صباح الجمعة وتستمر عشر ساعات. "
    "وقال الناطق إن سوريا وافقت.",
    date=dt.date(2016, 11, 4),
)


@pytest.fixture(scope="module")
def analysis():
    return analyse(ARTICLE, engine="gazetteer")


def test_what_it_holds(analysis):
    assert analysis.article is ARTICLE
    assert analysis.engine.name == "gazetteer"
    assert analysis.truces
    assert {"حلب", "روسيا", "سوريا"} <= {entity.text for entity in analysis.entities}


def test_sentences_are_inside_paragraphs(analysis):
    for sentence in analysis.sentences:
        assert any(paragraph.span.contains(sentence) for paragraph in ARTICLE.paragraphs)


def test_entities_are_in_order_apart_and_named(analysis):
    entities = analysis.entities
    for one, other in itertools.pairwise(entities):
        assert one.end <= other.start
    assert [entity.id for entity in entities] == [f"e{number}" for number in range(1, len(entities) + 1)]
    named = {mention: name.id for name in analysis.names for mention in name.mentions}
    assert named == {entity.id: entity.name for entity in entities}
    for entity in entities:
        assert entity.span.of(ARTICLE.text) == entity.text


def test_the_main_truce_comes_first(analysis):
    assert [truce.main for truce in analysis.truces] == [True] + [False] * (len(analysis.truces) - 1)


def test_an_unknown_engine():
    with pytest.raises(InputError):
        analyse(ARTICLE, engine="nope")


def test_an_empty_article():
    empty = analyse(from_text(""), engine="gazetteer")
    assert (empty.sentences, empty.entities, empty.names, empty.truces) == ((), (), (), ())


@pytest.mark.parametrize("answers", [0, 2, 4, 5])
def test_work_that_is_no_longer_wanted_finds_nothing(answers):
    asked = iter([False] * answers)
    left = analyse(ARTICLE, engine="gazetteer", cancelled=lambda: next(asked, True))
    assert (left.entities, left.names, left.truces) == ((), (), ())
