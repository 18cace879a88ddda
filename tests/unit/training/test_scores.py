import pytest

from reader.training.scores import score


def test_type_and_range_must_both_be_right() -> None:
    gold = ["B-PER", "I-PER", "O", "B-LOC", "O", "B-MISC"]
    found = ["B-PER", "O", "O", "B-LOC", "B-ORG", "B-MISC"]
    scores = score([(gold, found)])
    assert (scores["PER"].gold, scores["PER"].found, scores["PER"].right) == (1, 1, 0)
    assert scores["LOC"].f1 == 1
    assert scores["ORG"].precision == 0
    assert scores["shown"].f1 == pytest.approx(2 / 5)
    assert scores["all"].f1 == pytest.approx(4 / 7)
    assert scores["all"].recall == pytest.approx(2 / 3)
    assert scores["all"].precision == pytest.approx(2 / 4)


def test_counts_add_up_over_sentences() -> None:
    scores = score([(["B-PER"], ["B-PER"]), (["B-PER"], ["O"])])
    assert scores["PER"].f1 == pytest.approx(2 / 3)


def test_nothing_scores_nothing() -> None:
    assert score([(["O"], ["O"])])["all"].f1 == 0
