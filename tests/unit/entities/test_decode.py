from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.entities.decode import Run, best_labels, follows, log_probabilities, runs

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def allowed(path: tuple[int, ...], starts: set[int]) -> bool:
    before = "O"
    for place, index in enumerate(path):
        if not follows("O" if place in starts else before, LABELS[index]):
            return False
        before = LABELS[index]
    return True


@given(
    st.lists(st.lists(st.floats(-9, 0, width=32), min_size=5, max_size=5), min_size=1, max_size=4),
    st.sets(st.integers(1, 3)),
)
def test_the_best_allowed_path_is_found(rows: list[list[float]], breaks: set[int]) -> None:
    scores = np.array(rows, np.float32)
    starts = {0, *(place for place in breaks if place < len(rows))}
    found = best_labels(scores, sorted(starts), LABELS)
    assert allowed(tuple(found.tolist()), starts)
    paths = [path for path in product(range(5), repeat=len(rows)) if allowed(path, starts)]
    best = max(sum(rows[place][index] for place, index in enumerate(path)) for path in paths)
    assert abs(sum(rows[place][index] for place, index in enumerate(found)) - best) < 1e-3


def test_a_lonely_inside_tag_is_never_chosen() -> None:
    scores = np.array([[-2, -3, -0.1, -9, -9], [-9, -9, -0.1, -9, -9]], np.float32)
    assert [LABELS[index] for index in best_labels(scores, [0], LABELS)] == ["B-PER", "I-PER"]


def test_a_name_does_not_cross_into_the_next_sentence() -> None:
    scores = np.array([[-9, -0.1, -9, -9, -9], [-5, -3, -0.1, -9, -9]], np.float32)
    assert [LABELS[index] for index in best_labels(scores, [0, 1], LABELS)] == ["B-PER", "B-PER"]


def test_no_words_no_labels() -> None:
    assert best_labels(np.zeros((0, 5), np.float32), [], LABELS).tolist() == []


def test_log_probabilities_sum_to_one() -> None:
    scores = np.array([[100.0, 0.0, -100.0], [1.0, 1.0, 1.0]], np.float32)
    assert np.exp(log_probabilities(scores)).sum(axis=-1) == pytest.approx([1.0, 1.0], abs=1e-5)


def test_tags_spell_names() -> None:
    tags = ["B-PER", "I-PER", "B-PER", "O", "B-LOC", "I-PER", "O", "I-LOC"]
    assert list(runs(tags)) == [
        Run("PER", 0, 2),
        Run("PER", 2, 3),
        Run("LOC", 4, 5),
        Run("PER", 5, 6),
        Run("LOC", 7, 8),
    ]
