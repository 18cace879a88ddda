from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from reader.entities.windows import LIMIT, Window, windows

LENGTHS = st.lists(st.integers(1, 12), max_size=300)


def test_neighbouring_sentences_share_a_window() -> None:
    assert list(windows([2] * 20, [0, 5, 12], limit=50)) == [Window(0, 20, 0, 20)]


def test_a_sentence_that_does_not_fit_begins_a_new_window() -> None:
    assert list(windows([2] * 20, [0, 5, 12], limit=30)) == [Window(0, 12, 0, 12), Window(12, 20, 12, 20)]


def test_a_long_sentence_is_cut_into_windows_that_overlap() -> None:
    first, second, *_ = windows([1] * 500, [0], limit=LIMIT)
    assert first.last > second.first
    assert first.kept_last == second.kept_first
    assert first.last - first.kept_last >= 20
    assert second.kept_first - second.first >= 20


def test_no_words_no_windows() -> None:
    assert list(windows([], [])) == []


@given(LENGTHS, st.sets(st.integers(1, 299)), st.integers(48, 220))
def test_every_word_is_kept_once_and_no_window_is_too_long(
    lengths: list[int], breaks: set[int], limit: int
) -> None:
    starts = [0, *sorted(place for place in breaks if place < len(lengths))] if lengths else []
    found = list(windows(lengths, starts, limit))
    kept = [word for window in found for word in range(window.kept_first, window.kept_last)]
    assert kept == list(range(len(lengths)))
    sums = [0, *accumulate(lengths)]
    for window in found:
        assert sums[window.last] - sums[window.first] <= limit
        assert window.first <= window.kept_first < window.kept_last <= window.last
