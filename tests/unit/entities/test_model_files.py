import hashlib
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from reader.entities.embedded import _labels, load
from reader.entities.files import LABELS_FILE, MANIFEST_FILE, MODEL_FILE, TOKENIZER_FILE, checked
from reader.entities.registry import recognizer
from reader.errors import InputError
from reader.i18n import Translator
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


class Session:
    """What an onnxruntime session tells of its model."""

    def __init__(self, labels: int = 3, rows: str = "rows") -> None:
        self._inputs = [SimpleNamespace(name=rows, type="tensor(int64)")]
        self._inputs.append(SimpleNamespace(name="mask", type="tensor(float)"))
        self._outputs = [SimpleNamespace(name="scores", shape=["batch", "length", labels])]

    def get_inputs(self) -> list[SimpleNamespace]:
        return self._inputs

    def get_outputs(self) -> list[SimpleNamespace]:
        return self._outputs


def test_labels_that_fit_the_model_are_taken() -> None:
    assert _labels(b'["O", "B-PER", "I-PER"]', Session()) == ("O", "B-PER", "I-PER")


@pytest.mark.parametrize(
    ("labels", "session"),
    [
        (b"{", Session()),
        (b'{"O": 1, "a": 2, "b": 3}', Session()),
        (b'["O", 1, 2]', Session()),
        (b'["B-PER", "I-PER", "B-LOC"]', Session()),
        (b'["O", "B-PER", "I-PER"]', Session(labels=9)),
        (b'["O", "B-PER", "I-PER"]', Session(rows="input_ids")),
    ],
)
def test_labels_of_another_model_are_refused(labels: bytes, session: Session) -> None:
    with pytest.raises(ValueError, match=r"."):
        _labels(labels, session)


@pytest.mark.parametrize(("name", "key"), [(MODEL_FILE, "damaged"), (MANIFEST_FILE, "missing")])
def test_the_gazetteer_goes_on_alone(
    monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, key: str
) -> None:
    (folder / name).unlink()
    if key == "damaged":
        (folder / name).write_bytes(b"other")
    monkeypatch.setattr("reader.entities.embedded.data", lambda _: folder)
    # No engine that another test has loaded.
    engine = recognizer("embedded", threads=7)
    assert engine.info.name == "gazetteer"
    assert engine.info.instead_of is not None
    assert engine.info.instead_of.key == f"names_model.{key}"
    for language in ("ar", "en"):
        assert len(Translator(language)(f"names_model.{key}", path=folder).splitlines()) == 1


def test_what_ships_is_small_enough() -> None:
    assert sum(path.stat().st_size for path in data("model").iterdir()) <= 35_000_000
