import time
from pathlib import Path

import pytest

from reader.entities import lexicon
from reader.entities.lexicon import Strength, load
from reader.text.fold import fold_text

PLACES = "# note\n[LOC]\nحلب\nمنبج\nدير الزور\n[LOC weak]\nالباب\nالقاعده\n"
WRITTEN = (
    "# note\n[org]\nمنظمه الامم المتحده = الامم المتحده\nالقاعده\n[org weak]\nالحياه\n[common]\nكتاب\nباب\n"
)


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> lexicon.Lexicon:
    (tmp_path / "places.txt").write_text(PLACES, encoding="utf-8")
    (tmp_path / "zz.txt").write_text(WRITTEN, encoding="utf-8")
    monkeypatch.setattr(lexicon, "data", lambda name: tmp_path)
    return load.__wrapped__()


def test_names_have_a_type_a_strength_and_their_fullest_name(lists: lexicon.Lexicon) -> None:
    assert lists.names["حلب"].type == "LOC"
    assert lists.names["الباب"].strength is Strength.WEAK
    assert lists.names["الامم المتحده"].fullest == "منظمه الامم المتحده"
    assert lists.names["حلب"].fullest == ""
    assert "منظمه الامم المتحده = الامم المتحده" not in lists.names


def test_what_is_written_by_hand_wins_over_generated_places(lists: lexicon.Lexicon) -> None:
    assert lists.names["القاعده"].type == "ORG"


def test_names_of_several_words_are_found_by_their_first(lists: lexicon.Lexicon) -> None:
    assert lists.longest == {"دير": 2, "منظمه": 3, "الامم": 2}


def test_word_lists(lists: lexicon.Lexicon) -> None:
    assert lists.has("common", "كتاب")
    assert not lists.has("common", "حلب")


def test_everything_that_ships_is_in_matching_form() -> None:
    shipped = load()
    for words in (shipped.names, *shipped.lists.values()):
        assert [word for word in words if fold_text(word) != word or "=" in word] == []


def test_it_is_loaded_in_less_than_fifty_milliseconds() -> None:
    taken = []
    for _ in range(5):
        started = time.process_time()
        load.__wrapped__()
        taken.append(time.process_time() - started)
    assert min(taken) < 0.05
