import unicodedata

import pytest

from reader.text.fold import fold, fold_text


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("حَلَب", "حلب"),
        ("مـــصر", "مصر"),
        ("أحمد إسراء آمال ٱلله", "احمد اسراء امال الله"),
        ("مصطفى", "مصطفي"),
        ("غزة", "غزه"),
        ("١٢٣ ۴۵", "123 45"),
        ("NATO Élysée", "nato élysée"),
        ("حلب\u200fو\u2067دمشق\u2069", "حلبودمشق"),
        ("ﻻﺟﺊ", "لاجئ"),
        ("الأمم\u00a0المتحدة", "الامم المتحده"),
        ("ایران کرمان", "ايران كرمان"),
        ("مسؤول رئيس", "مسؤول رئيس"),
        ("Straße", "straße"),
        ("", ""),
    ],
)
def test_matching_form(written: str, folded: str) -> None:
    assert fold_text(written) == folded


def test_span_covers_the_marks_of_its_last_letter() -> None:
    text = "في حَلَبَ، "
    folded = fold(text)
    start = folded.text.index("حلب")
    assert folded.span(start, start + 3).of(text) == "حَلَبَ"


def test_span_leaves_a_direction_mark_after_it_outside() -> None:
    text = "حلب\u200f، دمشق"
    assert fold(text).span(0, 3) == (0, 3)


def test_span_of_one_half_of_a_ligature_is_the_ligature() -> None:
    folded = fold("ﻻ")
    assert folded.text == "لا"
    assert folded.span(0, 1) == folded.span(1, 2) == (0, 1)


def test_empty_span_keeps_its_place() -> None:
    folded = fold("مَدينة")
    assert folded.span(2, 2) == (3, 3)
    assert not folded.span(2, 2)


def test_at_maps_a_dropped_character_to_the_next_kept() -> None:
    folded = fold("مَّد")
    assert [folded.at(offset) for offset in range(5)] == [0, 1, 1, 1, 2]


def test_every_mark_is_dropped() -> None:
    arabic = (*range(0x600, 0x700), *range(0x8A0, 0x900))
    marks = [chr(code) for code in arabic if unicodedata.category(chr(code)) == "Mn"]
    assert len(marks) > 60
    assert fold_text("".join(marks)) == ""
