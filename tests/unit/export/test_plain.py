import unicodedata

import pytest

from reader.export.plain import (
    one_line,
    visible_controls,
    without_bidi_controls,
    without_presentation_forms,
)


def test_controls_become_visible_and_nothing_moves():
    text = "أ\x00\x1b[31m\x7f\x9b\ud800\tب\nج"
    made = visible_controls(text)
    assert made == "أ\u2400\u241b[31m\u2421\ufffd\ufffd\tب\nج"
    assert len(made) == len(text)


def test_messages_stay_on_one_line():
    assert one_line("أ\nب\r\n\x1b[2J\u2028ج") == "أ ب \u241b[2J ج"


def test_what_orders_text_is_an_arrow_in_messages():
    assert one_line("\u202egnp.\u202dx\u2067y\u2069\u202c\u200fz") == "\u21e4gnp.\u21e5x\u21e4y\u200fz"


def test_bidi_controls_go():
    controls = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in BIDI]
    assert without_bidi_controls("أ" + "".join(controls) + "\u200e\u200f\u061cب") == "أب"


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@pytest.mark.parametrize(
    ("shown", "letters"),
    [
        ("\ufedf\ufea0\ufee8\ufe94", "لجنة"),
        ("\ufefb", "لا"),
        ("\ufc60", unicodedata.normalize("NFKC", "\ufc60")),
    ],
)
def test_presentation_forms(shown, letters):
    assert without_presentation_forms(shown) == letters


@pytest.mark.parametrize("kept", ["\ufdfa", "\ufdfd", "\ufdf2", "\ufd3e\ufd3f", "لجنة", "😀"])
def test_signs_stay(kept):
    assert without_presentation_forms(kept) == kept
