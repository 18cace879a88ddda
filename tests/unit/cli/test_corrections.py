import json

import pytest

from reader.analysis import analyse
from reader.article.sources import read
from reader.corrections import Mark, apply
from reader.corrections.store import default_folder, save
from reader.entities import EntityType


@pytest.fixture
def kept(qari, article):
    """One word of the article marked by hand."""
    edits = (Mark(0, 4, EntityType.ORG),)
    save(default_folder(), apply(analyse(read(article), engine="gazetteer"), edits), edits)
    return qari


def test_nothing_yet(qari):
    outcome = qari("corrections")
    assert (outcome.code, outcome.out, outcome.err) == (0, "", "")


def test_the_list(kept):
    outcome = kept("corrections", "--lang", "en")
    assert outcome.out.rstrip().endswith("1 corrections  هدنة جديدة في حلب")


def test_conll(kept):
    assert kept("corrections", "export").out.startswith("هدنة B-ORG\nجديدة O\nفي O\nحلب B-LOC\n\n")


def test_json_into_a_file(kept, tmp_path):
    outcome = kept("corrections", "export", "--format", "json", "-o", "own.json")
    assert (outcome.code, outcome.out) == (0, "")
    assert json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))[0]["title"] == "هدنة جديدة في حلب"
    assert kept("corrections", "export", "-o", "own.json").code == 2


def test_extract_applies_them_unless_told_not_to(kept, article):
    sources = [
        {
            e["source"]
            for e in json.loads(kept("extract", "--engine", "gazetteer", *more, article).out)["entities"]
        }
        for more in ([], ["--no-corrections"])
    ]
    assert "user" in sources[0]
    assert "user" not in sources[1]


def test_a_damaged_file_is_told_of(kept, article):
    next(default_folder().glob("*.json")).write_text("{")
    outcome = kept("corrections", "export", "--lang", "en")
    assert (outcome.code, outcome.out) == (0, "")
    assert "holds no corrections that can be read" in outcome.err
    assert "set aside" in kept("extract", "--engine", "gazetteer", article, "--lang", "en").err
    assert kept("extract", "--engine", "gazetteer", article).err == ""
