import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import OperationError
from reader.library import KEPT, Visit, find, remember, visits

FIRST = Visit("a" * 64, "/a.txt", "2024-05-01T10:00:00+00:00", "عنوان", "2024-05-01", 120, {"PER": 2}, "هدنة")
SECOND = Visit("b" * 64, "/b.txt", "2024-05-02T10:00:00+00:00")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.json"


def test_nothing_is_kept_at_first(path):
    assert visits(path) == ()
    assert find(path, FIRST.sha256) is None


def test_what_is_kept_comes_back_newest_first(path):
    remember(path, FIRST)
    remember(path, SECOND)
    assert visits(path) == (SECOND, FIRST)
    assert find(path, FIRST.sha256) == FIRST


def test_a_later_visit_takes_the_place_of_the_earlier(path):
    remember(path, FIRST)
    later = replace(FIRST, position=500, opened="2024-06-01T00:00:00+00:00")
    remember(path, later)
    assert visits(path) == (later,)


def test_the_oldest_are_forgotten(path):
    content = [
        {"sha256": f"{number:064}", "source": "x", "opened": f"2020-01-01T{number:06}"}
        for number in range(KEPT)
    ]
    path.parent.mkdir()
    path.write_text(json.dumps({"version": 1, "articles": content}), encoding="utf-8")
    remember(path, FIRST)
    assert len(visits(path)) == KEPT
    assert find(path, f"{0:064}") is None


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b'{"version": 9, "articles": []}', b"\xff\xff", b"[" * 100_000]
)
def test_a_damaged_file_is_set_aside(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    assert visits(path) == ()
    remember(path, FIRST)
    assert visits(path) == (FIRST,)
    assert path.with_name("library.json.unreadable").read_bytes() == content


@pytest.mark.parametrize(
    "entry",
    [
        None,
        {},
        {"sha256": 1, "source": "x", "opened": "y"},
        {"sha256": "a", "source": "x", "opened": "y", "position": -1},
    ],
)
def test_a_wrong_entry_is_passed_over(path, entry):
    remember(path, FIRST)
    content = json.loads(path.read_text(encoding="utf-8"))
    content["articles"].append(entry)
    path.write_text(json.dumps(content), encoding="utf-8")
    assert visits(path) == (FIRST,)


def test_a_folder_that_cannot_be_made_is_an_operation_error(tmp_path):
    (tmp_path / "data").write_text("a file")
    with pytest.raises(OperationError):
        remember(tmp_path / "data" / "library.json", FIRST)
