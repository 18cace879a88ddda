from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from reader.analysis import analyse
from reader.article.sources import from_text, read
from reader.errors import InputError, OperationError
from reader.resources import shipped
from reader.span import Span
from reader.wire import packed, unpacked


@pytest.mark.parametrize("name", ["aleppo_truce", "two_ceasefires"])
def test_what_is_found_comes_back_the_same(name):
    paths = sorted(shipped("sample_articles").glob("*.txt"))
    path = next((path for path in paths if path.stem == name), paths[0])
    article = replace(read(str(path)), date=dt.date(2016, 11, 2))
    found = analyse(article, engine="gazetteer")
    assert found.truces
    for value in (article, found.sentences, found.entities, found.names, found.truces, found.engine):
        again = unpacked(packed(value))
        assert again == value
        assert repr(again) == repr(value)  # enumerations and ranges are themselves, not what equals them


def test_errors_go_with_what_they_tell():
    error = OperationError("a.b", reason=InputError("c.d", at=3), path=Path("/x"), when=None)
    again = unpacked(packed(error))
    assert type(again) is OperationError
    assert (again.key, again.values["path"], again.values["when"]) == ("a.b", "/x", None)
    assert (type(again.values["reason"]), again.values["reason"].values) == (InputError, {"at": 3})


def test_text_that_is_no_text_goes_too():
    article = from_text("\ud800 سلام \x00", source="-")
    assert unpacked(packed(article)).text == article.text
    assert unpacked(packed([Span(0, 0), {"a": (1, None)}])) == (Span(0, 0), {"a": (1, None)})


@pytest.mark.parametrize(
    "data", [b'{"class": "Path", "x": "/"}', b'{"enum": "Enum", "value": 1}', b'{"error": "OSError"}']
)
def test_no_other_class_is_made(data):
    with pytest.raises(KeyError):
        unpacked(data)


def test_what_is_not_known_cannot_go():
    with pytest.raises(TypeError, match="Path"):
        packed(Path("/"))
