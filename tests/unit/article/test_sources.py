import datetime as dt
import json
import os
from pathlib import Path

import pytest

from reader.article.sources import LARGEST, from_text, read, read_many
from reader.errors import InputError

TEXT = "هدنة في المدينة\nتبدأ الهدنة صباح الجمعة.\n"


def write(folder, name, text):
    path = folder / name
    path.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return path


def test_from_text():
    article = from_text(TEXT.replace("\n", "\r\n"))
    assert article.text == TEXT
    assert article.title == "هدنة في المدينة"
    assert (article.id, article.source, article.date, article.language) == ("-", "-", None, "ar")


def test_read(tmp_path):
    path = write(tmp_path, "خبر.txt", "\ufeff" + TEXT)
    article = read(path, date=dt.date(2020, 1, 2), tz="Asia/Aden")
    assert (article.id, article.source) == ("خبر", str(path))
    assert (article.text, article.date, article.tz) == (TEXT, dt.date(2020, 1, 2), "Asia/Aden")


def test_what_the_file_says_of_itself_comes_first(tmp_path):
    path = write(tmp_path, "a.txt", f"---\ndate: 2016-11-04\ntz: Asia/Damascus\nsource: وكالة\n---\n{TEXT}")
    article = read(path, date=dt.date(2020, 1, 2), tz="Asia/Aden")
    assert (article.date, article.tz, article.publisher) == (dt.date(2016, 11, 4), "Asia/Damascus", "وكالة")
    assert article.text == TEXT


@pytest.mark.parametrize("content", ["", " \n \n", "\ufeff", "---\ntitle: ع\n---\n \n"])
def test_empty(tmp_path, content):
    with pytest.raises(InputError) as caught:
        read(write(tmp_path, "a.txt", content))
    assert caught.value.key == "article.empty"


def test_missing_directory_and_odd_names(tmp_path):
    for path, key in [
        (tmp_path / "none.txt", "article.missing"),
        (tmp_path, "article.directory"),
        ("a\0b", "article.unreadable"),
        ("x" * 5000, "article.unreadable"),
    ]:
        with pytest.raises(InputError) as caught:
            read(path)
        assert caught.value.key == key


def test_unreadable(tmp_path, monkeypatch):
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError) as caught:
        read(tmp_path / "a.txt")
    assert (caught.value.key, caught.value.values["reason"]) == ("article.unreadable", "Permission denied")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless device here")
def test_an_endless_file_is_given_up(monkeypatch):
    monkeypatch.setattr("reader.article.sources.LARGEST", 1024)
    with pytest.raises(InputError) as caught:
        read("/dev/zero")
    assert caught.value.key == "article.too_large"
    assert LARGEST > 10_000_000


def test_bad_front_matter_names_the_file(tmp_path):
    path = write(tmp_path, "a.txt", "---\ndate: غدا\n---\nنص")
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.values["source"] == str(path)
    assert caught.value.values["cause"].key == "article.bad_date"


def test_json_lines_keep_id_order_and_what_they_say(tmp_path):
    rows = [
        {"id": "ب", "text": TEXT, "title": "عنوان آخر", "date": "2016-11-04", "extra": [1]},
        {"id": 7, "text": " نص\r\n"},
        {"text": "\ud800نص", "title": None, "date": None},
        {"text": ""},
    ]
    path = write(tmp_path, "many.jsonl", "\ufeff" + "\n\n".join(json.dumps(row) for row in rows))
    articles = list(read_many([path, path], date=dt.date(2020, 1, 1)))
    assert [article.id for article in articles] == ["ب", "7", "many:5", "many:7"] * 2
    assert [article.date.year for article in articles[:4]] == [2016, 2020, 2020, 2020]
    assert articles[0].title == "عنوان آخر"
    assert [part.kind.value for part in articles[0].paragraphs] == ["body", "body"]
    assert articles[1].text == " نص\n"
    assert articles[2].text == "\ud800نص"
    assert len(articles[2].sha256) == 64


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("نص", "article.bad_json"),
        ("[1]", "article.bad_json"),
        ("[" * 100_000, "article.bad_json"),
        ('{"title": "ع"}', "article.no_text_key"),
        ('{"text": 5}', "article.bad_json_value"),
        ('{"text": null}', "article.bad_json_value"),
        ('{"text": "ن", "id": true}', "article.bad_json_value"),
        ('{"text": "ن", "date": 2016}', "article.bad_json_value"),
        ('{"text": "ن", "date": "غدا"}', "article.in_line"),
        ('{"text": "ن", "tz": "دمشق"}', "article.in_line"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, key):
    path = write(tmp_path, "a.jsonl", f'{{"text": "ن"}}\n\n{line}\n')
    with pytest.raises(InputError) as caught:
        list(read_many([path]))
    assert (caught.value.key, caught.value.values["line"]) == (key, 3)


def test_broken_utf_8_in_json_lines(tmp_path):
    with pytest.raises(InputError) as caught:
        list(read_many([write(tmp_path, "a.jsonl", b'{"text": "\xff"}')]))
    assert caught.value.key == "article.bad_json"


def test_json_lines_without_a_line(tmp_path):
    with pytest.raises(InputError) as caught:
        list(read_many([write(tmp_path, "a.jsonl", "\n\n")]))
    assert caught.value.key == "article.empty"


def test_read_wants_one_article(tmp_path):
    assert read(write(tmp_path, "one.jsonl", '{"text": "ن"}\n')).text == "ن"
    with pytest.raises(InputError) as caught:
        read(write(tmp_path, "two.jsonl", '{"text": "ن"}\n{"text": "م"}\n'))
    assert caught.value.key == "article.several"


@pytest.fixture
def standard_input(monkeypatch, tmp_path):
    """Puts bytes on descriptor 0 for the time of a test."""
    kept = os.dup(0)

    def put(data):
        source = os.open(write(tmp_path, "stdin", data), os.O_RDONLY)
        os.dup2(source, 0)
        os.close(source)

    yield put
    os.dup2(kept, 0)
    os.close(kept)


def test_standard_input(standard_input):
    standard_input(TEXT)
    article = read("-")
    assert (article.source, article.id, article.text) == ("-", "-", TEXT)


def test_standard_input_with_json_lines(standard_input):
    standard_input('{"text": "ن", "id": "x"}\n{"text": "م"}\n')
    assert [article.id for article in read_many(["-"])] == ["x", "-:2"]


def test_standard_input_that_only_starts_like_json(standard_input):
    standard_input('{"a": 1}\nنص')
    assert read("-").text == '{"a": 1}\nنص'
