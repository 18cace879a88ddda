from hypothesis import given
from hypothesis import strategies as st

from reader.article.part import part
from reader.article.sources import from_text

LONG = "\n\n".join(f"فقرة رقم {number} فيها كلمات عدة عن حلب. " * 5 for number in range(40))


def test_a_short_article_is_itself() -> None:
    article = from_text("هدنة في حلب")
    assert part(article, 0, 100) is article


def test_the_part_begins_with_the_paragraph_of_the_place_and_keeps_all_offsets() -> None:
    article = from_text(LONG)
    place = article.paragraphs[20]
    shown = part(article, place.start + 10, 500)
    assert shown.text == article.text
    assert shown.paragraphs[0] == place
    assert place.start + 500 <= shown.paragraphs[-1].end <= place.start + 510
    assert part(article, 0, 500).paragraphs[0] == article.paragraphs[0]


def test_one_endless_paragraph_is_cut_between_words() -> None:
    article = from_text("كلمة " * 10_000)
    (shown,) = part(article, 20_002, 1000).paragraphs
    assert 18_000 < shown.start < 20_002 < shown.end < 21_010
    assert set(article.text[shown.start : shown.end].split()) == {"كلمة"}


@given(st.text("ا ب\n", min_size=1, max_size=300), st.integers(0, 310), st.integers(1, 80))
def test_every_part_lies_in_a_paragraph(text: str, offset: int, length: int) -> None:
    article = from_text(text)
    for one in part(article, offset, length).paragraphs:
        assert one.start < one.end
        assert any(whole.start <= one.start and one.end <= whole.end for whole in article.paragraphs)
