from __future__ import annotations

import pytest

from reader import search
from reader.article.sources import from_text
from reader.search import find, index


def found(text: str, words: str) -> list[str]:
    return [span.of(text) for span in find(index(from_text(text)), words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("وصلت القافلةُ إلى القرية", "القافله", ["القافلةُ"]),
        ("وصلت القافلةُ إلى القرية", "الي", ["إلى"]),
        ("أُعلِنَتِ الهُدْنَةُ اليوم", "الهدنة", ["الهُدْنَةُ"]),
        ("الهــدنة مستمرة", "الهدنة", ["الهــدنة"]),
        ("آخر الأنباء", "اخر الانباء", ["آخر الأنباء"]),
        ("شؤون وشئون", "شؤون", ["شؤون", "شئون"]),
        ("شؤون وشئون", "شوون", ["شؤون"]),
        ("مسؤول ومسئول", "مسئول", ["مسؤول", "مسئول"]),
        ("رئيس البلدية", "رييس", ["رئيس"]),
        ("في عام ٢٠١٦", "2016", ["٢٠١٦"]),
        ("قال (المتحدث) إن", "(المتحدث)", ["(المتحدث)"]),
        ("بيان\u00a0رسمي", "بيان  رسمي", ["بيان\u00a0رسمي"]),
        ("BBC News", "bbc", ["BBC"]),
        ("لا شيء", "", []),
        ("لا شيء", "  ", []),
        ("لا شيء", ".*", []),
    ],
)
def test_letter_forms_make_no_difference(text, words, expected):
    assert found(text, words) == expected


def test_glue_between_paragraphs_is_not_found():
    text = "الجملة الأولى، هنا.\n\n ,  ,\n\nالجملة الثانية, هناك."
    article = from_text(text)
    hits = find(index(article), ",")
    assert [span.of(text) for span in hits] == [","]
    assert all(any(p.span.contains(hit) for p in article.paragraphs) for hit in hits)


def test_pieces_change_nothing(monkeypatch):
    text = "\n\n".join(f"الفقرة {number} عن الهُدنة وشؤون أخرى" for number in range(50))
    article = from_text(text)
    whole = find(index(article), "الهدنه")
    monkeypatch.setattr(search, "_PIECE", 40)
    cut = index(article)
    assert len(cut.pieces) > 10
    assert find(cut, "الهدنه") == whole
    assert len(whole) == 50


def test_indexing_can_be_stopped(monkeypatch):
    monkeypatch.setattr(search, "_PIECE", 10)
    article = from_text("\n\n".join(["كلمة وكلمة أخرى"] * 20))
    assert index(article, lambda: True).pieces == ()


def test_no_more_than_the_most(monkeypatch):
    monkeypatch.setattr(search, "MOST", 7)
    assert len(found("كلمة " * 20, "كلمة")) == 7


def test_finding_can_be_stopped():
    article = from_text("كلمة وكلمة")
    assert find(index(article), "كلمة", lambda: True) == ()
