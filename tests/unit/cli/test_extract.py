import json
import os

import jsonschema
import pytest

from reader.export.schema import schema_text


@pytest.fixture
def gazetteer(monkeypatch, qari):
    """The engine that needs no model."""
    monkeypatch.setenv("QARI_ENGINE", "gazetteer")
    return qari


def test_one_article_is_one_object(gazetteer, article):
    outcome = gazetteer("extract", article, "--date", "2016-11-04", "--tz", "Asia/Damascus")
    assert (outcome.code, outcome.err) == (0, "")
    made = json.loads(outcome.out)
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(made)
    assert (made["date"], made["source"], made["engine"]["name"]) == ("2016-11-04", str(article), "gazetteer")
    assert made["text"] == article.read_text(encoding="utf-8")


def test_several_are_an_array_or_lines(gazetteer, article):
    assert len(json.loads(gazetteer("extract", article, article).out)) == 2
    lines = gazetteer("extract", article, article, "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["خبر", "خبر"]


def test_json_lines_in_json_lines_out(gazetteer, tmp_path):
    rows = [{"id": "ب", "text": "نص.", "date": "2016-11-04"}, {"id": "أ", "text": "نص آخر."}]
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    outcome = gazetteer("extract", "in.jsonl", "--format", "jsonl", "--date", "2020-01-01")
    made = [json.loads(line) for line in outcome.out.splitlines()]
    assert [(each["id"], each["date"]) for each in made] == [("ب", "2016-11-04"), ("أ", "2020-01-01")]


def test_into_a_file(gazetteer, article, tmp_path):
    out = tmp_path / "out.json"
    assert gazetteer("extract", article, "-o", out).out == ""
    first = out.read_bytes()
    assert json.loads(first)["id"] == "خبر"
    outcome = gazetteer("extract", article, "-o", out)
    assert (outcome.code, outcome.err) == (2, f"qari: {out} exists; --force replaces it\n")
    assert gazetteer("extract", article, "-o", out, "--force", "--format", "jsonl").code == 0
    assert out.read_bytes() != first


def test_an_existing_output_is_refused_before_any_work(gazetteer, tmp_path):
    (tmp_path / "out.json").touch()
    assert "out.json exists" in gazetteer("extract", "none.txt", "-o", "out.json").err


def test_standard_input(gazetteer, article):
    kept = os.dup(0)
    with article.open("rb") as stream:
        os.dup2(stream.fileno(), 0)
    try:
        made = json.loads(gazetteer("extract", "-").out)
    finally:
        os.dup2(kept, 0)
        os.close(kept)
    assert (made["source"], made["id"]) == ("-", "-")


def test_an_engine_that_steps_in_is_told_once(gazetteer, article, monkeypatch):
    from reader.analysis import analyse
    from reader.entities import EngineInfo
    from reader.errors import OperationError

    def weaker(article, **options):
        from dataclasses import replace

        info = EngineInfo("gazetteer", "1", OperationError("entities.embedded_missing", reason="نقص"))
        return replace(analyse(article, engine="gazetteer"), engine=info)

    monkeypatch.setattr("reader.analysis.analyse", weaker)
    outcome = gazetteer("extract", article, article)
    assert outcome.code == 0
    assert outcome.err.count("نقص") == 1


def test_schema(qari):
    outcome = qari("schema")
    assert outcome.code == 0
    assert json.loads(outcome.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_export(gazetteer, article, tmp_path):
    out = tmp_path / "خبر.md"
    assert gazetteer("export", article, "-o", out).code == 0
    assert out.read_text(encoding="utf-8").startswith("---\ntitle: ")
    assert gazetteer("export", article, "-o", out).code == 2
    assert json.loads(gazetteer("export", article, "--format", "json").out)["id"] == "خبر"
    assert "## The truce" in gazetteer("--lang", "en", "export", article).out
    assert "## الهدنة" in gazetteer("export", article).out
    refused = gazetteer("export", article, article, "-o", tmp_path / "two.md")
    assert (refused.code, (tmp_path / "two.md").exists()) == (2, False)


def test_parts_and_formats(gazetteer, article, tmp_path):
    made = json.loads(gazetteer("extract", article, "--select", "truces").out)
    assert made["entities"] == []
    assert len(made["truces"]) == 1
    assert gazetteer("extract", article, "-o", tmp_path / "a.csv").code == 0
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfarticle,")
    assert "==روسيا==" in gazetteer("export", article, "--mark", "equals").out
    assert "[[روسيا]]" in gazetteer("export", article, "--wiki-links").out
    for wrong in (("--select", "cities"), ("--format", "docx"), ("--mark", "red"), ("-o", "a.docx")):
        assert gazetteer("export", article, *wrong).code == 2
    assert gazetteer("export", article, "-o", tmp_path / "a.docx").err.count("\n") == 1


def test_standoff_marks_come_with_their_text(gazetteer, article, tmp_path):
    assert gazetteer("export", article, "-o", "out.ann").code == 0
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == article.read_text(encoding="utf-8")
    first = (tmp_path / "out.ann").read_bytes()
    (tmp_path / "out.ann").unlink()
    refused = gazetteer("export", article, "-o", "out.ann", "--select", "per")
    assert (refused.code, (tmp_path / "out.ann").exists()) == (2, False)  # the text would be replaced
    assert gazetteer("export", article, "-o", "out.ann", "--force").code == 0
    assert (tmp_path / "out.ann").read_bytes() == first
    assert gazetteer("export", article, "--format", "brat", "-o", "x.txt").code == 2
    assert gazetteer("export", article, "--format", "brat").out.startswith("T1\t")


def test_nothing_for_a_calendar(gazetteer, tmp_path):
    (tmp_path / "a.txt").write_text("نص عادي لا هدنة فيه.", encoding="utf-8")
    outcome = gazetteer("export", "a.txt", "-o", "a.ics")
    assert (outcome.code, (tmp_path / "a.ics").exists()) == (2, False)
    assert outcome.err.count("\n") == 1
