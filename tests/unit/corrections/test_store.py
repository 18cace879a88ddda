import json

import pytest

from reader.corrections import Mark, Unmark, apply
from reader.corrections.handwork import blank, fact
from reader.corrections.store import every, load, read, save
from reader.corrections.training import as_json, conll
from reader.entities import EntityType
from reader.errors import OperationError
from reader.span import Span
from reader.training.corpora import read_conll


@pytest.fixture
def edits(analysis):
    article = analysis.article
    start = article.text.index("أسرته")
    aleppo = article.text.index("بحلب") + 1
    return (
        Mark(start, start + 5, EntityType.PER),
        Unmark(aleppo, aleppo + 3),
        fact(article, analysis.truces[0], "corridors.count", "7", Span(start, start + 5)),
        blank(analysis.truces[0], "duration"),
    )


@pytest.fixture
def folder(tmp_path, analysis, edits):
    folder = tmp_path / "corrections"
    save(folder, apply(analysis, edits), edits)
    return folder


def test_nothing_is_kept_at_first(tmp_path, article):
    assert load(tmp_path, article) == ((), None)


def test_what_is_kept_comes_back(folder, article, edits):
    assert [path.name for path in every(folder)] == [f"{article.sha256}.json"]
    assert load(folder, article) == (edits, None)


def test_without_corrections_the_file_goes(folder, analysis):
    save(folder, analysis, ())
    assert list(every(folder)) == []
    save(folder, analysis, ())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"\xff",
        b'{"version": 2}',
        b'{"version": 1, "sha256": 3, "text": "", "title": null, "date": null, "names": [], "edits": []}',
        b'{"version": 1, "sha256": "", "text": "", "title": null, "date": null, "names": [], '
        b'"edits": [{"edit": "mark", "start": -1, "end": 3, "type": "PER"}]}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_file_is_set_aside_and_told_of(folder, article, content):
    path = next(every(folder))
    path.write_bytes(content)
    edits, problem = load(folder, article)
    assert edits == ()
    assert problem is not None
    assert problem.key == "corrections.set_aside"
    assert path.with_name(path.name + ".unreadable").read_bytes() == content
    assert load(folder, article) == ((), None)


def test_a_folder_that_cannot_be_written_is_an_operation_error(tmp_path, analysis, edits):
    (tmp_path / "corrections").write_text("a file")
    with pytest.raises(OperationError):
        save(tmp_path / "corrections", analysis, edits)


def test_conll_is_what_the_training_reads(folder, tmp_path):
    path = tmp_path / "own.conll"
    path.write_text("".join(conll(map(read, every(folder)))), encoding="utf-8")
    sentences = read_conll(path)
    assert [" ".join(sentence.words) for sentence in sentences] == [
        "وقال سامر الحلواني إن السكان بحلب ينتظرون .",
        "ورحبت أسرته بذلك .",
    ]
    assert sentences[1].tags == ("O", "B-PER", "O", "O")
    assert sentences[0].tags[5] == "O"


def test_json_has_everything(folder, article):
    (made,) = json.loads("".join(as_json(map(read, every(folder)))))
    assert made["text"] == article.text
    assert made["sha256"] == article.sha256
    for entity in [*made["entities"], *made["removed"]]:
        assert made["text"][entity["start"] : entity["end"]] == entity["text"]
    assert [e["text"] for e in made["entities"] if e["source"] == "user"] == ["أسرته"]
    assert [e["text"] for e in made["removed"]] == ["حلب"]
    assert [(f["field"], f["value"], f["text"]) for f in made["facts"]] == [
        ("corridors.count", 7, "أسرته"),
        ("duration", None, None),
    ]
