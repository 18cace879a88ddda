import hashlib
import json
from pathlib import Path

import pytest

from reader.entities.embedded import load
from reader.entities.files import LABELS_FILE, MANIFEST_FILE, MODEL_FILE, TOKENIZER_FILE, checked
from reader.entities.registry import recognizer
from reader.errors import InputError
from reader.resources import data

FILES = (MODEL_FILE, TOKENIZER_FILE, LABELS_FILE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).write_bytes(name.encode())
    digests = {name: hashlib.sha256(name.encode()).hexdigest() for name in FILES}
    (tmp_path / MANIFEST_FILE).write_text(json.dumps({"version": "7", "sha256": digests}))
    return tmp_path


def test_whole_files_are_given(folder: Path) -> None:
    assert checked(folder)[LABELS_FILE] == LABELS_FILE.encode()


@pytest.mark.parametrize("name", [*FILES, MANIFEST_FILE])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(InputError) as caught:
        checked(folder)
    assert caught.value.key == "names_model.missing"
    assert caught.value.values["path"] == folder / name


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"other")
    with pytest.raises(InputError) as caught:
        checked(folder)
    assert caught.value.key == "names_model.damaged"
    assert caught.value.values["path"] == folder / name


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": "1", "sha256": {}}', "\0"])
def test_a_damaged_manifest_is_named(folder: Path, content: str) -> None:
    (folder / MANIFEST_FILE).write_text(content)
    with pytest.raises(InputError, match=r"names_model\.damaged"):
        checked(folder)


def test_files_that_are_whole_but_no_model_are_refused(folder: Path) -> None:
    with pytest.raises(InputError, match=r"names_model\.damaged"):
        load(folder=folder)


def test_the_gazetteer_goes_on_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("reader.entities.embedded.data", lambda name: tmp_path)
    engine = recognizer("embedded", threads=7)  # no engine that another test has loaded
    assert engine.info.name == "gazetteer"
    assert engine.info.instead_of is not None
    assert engine.info.instead_of.key == "names_model.missing"


def test_what_ships_is_small_enough() -> None:
    assert sum(path.stat().st_size for path in data("model").iterdir()) <= 35_000_000
