"""For any text: the record obeys its schema and quotes exactly; no format lets controls through."""

import contextlib
import itertools
import json
import re

import jsonschema
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from reader.analysis import analyse
from reader.article.sources import from_text
from reader.errors import InputError
from reader.export.record import record
from reader.export.registry import FORMATS
from reader.export.schema import schema_text

SEPARATORS = {"csv": "\r", "icalendar": "\r"}
# The others hold the article's characters one by one, with offsets into them.
ESCAPED = ("markdown", "json", "jsonl", "icalendar", "web-annotation", "spacy", "doccano", "label-studio")
VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema_text()))
NAMES = ("روسيا", "في حلب", "بدمشق", "الأمم المتحدة", "الرئيس", "محمد", "للمدنيين")
FACTS = ("هدنة", "أعلنت", "تبدأ", "الساعة التاسعة صباحا", "الجمعة", "لمدة", "72 ساعة", "ثلاثة أيام")
JOINTS = ("ممرات", "وقف إطلاق النار", "من", "حتى", ".", ".,", "\n", "،", "2016", "10:30", "😀", "ُ")
HOSTILE = ("\u200f", "\u202e", "\x1b[2J", "\x9b", "\ud800", "[b]", "*", "|")
WORDS = st.sampled_from((*NAMES, *FACTS, *JOINTS, *HOSTILE))
TEXTS = st.lists(WORDS | st.text(max_size=3), max_size=40).map(" ".join)


def quoted(node):
    """Every object of a record that quotes the article."""
    if isinstance(node, dict):
        if {"text", "start", "end"} <= node.keys():
            yield node
        for child in node.values():
            yield from quoted(child)
    elif isinstance(node, list):
        for child in node:
            yield from quoted(child)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_records(text):
    analysis = analyse(from_text(text), engine="gazetteer")
    made = record(analysis)
    VALIDATOR.validate(made)
    for node in quoted(made):
        assert made["text"][node["start"] : node["end"]] == node["text"]
    for one, other in itertools.pairwise(made["entities"]):
        assert one["end"] <= other["start"]
    mentions = {entity["id"]: entity for entity in made["entities"]}
    assert sorted(mention for name in made["names"] for mention in name["mentions"]) == sorted(mentions)
    for name in made["names"]:
        assert name["count"] == len(name["mentions"])
        assert {mentions[mention]["name"] for mention in name["mentions"]} == {name["id"]}
        assert {mentions[mention]["type"] for mention in name["mentions"]} == {name["type"]}
    assert [truce["main"] for truce in made["truces"]] == [not at for at in range(len(made["truces"]))]
    for truce in made["truces"]:
        for statement in truce["statements"]:
            assert statement["sentence"] < len(analysis.sentences)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
@example("0\t0")
def test_formats(text):
    analysis = analyse(from_text(text), engine="gazetteer")
    for known in FORMATS:
        with contextlib.suppress(InputError):  # a calendar of nothing
            check(known, b"".join(known.render([analysis])).decode(known.encoding), analysis)


def check(known, written, analysis):
    written = written.replace(SEPARATORS.get(known.name, "\n"), "")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", written)
    if known.name in ESCAPED:
        assert not re.search("[\u2028\u2029\u202a-\u202e\u2066-\u2069]", written)
    if known.name in ("json", "jsonl", "doccano"):
        assert json.loads(written)["text"] == analysis.article.text
