import pytest

from reader.text.clitics import Split, split, splits

KNOWN = {"حلب", "بيروت", "المرصد", "لبنان", "الليبيين", "روسيا", "وارسو", "كوبا", "فرنسا", "الامم", "سوريا"}


@pytest.mark.parametrize(
    ("word", "proclitics", "stem"),
    [
        ("بحلب", "ب", "حلب"),
        ("وبحلب", "وب", "حلب"),
        ("للمرصد", "ل", "المرصد"),
        ("وللمرصد", "ول", "المرصد"),
        ("للبنان", "ل", "لبنان"),
        ("لليبيين", "ل", "الليبيين"),
        ("وروسيا", "و", "روسيا"),
        ("فبيروت", "ف", "بيروت"),
        ("بيروت", "", "بيروت"),
        ("وارسو", "", "وارسو"),
        ("كوبا", "", "كوبا"),
        ("فرنسا", "", "فرنسا"),
        ("لبنان", "", "لبنان"),
        ("سوريا", "", "سوريا"),
        ("والامم", "و", "الامم"),
    ],
)
def test_split(word: str, proclitics: str, stem: str) -> None:
    assert split(word, KNOWN.__contains__) == Split(len(proclitics), proclitics, stem)


def test_nothing_known() -> None:
    assert split("بكتاب", KNOWN.__contains__) is None


@pytest.mark.parametrize("word", ["", "و", "ل", "لل", "وب", "ولل"])
def test_short_words_lose_nothing_essential(word: str) -> None:
    assert all(len(word) - reading.length >= 1 for reading in splits(word) if reading.length)
