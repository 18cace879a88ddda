import pytest

from reader.visual import bidi, lay_out


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("", 0),
        ("12", 0),
        ("a", 0),
        ("عربي", 1),
        ("12 عربي", 1),
        ("\u2067ع\u2069 a", 0),
        ("\u200f", 1),
        ("\u2068ع", 0),
    ],
)
def test_base_level(text: str, level: int) -> None:
    assert bidi.base_level(text) == level


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("العام 2015-2016", "2016-2015 العام"),
        ("في 12:30 - 9,00", "9,00 - 12:30 في"),
        ("نسبة 50%", "%50 نسبة"),
        ("قال (أحمد)", "(أحمد) قال"),
        ("قرأ [1] <2> «3»", "»3« >2< ]1[ قرأ"),
        ("شركة ABC (UN) هنا", "هنا ABC (UN) شركة"),
        ('قال "we will not go back, ever" أمس', 'أمس "we will not go back, ever" قال'),
        ("انظر https://a.org/b?c=d غدا", "غدا https://a.org/b?c=d انظر"),
        ("في E = mc^2 قال", "قال E = mc^2 في"),
        ("ס + 2 = 4 في", "في 4 = 2 + ס"),
        ("שלום عليكم", "عليكم שלום"),
        ("٢٠١٦/١١/٠٤ يوم", "يوم ٢٠١٦/١١/٠٤"),
        ("قال 👩\u200d👧 نعم", "نعم 👩\u200d👧 قال"),
    ],
)
def test_where_words_stand(text: str, words: str) -> None:
    """``words`` has the words from left to right, right-to-left words as they are stored."""
    line = lay_out(text, base_level=1).line()
    stored = [text[cluster.start : cluster.end] for cluster in line.clusters]
    seen = [word[::-1] if bidi.base_level(word) else word for word in words.split()]
    assert "".join(stored) == " ".join(seen)


def test_brackets_are_mirrored_in_right_to_left_text() -> None:
    assert lay_out("(ب)").line().glyphs == "(\ufe8f)"
    assert lay_out("ب)").line().glyphs == "(\ufe8f"
    assert lay_out("«ب").line().glyphs == "\ufe8f»"
    assert lay_out("a (b").line().glyphs == "a (b"


def test_marks_stand_after_their_base() -> None:
    assert lay_out("בָּ").line().glyphs == "בָּ"
    assert lay_out("بِتَ").line().glyphs == "\ufe96\u064e\ufe91\u0650"


def test_a_wrapped_line_keeps_the_levels_of_its_paragraph() -> None:
    text = "العام 2015-2016"
    whole = bidi.levels(text)
    layout = lay_out(text)
    spans = layout.wrap(6)
    assert len(spans) > 1
    for span in spans:
        for cluster in layout.line(span).clusters:
            if cluster.width:
                assert cluster.level == whole[cluster.start]


def test_an_override_left_open_ends_with_its_paragraph_and_is_seen() -> None:
    text = "a \u202ebc\nde"
    first, second = lay_out(text).lines(20)
    assert "\u202e" not in first.glyphs
    assert "\u21e4" in first.glyphs
    assert second.glyphs == "de"


def test_an_isolate_left_open_is_seen_and_a_closed_one_is_not() -> None:
    assert lay_out("a \u2067b").line().glyphs.count("\u21e4") == 1
    assert lay_out("a \u2067b\u2069 c").line().glyphs == "a b c"


@pytest.mark.parametrize("base", [0, 1])
@pytest.mark.parametrize(
    "unit",
    [
        "\u2067a",
        "\u2067a\u2069",
        "\u202ba",
        "\u2068",
        "(",
        "(ا",
        "()",
        "(ا)",
        "$",
        "1$",
        "\u0300",
        "ا\u0300",
        "ا1a ",
        "\u00ad",
        "\u2069",
    ],
)
def test_levels_of_hostile_repetition(unit: str, base: int) -> None:
    text = unit * (20_000 // len(unit))
    assert len(bidi.levels(text, base)) == len(text)


def test_too_many_open_brackets_leave_the_pairs_before_them_alone() -> None:
    """BD16 stops at 63 open brackets; ICU, FriBidi and python-bidi keep what was paired by then."""
    assert list(bidi.levels("a(ב)ג" + "(" * 70 + "אa", 0)[:5]) == [0, 0, 1, 0, 1]
    assert list(bidi.levels("(" * 70 + "a(ב)ג", 0)[-5:]) == [0, 0, 1, 1, 1]
