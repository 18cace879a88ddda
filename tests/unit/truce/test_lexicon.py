import pytest

from reader.text.fold import fold_text
from reader.truce.lexicon import counted, forms_of, listed, particles, phrases, table


def test_the_longest_phrase_wins() -> None:
    found = phrases({"بعد": "after", "بعد منتصف الليل": "small"}).at(forms_of("بعد منتصف الليل بقليل"), 0)
    assert found is not None
    assert (found.value, found.stop) == ("small", 3)


def test_proclitics_are_taken_off_and_told() -> None:
    names = phrases({"الجمعة": 4})
    found = names.at(forms_of("وللجمعة"), 0)
    assert found is not None
    assert (found.skip, found.proclitics) == (2, "ول")
    assert names.at(forms_of("للجمعة"), 0, clitics=False) is None


def test_nothing_beyond_the_end() -> None:
    assert phrases({"غدا": 1}).at(("غدا",), 1) is None
    assert phrases({"بعد غد": 2}).at(("بعد",), 0) is None


def test_only_single_words_are_members() -> None:
    names = phrases({"غدا": 1, "بعد غد": 2})
    assert "غدا" in names
    assert "بعد" not in names


@pytest.mark.parametrize("section", ["weekdays", "months", "hijri", "relative", "shift"])
def test_counted_sections_hold_whole_numbers(section: str) -> None:
    for key, group in table("calendar")[section].items():
        for phrase in group:
            found = counted("calendar", section).at(forms_of(phrase), 0, clitics=False)
            assert found is not None
            assert found.value == int(key)
            assert found.stop == len(forms_of(phrase))


def test_parts_of_the_day_have_hours() -> None:
    assert set(table("calendar")["parts"]) == set(table("calendar")["part_hours"])


def test_no_unit_is_listed_twice() -> None:
    for section in ("one", "many", "two", "fractions"):
        words = [fold_text(word) for group in table("durations")[section].values() for word in group]
        assert len(words) == len(set(words))


def test_a_plain_list_gives_its_own_name() -> None:
    found = listed("cues", "reject").at(forms_of("رفضت"), 0)
    assert found is not None
    assert found.value == "reject"


def test_particles_are_folded() -> None:
    assert all(fold_text(word) == word for word in particles("inside_time"))
