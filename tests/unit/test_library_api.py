import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import reader

ROOT = Path(__file__).parents[2]


def test_the_examples_run(monkeypatch):
    monkeypatch.chdir(ROOT)
    outcome = doctest.testmod(reader, raise_on_error=False)
    assert outcome.attempted >= 7
    assert outcome.failed == 0


def test_every_public_name_is_there():
    for name in reader.__all__:
        assert getattr(reader, name) is not None
        assert name in dir(reader)
    with pytest.raises(AttributeError):
        reader.nothing_of_the_kind  # noqa: B018


def test_export_after_its_modules_were_loaded():
    code = "import reader.export.registry\nfrom reader import export\nexport.to_bytes([], 'json')"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_to_file(tmp_path):
    article = reader.article_from_text("هدنة في حلب\nأعلنت روسيا هدنة في حلب.")
    analysis = reader.analyse(article, engine="gazetteer")
    reader.export.to_file([analysis], tmp_path / "a.md", language="en")
    assert "## The truce" in (tmp_path / "a.md").read_text(encoding="utf-8")
    with pytest.raises(reader.InputError):
        reader.export.to_file([analysis], tmp_path / "a.md")
    reader.export.to_file([analysis], tmp_path / "a.md", format="json", force=True)
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("{")
