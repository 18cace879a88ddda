"""Corrections of several edits: all mentions of a name, a truce that was not found."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from reader.corrections import Fact, Mark, apply
from reader.corrections.facts import free_id
from reader.corrections.handwork import blank, everywhere, fact, new_truce
from reader.corrections.session import Corrected
from reader.corrections.store import load
from reader.entities import EntityType, Voice
from reader.errors import InputError
from reader.export.record import record
from reader.export.schema import schema_text
from reader.span import Span


def words_of(article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def test_all_mentions_of_a_name_are_one_correction(analysis, tmp_path):
    name = max(analysis.names, key=lambda name: name.count)
    assert name.count > 1
    spans = [entity.span for entity in analysis.entities if entity.name == name.id]
    other = next(entity for entity in analysis.entities if entity.name != name.id)
    session = Corrected(analysis).then(Mark(*other.span, other.type))
    changed = session.then(*everywhere(session.analysis, name.id, EntityType.ORG))
    mine = [entity for entity in changed.analysis.entities if entity.span in spans]
    assert {(entity.type, entity.source) for entity in mine} == {(EntityType.ORG, Voice.USER)}
    assert (session.steps, changed.steps) == (1, 2)
    removed = session.then(*everywhere(session.analysis, name.id, None))
    assert not any(entity.span in spans for entity in removed.analysis.entities)
    for folder, one in ((tmp_path / "a", changed), (tmp_path / "b", removed)):
        assert one.undone() == session
        one.written(folder)
        assert load(folder, analysis.article) == (one.edits, None)


def test_a_truce_that_was_not_found_is_begun_filled_and_undone(analysis, article, tmp_path):
    session = Corrected(analysis).then(*new_truce(analysis, "place", "حلب", words_of(article, "حلب")))
    added = session.analysis.truces[-1]
    assert len(session.analysis.truces) == len(analysis.truces) + 1
    assert (added.id, added.main, added.kind) == (free_id(analysis.truces), False, "truce")
    assert (added.place.value, added.place.source) == ("حلب", "user")
    filled = session.then(fact(article, added, "duration", "عشر ساعات", words_of(article, "عشر ساعات")))
    assert filled.analysis.truces[-1].duration.value == "PT10H"
    assert filled.analysis.truces[:-1] == analysis.truces
    emptied = filled.then(blank(filled.analysis.truces[-1], "place"))
    assert emptied.analysis.truces[-1].place is None
    assert emptied.analysis.truces[-1].duration is not None
    emptied.written(tmp_path)
    assert load(tmp_path, article) == (emptied.edits, None)
    Draft202012Validator(json.loads(schema_text())).validate(record(filled.analysis))
    assert emptied.undone().undone().undone().analysis == analysis


def test_the_first_truce_of_an_article_is_what_it_is_about(analysis, article):
    none = replace(analysis, truces=())
    (added,) = apply(none, new_truce(none, "start", "T09:00", words_of(article, "التاسعة"))).truces
    assert (added.id, added.main, added.start.time) == ("t1", True, "09:00")


def test_where_the_id_is_taken_by_now_the_facts_follow_their_truce(analysis, article):
    words = words_of(article, "حلب")
    begun = (
        Fact("t1", None, "kind", value="calm", words=words),
        Fact("t1", None, "place", value="حلب", words=words, joined=True),
    )
    first, *_, added = apply(analysis, begun).truces
    assert first == analysis.truces[0]
    assert (added.id, added.kind, added.place.value) == (free_id(analysis.truces), "calm", "حلب")


def test_a_truce_needs_a_value_and_words(analysis, article):
    with pytest.raises(InputError):
        new_truce(analysis, "duration", "long", words_of(article, "حلب"))
    with pytest.raises(InputError):
        new_truce(analysis, "place", "حلب", Span(0, 0))
