import pytest

from reader.corrections import Mark, Unmark, apply
from reader.corrections.handwork import mark, moved
from reader.entities import EntityType, Voice
from reader.errors import InputError
from reader.export.record import record
from reader.export.registry import format_named
from reader.span import Span


def span_of(article, words, after=0):
    start = article.text.index(words, after)
    return Span(start, start + len(words))


def texts(analysis, **only):
    return [
        entity.text
        for entity in analysis.entities
        if all(getattr(entity, name) == value for name, value in only.items())
    ]


def test_removing_one_mention_leaves_the_others(analysis):
    aleppo = [entity for entity in analysis.entities if entity.text == "حلب"]
    assert len(aleppo) == 3
    corrected = apply(analysis, [Unmark(*aleppo[1].span)])
    assert [entity.start for entity in corrected.entities if entity.text == "حلب"] == [
        aleppo[0].start,
        aleppo[2].start,
    ]
    name = next(name for name in corrected.names if name.canonical == "حلب")
    assert name.count == 2


def test_another_type_is_another_name(analysis):
    first = next(entity for entity in analysis.entities if entity.text == "روسيا")
    corrected = apply(analysis, [Mark(*first.span, EntityType.ORG)])
    changed = next(entity for entity in corrected.entities if entity.text == "روسيا")
    assert (changed.type, changed.source, changed.score) == (EntityType.ORG, Voice.USER, 1.0)
    assert next(n for n in corrected.names if n.id == changed.name).type is EntityType.ORG


def test_a_longer_name_takes_the_place_of_the_shorter(analysis, article):
    longer = span_of(article, "السكان بحلب")
    corrected = apply(analysis, [mark(article, longer, EntityType.LOC)])
    assert "السكان بحلب" in texts(corrected, source=Voice.USER)
    assert [e.id for e in corrected.entities] == [f"e{i}" for i in range(1, len(corrected.entities) + 1)]


def test_a_selection_is_trimmed(article):
    words = span_of(article, " أسرته ")
    assert mark(article, words, EntityType.PER) == Mark(words.start + 1, words.end - 1, EntityType.PER)


@pytest.mark.parametrize("words", [" ", ".", "حلب\n\nأعلنت"])
def test_what_is_no_name_is_refused(article, words):
    with pytest.raises(InputError, match=r"corrections\.no_name"):
        mark(article, span_of(article, words), EntityType.PER)


def test_edges_step_by_words_and_proclitics(article):
    home = span_of(article, "بحلب")
    inner = moved(article, home, "start", 1)
    assert inner is not None
    assert inner.of(article.text) == "حلب"
    assert moved(article, inner, "start", -1) == home
    wider = moved(article, home, "end", 1)
    assert wider is not None
    assert wider.of(article.text) == "بحلب ينتظرون"
    assert moved(article, wider, "end", -1) == home
    assert moved(article, home, "end", -1) is None


def test_edges_stay_in_their_paragraph(article):
    title = span_of(article, "حلب")
    assert moved(article, title, "end", 1) is None
    first = span_of(article, "هدنة")
    assert moved(article, first, "start", -1) is None


def test_every_export_tells_what_the_reader_marked(analysis, article):
    corrected = apply(analysis, [mark(article, span_of(article, "أسرته"), EntityType.PER)])
    entity = next(e for e in record(corrected)["entities"] if e["text"] == "أسرته")
    assert entity["source"] == "user"
    markdown = b"".join(format_named("markdown").render([corrected])).decode()
    assert "- أسرته (1) (صححه القارئ)" in markdown
