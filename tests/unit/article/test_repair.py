import unicodedata

import pytest
from bidi import get_display

from reader.article.repair import Damage, diagnosed, repaired, without_presentation_forms
from reader.article.sources import from_text

TEXT = (
    "هدنة جديدة في مدينة الواحة\n"
    "أعلنت منظمة النور أن الهدنة الإنسانية تبدأ الساعة 09:30 صباح الجمعة، وقال سامي (المتحدث) إن UNICEF ستراقبها.\n"
    "وقالت المنظمة إن اللجنة ستجتمع في القاعة الكبرى، وستصل القافلة إلى المدينة غدا."
)


def reversed_lines(text):
    return "\n".join(get_display(line, base_dir="R") for line in text.split("\n"))


def by_shape(text):
    shapes = {
        unicodedata.normalize("NFKC", chr(code)): chr(code)
        for code in range(0xFE80, 0xFEF5)
        if unicodedata.decomposition(chr(code)).startswith("<isolated>")
    }
    return "".join(shapes.get(letter, letter) for letter in text)


def sloppy(data, codec):
    """Decoded as browsers do, undefined bytes as C1 controls."""
    return "".join(bytes([byte]).decode(codec) if _defined(byte, codec) else chr(byte) for byte in data)


def _defined(byte, codec):
    try:
        bytes([byte]).decode(codec)
    except UnicodeDecodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("damaged", "damage"),
    [
        (TEXT.encode().decode("cp1256"), Damage.MOJIBAKE),
        (sloppy(TEXT.encode(), "cp1252"), Damage.MOJIBAKE),
        (TEXT.encode().decode("latin-1"), Damage.MOJIBAKE),
        (TEXT.encode("cp1256").decode("latin-1"), Damage.MOJIBAKE),
        ("\ufeff".encode().decode("cp1256") + TEXT.encode().decode("cp1256"), Damage.MOJIBAKE),
        (reversed_lines(TEXT), Damage.VISUAL_ORDER),
        (by_shape(reversed_lines(TEXT)), Damage.VISUAL_ORDER),
        (reversed_lines(TEXT).encode().decode("cp1256"), Damage.MOJIBAKE),
        (by_shape(TEXT), Damage.PRESENTATION_FORMS),
    ],
    ids=range(9),
)
def test_damage_is_known_and_repaired(damaged, damage):
    assert diagnosed(damaged) is damage
    assert from_text(damaged).damage is damage
    assert repaired(damaged) == TEXT


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        "نص",
        "لا أملك إلا كلاما، وكلا الحالين بلا علا ولا غلا.",  # words that end as the article does backwards
        "Ça a été déjà vu à l'hôtel où naîtra l'œuvre, là-bas, très près.",
        "Привет, мир: как дела сегодня",
        "رقم ١٢٣ — € ™ … «»",
        "﷼ ﷺ ﴾نص﴿",
        TEXT.encode().decode("cp1256")[:7],
        TEXT.encode().decode("cp1252", "replace"),  # nothing left to repair it from
    ],
    ids=range(10),
)
def test_sound_text_is_left_alone(text):
    assert diagnosed(text) is None
    assert repaired(text) == text


def test_sound_lines_among_damaged_ones_stay():
    lines = TEXT.split("\n")
    mixed = "\n".join([lines[0], *(line.encode().decode("cp1256") for line in lines[1:])])
    assert repaired(mixed) == TEXT


def test_a_long_line_is_sampled_at_a_word():
    damaged = (TEXT.replace("\n", " ") * 400).encode().decode("cp1256")
    assert diagnosed(damaged) is Damage.MOJIBAKE


def test_signs_with_a_meaning_of_their_own_stay():
    assert without_presentation_forms("ﷺ ﴿ ﷲ ﻻ") == "ﷺ ﴿ ﷲ لا"


def test_what_is_said_of_an_article_is_repaired_with_it(tmp_path):
    from reader.article.sources import read

    front = "---\ntitle: هدنة في حلب\nplace: حلب\nsource: قارئ\n---\n"
    (tmp_path / "a.txt").write_text((front + TEXT).encode().decode("cp1256"), encoding="utf-8")
    article = read(tmp_path / "a.txt", repair=True)
    assert (article.title, article.place, article.publisher) == ("هدنة في حلب", "حلب", "قارئ")
    assert article.text == TEXT
    assert read(tmp_path / "a.txt").damage is Damage.MOJIBAKE
