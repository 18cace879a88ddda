"""Rows that were drawn for screens that are gone are not kept."""

import gc
import weakref

from textual._styles_cache import StylesCache
from textual.color import Color

from reader.ui.forgetting import SELDOM, Collector, forget_drawn_rows, undisturbed


def test_the_rows_of_a_widget_go_with_it() -> None:
    rows = StylesCache()
    rows.get_inner_outer(Color(1, 2, 3), Color(4, 5, 6))
    gone = weakref.ref(rows)
    del rows
    forget_drawn_rows()
    gc.collect()
    assert gone() is None


def collections_at(*counts: tuple[int, int, int]) -> list[int]:
    """At which looks garbage was collected, when these were the counts; afterwards they are nothing."""
    now, found = counts[0], []
    collector = Collector(
        lambda: (0, 0, 0) if found and found[-1] == look else now, lambda: found.append(look)
    )
    for look, now in enumerate(counts[1:], 1):  # noqa: B007 - the collector asks for it
        collector.look()
    return found


def test_garbage_is_collected_while_nothing_happens() -> None:
    assert collections_at((0, 3, 1), (600, 3, 1), (20, 4, 1), (50, 4, 1), (60, 0, 0)) == [3]


def test_nothing_is_collected_while_something_happens() -> None:
    assert collections_at((0, 0, 1), (400, 0, 1), (20, 1, 1), (30, 2, 1), (40, 2, 2)) == []


def test_little_garbage_is_left() -> None:
    assert collections_at((0, 5, 0), (10, 5, 0), (20, 5, 0)) == []


def test_the_collector_is_as_it_was_afterwards():
    usual, frozen = gc.get_threshold(), gc.get_freeze_count()
    with undisturbed():
        assert gc.isenabled()
        assert gc.get_threshold()[2] == SELDOM
        assert gc.get_freeze_count() > frozen
    assert (gc.get_threshold(), gc.get_freeze_count()) == (usual, 0)
