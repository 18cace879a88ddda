"""After any corrections: entities in order, apart, within the text; undoing gives back what was."""

from __future__ import annotations

import itertools
import json
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from reader.analysis import Analysis, analyse
from reader.article.sources import from_text
from reader.corrections import Fact, Mark, Unmark, apply
from reader.corrections.apply import marked
from reader.corrections.facts import values
from reader.corrections.handwork import moved
from reader.corrections.session import Corrected
from reader.corrections.store import load, save
from reader.corrections.values import CHOICES, SHAPES
from reader.entities import EntityType, Mention
from reader.export.record import record
from reader.export.schema import schema_text
from reader.span import Span

TEXT = (
    "هدنة جديدة في وادي السدر\n\n"
    "أعلنت روسيا هدنة إنسانية في حلب تبدأ عند الساعة التاسعة صباح الجمعة وتستمر عشر ساعات بوساطة الأمم المتحدة.\n\n"
    "وَقَالَ محمد الأحمد (٤٤ عاما) إن ستة ممرات ستفتح للمدنيين، وإن هدنة سابقة دامت ثلاثة أيام في بيروت.\n"
)
PLACES = st.integers(0, len(TEXT) + 3)
SPANS = st.tuples(PLACES, PLACES).map(lambda pair: Span(*pair))
MARKS = st.builds(lambda span, kind: Mark(*span, kind), SPANS, st.sampled_from(EntityType))
UNMARKS = st.builds(lambda span: Unmark(*span), SPANS)
FACTS = st.builds(
    Fact,
    st.sampled_from(["t1", "t2", "t9"]),
    st.none() | SPANS,
    st.sampled_from([*SHAPES, "nonsense"]),
    st.none() | SPANS,
    st.none()
    | st.sampled_from(
        ["2016-11-04T09:00", "T19:30", "2016-10", "PT10H", "P3D", "حلب", "daily", "calm", "yes"]
    )
    | st.integers(0, 50),
    st.none() | SPANS,
)
EDITS = st.lists(MARKS | UNMARKS | FACTS, max_size=8)
VALIDATOR = Draft202012Validator(json.loads(schema_text()))


@cache
def found() -> Analysis:
    return analyse(from_text(TEXT), engine="gazetteer")


def check(analysis: Analysis) -> None:
    for one, other in itertools.pairwise(analysis.entities):
        assert one.end <= other.start
    paragraphs = [p.span for p in analysis.article.paragraphs]
    for entity in analysis.entities:
        assert entity.text == TEXT[entity.start : entity.end] == entity.text.strip() != ""
        assert any(paragraph.contains(entity.span) for paragraph in paragraphs)
    mentions = [mention for name in analysis.names for mention in name.mentions]
    assert sorted(mentions) == sorted(entity.id for entity in analysis.entities)
    for truce in analysis.truces:
        for _, value in values(truce):
            assert value.text == TEXT[value.start : value.end] != ""


@settings(max_examples=150, deadline=None)
@given(EDITS)
def test_any_edits_leave_a_sound_analysis(edits):
    corrected = apply(found(), edits)
    check(corrected)
    if not any(isinstance(edit, Fact) for edit in edits):
        VALIDATOR.validate(record(corrected))


@settings(max_examples=60, deadline=None)
@given(EDITS, MARKS | UNMARKS | FACTS)
def test_undoing_the_last_gives_back_what_was(edits, last):
    before = Corrected(found(), tuple(edits))
    assert before.then(last).undone().analysis == before.analysis
    undone = before
    while undone.edits:
        undone = undone.undone()
    assert undone.analysis == found()


@settings(max_examples=60, deadline=None)
@given(st.lists(MARKS, max_size=6))
def test_the_last_mark_stands(marks):
    fitting = [
        mark for mark in marks if any(entity.source == "user" for entity in apply(found(), [mark]).entities)
    ]
    entities = apply(found(), fitting).entities
    if fitting:
        last = fitting[-1]
        assert any(e.span == last.span and e.type is last.type and e.source == "user" for e in entities)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 100), st.lists(st.tuples(st.sampled_from(["start", "end"]), st.sampled_from([1, -1]))))
def test_moving_edges_keeps_a_name_a_name(which, steps):
    article = found().article
    span = found().entities[which % len(found().entities)].span
    for edge, by in steps:
        further = moved(article, span, edge, by)
        if further is None:
            continue
        assert (further.end == span.end) if edge == "start" else (further.start == span.start)
        span = further
        kept = apply(found(), [Mark(*span, EntityType.PER)])
        check(kept)
        assert any(entity.span == span for entity in kept.entities)


@settings(max_examples=40, deadline=None)
@given(edits=EDITS)
def test_what_is_kept_comes_back(tmp_path_factory, edits):
    folder = tmp_path_factory.mktemp("kept")
    save(folder, apply(found(), edits), edits)
    assert load(folder, found().article) == (tuple(edits), None)


def test_choices_are_all_of_the_record():
    properties = json.loads(schema_text())["$defs"]["Truce"]["properties"]
    for field, choices in CHOICES.items():
        assert {*choices} == {choice for choice in properties[field]["enum"] if choice}


@settings(max_examples=150, deadline=None)
@given(st.lists(MARKS | UNMARKS, max_size=12))
def test_many_edits_at_once_make_what_they_make_one_after_the_other(edits):
    edits = [edit for edit in edits if edit.start < edit.end]
    mentions = [
        Mention(entity.type, entity.start, entity.end, 0.5, entity.source) for entity in found().entities
    ]
    spans = {mention.span for mention in mentions}
    for edit in edits:
        spans = {span for span in spans if not span.overlaps(edit.span)}
        spans |= {edit.span} if isinstance(edit, Mark) else set()
    assert [mention.span for mention in marked(mentions, edits)] == sorted(spans)
