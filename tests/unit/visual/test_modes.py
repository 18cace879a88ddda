import unicodedata

import pytest

from reader.visual import lay_out
from reader.visual.arranging import BLANK
from reader.visual.modes import OutputMode, label, left_margin, row

TEXT = "قال (أحمد) في 9,00 abc"


def sent(text: str, mode: OutputMode, width: int | None = None) -> str:
    line = lay_out(text).line()
    return "".join(run.text for run in row(line, line.width if width is None else width, mode))


def test_visual_sends_the_line_as_it_stands() -> None:
    assert sent(TEXT, OutputMode.VISUAL) == lay_out(TEXT).line().glyphs


def test_word_visual_sends_each_arabic_word_from_its_first_letter_on() -> None:
    assert sent(TEXT, OutputMode.WORD_VISUAL) == "abc 9,00 ﻓﻲ (ﺃﺣﻤﺪ) ﻗﺎﻝ"
    assert sent("السَّلامُ", OutputMode.WORD_VISUAL) == "ﺍﻟﺴَّﻼﻡُ"
    assert sent("English (عربي)", OutputMode.WORD_VISUAL) == "English )ﻋﺮﺑﻲ("[:8] + "(ﻋﺮﺑﻲ)"


def test_word_visual_turns_numbers_round_that_hold_signs_of_the_arabic_script() -> None:
    line = lay_out("نسبة 47\u066a", base_level=1).line()
    seen = line.glyphs.split(" ")[0]
    assert sent("نسبة 47\u066a", OutputMode.WORD_VISUAL).split(" ")[0] == seen[::-1]
    assert (
        sent("نسبة 47%", OutputMode.WORD_VISUAL).split(" ")[0]
        == lay_out("نسبة 47%").line().glyphs.split(" ")[0]
    )


def test_word_visual_colours_stay_in_the_cells_where_they_are_seen() -> None:
    line = lay_out("وحلب").line()
    first, second = row(line, 4, OutputMode.WORD_VISUAL, [(1, 4, "place")])
    assert (first.text, first.styles) == ("ﻭﺣﻠ", ("place",))
    assert (second.text, second.styles) == ("ﺐ", ())


def test_logical_sends_the_text_in_order_and_the_margin_where_the_terminal_turns_it_round() -> None:
    assert sent("(حلب) 12", OutputMode.LOGICAL, 10) == "(ﺣﻠﺐ) 12  "
    assert sent("abc", OutputMode.LOGICAL, 5) == "abc  "


def test_logical_holds_a_row_to_its_direction_that_begins_with_a_letter_of_the_other() -> None:
    line = lay_out("NASA قالت", base_level=1).line()
    runs = row(line, 12, OutputMode.LOGICAL, [(0, 4, "org")])
    assert [(run.text, run.styles) for run in runs] == [(BLANK + "  ﻗﺎﻟﺖ ", ()), ("NASA", ("org",))]
    assert sent("2027.", OutputMode.LOGICAL, 8) == "2027.   "
    numbers = row(lay_out("2027.", base_level=1).line(), 8, OutputMode.LOGICAL)
    assert "".join(run.text for run in numbers) == "   .2027"


def test_left_to_right_modes_differ_in_brackets() -> None:
    assert sent("قال (أحمد) نعم ab", OutputMode.LEFT_TO_RIGHT) == "ab ﻗﺎﻝ (ﺃﺣﻤﺪ) ﻧﻌﻢ"
    assert sent("قال (أحمد) نعم ab", OutputMode.LEFT_TO_RIGHT_UNMIRRORED) == "ab ﻗﺎﻝ )ﺃﺣﻤﺪ( ﻧﻌﻢ"


def test_styles_stay_in_the_cells_where_they_are_seen_in_every_mode_that_turns_rows_round() -> None:
    line = lay_out("وصل إلى حلب").line()
    for mode in (OutputMode.LOGICAL, OutputMode.LEFT_TO_RIGHT):
        styled = [run for run in row(line, 20, mode, [(8, 11, "place")]) if run.styles]
        assert [run.text for run in styled] == ["ﺣﻠﺐ"]


def test_alternating_gives_each_cell_a_run() -> None:
    runs = row(lay_out("لا ab").line(), 8, OutputMode.ALTERNATING)
    assert [run.text for run in runs] == ["    ", "a", "b", " ", "ﻻ"]
    assert [run.alternate for run in runs] == [False, True, False, True, False]


@pytest.mark.parametrize(
    ("text", "align", "margin"),
    [("حلب", "auto", 7), ("abc", "auto", 0), ("حلب", "left", 0), ("abc", "right", 7), ("abc", "center", 3)],
)
def test_alignment(text: str, align: str, margin: int) -> None:
    line = lay_out(text).line()
    assert left_margin(line, 10, align) == margin  # type: ignore[arg-type]
    runs = row(line, 10, align=align)  # type: ignore[arg-type]
    assert "".join(run.text for run in runs) == " " * margin + line.glyphs + " " * (7 - margin)


def test_a_line_too_wide_loses_its_end() -> None:
    assert "".join(run.text for run in row(lay_out("abcdef").line(), 4)) == "abcd"
    assert "".join(run.text for run in row(lay_out("دذرز").line(), 2)) == "ﺫﺩ"
    assert "".join(run.text for run in row(lay_out("a日本").line(), 4)) == "a日 "


def test_styles_overlap_in_the_order_given() -> None:
    runs = row(lay_out("abcdef").line(), 6, styles=[(0, 4, "x"), (2, 6, "y")])
    assert [(run.text, run.styles) for run in runs] == [("ab", ("x",)), ("cd", ("x", "y")), ("ef", ("y",))]


def test_a_range_across_directions_is_highlighted_in_pieces() -> None:
    line = lay_out("ابج abc دهو").line()
    assert line.columns_of(2, 6) == ((4, 6), (7, 9))


def test_stripped_marks_leave_the_letters() -> None:
    line = lay_out("بَتُ é").line()
    assert "".join(run.text for run in row(line, line.width, strip_marks=True)) == "é ﺖﺑ"


@pytest.mark.parametrize("mode", list(OutputMode))
def test_labels_are_cut_with_an_ellipsis(mode: OutputMode) -> None:
    assert "".join(run.text for run in label("abcdef", 4, mode)) == "abc…"
    arabic = "".join(run.text for run in label("دذرزو", 4, mode, align="auto"))
    assert sorted(arabic) == sorted("ﺩﺫﺭ…")


def test_a_label_without_a_width_is_as_wide_as_its_text() -> None:
    assert [run.width for run in label("قال\nنعم")] == [7]
    assert label("") == ()


def test_a_word_of_two_fonts_is_turned_round_in_pieces() -> None:
    # The terminal turns every piece of one font round: of a name in bold and the comma after it, each by itself.
    line = lay_out("حلب، حمص").line()
    bold = [(0, 3, "bold")]
    runs = row(line, 8, OutputMode.WORD_VISUAL, bold, font=lambda styles: "bold" in styles)
    assert [(unicodedata.normalize("NFKC", run.text), run.styles) for run in runs] == [
        ("حمص ،", ()),
        ("حلب", ("bold",)),
    ]
    coloured = row(line, 8, OutputMode.WORD_VISUAL, [(0, 3, "red")], font=lambda styles: "bold" in styles)
    assert unicodedata.normalize("NFKC", "".join(run.text for run in coloured)) == "حمص حلب،"
