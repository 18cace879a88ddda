"""Scores of names that stand in running text, on a corpus' own tokens."""

from reader.entities.model import EntityType, Mention, Voice
from reader.span import Span
from reader.training.evaluate import lay, tags_of


def test_tokens_are_tagged_by_the_names_that_they_share_letters_with() -> None:
    laid = lay([[("وصل", "O"), ("بحلب", "B-LOC"), ("سعد", "B-PER"), ("العلي", "I-PER")], [("حلب", "B-LOC")]])
    assert laid.text == "وصل بحلب سعد العلي\nحلب"
    names = [
        Mention(EntityType.LOC, 5, 8, 1.0, Voice.MODEL),
        Mention(EntityType.PER, 9, 18, 1.0, Voice.MODEL),
    ]
    assert list(tags_of(laid.tokens, names)) == [["O", "B-LOC", "B-PER", "I-PER"], ["O"]]
    assert list(tags_of([[Span(0, 3)]], [])) == [["O"]]
