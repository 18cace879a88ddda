import pytest

from reader.errors import InputError
from reader.library import Visit
from reader.shelf import home, is_article, listing


def visit(path, opened="2024-05-01T10:00:00+00:00", sha="a"):
    return Visit(sha * 64, str(path), opened)


@pytest.fixture
def samples(tmp_path):
    folder = tmp_path / "samples"
    folder.mkdir()
    for name in ("one.txt", "two.txt"):
        (folder / name).write_text("خبر", encoding="utf-8")
    return folder


@pytest.fixture
def own(tmp_path):
    folder = tmp_path / "own"
    folder.mkdir()
    path = folder / "own.txt"
    path.write_text("خبر", encoding="utf-8")
    return path


def kinds(shelves):
    return {shelf.kind: [book.path for book in shelf.books] for shelf in shelves}


def test_at_first_there_are_samples_and_the_present_folder(samples, tmp_path):
    found = kinds(home((), samples, tmp_path))
    assert found == {
        "samples": [str(samples / "one.txt"), str(samples / "two.txt")],
        "folders": [str(tmp_path)],
    }


def test_samples_stay_while_only_samples_were_read(samples, tmp_path):
    found = kinds(home([visit(samples / "two.txt")], samples, tmp_path))
    assert found["recent"] == [str(samples / "two.txt")]
    assert len(found["samples"]) == 2


def test_samples_go_when_an_own_article_was_read(samples, own, tmp_path):
    found = kinds(home([visit(own), visit(samples / "two.txt", sha="b")], samples, tmp_path))
    assert found["recent"] == [str(own), str(samples / "two.txt")]
    assert "samples" not in found
    assert found["folders"] == [str(tmp_path), str(own.parent)]


def test_what_was_only_seen_in_a_list_or_is_gone_was_not_read(samples, own, tmp_path):
    found = kinds(home([visit(own, opened=""), visit(tmp_path / "gone.txt", sha="b")], samples, tmp_path))
    assert "recent" not in found


def test_of_a_changed_file_the_newest_reading_counts(samples, own, tmp_path):
    newest = visit(own, sha="b")
    (recent, *_) = home([newest, visit(own)], samples, tmp_path)
    assert [book.visit for book in recent.books] == [newest]


def test_a_folder(samples, own, tmp_path):
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "picture.png").write_bytes(b"")
    (tmp_path / "ب.txt.gz").write_bytes(b"")
    shelf = listing(tmp_path, {str(tmp_path / "ب.txt.gz"): visit("x")})
    assert [(book.path, book.folder) for book in shelf.books] == [
        (str(own.parent), True),
        (str(samples), True),
        (str(tmp_path / "ب.txt.gz"), False),
    ]
    assert shelf.books[-1].visit == visit("x")


def test_a_folder_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match="unreadable"):
        listing(tmp_path / "none", {})


@pytest.mark.parametrize(
    ("name", "yes"),
    [
        ("a.txt", True),
        ("A.TXT", True),
        ("a.jsonl.gz", True),
        ("a.png", False),
        (".a.txt", False),
        ("a", False),
    ],
)
def test_names_of_articles(name, yes):
    assert is_article(name) is yes


def test_pages_that_were_read_are_listed_though_they_are_no_files(samples, own, tmp_path):
    address = "https://example.org/a"
    found = kinds(home((visit(address, sha="b"), visit(own)), samples, tmp_path))
    assert found["recent"] == [address, str(own)]
    assert found["folders"] == [str(tmp_path), str(own.parent)]
