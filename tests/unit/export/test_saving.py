from pathlib import Path

import pytest

from reader.errors import InputError, OperationError
from reader.export import saving
from reader.export.saving import check, save


def test_a_new_file(tmp_path):
    save([b"a", b"b"], tmp_path / "x.md")
    assert (tmp_path / "x.md").read_bytes() == b"ab"


def test_an_existing_file_is_safe(tmp_path):
    path = tmp_path / "x.md"
    path.write_bytes(b"old")
    with pytest.raises(InputError) as caught:
        save([b"new"], path)
    assert (caught.value.key, path.read_bytes()) == ("export.exists", b"old")
    save([b"new"], path, force=True)
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("", "export.is_folder"),
        ("none/x.md", "export.no_folder"),
        ("a\0b", "export.bad_path"),
        ("x" * 300, "export.bad_path"),
    ],
)
def test_paths_that_cannot_be(tmp_path, name, key):
    with pytest.raises(InputError) as caught:
        check(tmp_path / name, force=True)
    assert caught.value.key == key


def test_a_failure_in_the_middle_leaves_the_old_file(tmp_path):
    path = tmp_path / "x.md"
    path.write_bytes(b"old")

    def pieces():
        yield b"new"
        raise InputError("export.one_article", name="markdown")

    with pytest.raises(InputError):
        save(pieces(), path, force=True)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_disk_refuses(tmp_path, monkeypatch):
    def refuse(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving, "write_atomically", refuse)
    with pytest.raises(OperationError) as caught:
        save([b"a"], tmp_path / "x.md")
    assert (caught.value.exit_code, caught.value.values["reason"]) == (1, "No space left on device")
