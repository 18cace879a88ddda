from __future__ import annotations

import pytest

from reader.article.sources import from_text
from reader.navigation import paragraph_at, sentences_near, step_paragraph
from reader.text.sentences import sentences

ARTICLE = from_text("عنوان المقال\n\nجملة أولى. جملة ثانية.\n\n ,  ,\n\nجملة ثالثة.\n\nجملة رابعة. وخامسة.")


def test_paragraphs_around():
    paragraphs = [paragraph.span for paragraph in ARTICLE.paragraphs]
    assert [paragraph_at(ARTICLE, span.start) for span in paragraphs] == paragraphs
    assert paragraph_at(ARTICLE, paragraphs[1].end) == paragraphs[2]
    assert paragraph_at(ARTICLE, len(ARTICLE.text)) is None


def test_stepping_by_paragraphs():
    paragraphs = [paragraph.span for paragraph in ARTICLE.paragraphs]
    assert step_paragraph(ARTICLE, -1, 1) == paragraphs[0]
    assert step_paragraph(ARTICLE, paragraphs[0].start, 1) == paragraphs[1]
    assert step_paragraph(ARTICLE, paragraphs[-1].start, 1) is None
    assert step_paragraph(ARTICLE, paragraphs[1].start + 3, -1) == paragraphs[1]
    assert step_paragraph(ARTICLE, paragraphs[0].start, -1) is None


@pytest.mark.parametrize("at", range(0, len(ARTICLE.text), 5))
def test_sentences_near_are_the_articles_sentences(at):
    everything = sentences(ARTICLE.text, [paragraph.span for paragraph in ARTICLE.paragraphs])
    near = sentences_near(ARTICLE, at)
    assert near == everything[everything.index(near[0]) :][: len(near)]
    after = next((s for s in everything if s.start > at), None)
    assert after is None or after in near
    before = [s for s in everything if s.start < at][-1:]
    assert set(before) <= set(near)
