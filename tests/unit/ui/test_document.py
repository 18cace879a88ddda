from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.article.sources import from_text
from reader.ui import document
from reader.ui.document import Document, Pages

words = st.sampled_from(["كلمة", "هُدْنَةٌ", "في", "طويلة-جدا-بلا-فراغ", "BBC", "2016", "،"])
paragraphs = st.lists(st.lists(words, min_size=1, max_size=40).map(" ".join), min_size=1, max_size=12)


def exact(pages: Pages, width: int) -> list[tuple[int, int] | None]:
    """All rows, wrapped from first to last."""
    rows: list[tuple[int, int] | None] = []
    for block in pages.blocks:
        rows += [(span.start, span.end) for span in block.layout.wrap(width)]
        rows += [None] * block.gap
    return rows[: len(rows) - pages.blocks[-1].gap]


def rows_of(found: Document) -> list[tuple[int, int] | None]:
    lines = [found.line(row) for row in range(found.height)]
    return [(line.start, line.end) if line else None for line in lines]


@given(paragraphs, st.integers(3, 60), st.integers(0, 2), st.data())
def test_rows_are_the_same_in_whatever_order_they_are_measured(parts, width, spacing, data):
    article = from_text("\n\n".join(parts))
    pages = Pages(article, byline="وكالة · اليوم", spacing=spacing)
    found = pages.at_width(width)
    for _ in range(4):
        row = data.draw(st.integers(0, max(found.height - 1, 0)))
        moved = found.measure(row, 5, 5)
        line = found.line(row + moved)
        again = found.measure(row + moved, 5, 5)
        assert again == 0
        assert found.line(row + moved) is line
    found.measure(0, 0, 10**6)
    assert rows_of(found) == exact(pages, width)


@given(paragraphs, st.integers(3, 60), st.data())
def test_offsets_and_rows_lead_to_each_other(parts, width, data):
    article = from_text("\n\n".join(parts))
    found = Pages(article, byline="وكالة").at_width(width)
    paragraph = data.draw(st.sampled_from(article.paragraphs))
    offset = data.draw(st.integers(paragraph.start, paragraph.end - 1))
    row = found.row_of(offset)
    line = found.line(row)
    assert line is not None
    assert line.start <= offset < line.end
    assert found.offset_at(row) == line.start


@given(st.integers(1, 30))
def test_a_long_paragraph_is_laid_out_in_pieces_that_leave_nothing_out(longest):
    saved, document.LONGEST = document.LONGEST, longest
    try:
        article = from_text("عنوان\n\n" + "كلمات كثيرة في فقرة واحدة. " * 5)
        blocks = Pages(article).blocks
    finally:
        document.LONGEST = saved
    body = [block for block in blocks if block.at >= article.paragraphs[1].start]
    assert "".join(block.layout.paragraph for block in body) == article.paragraphs[1].span.of(article.text)
    assert {block.layout.base_level for block in body} == {1}
    assert [block.gap for block in body] == [0] * (len(body) - 1) + [1]


def test_a_title_of_its_own_comes_first():
    article = replace(from_text("نص المقال هنا، وهو طويل بما يكفي ليكون فقرة."), title="عنوان")
    blocks = Pages(article, byline="وكالة").blocks
    assert [block.look for block in blocks][:2] == ["title", "byline"]
    assert not blocks[0].in_text
    assert Pages(article, byline="وكالة").at_width(40).row_of(0) == 3
