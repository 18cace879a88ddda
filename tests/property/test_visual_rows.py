"""Rows of any text in every output mode: exact width, right styles, nothing that steers a terminal."""

from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.visual import lay_out
from reader.visual.modes import Align, OutputMode, label, row

Styles = list[tuple[int, int, str]]
WORDS = [
    "قال",
    "(لا)",
    "لِأَنَّ",
    "«حلب»",
    "9,00",
    "abc-حلب",
    "x[1]",
    "👩\u200d👧",
    "日本",
    "\u202e",
    "\x1b[0m",
    "\t",
    "  ",
    "\u064e",
]
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=3) | st.just(" "), max_size=10).map("".join)
modes = st.sampled_from(list(OutputMode))
widths = st.integers(0, 50)
aligns = st.sampled_from(["auto", "left", "right", "center"])
styles = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.sampled_from("abc")), max_size=4)
STEERING = {
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u200b\u200c\u200d\u200e\u200f\u061c\ufeff",
}
STEERING |= {chr(c) for c in (*range(0x2028, 0x202F), *range(0x2060, 0x2070))}


@given(texts, widths, modes, styles, aligns, st.booleans())
def test_a_row_is_exactly_as_wide_as_asked(
    text: str, width: int, mode: OutputMode, styles: Styles, align: Align, strip: bool
) -> None:
    for line in [lay_out(text).line(), *lay_out(text).lines(max(width, 1))]:
        runs = row(line, width, mode, styles, align=align, strip_marks=strip)
        assert sum(run.width for run in runs) == width
        assert all(cell_len(run.text) == run.width for run in runs)
        assert [run.column for run in runs] == [sum(r.width for r in runs[:i]) for i in range(len(runs))]
        assert not STEERING & set("".join(run.text for run in runs))


@given(texts, styles)
def test_a_style_covers_the_cells_of_its_range(text: str, styles: Styles) -> None:
    line = lay_out(text).line()
    for mode in (OutputMode.VISUAL, OutputMode.ALTERNATING):
        held = {
            x: run.styles
            for run in row(line, line.width, mode, styles)
            for x in range(run.column, run.column + run.width)
        }
        for cluster in line.clusters:
            for x in range(cluster.column, cluster.column + cluster.width):
                assert held[x] == tuple(
                    s for a, b, s in styles if max(a, cluster.start) < min(b, cluster.end)
                )


@given(texts, modes, styles)
def test_every_mode_sends_the_same_cells(text: str, mode: OutputMode, styles: Styles) -> None:
    line = lay_out(text).line()

    def sent(mode: OutputMode) -> Counter[tuple[str, ...]]:
        cells: Counter[tuple[str, ...]] = Counter()
        for run in row(line, line.width + 3, mode, styles):
            cells[run.styles] += run.width
        return cells

    narrow = all(cluster.width < 2 for cluster in line.clusters)
    assert sent(mode) == sent(OutputMode.VISUAL) or (mode is OutputMode.WORD_VISUAL and not narrow)


@given(texts)
def test_neighbouring_cells_alternate(text: str) -> None:
    line = lay_out(text).line()
    runs = row(line, line.width + 4, OutputMode.ALTERNATING)
    assert all(a.alternate != b.alternate for a, b in pairwise(runs))


@given(texts, widths, modes)
def test_a_label_is_a_whole_row(text: str, width: int, mode: OutputMode) -> None:
    assert sum(run.width for run in label(text, width, mode)) == width
