import hashlib
import json

import jsonschema
import pytest

from reader.analysis import Analysis
from reader.article.sources import from_text
from reader.entities import EngineInfo
from reader.export.record import record
from reader.export.schema import schema_text

KEYS = [
    "schema_version",
    "id",
    "source",
    "text",
    "sha256",
    "offset_unit",
    "title",
    "date",
    "language",
    "engine",
    "entities",
    "names",
    "truces",
]
TRUCE_KEYS = [
    "id",
    "main",
    "kind",
    "status",
    "scope",
    "place",
    "declared_by",
    "approved_by",
    "parties",
    "mediators",
    "start",
    "end",
    "duration",
    "recurrence",
    "extendable",
    "corridors",
    "purpose",
    "checks",
    "statements",
    "corrected",
]
VALUE_KEYS = ["value", "text", "start", "end", "basis", "confidence", "sentence", "speaker", "source"]
WHEN_KEYS = [*VALUE_KEYS, "weekday", "time", "timex", "zone", "zone_basis"]


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


@pytest.fixture(scope="module")
def validator():
    schema = json.loads(schema_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_keys_and_their_order(analysis):
    made = record(analysis)
    assert list(made) == KEYS
    assert list(made["engine"]) == ["name", "version"]
    assert list(made["entities"][0]) == ["id", "type", "start", "end", "text", "name", "score", "source"]
    assert list(made["names"][0]) == ["id", "type", "canonical", "mentions", "count"]
    truce = made["truces"][0]
    assert list(truce) == TRUCE_KEYS
    assert list(truce["place"]) == VALUE_KEYS
    assert list(truce["start"]) == WHEN_KEYS
    assert list(truce["corridors"]) == ["count", "breakdown", "names"]
    assert list(truce["corridors"]["breakdown"][0]) == ["for", "count"]
    assert list(truce["checks"][0]) == ["fields", "relation", "note"]
    assert list(truce["statements"][0]) == ["field", *VALUE_KEYS]


def test_values(analysis):
    made = record(analysis)
    assert made["schema_version"] == 1
    assert (made["id"], made["source"], made["title"]) == ("خبر", "خبر.txt", "هدنة جديدة في مدينة الواحة")
    assert (made["date"], made["language"], made["offset_unit"]) == ("2016-11-04", "ar", "codepoint")
    assert made["sha256"] == hashlib.sha256(made["text"].encode()).hexdigest()
    assert made["entities"][0]["score"] == 0.9877
    assert made["names"][0] == {
        "id": "n1",
        "type": "LOC",
        "canonical": "الواحة",
        "mentions": ["e1", "e4"],
        "count": 2,
    }


def test_quotes_are_the_text(analysis):
    made = record(analysis)
    found = list(quoted(made))
    assert len(found) >= 12
    for node in found:
        assert made["text"][node["start"] : node["end"]] == node["text"]


def test_the_schema_accepts_it(analysis, validator):
    validator.validate(json.loads(json.dumps(record(analysis))))


def test_an_article_with_nothing_in_it(validator):
    made = record(Analysis(from_text(""), (), (), (), (), EngineInfo("gazetteer", "1")))
    assert (made["title"], made["date"], made["truces"], made["entities"]) == (None, None, [], [])
    validator.validate(made)


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("schema_version",), 2),
        (("date",), "4/11/2016"),
        (("entities", 0, "type"), "MISC"),
        (("entities", 0, "score"), 1.5),
        (("truces", 0, "kind"), "peace"),
        (("truces", 0, "duration", "value"), "72 hours"),
        (("truces", 0, "start", "value"), "Friday"),
        (("truces", 0, "start", "time"), "25:00"),
        (("truces", 0, "corridors", "count", "value"), "eight"),
        (("truces", 0, "statements", 0, "field"), None),
        (("truces", 0, "checks", 0, "relation"), "equal"),
    ],
)
def test_the_schema_refuses(analysis, validator, path, wrong):
    made = json.loads(json.dumps(record(analysis)))
    node = made
    for step in path[:-1]:
        node = node[step]
    assert path[-1] in node if isinstance(node, dict) else True
    node[path[-1]] = wrong
    assert not validator.is_valid(made)


def test_the_schema_demands_every_key(analysis, validator):
    whole = json.loads(json.dumps(record(analysis)))
    for key in KEYS:
        assert not validator.is_valid({name: value for name, value in whole.items() if name != key})
    for key in TRUCE_KEYS:
        truce = {name: value for name, value in whole["truces"][0].items() if name != key}
        assert not validator.is_valid(whole | {"truces": [truce]})


def test_keys_may_be_added(analysis, validator):
    validator.validate(record(analysis) | {"later": 1})
