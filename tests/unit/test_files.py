import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from reader.files import write_atomically


def test_new_file_in_a_new_folder(tmp_path):
    path = tmp_path / "a" / "b"
    write_atomically(path, b"content")
    assert path.read_bytes() == b"content"
    assert [file.name for file in path.parent.iterdir()] == ["b"]


def test_an_old_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "file"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_atomically(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_atomically(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def test_a_failure_leaves_the_old_file_and_no_litter(tmp_path, monkeypatch):
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_atomically(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_folder_in_the_way(tmp_path):
    with pytest.raises(OSError, match=r"."):
        write_atomically(tmp_path, b"new")
    assert tmp_path.is_dir()


def test_links_in_a_circle_are_an_error(tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    with pytest.raises(OSError, match=r"."):
        write_atomically(one, b"new")


def test_a_folder_that_vanished_is_made_again(tmp_path):
    path = tmp_path / "gone" / "file"
    write_atomically(path, b"one")
    path.unlink()
    path.parent.rmdir()
    write_atomically(path, b"two")
    assert path.read_bytes() == b"two"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_an_error_in_one_line(tmp_path):
    sample = Path(__file__).parents[2] / "sample_articles" / "vocalised.txt"
    command = [
        sys.executable,
        "-m",
        "reader",
        "extract",
        str(sample),
        "--engine",
        "gazetteer",
        "--lang",
        "en",
    ]
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
