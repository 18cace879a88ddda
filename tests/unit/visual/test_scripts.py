"""Texts at the edges of what an Arabic article holds: neighbours' letters, recitation marks, other scripts, signs."""

import unicodedata

import pytest
from bidi import get_display
from rich.cells import cell_len

from reader.visual import lay_out
from reader.visual.shaping import shape

PERSIAN, URDU, KURDISH = "پچژگکی", "ٹپچڈڑژکگںہھیےۂۓئؤ", "ڕژڤگڵۆیێەکھ"
# Letters that join only what stands before them (Joining_Type R of the Unicode character database).
ONE_SIDED = set("ژڈڑڕۆەےۓؤ")

MIXED = {
    "Persian": "روزنامه‌نگاران می‌گویند گفت‌وگوها (پس از ۱۲ سال) آغاز شد",
    "Urdu": "جنگ بندی ۲۴ گھنٹے کے لیے ہے، اقوامِ متحدہ نے کہا",
    "Kurdish": "ڕۆژنامەی «هەولێر» نووسی: ئاگربەست لە ٩:٠٠ دەست پێ دەکات",
    "Quranic marks": "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ ۝١ ذَٰلِكَ ٱلْكِتَٰبُ لَا رَيْبَ ۛ فِيهِ ۛ هُدًى ۞ لِّلْمُتَّقِينَ ۩",
    "Hebrew": "كتبت الصحيفة «שלום עולם, 2016» في صدر صفحتها (עמוד 3) أمس",
    "Latin quote": 'قال المتحدث: "We will not go back to the way it was (not now, not in 2017)" ثم غادر',
    "URL": "انظر https://example.org/a-b/c_d?e=1&f=%20#g (نسخة) أو www.example.org/ar.",
    "address": "راسل name.surname+news@mail.example.org قبل 5/11/2016",
    "formula": "المعادلة E = mc² صحيحة، و 2 × (3 + 4) = 14، و a ≤ b، و ٢ + ٣ = ٥",
    "money": "بلغ السعر $1,250.50 أي نحو 1.150,75 € (بزيادة 3.5% عن -2.1%)",
    "emoji": "قال 👍🏽 ثم 👩‍👩‍👧‍👦 في 🇸🇾 عند ❤️ و 1️⃣ و ✈",
}


def form(glyph: str) -> str:
    """The form that a glyph has by its name, empty for a letter that has no forms of its own to draw."""
    words = unicodedata.name(glyph).split()
    return words[-2] if words[-1] == "FORM" else ""


@pytest.mark.parametrize("letter", sorted(set(PERSIAN + URDU + KURDISH)))
def test_letters_of_the_neighbours_join(letter: str) -> None:
    before, itself, after = map(form, shape(f"ب{letter}ب")[0])
    one_sided = letter in ONE_SIDED
    assert (before, after) == ("INITIAL", "ISOLATED" if one_sided else "FINAL")
    assert itself in ("", "FINAL" if one_sided else "MEDIAL")


@pytest.mark.parametrize(
    ("word", "glyphs"),
    [
        ("می\u200cگو", ["MEEM INITIAL", "FARSI YEH FINAL", "GAF INITIAL", "WAW FINAL"]),
        ("ہے", ["HEH GOAL INITIAL", "YEH BARREE FINAL"]),
        ("ٹھیک", ["TTEH INITIAL", "HEH DOACHASHMEE MEDIAL", "FARSI YEH MEDIAL", "KEHEH FINAL"]),
        ("ژنان", ["JEH ISOLATED", "NOON INITIAL", "ALEF FINAL", "NOON ISOLATED"]),
        ("گۆ", ["GAF INITIAL", "OE FINAL"]),
    ],
)
def test_words_of_the_neighbours(word: str, glyphs: list[str]) -> None:
    drawn = lay_out(word).line().glyphs[::-1]
    names = [unicodedata.name(glyph).removeprefix("ARABIC LETTER ").removesuffix(" FORM") for glyph in drawn]
    assert names == glyphs


@pytest.mark.parametrize("kind", MIXED)
def test_the_order_is_python_bidis(kind: str) -> None:
    """Marks and joiners aside, of which it has no notion."""
    text = "".join(c for c in MIXED[kind] if unicodedata.category(c) not in ("Mn", "Cf", "Me", "Sk"))
    line = lay_out(text, base_level=1).line()
    # A lam and its alef share a cell: within it they are as stored.
    cells = [text[c.start : c.end][:: -1 if c.level & 1 else 1] for c in line.clusters]
    assert "".join(cells) == get_display(text, base_dir="R")


@pytest.mark.parametrize("kind", MIXED)
@pytest.mark.parametrize("width", [7, 30, 200])
def test_nothing_is_lost_and_every_line_is_as_wide_as_it_says(kind: str, width: int) -> None:
    layout = lay_out(MIXED[kind])
    covered: list[int] = []
    for line in layout.lines(width):
        assert cell_len(line.glyphs) == line.width <= width
        assert not set(line.glyphs) & set("\u200c\u200d\u200e\u200f\ufe0f")
        covered += sorted(i for cluster in line.clusters for i in range(cluster.start, cluster.end))
    assert covered == list(range(len(MIXED[kind])))


def test_recitation_marks_stand_on_their_letters() -> None:
    text = MIXED["Quranic marks"]
    line = lay_out(text).line()
    for cluster in line.clusters:
        stored = text[cluster.start : cluster.end]
        assert unicodedata.category(stored[0])[0] != "M"
        marks = [c for c in stored if unicodedata.category(c) == "Mn"]
        assert [c for c in cluster.glyphs if unicodedata.category(c) == "Mn"] == marks
        assert cluster.width == 1
    assert "\u06dd" not in line.glyphs  # the end of a verse has another width in every terminal: a stand-in
    assert {"\u06de", "\u06e9"} <= set(line.glyphs)


def test_a_long_latin_quotation_reads_on_from_line_to_line() -> None:
    words = [f"word{number}" for number in range(60)]
    layout = lay_out(f"قال: «{' '.join(words)}» ثم غادر", base_level=1)
    seen = []
    for line in layout.lines(40):
        stored = "".join(layout.text[cluster.start : cluster.end] for cluster in line.clusters)
        seen += [word.strip("«»") for word in stored.split() if word.strip("«»").isascii()]
    assert [word for word in seen if word.startswith("word")] == words


def test_an_address_stays_in_one_piece_and_reads_from_the_left() -> None:
    address = "https://example.org/a-b/c_d?e=1&f=%20#g"
    line = lay_out(MIXED["URL"]).line()
    assert address in line.glyphs
    layout = lay_out(f"انظر {address} غدا")
    pieces = [layout.text[span.start : span.end] for span in layout.wrap(20)]
    assert "".join(pieces) == layout.text
    assert all(piece[-1] in "/-?&=." for piece in pieces if piece in address and not address.endswith(piece))


@pytest.mark.parametrize(("sequence", "drawn"), [("👍🏽", "👍"), ("👩‍👩‍👧‍👦", "👩"), ("❤️", "❤"), ("1️⃣", "1")])
def test_an_emoji_is_its_base_in_one_cluster(sequence: str, drawn: str) -> None:
    line = lay_out(f"قال {sequence} نعم").line()
    (cluster,) = [c for c in line.clusters if drawn in c.glyphs]
    assert (cluster.start, cluster.end) == (4, 4 + len(sequence))
    assert cluster.width == cell_len(drawn)
