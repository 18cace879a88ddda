"""Lines of any text: every code point once, every range there and back, widths as Rich counts them."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.visual import VisualLine, lay_out

WORDS = [
    "قال",
    "الأمم المتحدة",
    "لأنَّ",
    "لا إله إلا الله",
    "بِسْمِ ٱللَّهِ",
    "۝١٢",
    "(أحمد)",
    "«حلب»",
    "9,00",
    "٢٠١٦/١١/٠٤",
    "https://example.org/a-b?c=d&e=f.html",
    "COVID-19",
    "پێشمەرگە",
    "گۆڕان ڵ",
    "ہے ٹھیک ں",
    "שָׁלוֹם",
    "👩\u200d👩\u200d👧\u200d👦",
    "❤\ufe0f",
    "🇸🇾",
    "1\ufe0f\u20e3",
    "日本語",
    "한글",
    "e\u0301",
    "\t",
    "\r\n",
    "\x1b[31m",
    "\x9b0m",
    "\u202eabc",
    "\u2067x",
    "\u2069",
    "\ud800",
    "\ue000",
    "\u0378",
    "\u064e",
    "\u200b",
    "\u2028",
    "   ",
    "\u00a0",
    "[<{",
]
ODD = (
    "".join(WORDS)
    + "\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u2066\u2068\ufeff\u00ad\u0640\u0670\u0654\u115f"
)
texts = st.lists(
    st.sampled_from(WORDS)
    | st.sampled_from([" ", " ", "، "])
    | st.text(st.sampled_from(ODD), max_size=6)
    | st.text(max_size=4),
    max_size=12,
).map("".join)
widths = st.integers(1, 40)
FORBIDDEN = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u200b\u200c\u200d\u200e\u200f\u061c\ufeff\u00ad",
}
FORBIDDEN |= {chr(c) for c in (*range(0x2028, 0x202F), *range(0x2060, 0x2070), *range(0xFE00, 0xFE10))}


def all_lines(text: str, width: int) -> tuple[VisualLine, ...]:
    return lay_out(text).lines(width)


@given(texts, widths)
@example("\u200f\u200fا", 5)
@example("\u200f\n\u064eab", 5)
@example("\u064e\u200f\u064e", 5)
@example("ab\u200f\n", 2)
def test_every_code_point_is_in_exactly_one_cluster(text: str, width: int) -> None:
    covered = [i for line in all_lines(text, width) for c in line.clusters for i in range(c.start, c.end)]
    assert sorted(covered) == list(range(len(text)))


@given(texts, widths)
def test_the_glyphs_are_as_wide_as_rich_counts(text: str, width: int) -> None:
    for line in all_lines(text, width):
        assert cell_len(line.glyphs) == line.width
        assert all(cell_len(c.glyphs) == c.width for c in line.clusters)
        assert "".join(c.glyphs for c in line.clusters) == line.glyphs


@given(texts, widths)
def test_clusters_stand_side_by_side(text: str, width: int) -> None:
    for line in all_lines(text, width):
        column = 0
        for cluster in line.clusters:
            if cluster.width:
                assert cluster.column == column
                column += cluster.width
        assert column == line.width


@given(texts, widths)
def test_nothing_that_steers_a_terminal_is_drawn(text: str, width: int) -> None:
    for line in all_lines(text, width):
        assert not FORBIDDEN & set(line.glyphs)
        assert not any("\ud800" <= c <= "\udfff" for c in line.glyphs)


@given(texts, widths)
def test_a_cluster_is_found_at_each_of_its_columns(text: str, width: int) -> None:
    for line in all_lines(text, width):
        for cluster in line.clusters:
            for column in range(cluster.column, cluster.column + cluster.width):
                assert line.cluster_at(column) == cluster
        assert line.cluster_at(-1) is None
        assert line.cluster_at(line.width) is None


@given(texts, widths, st.data())
def test_a_range_goes_to_columns_and_back(text: str, width: int, data: st.DataObject) -> None:
    for line in all_lines(text, width):
        start = data.draw(st.integers(line.start, line.end))
        end = data.draw(st.integers(start, line.end))
        touched = [c for c in line.clusters if c.width and max(c.start, start) < min(c.end, end)]
        wanted = {i for c in touched for i in range(c.start, c.end)}
        columns = line.columns_of(start, end)
        assert {x for a, b in columns for x in range(a, b)} == {
            x for c in touched for x in range(c.column, c.column + c.width)
        }
        back = {i for a, b in columns for span in line.ranges_of(a, b) for i in range(*span)}
        assert back == wanted


@given(texts, widths, st.data())
def test_columns_go_to_ranges_and_back(text: str, width: int, data: st.DataObject) -> None:
    for line in all_lines(text, width):
        left = data.draw(st.integers(0, line.width))
        right = data.draw(st.integers(left, line.width))
        touched = [c for c in line.clusters if max(c.column, left) < min(c.column + c.width, right)]
        spans = line.ranges_of(left, right)
        assert {i for span in spans for i in range(*span)} == {
            i for c in touched for i in range(c.start, c.end)
        }
        assert list(spans) == sorted(spans)
        columns = {x for span in spans for a, b in line.columns_of(*span) for x in range(a, b)}
        assert columns == {x for c in touched for x in range(c.column, c.column + c.width)}


@given(texts, widths)
def test_lines_cover_the_paragraph_and_fit(text: str, width: int) -> None:
    layout = lay_out(text)
    spans = layout.wrap(width)
    assert spans[0].start == 0
    assert spans[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(spans))
    assert all(spans) or not text
    for line in layout.lines(width):
        if len([c for c in line.clusters if c.width]) > 1:
            assert line.width <= width


@given(texts, widths, st.integers(0, 5), st.integers(0, 5))
def test_a_paragraph_inside_a_text_is_laid_out_as_if_alone(
    text: str, width: int, before: int, after: int
) -> None:
    inside = lay_out("م" * before + text + "x" * after, before, before + len(text))
    alone = lay_out(text)
    assert [tuple(x - before for x in span) for span in inside.wrap(width)] == [
        tuple(s) for s in alone.wrap(width)
    ]
    for there, here in zip(inside.lines(width), alone.lines(width), strict=True):
        assert there.glyphs == here.glyphs
        assert [(c.start - before, c.column) for c in there.clusters] == [
            (c.start, c.column) for c in here.clusters
        ]


@given(texts)
def test_hidden_marks_take_nothing_away_but_marks(text: str) -> None:
    text = "م" + " ".join(text.splitlines())  # where a line begins, a mark stands alone
    kept, hidden = lay_out(text).line(), lay_out(text, tashkeel="hide").line()
    assert [(c.start, c.end) for c in hidden.clusters if c.width and c.glyphs] == [
        (c.start, c.end) for c in kept.clusters if c.width
    ]


@pytest.mark.parametrize("base", [0, 1])
@given(text=texts)
def test_the_direction_can_be_forced(base: int, text: str) -> None:
    assert lay_out(text, base_level=base).line().base_level == base
