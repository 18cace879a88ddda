import sys
from pathlib import Path

import pytest

from reader.training.__main__ import main


def test_a_package_that_is_not_installed_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    assert main(["train", "--base", str(tmp_path), "--run", str(tmp_path / "run")]) == 2
    assert "torch" in capsys.readouterr().err


def test_a_bad_corpus_is_one_line_of_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.conll"
    path.write_text("حلب LOCATION\n", encoding="utf-8")
    assert main(["evaluate", str(path)]) == 2
    error = capsys.readouterr().err
    assert "line 1" in error
    assert error.count("\n") == 1


def test_the_shipped_model_is_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "good.conll"
    rows = [("وصل", "O"), ("الوفد", "O"), ("إلى", "O"), ("دمشق", "B-LOC"), (".", "O")]
    path.write_text("".join(f"{token} {tag}\n" for token, tag in rows), encoding="utf-8")
    assert main(["evaluate", str(path)]) == 0
    assert "| LOC | 100.00 | 100.00 | 100.00 | 1 |" in capsys.readouterr().out
