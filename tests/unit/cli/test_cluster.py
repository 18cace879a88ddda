import json
import sys

import pytest


def test_groups_as_json(qari, article):
    pytest.importorskip("sklearn", reason="the extra cluster is not installed")
    outcome = qari("cluster", article, article)
    assert outcome.code == 0
    made = json.loads(outcome.out)
    assert [member["id"] for member in made["clusters"][0]["articles"]] == ["خبر", "خبر"]
    assert made["clusters"][0]["id"] == "c1"


def test_a_missing_extra_is_told_with_its_command(qari, article, monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn", None)
    monkeypatch.setitem(sys.modules, "sklearn.cluster", None)
    outcome = qari("cluster", article)
    assert outcome.code == 2
    assert outcome.err.endswith("pip install 'qari[cluster]'\n")


def test_a_bad_similarity(qari, article):
    assert "2" in qari("cluster", "--similarity", "2", article).err
